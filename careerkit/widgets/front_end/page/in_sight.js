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
  // Where Tab leads, the browser scrolls; what grows before the next frame must not look like a person's scrolling.
  let isByTab = false;
  addEventListener("keydown", ({ key }) => (isByTab = key === "Tab"), { capture: true });
  for (const kind of ["wheel", "touchmove", "pointerdown"]) {
    addEventListener(kind, () => (isByTab = false), { capture: true, passive: true });
  }
  document.addEventListener("focusin", () => (isByTab ? (wasInSight = true) : requestAnimationFrame(note)));
  addEventListener("scroll", () => isByTab || note(), { passive: true });
  new ResizeObserver(() => {
    const at = focused();
    if (at && wasInSight && !isWholeIn(at.getBoundingClientRect(), innerHeight)) at.scrollIntoView({ block: "nearest" });
    if (!isByTab) note();
  }).observe(document.body);
}
