// A step that nobody opened on the journey's page, on paper: its editors are not there to be printed.

import { isAnythingKept } from "../../host/kept.js";
import { h } from "../../page/elements.js";
import { follow } from "../../page/models.js";
import { panel } from "../../page/panel.js";
import { printed } from "../../page/printing.js";

/** What is printed of it: what the kernel told, or that it did not yet.
 *
 * @param {import("../../types").Model} model
 */
export function unopened(model) {
  const element = h("div", { class: "ck-unopened" });
  /** @type {(() => void)[]} */
  const stops = [];
  const show = () => {
    for (const end of stops.splice(0)) end();
    const unknown = { title: "", entries: () => (isUnknown(model) ? [{ name: model.get("unknown"), answers: [] }] : []) };
    const sections = (model.get("written") ?? []).map(({ title, entries }) => ({ title, entries: () => entries }));
    const panels = [unknown, ...sections].map(({ title, entries }) => {
      const root = panel("", title);
      stops.push(printed(root, entries));
      return root;
    });
    element.replaceChildren(...panels);
  };
  const stop = follow(model, ["written"], show);
  return { element, stop: () => [stop, ...stops].forEach((end) => end()) };
}

/** Whether something may have been written in it that has not come yet. */
function isUnknown(model) {
  const isTold = model.isAttached !== false && model.get("written") !== null;
  return !model.get("filled") && !isTold && isAnythingKept();
}
