// The parts of a page of the app, which its template writes as <details>: they open without us.

import { openForPrinting, partsOf } from "./parts_of_step.js";

/** Let those that are on the page stay as the person leaves them; those that are known are left alone. */
export function meetParts() {
  openForPrinting();
  const found = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.ck-part:not([data-met])"));
  for (const details of found) meet(details);
}

/** @param {HTMLDetailsElement} details */
function meet(details) {
  details.dataset.met = "";
  const summary = details.querySelector("summary");
  const parts = partsOf(details.dataset.step);
  const part = {
    title: details.dataset.part,
    isFirst: details.open,
    show: ({ isOpen, isDone }) => {
      details.open = isOpen;
      details.classList.toggle("ck-done", isDone);
      /** @type {HTMLElement} */ (summary.querySelector(".ck-part-done")).hidden = !isDone;
    },
    go: () => {
      summary.scrollIntoView();
      summary.focus({ preventScroll: true });
    },
  };
  parts.add(part);
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    parts.change(part, { isOpen: !details.open });
  });
  const on = /** @type {HTMLElement} */ (details.querySelector(".ck-part-on"));
  on.hidden = false;
  on.addEventListener("click", () => parts.finish(part.title, on.dataset.next));
}
