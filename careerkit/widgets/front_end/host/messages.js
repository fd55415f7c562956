// Messages between a page and its kernel as they travel: Jupyter's binary protocol, version 1.

import { newId } from "../page/ids.js";

export const SPOKEN = "v1.kernel.websocket.jupyter.org";

/** What a message of ours begins with.
 *
 * @param {string} kind its type, such as "comm_msg"
 * @param {string} session
 */
export function headerOf(kind, session) {
  return {
    msg_id: newId(),
    msg_type: kind,
    session,
    username: "",
    date: new Date().toISOString(),
    version: "5.3",
  };
}

/** A message to the kernel's shell: how many places there are, where each part begins, the parts.
 *
 * @param {Record<string, string>} header
 * @param {Record<string, any>} content
 * @param {(Uint8Array | DataView | ArrayBuffer)[]} buffers
 * @param {Record<string, any>} metadata
 */
export function packed(header, content, buffers = [], metadata = {}) {
  const encoder = new TextEncoder();
  const texts = ["shell", ...[header, {}, metadata, content].map((part) => JSON.stringify(part))];
  const parts = [...texts.map((text) => encoder.encode(text)), ...buffers.map(bytesOf)];
  const places = [8 * (parts.length + 2)];
  for (const { byteLength } of parts) places.push(places.at(-1) + byteLength);
  const whole = new Uint8Array(places.at(-1));
  const front = new DataView(whole.buffer);
  [places.length, ...places].forEach((number, index) => front.setBigUint64(8 * index, BigInt(number), true));
  parts.forEach((part, index) => whole.set(part, places[index]));
  return whole;
}

function bytesOf(data) {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** What the kernel says: `kind`, the id of the message that it answers, content and binary data.
 *
 * @param {ArrayBuffer} data
 */
export function unpacked(data) {
  const front = new DataView(data);
  const count = Number(front.getBigUint64(0, true));
  const places = Array.from({ length: count }, (_, index) => Number(front.getBigUint64(8 * (index + 1), true)));
  const part = (index) => new Uint8Array(data, places[index], places[index + 1] - places[index]);
  const read = (index) => JSON.parse(new TextDecoder().decode(part(index)));
  const buffers = [];
  for (let index = 5; index < count - 1; index += 1) {
    buffers.push(new DataView(data, places[index], places[index + 1] - places[index]));
  }
  return { kind: read(1).msg_type, answers: read(2).msg_id ?? "", content: read(4), buffers };
}
