// Loads the kit's module for all widgets of the page (stub.js): from the server's file, which the
// browser keeps, or else from the model, which has the text.
const kits = (globalThis[Symbol.for("careerkit.kits")] ??= new Map());

async function load(model) {
  const address = model.get("address");
  // A module made from a blob has no address that a path could be relative to.
  const there = address && (await import(new URL(address, document.baseURI).href).catch(() => null));
  if (there) return there;
  if (!model.get("script")) await askFor(model);
  const style = document.createElement("style");
  style.textContent = model.get("style");
  document.head.append(style);
  const blob = URL.createObjectURL(new Blob([model.get("script")], { type: "text/javascript" }));
  return import(blob).finally(() => URL.revokeObjectURL(blob));
}

/** The address did not answer. The kernel has the text, too. */
function askFor(model) {
  return new Promise((resolve) => {
    model.on("change:script", resolve);
    model.send({ type: "script" });
  });
}

/** In the place of a kit that could not be loaded: every view says so. */
function unavailable(sentence) {
  const render = ({ el }) => {
    el.textContent = sentence;
  };
  return { open: () => ({ render, close() {} }) };
}

function bring(model) {
  const version = model.get("version");
  const waited = kits.get(version);
  // Another kernel, or the one before a restart, has brought it to this page.
  if (waited?.isBrought) return;
  const kit = Object.assign(
    load(model).catch(() => unavailable(model.get("sorry"))),
    { isBrought: true },
  );
  // Views that came first wait for a promise of their own.
  if (waited) Object.assign(waited, { isBrought: true }).bring(kit);
  else kits.set(version, kit);
}

export default { initialize: ({ model }) => bring(model) };
