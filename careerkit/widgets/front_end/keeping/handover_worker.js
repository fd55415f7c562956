// Sends a page's documents to its kernel, in a thread of its own, and says how far it is:
// "sending", "sent", or "failed" before it was.

import { newId } from "../page/ids.js";

const TARGET = "careerkit.documents"; // handover.py
const SPOKEN = "v1.kernel.websocket.jupyter.org";
const MOST = 8_000_000; // bytes; what is more, the vault brings in several messages
const LOOK_EVERY = 50; // ms
const DONE_AFTER = 10_000; // ms after all of it went out in which the network brings it along

let handed = null;

self.addEventListener("message", ({ data }) => {
  if (data.texts) handed = packed(data);
  else if (handed) send(data.address, handed);
  else self.postMessage("failed");
});

function packed({ told, texts }) {
  const encoder = new TextEncoder();
  const buffers = texts.map((text) => encoder.encode(text));
  const size = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return size > MOST ? null : laidOut({ comm_id: newId(), target_name: TARGET, data: told }, buffers);
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

/** The message that opens a comm, as Jupyter's binary protocol lays it out. */
function laidOut(content, buffers) {
  const header = {
    msg_id: newId(),
    msg_type: "comm_open",
    session: newId(),
    username: "",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const encoder = new TextEncoder();
  const texts = ["shell", ...[header, {}, {}, content].map((part) => JSON.stringify(part))];
  const parts = [...texts.map((text) => encoder.encode(text)), ...buffers];
  const places = [8 * (parts.length + 2)]; // the front: their number, where each begins, the end
  for (const { byteLength } of parts) places.push(places.at(-1) + byteLength);
  const whole = new Uint8Array(places.at(-1));
  const front = new DataView(whole.buffer);
  [places.length, ...places].forEach((number, index) => front.setBigUint64(8 * index, BigInt(number), true));
  parts.forEach((part, index) => whole.set(part, places[index]));
  return whole;
}
