import { focusedIn, h, leadTo } from "../page/elements.js";
import { ask, follow } from "../page/models.js";
import { panel, putAt } from "../page/panel.js";
import { wish } from "../page/wishing.js";

function render({ model, el }) {
  const texts = model.get("_texts");
  const list = h("div", {});
  const box = panel("ck-evidence", texts.heading, h("p", { class: "ck-soft" }, texts.hint), list);
  const heading = box.querySelector("h3");
  heading.tabIndex = -1; // takes the keyboard where what was pressed goes away
  const parts = new Map(); // theme id -> its nodes, kept so that focus and openness survive

  /** The answers are many, so they come only once the person looks. */
  const want = () => {
    if (model.get("_wanted") || !list.querySelector("details[open]")) return;
    ask(model, { _wanted: true });
  };

  const makePart = (id) => {
    const summary = h("summary", {});
    const name = h("span", { class: "ck-evidence-name", dir: "auto" });
    const sentence = h("span", { class: "ck-soft" });
    summary.append(name, sentence);
    const answers = h("div", {});
    const into = h("select", { "aria-label": texts.merge });
    const merge = h("button", {
      class: "ck-button",
      type: "button",
      click: (event) => {
        if (!into.value) into.focus();
        else if (wish(model, { act: "merge", theme: id, into: into.value }, event)) leadTo(heading);
      },
    }, texts.merge_button);
    const mergeRow = h("div", { class: "ck-merge" }, h("span", {}, texts.merge), into, merge);
    const details = h("details", {
      class: "ck-card",
      toggle: () => {
        want();
        showInside(parts.get(id));
      },
    }, summary, answers, mergeRow);
    return { details, name, sentence, answers, into, mergeRow };
  };

  const answerRow = (theme, answer) => {
    const tick = h("input", {
      type: "checkbox",
      checked: answer.themes.includes(theme.id),
      "data-answer": answer.id,
      change: () => {
        const act = tick.checked ? "add" : "drop";
        if (!wish(model, { act, theme: theme.id, answer: answer.id })) tick.checked = !tick.checked;
      },
    });
    const may = answer.may.includes(theme.id)
      ? h("span", { class: "ck-may" }, texts.may)
      : null;
    return h("label", { class: "ck-answer" }, tick, h("span", { dir: "auto" }, answer.text), may);
  };

  const showAnswers = (part, theme, answers) => {
    const focused = focusedIn(part.answers)?.dataset.answer;
    const questions = [...new Set(answers.map((answer) => answer.question))];
    part.answers.replaceChildren(
      ...questions.map((question) =>
        h("fieldset", {}, h("legend", {}, question),
          ...answers.filter((a) => a.question === question).map((a) => answerRow(theme, a))),
      ),
    );
    if (focused) part.answers.querySelector(`[data-answer="${CSS.escape(focused)}"]`)?.focus();
  };

  const showTheme = (theme) => {
    if (!parts.has(theme.id)) parts.set(theme.id, makePart(theme.id));
    const part = parts.get(theme.id);
    part.name.textContent = theme.name || texts.unnamed;
    part.sentence.textContent = theme.sentence;
    part.theme = theme;
    showInside(part);
    return part.details;
  };

  /** Only what is open is filled: many themes with all answers each would be a very long page. */
  const showInside = (part) => {
    if (!part?.details.open) return part?.answers.replaceChildren();
    const { theme } = part;
    const themes = model.get("_themes");
    const others = themes.filter((other) => other.id !== theme.id);
    const chosen = part.into.value;
    part.into.replaceChildren(
      h("option", { value: "" }, texts.merge_choose),
      ...others.map((other) => h("option", { value: other.id }, other.name || texts.unnamed)),
    );
    part.into.value = others.some((other) => other.id === chosen) ? chosen : "";
    part.mergeRow.hidden = others.length === 0;
    showAnswers(part, theme, model.get("_answers"));
  };

  const show = () => {
    const themes = model.get("_themes");
    const wanted = themes.map(showTheme);
    for (const [id, part] of parts) {
      if (wanted.includes(part.details)) continue;
      part.details.remove();
      parts.delete(id);
    }
    wanted.forEach((details, index) => putAt(list, details, index));
    box.hidden = themes.length === 0;
  };
  el.append(box);
  return follow(model, ["_themes", "_answers"], show);
}

export const widget = { render };
