// A text that the browser saves as a file, without a server.

import { h } from "./elements.js";

const KEPT = 60_000; // ms for which the text is there: a person may be asked where it is to go

/** Let the browser save a text.
 *
 * @param {string} name what the file is to be called
 * @param {string} text
 * @param {string} type its media type
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
