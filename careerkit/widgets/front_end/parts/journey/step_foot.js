import { h } from "../../page/elements.js";
import { isOwnPage } from "../../page/own_page.js";
import { partOf } from "./step_navigation.js";
import { notebookAt, openingOf } from "./way.js";

/** Where to go from the end of a step on the journey's page: the one before, and the next one. */
function render({ model, el }) {
  const texts = model.get("_texts");
  const leadTo = ({ name, page }) => {
    if (!name) return openingOf(folderOf(model), page);
    return isOwnPage() ? { href: `#${name}` } : partOf(model, name);
  };
  const link = (way, to) =>
    h("a", { ...leadTo(to), class: `ck-onward-${way}` },
      h("span", { class: "ck-onward-way" }, texts[way]), " ",
      h("span", { class: "ck-onward-title" }, to.title), " ",
      h("span", { class: "ck-onward-time" }, to.time),
    );
  const links = ["back", "next"].filter((way) => model.get(way).page).map((way) => link(way, model.get(way)));
  el.append(h("nav", { class: "careerkit ck-onward", "aria-label": texts.nearby }, links));
  const take = { class: "ck-button", type: "button", "data-take": true, "aria-haspopup": "dialog" };
  if (model.get("take")) el.append(h("p", { class: "careerkit ck-take-here" }, h("button", take, model.get("take"))));
}

/** Where JupyterLab has the journey's notebook; a page of the app has all of them side by side. */
function folderOf(model) {
  return notebookAt(model.widget_manager.context?.path ?? "", [])?.folder ?? "";
}

export const widget = { render };
