// The line to a kernel behind a server: a WebSocket, which is opened anew when it breaks.

import { newId } from "../page/ids.js";
import { page } from "../page/state.js";
import { SPOKEN, headerOf, packed, unpacked } from "./messages.js";

const PAUSES = [300, 1000, 2000, 4000, 8000, 15_000]; // ms between two tries; after that, when it is seen
const OVER = [4001, 4002]; // the server stops, or the kernel has ended: serve/guard/ownership.py

/**
 * A line as the host needs one; a kernel in a worker has another with the same four methods.
 *
 * `open(listener)`: the listener's `opened()`, `heard(message)` and `closed()` are called from then
 * on. `send({ kind, content, buffers, metadata })` returns the message's id, or "" where it can't be sent now.
 * `close()` ends it.
 */
export class SocketLine {
  /** @param {string} address the kernel's, such as "/api/kernels/1234" */
  constructor(address) {
    // The server keeps what the kernel says for a session that comes back.
    this.session = newId();
    const url = new URL(`${address}/channels?session_id=${this.session}`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.address = url.href;
    this.tries = 0;
    this.onSight = () => {
      if (document.hidden) return;
      this.tries = 0;
      this.again();
    };
  }

  open(listener) {
    this.listener = listener;
    document.addEventListener("visibilitychange", this.onSight);
    window.addEventListener("online", this.onSight);
    page.events.addEventListener("reachable", this.onSight);
    this.connect();
  }

  connect() {
    const socket = (this.socket = new WebSocket(this.address, SPOKEN));
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      this.tries = 0;
      this.listener.opened();
    });
    socket.addEventListener("message", ({ data }) => this.listener.heard(unpacked(data)));
    socket.addEventListener("close", ({ code }) => {
      if (OVER.includes(code)) this.isClosed = true;
      if (this.socket === socket) this.lose();
    });
  }

  lose() {
    this.socket = null;
    this.listener.closed();
    if (this.isClosed || this.tries === PAUSES.length) return;
    const pause = PAUSES[this.tries];
    this.tries += 1;
    // A page that is hidden, or has tried for long, comes back to it when it is seen.
    this.timer = setTimeout(() => !document.hidden && this.again(), pause * (0.7 + 0.6 * Math.random()));
  }

  again() {
    if (this.socket || this.isClosed) return;
    clearTimeout(this.timer);
    this.connect();
  }

  send({ kind, content, buffers, metadata }) {
    if (this.socket?.readyState !== WebSocket.OPEN) return "";
    const header = headerOf(kind, this.session);
    this.socket.send(packed(header, content, buffers, metadata));
    return header.msg_id;
  }

  close() {
    this.isClosed = true;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.onSight);
    window.removeEventListener("online", this.onSight);
    page.events.removeEventListener("reachable", this.onSight);
    this.socket?.close();
  }
}
