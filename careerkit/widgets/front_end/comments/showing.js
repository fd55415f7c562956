// From the list of comments to the answer that one is about, on this page or on its step's.

const KEY = "careerkit.show";

/** Show what stands beside an answer; or remember it for the page that a link leads to, and let that be followed.
 *
 * @param {string} place
 * @param {HTMLElement | undefined} beside what stands beside it, if it is on this page
 * @param {Event} event
 */
export function show(place, beside, event) {
  if (beside) {
    event.preventDefault();
    reveal(beside);
    return;
  }
  try {
    sessionStorage.setItem(KEY, place);
  } catch {
    // The step opens all the same.
  }
}

/** Show what a link led here for, once it stands on the page.
 *
 * @param {(place: string) => HTMLElement | undefined} find
 */
export function comingTo(find) {
  try {
    const place = sessionStorage.getItem(KEY);
    const beside = place ? find(place) : null;
    if (!beside) return;
    sessionStorage.removeItem(KEY);
    reveal(beside);
  } catch {
    // A browser that keeps nothing remembers nothing.
  }
}

/** Open all that it stands in, and the first of it, and take the keyboard there. */
function reveal(beside) {
  for (let at = beside.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  if (!beside.checkVisibility()) partOf(beside)?.click();
  const toggle = /** @type {HTMLElement} */ (beside.querySelector(".ck-record-toggle"));
  if (toggle.getAttribute("aria-expanded") === "false") toggle.click();
  beside.scrollIntoView({ block: "center" });
  toggle.focus({ preventScroll: true });
}

/** What opens the part of a step in which it stands. */
function partOf(beside) {
  const closed = [...document.querySelectorAll("[data-part-closed]")];
  const before = closed.filter((part) => part.compareDocumentPosition(beside) & Node.DOCUMENT_POSITION_FOLLOWING);
  return /** @type {HTMLElement | null} */ (before.at(-1)?.querySelector(".ck-part-button"));
}
