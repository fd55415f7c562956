function render({ model, el }) {
  const list = h("ul", {});
  const heading = h("p", { class: "ck-sentences-heading" });
  const box = h("div", { class: "careerkit ck-sentences ck-notice" }, heading, list);

  const show = () => {
    const sentences = model.get("sentences");
    box.hidden = sentences.length === 0;
    heading.textContent = model.get("heading");
    heading.hidden = !model.get("heading");
    list.replaceChildren(...sentences.map((sentence) => h("li", { dir: "auto" }, sentence)));
  };
  el.append(box);
  return follow(model, ["sentences", "heading"], show);
}

export default { render };
