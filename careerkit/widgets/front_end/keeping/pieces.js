// A file on its way to the kernel: in pieces, none of them too large for a message (keeping/pieces.py).

import { AT_ONCE } from "./vault/documents.js";

const LARGEST_FILE = 20_000_000; // bytes, as in store/codec.py

/** Send a file that a person chose; what stands in the way is returned, as the name of a sentence.
 *
 * @param {File} file
 * @param {(told: { type: string, name: string, size: number, begin: number }, buffers: Uint8Array[]) => void} send
 */
export async function sendFile(file, send) {
  const { name } = file;
  if (file.size > LARGEST_FILE) return "too_large";
  const read = await file.arrayBuffer().catch(() => null);
  if (!read) return "unreadable";
  const bytes = new Uint8Array(read);
  const size = bytes.byteLength;
  for (let begin = 0; begin === 0 || begin < size; begin += AT_ONCE) {
    send({ type: "opened", name, size, begin }, [bytes.slice(begin, begin + AT_ONCE)]);
  }
  return "";
}
