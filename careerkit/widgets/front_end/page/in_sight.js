// What the keyboard is on stays in sight while the page grows around it: a chart that is drawn, an answer
// that comes. Browsers hold a page still for what grows above its first line, not for what grows within.

import { isWholeIn } from "./elements.js";

/** Watch over a page from now on. Who scrolls away from the keyboard's place stays where they went. */
export function keepFocusInSight() {
  let wasInSight = false;
  const focused = () => {
    const at = document.activeElement;
    return at instanceof HTMLElement && at !== document.body && at.matches(":focus-visible") ? at : null;
  };
  const note = () => {
    const at = focused();
    wasInSight = at !== null && isWholeIn(at.getBoundingClientRect(), innerHeight);
  };
  document.addEventListener("focusin", () => requestAnimationFrame(note));
  addEventListener("scroll", note, { passive: true });
  new ResizeObserver(() => {
    const at = focused();
    if (at && wasInSight && !isWholeIn(at.getBoundingClientRect(), innerHeight)) at.scrollIntoView({ block: "nearest" });
    note();
  }).observe(document.body);
}
