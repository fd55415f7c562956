// Voila's front end, where it shows a page's widgets: it starts while the kernel still works, and waits where
// it needs that. Runs after page.js, before anything of Voila's.
{
  /** Start Voila's front end while the kernel still works, and let it wait where it needs that.
   *
   * It would begin when all of the page has come. Its own start, and that of the extensions, ask
   * nothing of the kernel. They end with `init` of each extension, and only what follows asks
   * which kernel it is and which outputs there are: so the last extension's `init` is the gate.
   *
   * So what the front end's script wants to do at the end of the page is done at once. Its modules
   * follow one upon the other without a pause, so that it still is the script that runs.
   */
  function startEarly() {
    const listen = window.addEventListener;
    window.addEventListener = function (type, listener, ...rest) {
      const isStart = type === "load" && document.currentScript?.id === "ck-front-end";
      if (!isStart || document.readyState === "complete") {
        return listen.call(this, type, listener, ...rest);
      }
      queueMicrotask(() => listener(new Event("load")));
    };
  }

  /** Stand between Voila and the extension that shows widgets: its `init` waits until the page has
   * come, and its outputs until their widgets have.
   */
  function guardWidgets() {
    let guarded;
    const extensions = (window._JUPYTERLAB ??= {});
    Object.defineProperty(extensions, "@voila-dashboards/widgets-manager8", {
      enumerable: true,
      get: () => guarded,
      set: (extension) => {
        const init = async (scope) => {
          await extension.init(scope);
          await window.careerkitPage.complete;
        };
        const get = async (name) => {
          const make = await extension.get(name);
          return name === "./extension" ? () => patient(make()) : make;
        };
        guarded = { get, init };
      },
    });
  }

  /** The extension's plugins, whose outputs are shown when the widgets are known.
   *
   * An output asks for its widget at once, for two seconds, and again when all are known. Where they
   * become known in the last tenth of these two seconds, it misses both and shows an error for ever.
   */
  function patient(extension) {
    const plugins = [extension.default].flat().map((plugin) => ({
      ...plugin,
      activate: async (app, rendermime, ...rest) => {
        const provided = await plugin.activate(app, rendermime, ...rest);
        const factory = rendermime.getFactory("application/vnd.jupyter.widget-view+json");
        const make = factory?.createRenderer;
        if (!make || !app.widgetManager) return provided;
        const known = restored(app.widgetManager);
        factory.createRenderer = (options) => {
          const renderer = make(options);
          const render = renderer.renderModel.bind(renderer);
          renderer.renderModel = (model) => known.then(() => render(model));
          return renderer;
        };
        return provided;
      },
    }));
    return { __esModule: true, default: plugins };
  }

  const restored = (manager) =>
    new Promise((resolve) => {
      if (manager.restoredStatus) resolve();
      else manager.restored.connect(() => resolve());
    });

  guardWidgets();
  // A Jupyter server configures the page at its end, where its front end begins.
  if (document.getElementById("jupyter-config-data")) startEarly();
}
