// The line to a kernel in a worker of the page, where there is no server.

import { newId } from "../page/ids.js";

/**
 * The other line that a host can have, with the same four methods as the socket's (socket_line.js).
 *
 * The worker says `{ kind: "ready" }` once its kernel runs, then what that says, as
 * `{ kind, answers, content, buffers }`; it is told `{ id, kind, content, buffers, metadata }`. Both go
 * as structured clones: a worker has no need of Jupyter's protocol of the wire.
 */
export class WorkerLine {
  /** @param {Worker} worker the kernel's; it is ended with the line */
  constructor(worker) {
    this.worker = worker;
    this.isOpen = false;
  }

  open(listener) {
    this.listener = listener;
    this.worker.addEventListener("message", ({ data }) => this.hear(data));
    // It does not come back: a page that is opened anew has a new one.
    this.worker.addEventListener("error", () => this.lose());
  }

  hear({ kind, answers = "", content = {}, buffers = [] }) {
    if (kind === "ready") {
      this.isOpen = true;
      this.listener.opened();
    } else if (this.isOpen) {
      this.listener.heard({ kind, answers, content, buffers: buffers.map(viewOf) });
    }
  }

  lose() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.listener.closed();
  }

  send({ kind, content, buffers, metadata }) {
    if (!this.isOpen) return "";
    const id = newId();
    this.worker.postMessage({ id, kind, content, buffers, metadata });
    return id;
  }

  close() {
    this.isOpen = false;
    this.worker.terminate();
  }
}

function viewOf(data) {
  if (data instanceof ArrayBuffer) return new DataView(data);
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
