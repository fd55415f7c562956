// Vega, from the server's files or else from the kernel.

const BUNDLE_WAIT = 60_000; // ms

/** The name of the error where the kernel has nothing that draws. */
export const NOT_INSTALLED = "not_installed";

/** Vega, loaded once a page however many charts there are; a failure may be tried again. */
export function loadVega(model) {
  const name = Symbol.for("careerkit.vega");
  globalThis[name] ??= fetchVega(model).catch((error) => {
    delete globalThis[name];
    throw error;
  });
  return globalThis[name];
}

/** From the server's file, which the browser keeps; where there is none, from the kernel. */
async function fetchVega(model) {
  const url = model.get("_bundle_url");
  if (url) {
    try {
      // A module made from a blob has no address that a path could be relative to.
      return (await import(new URL(url, document.baseURI).href)).default;
    } catch {
      // Another server, or an older one: the kernel has it too.
    }
  }
  const address = URL.createObjectURL(
    new Blob([await askKernelForVega(model)], { type: "text/javascript" }),
  );
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function askKernelForVega(model) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      model.off("msg:custom", hear);
    };
    const hear = (message, buffers) => {
      if (message?.type !== "bundle") return;
      stop();
      // The kernel answers without a bundle where nothing can make one.
      if (buffers?.length) resolve(buffers[0]);
      else reject(Object.assign(new Error("There is no Vega"), { name: NOT_INSTALLED }));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error("The kernel did not send Vega"));
    }, BUNDLE_WAIT);
    model.on("msg:custom", hear);
    model.send({ type: "bundle" });
  });
}
