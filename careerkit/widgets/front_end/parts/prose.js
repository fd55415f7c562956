import { h } from "../page/elements.js";
import { follow } from "../page/models.js";

function build(node) {
  if (typeof node === "string") return node;
  const [tag, attributes, children] = node;
  const element = h(tag, attributes, ...children.map(build));
  if (tag === "a" && !attributes.href?.startsWith("#")) {
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
  return element;
}

function render({ model, el }) {
  const box = h("div", { class: "careerkit ck-prose" });
  const show = () => box.replaceChildren(...model.get("_outline").map(build));
  el.append(box);
  return follow(model, ["_outline"], show);
}

export const widget = { render };
