// One scale, one grouping, and any of the kinds: two radio groups and a group of boxes.

import { h } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { ask, follow } from "../page/models.js";

function render({ model, el }) {
  const texts = model.get("_texts");
  const id = newId();

  const control = (type, name, [value, label], change) => {
    const input = h("input", { type, name: `${id}-${name}`, id: `${id}-${name}-${value}`, value, change });
    return { input, element: h("label", { for: input.id }, input, h("span", {}, label)) };
  };
  const group = (legend, controls) =>
    h("fieldset", {}, h("legend", {}, legend),
      h("div", { class: "ck-timeline-row" }, ...controls.map(({ element }) => element)));
  const put = (name, value) => ask(model, { [name]: value });

  const radios = (name, pairs) =>
    pairs.map((pair) => control("radio", name, pair, () => put(name, pair[0])));

  const scales = radios("scale", model.get("_scales"));
  const groupings = radios("grouping", model.get("_groupings"));
  const kinds = model.get("_kinds").map((pair) =>
    control("checkbox", "kinds", pair, () =>
      put("kinds", kinds.filter(({ input }) => input.checked).map(({ input }) => input.value))));
  const root = h("section", { class: "careerkit ck-timeline-choice", "aria-label": texts.heading },
    group(texts.scale, scales), group(texts.kinds, kinds), group(texts.grouping, groupings));
  el.append(root);

  return follow(model, ["scale", "grouping", "kinds", "needed"], () => {
    root.hidden = !model.get("needed");
    for (const { input } of scales) input.checked = input.value === model.get("scale");
    for (const { input } of groupings) input.checked = input.value === model.get("grouping");
    for (const { input } of kinds) input.checked = model.get("kinds").includes(input.value);
  });
}

export const widget = { render };
