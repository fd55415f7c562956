function render({ model, el }) {
  const texts = model.get("_texts");
  const heading = h("h3", { tabindex: "-1" }, texts.heading);
  const hint = h("p", { class: "ck-soft" });
  const list = h("ul", {});
  const live = h("p", { class: "ck-hidden", role: "status" });
  el.append(h("section", { class: "careerkit ck-skill-suggestions", "aria-label": texts.heading },
    heading, hint, list, live));

  const add = (key, name, index) => {
    model.set("_wish", { seq: (model.get("_wish").seq ?? 0) + 1, act: "add", key });
    model.save_changes();
    live.textContent = fill(texts.added, { name });
    // The row goes away with its button; the next one takes the keyboard over.
    (list.querySelectorAll("button")[index + 1] ?? heading).focus({ preventScroll: true });
  };

  const row = ({ key, name, for_paths: paths }, index) =>
    h("li", {},
      h("span", { dir: "auto" }, h("strong", {}, name), " ", h("span", { class: "ck-soft" }, paths)),
      h("button", {
        class: "ck-button",
        type: "button",
        "aria-label": fill(texts.add_named, { name }),
        "data-key": key,
        click: () => add(key, name, index),
      }, texts.add));

  return follow(model, ["_suggestions", "_empty"], () => {
    const suggestions = model.get("_suggestions");
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    list.replaceChildren(...suggestions.map(row));
    hint.textContent = suggestions.length > 0 ? texts.hint : model.get("_empty");
    const again = [...list.querySelectorAll("button")].find(({ dataset }) => dataset.key === focused);
    again?.focus({ preventScroll: true });
  });
}

export default { render };
