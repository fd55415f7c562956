// Loads the kit's module for all widgets of the page (stub.js): from the server's file, which the
// browser keeps, or else from the model, which has the text.
const kits = (globalThis[Symbol.for("careerkit.kits")] ??= new Map());
const PATIENCE = 60_000; // ms that a busy kernel has for sending the text

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

/** The address did not answer. The kernel has the text, too, if there still is one. */
function askFor(model) {
  return new Promise((resolve, reject) => {
    model.on("change:script", resolve);
    setTimeout(reject, PATIENCE);
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

/** What views wait for; one that failed stays for those that had it. */
function expected(version) {
  const known = kits.get(version);
  if (known && !known.hasFailed) return known;
  let settle;
  const kit = new Promise((resolve) => (settle = resolve));
  kits.set(version, Object.assign(kit, { bring: settle }));
  return kits.get(version);
}

function bring(model) {
  const kit = expected(model.get("version"));
  // Another notebook's Kit is here, or one from before the kernel was restarted.
  if (kit.isComing) return;
  kit.isComing = true;
  load(model).then(kit.bring, () => {
    kit.hasFailed = true;
    kit.bring(unavailable(model.get("sorry")));
  });
}

export default { initialize: ({ model }) => bring(model) };
