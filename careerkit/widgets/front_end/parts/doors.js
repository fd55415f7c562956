import { h, refill } from "../page/elements.js";
import { follow } from "../page/models.js";
import { isOwnPage, linkTo } from "../page/own_page.js";
import { partOf } from "./journey/step_navigation.js";
import { openingOf } from "./journey/way.js";

const SAMPLE = "?sample"; // opening.py

/** Ways on from here. One that leads nowhere on this page is not there. */
function render({ model, el }) {
  const heading = h("p", { class: "ck-doors-heading", tabindex: "-1" });
  const list = h("ul", { class: "ck-doors-list", role: "list" });
  const root = h("nav", { class: "careerkit ck-doors", "aria-label": model.get("_label") }, heading, list);
  const show = () => {
    const entries = model.get("doors").flatMap((door) => {
      const way = wayOf(model, door);
      way?.setAttribute("data-key", `${door.step} ${door.to}`);
      return way ? [h("li", {}, way, " ", h("span", { class: "ck-soft" }, door.detail))] : [];
    });
    root.hidden = entries.length === 0;
    heading.textContent = model.get("heading");
    heading.hidden = !model.get("heading");
    refill(list, entries, heading);
  };
  el.append(root);
  return follow(model, ["doors", "heading"], show);
}

function wayOf(model, { step, page, to, title }) {
  if (page) return h("a", pageOf(model, page), title);
  if (step) return h("a", isOwnPage() ? { href: `#${step}` } : partOf(model, step), title);
  // In Jupyter the answers are in a file beside the notebook: no panel opens another, and nothing serves the sample.
  if (!isOwnPage()) return null;
  if (to === "sample") return h("a", { href: SAMPLE, target: "_blank", rel: "noopener" }, title);
  return h("button", { type: "button", click: openPanel }, title);
}

/** A link to another notebook, beside this one in Jupyter. */
function pageOf(model, page) {
  if (isOwnPage()) return { href: linkTo(page) };
  const path = model.widget_manager.context?.path ?? "";
  return openingOf(path.slice(0, path.lastIndexOf("/") + 1), page);
}

/** Show where a file is opened: the panel above, opened, with the focus on it. */
function openPanel() {
  /** @type {HTMLDetailsElement | null} */
  const more = document.querySelector(".ck-vault-more");
  if (!more) return;
  more.open = true;
  more.querySelector("summary").focus();
  more.scrollIntoView({ block: "nearest" });
}

export const widget = { render };
