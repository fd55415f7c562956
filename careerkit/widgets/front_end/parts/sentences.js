import { h } from "../page/elements.js";
import { follow } from "../page/models.js";
import { fold } from "../page/panel.js";

function render({ model, el }) {
  const isQuiet = model.get("quiet");
  const look = isQuiet ? "ck-soft ck-quiet-sentences" : "ck-notice";
  const boxes = [];

  const makeBox = () => {
    const heading = h("p", { class: "ck-sentences-heading" });
    const list = h("ul", {});
    const line = h("span", {});
    const told = model.get("folded") ? [fold(line, heading, list)] : [heading, list];
    const root = h("div", { class: `careerkit ck-sentences ${look}` }, ...told);
    const show = (name, sentences) => {
      root.hidden = sentences.length === 0;
      line.textContent = heading.textContent = name;
      heading.hidden = !name || (isQuiet && model.get("folded"));
      list.replaceChildren(...sentences.map((sentence) => h("li", { dir: "auto" }, sentence)));
    };
    el.append(root);
    return { root, show };
  };

  const show = () => {
    const wanted = [[model.get("heading"), model.get("sentences")], ...model.get("about")];
    while (boxes.length < wanted.length) boxes.push(makeBox());
    for (const { root } of boxes.splice(wanted.length)) root.remove();
    boxes.forEach((box, index) => box.show(...wanted[index]));
  };
  return follow(model, ["sentences", "heading", "about"], show);
}

export const widget = { render };
