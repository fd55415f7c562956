// From the list of comments to the answer that one is about, on this page or on its step's.

import { page } from "../page/state.js";

const key = () => page.storage.ownKey("show");
const PATIENCE = 20_000; // ms after which a person is where they want to be

let awaited = null; // the comment that is to be shown once it stands on the page
let until = 0;

/** What says on a page where something is: a record, all of a section, or a comment's own card.
 *
 * @param {ParentNode} within
 * @param {string} place
 */
export const cardAt = (within, place) => within.querySelector(`[data-at="${CSS.escape(place)}"]`);

/** Show a comment beside its answer; or remember it for the page that a link leads to, and let that be followed.
 *
 * @param {ParentNode} within
 * @param {{ id: string, place: string }} comment
 * @param {Event} event
 */
export function show(within, comment, event) {
  const there = find(within, comment);
  if (there) {
    event.preventDefault();
    reveal(there);
    return;
  }
  expect(comment); // the link may lead to another part of this page
  try {
    sessionStorage.setItem(key(), JSON.stringify(comment));
  } catch {
    // The step opens all the same.
  }
}

function expect(comment) {
  awaited = comment;
  until = performance.now() + PATIENCE;
}

/** A page begins: a link may have led here for something. */
export function arrive() {
  try {
    const comment = JSON.parse(sessionStorage.getItem(key()) ?? "null");
    sessionStorage.removeItem(key());
    if (comment) expect(comment);
  } catch {
    // A browser that keeps nothing remembers nothing.
  }
}

/** Show what a link led here for, once it stands on the page.
 *
 * @param {ParentNode} within
 */
export function showAwaited(within) {
  const there = awaited && performance.now() < until ? find(within, awaited) : null;
  if (!there) return;
  awaited = null;
  reveal(there);
}

/** The comment's card beside its answer; of one that was let go the answer's. */
function find(within, { id, place }) {
  return within.querySelector(`.ck-said [data-at="replies/${CSS.escape(id)}"]`) ?? cardAt(within, place);
}

/** Open all that it stands in, and itself, and take the keyboard there. */
function reveal(there) {
  for (let at = there.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  if (!there.checkVisibility()) partOf(there)?.click();
  const toggle = /** @type {HTMLElement | null} */ (there.querySelector(".ck-record-toggle"));
  if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  there.scrollIntoView({ block: "center" });
  toggle?.focus({ preventScroll: true });
}

/** What opens the part of a step in which it stands. */
function partOf(there) {
  const closed = [...document.querySelectorAll("[data-part-closed]")];
  const before = closed.filter((part) => part.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_FOLLOWING);
  return /** @type {HTMLElement | null} */ (before.at(-1)?.querySelector(".ck-part-button"));
}
