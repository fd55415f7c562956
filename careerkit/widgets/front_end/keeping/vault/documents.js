// The documents in the browser's storage, and how they travel to the kernel: as bytes.

import { page } from "../../page/state.js";

export const DOCUMENT = "document/";
const LARGEST = 8_000_000; // bytes of one text: a message to the kernel ends at 10 MiB
export const AT_ONCE = 4_000_000; // bytes of all texts in one message, where there are several

/** The documents of other tabs and of earlier visits; this page's own has this key. */
export function documentsBeside(own) {
  return page.storage.keys(DOCUMENT)
    .filter((key) => key !== own)
    .map((key) => ({ writer: key.slice(DOCUMENT.length), text: page.storage.get(key) }));
}

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

export function isTooLarge(text) {
  // A character is three bytes at worst (four for two of them), so a short text needs no counting.
  return text.length * 3 > LARGEST && bytesOf(text).byteLength > LARGEST;
}

/** As many documents as fit into one message, at least one, with their bytes. */
export function firstBatch(documents) {
  let size = 0;
  return documents
    .map((document) => ({ ...document, bytes: bytesOf(document.text) }))
    .filter(({ bytes }, index) => {
      size += bytes.byteLength;
      return index === 0 || size <= AT_ONCE;
    });
}

/** What Python is told about documents; their bytes go along. */
export function foundIn({ seq, documents }) {
  return { seq, writers: documents.map(({ writer }) => writer) };
}
