function render({ model, el }) {
  const texts = model.get("_texts");
  const place = h("p", {});
  const problem = h("p", { class: "ck-notice ck-problem", role: "alert", hidden: true });
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
    problem.textContent = model.get("problem");
    problem.hidden = !model.get("problem");
    notice.textContent = model.get("notice");
    notice.hidden = !model.get("notice");
    undo.disabled = !model.get("can_undo");
    redo.disabled = !model.get("can_redo");
  };

  el.append(
    h("section", { class: "careerkit ck-file-panel", "aria-label": texts.label },
      h("div", { class: "ck-file-row" }, place, h("div", { class: "ck-file-steps" }, undo, redo)),
      problem,
      notice,
      waiting.root,
    ),
  );
  const ends = [tellDay(model), waiting.stop, follow(model, ["place", "problem", "notice", "can_undo", "can_redo"], show)];
  return () => ends.forEach((end) => end());
}

export default { render };
