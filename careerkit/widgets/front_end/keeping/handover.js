// Hands the documents of earlier visits to the kernel while the page's front end still loads.
//
// A script of the app's own pages and no widget: the kernel reads a long workbook before anything
// asks for it (handover.py). What was handed over hangs on `page.handed`, where the vault finds it
// when it is there itself (vault_storage.js); where no kernel took it, the vault does it again.
// A worker sends it: what a page sends waits whenever the page is busy, and now it is.

import { page } from "../page/state.js";
import { isErasure } from "../page/storage.js";
import { documentsBeside, foundIn } from "./vault/documents.js";

const documents = documentsBeside("");
const handed = (page.handed = { seq: 1, documents, isErased: false, progress: "" });
// No widget listens yet.
window.addEventListener("storage", ({ key, newValue }) => {
  if (isErasure(key, newValue)) handed.isErased = true;
});
const worker = new Worker(document.currentScript.dataset.worker);
worker.addEventListener("message", ({ data }) => (handed.progress = data));
worker.addEventListener("error", () => (handed.progress = "failed"));
worker.postMessage({ told: foundIn(handed), texts: documents.map(({ text }) => text) });
window.careerkitPage.channels.then((address) => worker.postMessage({ address }));
