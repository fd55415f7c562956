// Sends a page's documents to its kernel, in a thread of its own, and says how far it is:
// "sending", "sent", or "failed" before it was.

import { SPOKEN, headerOf, packed } from "../host/messages.js";
import { newId } from "../page/ids.js";

const TARGET = "careerkit.documents"; // handover.py
const MOST = 8_000_000; // bytes; what is more, the vault brings in several messages
const LOOK_EVERY = 50; // ms
const DONE_AFTER = 10_000; // ms after all of it went out in which the network brings it along

let handed = null;

self.addEventListener("message", ({ data }) => {
  if (data.texts) handed = opening(data);
  else if (handed) send(data.address, handed);
  else self.postMessage("failed");
});

/** The message that opens a comm with all texts, unless it would be too large. */
function opening({ told, texts }) {
  const encoder = new TextEncoder();
  const buffers = texts.map((text) => encoder.encode(text));
  const size = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size > MOST) return null;
  const content = { comm_id: newId(), target_name: TARGET, data: told };
  return packed(headerOf("comm_open", newId()), content, buffers);
}

function send(address, message) {
  const socket = new WebSocket(address, SPOKEN);
  let isSent = false;
  socket.addEventListener("open", () => {
    self.postMessage("sending");
    socket.send(message);
    const timer = setInterval(() => {
      if (socket.bufferedAmount > 0) return;
      clearInterval(timer);
      isSent = true;
      self.postMessage("sent");
      setTimeout(() => self.close(), DONE_AFTER);
    }, LOOK_EVERY);
  });
  socket.addEventListener("close", () => {
    if (!isSent) self.postMessage("failed");
    self.close();
  });
}
