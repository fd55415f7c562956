import { h } from "../page/elements.js";
import { ask, follow } from "../page/models.js";

function render({ model, el }) {
  const number = h("span", { class: "ck-step-number", "aria-hidden": "true" });
  const title = h("span", { class: "ck-step-title" });
  const summary = h("p", { class: "ck-step-summary" });
  const detail = h("span", { class: "ck-step-detail" });
  const chevron = h("span", { class: "ck-step-chevron", "aria-hidden": "true" });
  const open = () => ask(model, { opened: !model.get("opened") });
  const toggle = () => {
    if (model.isAttached !== false) open();
    else if (!handle.hasAttribute("aria-busy")) wait();
  };
  /** A step is made by the kernel, which a page of ours may not have yet. */
  const wait = () => {
    handle.setAttribute("aria-busy", "true");
    model.attached.then(() => {
      handle.removeAttribute("aria-busy");
      open();
    });
  };
  const handle =
    h("button", { class: "ck-step-button", type: "button", click: toggle }, number, title, chevron);
  const box = h("div", { class: "careerkit ck-step" },
    h("h2", { class: "ck-step-heading" }, handle),
    h("div", { class: "ck-step-about" }, summary, detail),
  );

  const show = () => {
    number.textContent = String(model.get("number"));
    title.textContent = model.get("title");
    summary.textContent = model.get("summary");
    detail.textContent = model.get("detail");
    box.classList.toggle("ck-open", model.get("opened"));
    handle.setAttribute("aria-expanded", String(model.get("opened")));
  };
  el.append(box);
  return follow(model, ["number", "title", "summary", "detail", "opened"], show);
}

export const widget = { render };
