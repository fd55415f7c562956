import { h } from "../../page/elements.js";
import { follow } from "../../page/models.js";
import { partsOf } from "./parts_of_step.js";

/** The heading of a step's part on the journey's page: opens and closes what stands below it. */
function render({ model, el }) {
  const parts = partsOf(model.get("step"));
  const title = h("span", { class: "ck-part-title" }, model.get("title"));
  const time = h("span", { class: "ck-part-time" }, model.get("time"));
  const done = h("span", { class: "ck-part-done", hidden: true }, model.get("_texts").done);
  const toggle = () => parts.change(part, { isOpen: !parts.look(part).isOpen });
  const button = h("button", { class: "ck-part-button", type: "button", click: toggle }, title, time, done);
  const part = {
    title: model.get("title"),
    isFirst: model.get("first"),
    show: ({ isOpen, isDone }) => {
      el.toggleAttribute("data-part-closed", !isOpen);
      button.setAttribute("aria-expanded", String(isOpen));
      done.hidden = !isDone;
    },
    go: () => {
      button.scrollIntoView();
      button.focus({ preventScroll: true });
    },
  };
  el.append(h("h3", { class: "careerkit ck-part-heading" }, button));
  return parts.add(part);
}

/** The end of a part: says that it is done, and leads to the next one. */
function renderFoot({ model, el }) {
  const { step, title, next, label } = Object.fromEntries(
    ["step", "title", "next", "label"].map((name) => [name, model.get(name)]));
  const finish = () => partsOf(step).finish(title, next);
  const button = h("button", { class: "ck-button ck-part-on", type: "button", click: finish });
  el.append(h("p", { class: "careerkit ck-part-foot" }, button));
  return follow(model, ["label"], () => (button.textContent = label));
}

export const widget = { render };
export const foot = { render: renderFoot };
