function render({ model, el }) {
  const list = h("ul", {});
  const heading = h("p", { class: "ck-sentences-heading" });
  const look = model.get("quiet") ? "ck-soft ck-quiet-sentences" : "ck-notice";
  const box = h("div", { class: `careerkit ck-sentences ${look}` }, heading, list);

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
