// Shows a page's widgets where there is no server: their kernel is a worker of the page (worker.js).

import { placeCell } from "../host/cells.js";
import { ShownPage } from "../host/shown_page.js";
import { WorkerLine } from "../host/worker_line.js";

const { careerkitPage } = window;
const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
const { worker: address, files, folder, notebook, variables } = JSON.parse(dataset.site);
const here = (name) => name && new URL(name, document.baseURI).href;

const worker = new Worker(here(address), { type: "module" });
worker.postMessage({
  kind: "begin",
  files: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, here(file)])),
  folder,
  notebook,
  variables: { ...variables, QUERY_STRING: location.search.slice(1) },
});
const page = new ShownPage(dataset);
careerkitPage.connect();
page.attach(new WorkerLine(worker));

worker.addEventListener("message", async ({ data: { kind, content } }) => {
  if (!["cell", "complete", "aside", "failed"].includes(kind)) return;
  await page.placed;
  if (kind === "cell") placeCell(content, dataset.error);
  else if (kind === "complete") page.complete(true);
  else if (kind === "aside") keepForLater();
  else fail();
});
worker.addEventListener("error", fail);

/** Let the browser keep the site, once what the page needed itself was set aside for that: it need not come twice. */
function keepForLater() {
  navigator.serviceWorker?.register(here(dataset.keeper)).catch(() => {}); // without it the page needs its host
}

/** Python could not be started, or has ended. What is written is kept all the same. */
function fail() {
  const isReady = Boolean(document.documentElement.dataset.ready);
  document.getElementById("ck-failed").hidden = isReady;
  // Nothing is on its way any more.
  for (const id of ["ck-progress", "ck-status"]) document.getElementById(id).hidden ||= !isReady;
  careerkitPage.tell(null, "gone");
}
