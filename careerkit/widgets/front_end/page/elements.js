// Elements, and sentences with something put into them.

/**
 * A new element. Attributes are set as attributes, functions become listeners ("click",
 * not "onclick"), null and false are left out; children are nodes or text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string | null | undefined | (Node | string | null | undefined)[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) element.append(child);
  return element;
}

/** What has the focus, if it is this element or in it.
 *
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function focusedIn(element) {
  const at = focused();
  return at instanceof HTMLElement && element.contains(at) ? at : null;
}

/** What has the keyboard, also where a page keeps our widgets in a tree of their own. */
export function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Where something happened, for who listens outside of that tree.
 *
 * @param {Event} event
 * @returns {any}
 */
export function targetOf(event) {
  return event.composedPath()[0];
}

/** Take the keyboard to an element. Whoever uses one sees where it is; under a finger nothing moves away.
 *
 * @param {HTMLElement} element
 */
export function leadTo(element) {
  element.focus({ preventScroll: true });
  if (element.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
}

/** Whether something can be seen whole. What is higher than the window can't, and counts as seen.
 *
 * @param {{ top: number, bottom: number }} place
 * @param {number} height the window's
 */
export function isWholeIn({ top, bottom }, height) {
  return bottom - top > height || (top >= 0 && bottom <= height);
}

/**
 * Put other children into an element. What had the focus keeps it, by its data-key. Where that is gone, the first
 * one with a key has it.
 *
 * @param {Element} element
 * @param {Node[]} children
 * @param {HTMLElement} otherwise takes the keyboard where none has a key
 */
export function refill(element, children, otherwise) {
  const before = focusedIn(element);
  const busy = [...element.querySelectorAll("[data-key][data-busy]")].map((one) => keyed(one.getAttribute("data-key")));
  element.replaceChildren(...children);
  for (const one of busy) element.querySelector(one)?.setAttribute("data-busy", ""); // it still waits (wishing.js)
  if (!before) return;
  const { key } = before.dataset;
  const same = key === undefined ? null : element.querySelector(keyed(key));
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
  else leadTo(element.querySelector("[data-key]") ?? otherwise);
}

/** The selector of what has that key. */
const keyed = (key) => `[data-key="${CSS.escape(key)}"]`;

/** A button with words on it.
 *
 * @param {string} label
 * @param {(event: Event) => void} click
 * @param {string} look more classes
 */
export function textButton(label, click, look = "") {
  return h("button", { class: `ck-button ${look}`.trim(), type: "button", click }, label);
}

/** Fill the {placeholders} of a sentence from careerkit/content. */
export function fill(sentence, values = {}) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (all, name) =>
    name in values ? String(values[name]) : all,
  );
}
