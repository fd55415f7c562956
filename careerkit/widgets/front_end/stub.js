// careerkit: the view comes from the kit's module, which the page's Kit brings (loader.js).
const kits = (globalThis[Symbol.for("careerkit.kits")] ??= new Map());

function kitOf(version) {
  if (!kits.has(version)) {
    let bring;
    const kit = new Promise((resolve) => (bring = resolve));
    kits.set(version, Object.assign(kit, { bring }));
  }
  return kits.get(version);
}

/** A page may have no models but those that it shows. */
const askFor = async (model) => model.widget_manager.get_model(model.get("_kit").slice(10));

export default () => {
  let view;
  return {
    // Nothing waits here: messages to a model that takes two seconds would be lost.
    initialize(context) {
      askFor(context.model).catch(() => {}); // elsewhere it comes by itself, perhaps later
      view = kitOf(context.model.get("_version")).then((kit) => kit.open(VIEW, context));
      return () => view.then(({ close }) => close());
    },
    render(context) {
      context.el.setAttribute("aria-busy", "true");
      const drawn = view.then(({ render }) => render(context));
      return drawn.finally(() => context.el.removeAttribute("aria-busy"));
    },
  };
};
