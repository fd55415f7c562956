// What each widget's part of the page begins with: its name, its title, and what went wrong.

import { focusedIn, h } from "./elements.js";
import { follow } from "./models.js";

/** A page as narrow as a phone's; style sheets say it in the same words. */
export const NARROW = "(max-width: 34rem)";

/** A part of the page with a name. The title stands above what is in it, unless there is none.
 *
 * @param {string} look its classes
 * @param {string} title
 * @param {...(Node | string | null | undefined)} children
 */
export function panel(look, title, ...children) {
  return h("section", { class: `careerkit ck-panel ${look}`, "aria-label": title || null },
    title ? h("h3", {}, title) : null, ...children);
}

/** What helps with something: on a phone behind a line, elsewhere there at once (theme.css).
 *
 * @param {Node | string} line
 * @param {...(Node | null)} children
 */
export function fold(line, ...children) {
  return h("details", { class: "ck-fold" }, h("summary", {}, line), ...children);
}

/** The model's problem, a sentence about a mistake of ours; `stop` ends following it.
 *
 * @param {import("../types").Model} model
 */
export function problemLine(model) {
  const element = h("p", { class: "ck-notice ck-problem", role: "alert", hidden: true });
  const stop = follow(model, ["problem"], () => {
    element.textContent = model.get("problem");
    element.hidden = !model.get("problem");
  });
  return { element, stop };
}

/** Put an element where it belongs in a list. It keeps the focus, which moving alone takes away.
 *
 * @param {Element} list
 * @param {Element} element
 * @param {number} index
 */
export function putAt(list, element, index) {
  if (list.children[index] === element) return;
  const focused = focusedIn(element);
  list.insertBefore(element, list.children[index] ?? null);
  focused?.focus();
}
