// Copying a text that stands in a field.

import { focused } from "../page/elements.js";

/** Copy what stands in a field; returns whether the browser did. The text is selected then, too.
 *
 * The clipboard proper is there for pages over https alone, and a workshop's server speaks http.
 *
 * @param {HTMLTextAreaElement} field
 */
export function copyFrom(field) {
  const before = focused();
  field.focus({ preventScroll: true });
  field.select();
  try {
    const isCopied = document.execCommand("copy");
    if (isCopied && before instanceof HTMLElement) before.focus({ preventScroll: true });
    return isCopied;
  } catch {
    return false;
  }
}
