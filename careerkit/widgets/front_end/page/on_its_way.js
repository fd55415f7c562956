// What was pressed looks so, while a slow kernel has not heard of it.

import { page } from "./state.js";

const SOON = 400; // ms that an answer may take before anything shows that one waits for it
const PATIENCE = 30_000; // ms after which a kernel that is there will hardly answer any more

/**
 * Show that what was pressed is on its way, until the kernel has heard the wish of that number, or the line
 * to it was lost. A list that is drawn anew meanwhile (`refill`) shows it at the new control of the same key.
 *
 * @param {any} model one that says what it heard
 * @param {number} seq
 * @param {HTMLElement} pressed
 * @param {(model: any, begin: () => any) => () => void} whenAttached
 */
export function showOnItsWay(model, seq, pressed, whenAttached) {
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
