// Where the keyboard is on a page, and whether a person can see that.
(() => {
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const MOST_ABOVE = 3; // a label, or the box of a field, may show the focus of what it holds

  const textOf = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  const namesOf = (at) => [
    at.getAttribute("aria-label") ?? "",
    ...[...(at.labels ?? [])].map(textOf),
    at.matches("input, select, textarea") ? "" : textOf(at),
  ].filter(Boolean);

  /** What it is called, and what the group of answers is called that it belongs to. */
  const calledOf = (at) => {
    const group = textOf(at.closest("fieldset")?.querySelector("legend"));
    return group ? [...namesOf(at), group] : namesOf(at);
  };

  const hasRing = (at) => {
    if (at.matches("[type=date]:not(:focus)")) return true; // the browser's button in it has one of its own
    for (let one = at, above = 0; one && above <= MOST_ABOVE; one = one.parentElement, above += 1) {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return true;
    }
    return false;
  };

  const isInSight = (at) => {
    const shown = at.matches("[type=file]") ? at.parentElement : at;
    const { left, top, width, height } = shown.getBoundingClientRect();
    return [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].some(([x, y]) => {
      const hit = document.elementFromPoint(left + x * width, top + y * height);
      return hit && (shown.contains(hit) || [...(at.labels ?? [])].some((label) => label.contains(hit)));
    });
  };

  const focus = () => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const wrong = [
      namesOf(at).length > 0 ? "" : "has no name",
      isShown(at) ? "" : "is hidden",
      hasRing(at) ? "" : "has no ring",
      isInSight(at) ? "" : `is not in sight (${Math.round(at.getBoundingClientRect().top)} px of ${innerHeight})`,
    ].filter(Boolean);
    return { names: calledOf(at), wrong, look: `${at.localName}.${at.className}` };
  };

  /** What all those are called that the keyboard can reach now. */
  const reached = () => [...document.querySelectorAll(REACHED)].filter(isShown).flatMap(calledOf);

  return { focus, reached };
})()
