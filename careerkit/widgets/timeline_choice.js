// One scale, and any of the kinds: a radio group and a group of boxes.

function render({ model, el }) {
  const texts = model.get("_texts");
  const id = newId();

  const control = (type, [value, label], change) => {
    const input = h("input", { type, name: `${id}-${type}`, id: `${id}-${value}`, value, change });
    return { input, element: h("label", { for: input.id }, input, h("span", {}, label)) };
  };
  const group = (legend, controls) =>
    h("fieldset", {}, h("legend", {}, legend),
      h("div", { class: "ck-timeline-row" }, ...controls.map(({ element }) => element)));
  const put = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };

  const scales = model.get("_scales").map((pair) => control("radio", pair, () => put("scale", pair[0])));
  const kinds = model.get("_kinds").map((pair) =>
    control("checkbox", pair, () =>
      put("kinds", kinds.filter(({ input }) => input.checked).map(({ input }) => input.value))));
  el.append(h("section", { class: "careerkit ck-timeline-choice", "aria-label": texts.heading },
    group(texts.scale, scales), group(texts.kinds, kinds)));

  return follow(model, ["scale", "kinds"], () => {
    for (const { input } of scales) input.checked = input.value === model.get("scale");
    for (const { input } of kinds) input.checked = model.get("kinds").includes(input.value);
  });
}

export default { render };
