// What JupyterLab and Notebook 7 load of an extension: a container of module federation. A bundler
// writes one otherwise. This one hands over what stands in the modules beside it, so that nothing has
// to be built.

(() => {
  const FILES = ["bar.js", "book.css", "book.js", "facts.js", "kernel_watch.js", "keys.js", "known.js", "plugins.js"];
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  let scope = {};

  /** Our modules, as they are now: Jupyter tells the browser to keep each address for a year. */
  async function load() {
    const urls = FILES.map((name) => new URL(name, src).href);
    await Promise.all(urls.map((url) => fetch(url, { cache: "no-cache" })));
    return import(urls.at(-1));
  }

  /** A module that Jupyter shares with its extensions; null where it has none of this name. */
  async function shared(name) {
    const versions = Object.entries(scope[name] ?? {});
    const numbers = ([version]) => version.split(/\D+/).map(Number);
    const later = (one, other) => {
      const [a, b] = [numbers(one), numbers(other)];
      const at = a.findIndex((number, index) => number !== b[index]);
      return at < 0 ? 0 : a[at] - (b[at] ?? 0);
    };
    // Of what is loaded already there must not be a second copy.
    const loaded = versions.filter(([, { loaded: isLoaded }]) => isLoaded);
    const newest = (loaded.length ? loaded : versions).sort(later).at(-1);
    return newest ? (await newest[1].get())() : null;
  }

  const page = /** @type {any} */ (window);
  page._JUPYTERLAB ??= {};
  page._JUPYTERLAB.careerkit = {
    init: (found) => {
      scope = found;
    },
    get: async () => {
      const made = await (await load()).pluginsFor(shared);
      return () => ({ __esModule: true, default: made });
    },
  };
})();
