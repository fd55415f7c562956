// Copying a text that stands in a field.

/** Copy what stands in a field; returns whether the browser did. The text is selected then, too.
 *
 * The clipboard proper is there for pages over https alone, and a workshop's server speaks http.
 *
 * @param {HTMLTextAreaElement} field
 */
export function copyFrom(field) {
  field.focus({ preventScroll: true });
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
