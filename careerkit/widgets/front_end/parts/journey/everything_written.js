// Everything that a person has written, for reading. The kernel tells it when it is opened, and takes
// it back when it is closed.

import { h } from "../../page/elements.js";
import { follow } from "../../page/models.js";
import { wish } from "../../page/wishing.js";

function render({ model, el }) {
  const texts = model.get("_texts");
  const body = h("div", { class: "ck-everything-body" });
  const box = h("details", { class: "careerkit ck-everything", toggle: () => ask() },
    h("summary", {}, texts.summary), h("p", { class: "ck-soft" }, texts.hint), body);

  const show = () => {
    const isTold = model.get("_told");
    const steps = model.get("_steps");
    if (box.open && !isTold) body.setAttribute("aria-busy", "true");
    else body.removeAttribute("aria-busy");
    if (steps.length > 0) body.replaceChildren(...steps.map(step));
    else body.replaceChildren(h("p", {}, isTold ? texts.empty : texts.coming));
  };
  const ask = () => {
    wish(model, { open: box.open });
    show();
  };
  el.append(box);
  return follow(model, ["_steps", "_told"], show);
}

function step({ name, title, sections }) {
  return h("section", {}, title ? h("h3", {}, linkTo(name, title)) : null, ...sections.map(section));
}

/** The title, as the link that the page's header has, if it has one. */
function linkTo(name, title) {
  const href = document.querySelector(`.ck-page .ck-way a[data-step="${CSS.escape(name)}"]`)?.getAttribute("href");
  return href ? h("a", { href }, title) : title;
}

const section = ({ title, entries }) => h("section", {}, h("h4", {}, title), h("ul", { role: "list" }, ...entries.map(entry)));

const entry = (answers) =>
  h("li", {}, ...answers.map(([label, text]) => h("p", {},
    h("span", { class: "ck-soft" }, label), " ", h("span", { class: "ck-everything-text", dir: "auto" }, text))));

export const widget = { render };
