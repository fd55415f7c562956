// Where a person's hands were when a page was loaded anew under them, and back to it: the cards that were
// open, the field with the caret, and how far the page was scrolled. Of what is written nothing is noted. What is
// typed before the field is there again, the page's own script holds (theme/…/page.js).

import { page } from "../../page/state.js";

const KEY = "careerkit/hands"; // in this tab
const PATIENCE = 15_000; // ms that the page's lists have to come
const TOUCHES = ["click", "pointerdown", "wheel", "touchmove"];
const EDITABLE = "input, textarea, select, [contenteditable]";

const cardOf = (place) => document.querySelector(`[data-at="${CSS.escape(place)}"]`);
const openCards = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".ck-record.ck-open[data-at]")]);

/** Whether the keyboard is in a field to which `comeBack` does not find. */
export function areElsewhere() {
  const { activeElement: field } = document;
  return Boolean(field?.matches(EDITABLE)) && !placeOf(field);
}

/** The place of a field in a card: the card's, and the end of the field's id, whose beginning is each page's own. */
function placeOf(field) {
  const card = /** @type {HTMLElement} */ (field.closest("[data-at]"));
  const record = card?.dataset.at.split("/")[1];
  const [, name] = record ? field.id.split(`-${record}-`) : [];
  return name ? { card: card.dataset.at, name: `-${record}-${name}` } : null;
}

/** Note where they are. */
export function note() {
  const { activeElement: field } = document;
  const place = field && placeOf(field);
  const { selectionStart: from, selectionEnd: to } = /** @type {HTMLInputElement} */ (field ?? {});
  const top = place && field.getBoundingClientRect().top;
  const open = openCards().map((card) => card.dataset.at);
  page.storage.tab?.setItem(KEY, JSON.stringify({ open, ...place, from, to, top }));
}

/** Put them back, as the lists come and perhaps come anew, until the person does something themselves. */
export function comeBack() {
  const noted = JSON.parse(page.storage.tab?.getItem(KEY) ?? "null");
  if (!noted) return;
  page.storage.tab.removeItem(KEY);
  const watch = new MutationObserver(look);
  function look() {
    noted.open.forEach(openCard);
    // Where the person has gone themselves, they stay.
    if (noted.card && document.activeElement === document.body) putCaret(noted);
  }
  const stop = ({ isTrusted }) => {
    if (!isTrusted) return; // our own click
    watch.disconnect();
    typedMeanwhile(); // from now on a key is the page's
    for (const type of TOUCHES) window.removeEventListener(type, stop, true);
  };
  for (const type of TOUCHES) window.addEventListener(type, stop, { capture: true, passive: true });
  setTimeout(() => stop({ isTrusted: true }), PATIENCE);
  watch.observe(document.body, { childList: true, subtree: true });
  look();
}

function openCard(place) {
  const toggle = cardOf(place)?.querySelector(".ck-record-toggle[aria-expanded=false]");
  /** @type {HTMLElement} */ (toggle)?.click();
}

function putCaret({ card, name, from, to, top }) {
  const field = /** @type {HTMLInputElement} */ (cardOf(card)?.querySelector(`[id$="${CSS.escape(name)}"]`));
  if (!field) return;
  field.focus({ preventScroll: true });
  if (typeof from === "number") field.setSelectionRange(from, to);
  window.scrollBy({ top: field.getBoundingClientRect().top - top, behavior: "instant" });
  typedMeanwhile().splice(0).forEach(press);
}

const typedMeanwhile = () => window.careerkitPage?.typedMeanwhile() ?? [];

/** Do what a key does in the field with the caret; a person can undo it, and lists hear of it. */
function press(key) {
  if (key === "Backspace") document.execCommand("delete");
  else if (key === "Enter") document.activeElement.matches("textarea") && document.execCommand("insertLineBreak");
  else document.execCommand("insertText", false, key);
}
