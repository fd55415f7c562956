// What the browser saves as a file, without a server.

import { h } from "./elements.js";

const KEPT = 60_000; // ms for which it is there: a person may be asked where it is to go

/** Let the browser save a text or a picture.
 *
 * @param {string} name what the file is to be called
 * @param {string | Blob} content
 * @param {string} type its media type
 */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
