import { h } from "../../page/elements.js";
import { isOwnPage } from "../../page/own_page.js";
import { partOf } from "./step_navigation.js";

/** Where to go from the end of a step on the journey's page: the one before, and the next one. */
function render({ model, el }) {
  const texts = model.get("_texts");
  const link = (way, { name, title, time }) =>
    h("a", { ...(isOwnPage() ? { href: `#${name}` } : partOf(model, name)), class: `ck-onward-${way}` },
      h("span", { class: "ck-onward-way" }, texts[way]), " ",
      h("span", { class: "ck-onward-title" }, title), " ",
      h("span", { class: "ck-onward-time" }, time),
    );
  const links = ["back", "next"].filter((way) => model.get(way).name).map((way) => link(way, model.get(way)));
  el.append(h("nav", { class: "careerkit ck-onward", "aria-label": texts.nearby }, links));
}

export const widget = { render };
