import { focusedIn, h, leadTo } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { follow } from "../page/models.js";
import { panel } from "../page/panel.js";
import { wish } from "../page/wishing.js";

function render({ model, el }) {
  const texts = model.get("_texts");
  const question = h("p", { class: "ck-question", id: `ck-${newId()}` }, texts.question);
  const pair = h("div", { class: "ck-pair", role: "group", "aria-labelledby": question.id });
  const progress = h("p", { class: "ck-soft", role: "status" });
  const notice = h("p", { class: "ck-notice ck-warning" });
  const order = h("ol", { class: "ck-order" });
  const restart = h("button", { class: "ck-button ck-quiet", type: "button" }, texts.restart);
  const box = panel("ck-ranking", texts.heading, h("p", { class: "ck-soft" }, texts.hint),
    question, pair, progress, order, notice, restart);
  const heading = box.querySelector("h3");
  heading.tabIndex = -1; // takes the keyboard where what was pressed goes away

  restart.addEventListener("click", (event) => wish(model, { act: "restart" }, event));

  const choice = (theme, other) =>
    h("button", {
      class: "ck-button ck-theme-choice",
      type: "button",
      dir: "auto",
      click: (event) => wish(model, { act: "prefer", theme: theme.id, over: other.id }, event),
    }, theme.name || texts.unnamed);

  const show = () => {
    const [first, second] = model.get("_pair");
    const tiers = model.get("_tiers");
    const position = [...pair.children].indexOf(focusedIn(pair));
    const isAtRestart = focusedIn(restart) !== null;
    pair.replaceChildren(...(first ? [choice(first, second), choice(second, first)] : []));
    question.hidden = !first;
    progress.textContent = model.get("_progress");
    notice.textContent = model.get("_notice");
    notice.hidden = !model.get("_notice");
    order.replaceChildren(
      ...tiers.map((names) => h("li", { dir: "auto" }, names.map((n) => n || texts.unnamed).join(texts.tie))),
    );
    restart.hidden = tiers.length === 0;
    box.hidden = !first && tiers.length === 0;
    // What was pressed is gone: the keyboard goes on with what comes next.
    if (position >= 0) leadTo(pair.querySelectorAll("button")[position] ?? heading);
    else if (isAtRestart && restart.hidden) leadTo(pair.querySelector("button") ?? heading);
  };
  el.append(box);
  return follow(model, ["_pair", "_tiers", "_progress", "_notice"], show);
}

export const widget = { render };
