// Copying a text that stands in a field.

/** Copy what stands in a field; returns whether the browser did. The text is selected then, too.
 *
 * The clipboard proper is there for pages over https alone, and a workshop's server speaks http.
 *
 * @param {HTMLTextAreaElement} field
 */
export function copyFrom(field) {
  const focused = document.activeElement;
  field.focus({ preventScroll: true });
  field.select();
  try {
    const isCopied = document.execCommand("copy");
    if (isCopied && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return isCopied;
  } catch {
    return false;
  }
}
