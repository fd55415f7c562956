// Hands the documents of earlier visits to the kernel before the page asks for its widgets: the
// kernel reads a long workbook meanwhile (handover.py). What was handed over hangs on `page.handed`,
// where the vault finds it when it is there itself (vault/storage.js); where no kernel took it, the
// vault does it again.

import { newId } from "../page/ids.js";
import { page } from "../page/state.js";
import { documentsBeside, foundIn } from "./vault/documents.js";

const TARGET = "careerkit.documents"; // handover.py
const MOST = 8_000_000; // bytes; what is more, the vault brings in several messages

/** @param {{ say: (kind: string, content: any, buffers: Uint8Array[]) => Promise<boolean> }} kernel */
export function handOver(kernel) {
  const documents = documentsBeside("");
  const handed = (page.handed = { seq: 1, documents, isErased: false, progress: "failed" });
  // No widget listens yet.
  window.addEventListener("storage", ({ key, newValue }) => {
    if (page.storage.isSignal(key, newValue, "erased")) handed.isErased = true;
  });
  const encoder = new TextEncoder();
  const bytes = documents.map(({ text }) => encoder.encode(text));
  if (bytes.reduce((sum, { byteLength }) => sum + byteLength, 0) > MOST) return;
  handed.progress = "sending";
  const told = { comm_id: newId(), target_name: TARGET, data: foundIn(handed) };
  kernel.say("comm_open", told, bytes).then((isDone) => (handed.progress = isDone ? "sent" : "failed"));
}
