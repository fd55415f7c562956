import { h, textButton } from "../page/elements.js";
import { tellDay } from "../page/local_day.js";
import { ask, follow } from "../page/models.js";
import { problemLine } from "../page/panel.js";
import { WaitingList } from "./waiting_list.js";

function render({ model, el }) {
  const texts = model.get("_texts");
  const place = h("span", {});
  const own = h("a", { href: "./", "data-own": "" }, model.get("own"));
  own.hidden = !model.get("own");
  const problem = problemLine(model);
  const notice = h("p", { class: "ck-notice", role: "status", dir: "auto", hidden: true });
  const step = (name, trait) =>
    h("button", {
      class: "ck-button",
      type: "button",
      click: () => ask(model, { [trait]: model.get(trait) + 1 }),
    }, texts[name]);
  const undo = step("undo", "undo_wanted");
  const redo = step("redo", "redo_wanted");

  const waiting = new WaitingList(model);
  const show = () => {
    place.textContent = model.get("place");
    notice.textContent = model.get("notice");
    notice.hidden = !model.get("notice");
    undo.disabled = !model.get("can_undo");
    redo.disabled = !model.get("can_redo");
  };

  el.append(
    h("section", { class: "careerkit ck-file-panel", "aria-label": texts.label },
      h("div", { class: "ck-file-row" }, h("p", {}, place, " ", own), h("div", { class: "ck-file-steps" }, textButton(texts.print, () => print()), undo, redo)),
      problem.element,
      notice,
      waiting.root,
    ),
  );
  const ends = [tellDay(model), waiting.stop, problem.stop, follow(model, ["place", "notice", "can_undo", "can_redo"], show)];
  return () => ends.forEach((end) => end());
}

export const widget = { render };
