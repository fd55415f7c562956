// A dialog over the page. It ends with Escape, its cross, or a click beside it.

import { h } from "./elements.js";
import { newId } from "./ids.js";

/**
 * A dialog that is not open yet, at the end of the page: there no part of a page cuts it off.
 *
 * @param {string} look its classes
 * @param {string} label the cross's name
 * @param {() => void} closed called when it was closed, however
 */
export function madeDialog(look, label, closed) {
  const id = newId();
  const heading = h("h2", { id, tabindex: "-1" });
  const title = h("div", {}, heading);
  const body = h("div", { class: "ck-dialog-body" });
  const foot = h("footer", {});
  const close = () => dialog.close();
  const cross = h("button", { class: "ck-button ck-quiet", type: "button", "aria-label": label, click: close }, "✕");
  let pressed = null;
  const dialog = h("dialog", {
    class: `careerkit ck-dialog ${look}`,
    "aria-labelledby": id,
    close: closed,
    pointerdown: (event) => (pressed = event.target),
    // Beside it, and not a selection of text that ends there.
    click: (event) => pressed === dialog && event.target === dialog && close(),
  },
  h("div", { class: "ck-dialog-sheet" }, h("header", {}, title, cross), body, foot));
  document.body.append(dialog);
  return { dialog, heading, title, body, foot, close };
}
