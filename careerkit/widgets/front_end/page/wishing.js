// Asking the kernel for one thing after the other (front_end/wishing.py hears them), and how a press looks meanwhile.

import { ask, whenAttached } from "./models.js";
import { page } from "./state.js";

const SOON = 400; // ms that an answer may take before anything shows that one waits for it
const PATIENCE = 30_000; // ms after which a kernel that is there will hardly answer any more

/** Ask for something that can be asked again and again in the same words.
 *
 * Only a trait's newest value waits for a kernel that is busy. So a wish takes along those before it of
 * which the kernel has not said that it heard them, where it says so (`_heard`). Without a line there is
 * no more than one: a person presses again, since nothing happens.
 *
 * @param {import("../types").Model} model
 * @param {Record<string, unknown>} details
 * @param {any} [press] the press that wishes it: what was pressed looks so while a slow kernel has not heard it, and
 *   the second half of a double click is none
 */
export function wish(model, details, press = null) {
  if (press?.detail > 1) return false;
  const { before = [], ...last } = model.get("_wish");
  const heard = model.get("_heard");
  const seq = Math.max(last.seq ?? 0, heard ?? 0) + 1;
  const missed = heard === undefined || page.isLost() ? [] : [...before, last].filter((one) => one.seq > heard);
  const isThere = ask(model, { _wish: missed.length > 0 ? { seq, ...details, before: missed } : { seq, ...details } });
  if (isThere && press && heard !== undefined) showOnItsWay(model, seq, press.currentTarget);
  return isThere;
}

/**
 * Show that what was pressed is on its way, until the kernel has heard the wish of that number, or the line
 * to it was lost. A list that is drawn anew meanwhile (`refill`) shows it at the new control of the same key.
 *
 * @param {any} model one that says what it heard
 * @param {number} seq
 * @param {HTMLElement} pressed
 */
function showOnItsWay(model, seq, pressed) {
  const { key } = pressed.dataset;
  const box = pressed.closest(".careerkit");
  const successors = () => (key === undefined || !box ? [] : [...box.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)]);
  const show = () => {
    for (const one of pressed.isConnected ? [pressed] : successors()) one.setAttribute("data-busy", "");
  };
  const end = () => {
    clearTimeout(timer);
    forgo();
    model.off("change:_heard", hear);
    for (const lost of ["unheard", "reconnected"]) page.events.removeEventListener(lost, end);
    for (const one of [pressed, ...successors()]) one.removeAttribute("data-busy");
  };
  const hear = () => {
    if (model.get("_heard") >= seq) end();
  };
  const timer = setTimeout(show, SOON);
  // A page of ours may wait long for its kernel: all seats may be taken.
  const forgo = whenAttached(model, () => {
    const late = setTimeout(end, PATIENCE);
    return () => clearTimeout(late);
  });
  model.on("change:_heard", hear);
  for (const lost of ["unheard", "reconnected"]) page.events.addEventListener(lost, end);
}
