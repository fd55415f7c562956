// What the keyboard is on stays in sight while the page grows around it: a chart that is drawn, an answer
// that comes. Browsers hold a page still for what grows above its first line, not for what grows within.

import { focused as withKeyboard, isWholeIn } from "./elements.js";

/** Watch over a page from now on. Who scrolls away from the keyboard's place stays where they went. */
export function keepFocusInSight() {
  let wasInSight = false;
  let top = NaN; // px below the page's beginning, where it was last seen
  const focused = () => {
    const at = withKeyboard();
    return at instanceof HTMLElement && at !== document.body && at.matches(":focus-visible") ? at : null;
  };
  const note = () => {
    const at = focused();
    const place = at?.getBoundingClientRect();
    wasInSight = place !== undefined && isWholeIn(place, innerHeight);
    if (wasInSight) top = place.top + scrollY;
  };
  // Not what grew in the same frame: that is seen to below, and a script's scrolling is told of late, too.
  const isScrolledAway = () => {
    const there = top - scrollY;
    return !isWholeIn({ top: there, bottom: there + (focused()?.offsetHeight ?? 0) }, innerHeight);
  };
  // The first scrolling after Tab is the browser's, to what Tab led to. It is told of in the next frame, and what
  // grew until then must not look like a person who scrolled away. All other scrolling is a person's.
  let isTabs = false;
  addEventListener("keydown", ({ key }) => (isTabs = key === "Tab"), { capture: true });
  for (const kind of ["wheel", "touchmove", "pointerdown"]) {
    addEventListener(kind, () => (isTabs = false), { capture: true, passive: true });
  }
  document.addEventListener("focusin", () => {
    if (isTabs) [wasInSight, top] = [true, NaN];
    else requestAnimationFrame(note);
  });
  addEventListener("scroll", () => {
    const stays = wasInSight && (isTabs || !isScrolledAway());
    note();
    wasInSight ||= stays;
    isTabs = false;
  }, { passive: true });
  new ResizeObserver(() => {
    const at = focused();
    if (at && wasInSight && !isWholeIn(at.getBoundingClientRect(), innerHeight)) at.scrollIntoView({ block: "nearest" });
    note();
  }).observe(document.body);
}
