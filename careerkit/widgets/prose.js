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
  model.on("change:_outline", show);
  show();
  el.append(box);
  return () => model.off("change:_outline", show);
}

export default { render };
