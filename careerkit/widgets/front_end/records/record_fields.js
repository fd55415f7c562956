// One control for each kind of field. makeField returns {element, show, question, focus}: `show`
// puts an answer in without disturbing who is typing, `question` says why another does not fit.
// A control that any words can stand in tells those that do by `words`; `suit` has it speak to a reader.

import { fill, h } from "../page/elements.js";

/**
 * By the name that a kind of field gives: how its control is made, what a closed card says, and what
 * is printed of an answer.
 */
export const CONTROLS = {
  text: { make: textField, told: String },
  long_text: { make: longTextField, told: String },
  number: { make: numberField, told: String },
  rating: { make: optionField, fact: chosenFact, told: chosenOf },
  choice: { make: choiceField, fact: chosenFact, told: chosenOf },
  choices: { make: choicesField, fact: chosenFact, told: chosenOf },
  date: { make: dateField, fact: dayFact, told: (value, _, { texts }) => dayOf(value, texts.dates) },
  tags: { make: tagsField, told: (tags) => tags.join(", ") },
  link: { make: linkField, fact: chosenFact, told: linkOf },
};

/** What was answered in a field, in words that a control shows; empty where nothing was. */
export function toldOf(value, field, { texts, links }) {
  const isAnswered = value !== null && value !== undefined && value !== field.empty;
  return isAnswered ? CONTROLS[field.control].told(value, field, { texts, links }) : "";
}

function chosenOf(value, { options }) {
  return [value].flat().map((mine) => options.find(([option]) => option === mine)?.[1] ?? String(mine)).join(" · ");
}

function linkOf(value, { name }, { texts, links }) {
  const [, called] = links(name).find(([key]) => key === value) ?? [];
  return called === undefined ? texts.gone : called || texts.untitled;
}

function dayFact(value, { label }, texts) {
  const day = dayOf(value, texts.dates);
  return day && fill(texts.on, { label, day });
}

function chosenFact(value, { short, options }, texts) {
  const answer = [value].flat()
    .map((mine) => options.find(([option]) => option === mine)?.[1])
    .filter(Boolean)
    .join(" · ");
  return answer && short ? fill(texts.fact, { label: short, answer }) : answer;
}

export function makeField(field, { id, value, texts, change, links, reader = "" }) {
  const make = field.is_said ? saidField : CONTROLS[field.control].make;
  const control = make(field, { id, texts, change, links });
  const { show, words } = control;
  let fitting = field.empty;
  let lastSaid = "";
  control.show = (answer, unfit = null) => {
    // What an earlier visit kept may lack a field that is asked for today.
    fitting = answer ?? field.empty;
    show(unfit && words ? unfit.values[0] : fitting);
  };
  const letGo = h("button", {
    class: "ck-button ck-quiet",
    type: "button",
    "aria-label": fill(texts.unfit_drop_named, { label: field.label }),
    click: () => {
      control.focus();
      change(fitting, { now: true });
    },
  }, texts.unfit_drop);
  control.question = (unfit, isPending) => {
    const { problem, input } = control;
    const hidden = unfit && !isPending ? unfit.values.filter((one) => one !== words?.()) : [];
    const said = JSON.stringify([unfit?.sentence, hidden]);
    if (said === lastSaid) return; // the same again would be read out again
    lastSaid = said;
    problem.replaceChildren(
      unfit?.sentence ?? "",
      ...hidden.map((one) => h("span", { class: "ck-unfit", dir: "auto" }, fill(texts.unfit_value, { value: one }))),
      hidden.length > 0 ? letGo : "",
    );
    problem.hidden = !unfit;
    if (unfit) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  control.suit = (one) => suit(field, control, texts, one);
  control.show(value);
  control.question(null);
  control.suit(reader);
  return control;
}

/** Say to a reader what is meant for them, and to others what is meant for all. */
function suit(field, { element, input }, texts, reader) {
  const said = (part) => {
    const own = field.for_readers?.[part] ?? {};
    return Object.hasOwn(own, reader) ? own[reader] : field[part];
  };
  if (field.example) input.setAttribute("placeholder", fill(texts.example, { example: said("example") }));
  if (field.help) element.querySelector(".ck-help").textContent = said("help");
}

/** Label, help, control and problem, tied together for people who can't see how they stand. */
function labelled(field, id, input) {
  const help = field.help ? h("p", { class: "ck-help", id: `${id}-help` }, field.help) : null;
  const problem = h("div", { class: "ck-problem-text", id: `${id}-problem`, role: "alert" });
  input.setAttribute("id", id);
  input.setAttribute("aria-describedby", `${help ? `${id}-help ` : ""}${id}-problem`);
  const element = h("div", { class: `ck-field ck-${field.control}` },
    h("label", { for: id }, field.label), help, input, problem);
  return { element, problem, input };
}

/** Show a value in a text control, unless it says that already: the caret stays where it is. */
function putText(input, text) {
  if (input.value !== text) input.value = text;
}

function textField(field, { id, change }) {
  const input = h("input", {
    type: "text",
    dir: "auto",
    autocomplete: "off",
    input: () => change(input.value),
    change: () => change(input.value, { now: true }),
  });
  const parts = labelled(field, id, input);
  const words = () => input.value;
  return { ...parts, words, show: (value) => putText(input, value), focus: () => input.focus() };
}

/** Somebody else's words: to read, and not to write in. */
function saidField(field, { id }) {
  const words = h("blockquote", { class: "ck-record-said", dir: "auto", id, tabindex: "-1" });
  const problem = h("div", {});
  const element = h("div", { class: "ck-field" }, h("p", { class: "ck-help" }, field.label), words, problem);
  return { element, problem, input: words, show: (value) => (words.textContent = value), focus: () => words.focus() };
}

function longTextField(field, { id, change }) {
  const grow = () => {
    if (CSS.supports("field-sizing", "content") || !area.isConnected) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  const area = h("textarea", {
    rows: "2",
    dir: "auto",
    input: () => {
      grow();
      change(area.value);
    },
    change: () => change(area.value, { now: true }),
  });
  const show = (value) => {
    putText(area, value);
    grow();
  };
  return { ...labelled(field, id, area), words: () => area.value, show, focus: () => area.focus() };
}

/** A number as the person writes it: a decimal comma is fine; nonsense is kept and questioned. */
export function readNumber(text, empty) {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return empty;
  return Number.isFinite(Number(plain)) ? Number(plain) : text;
}

function numberField(field, { id, change }) {
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    input: () => change(read()),
    change: () => change(read(), { now: true }),
  });
  const read = () => readNumber(input.value, field.empty);
  const show = (value) => {
    if (read() !== value && words() !== value) putText(input, String(value ?? ""));
  };
  const words = () => String(read() ?? "");
  return { ...labelled(field, id, input), words, show, focus: () => input.focus() };
}

function dateField(field, { id, change }) {
  const input = h("input", {
    type: "date",
    change: () => change(input.value || field.empty, { now: true }),
  });
  const show = (value) => putText(input, value ?? "");
  return { ...labelled(field, id, input), words: () => input.value, show, focus: () => input.focus() };
}

/** Few answers stand side by side; many are listed. */
function choiceField(field, parts) {
  return field.options.length > 5 ? selectField(field, parts) : optionField(field, parts);
}

function selectField(field, { id, texts, change }) {
  const input = h("select", { change: () => change(input.value, { now: true }) },
    h("option", { value: field.empty }, texts.choose),
    ...field.options.map(([value, label]) => h("option", { value }, label)));
  return { ...labelled(field, id, input), show: (v) => putText(input, v), focus: () => input.focus() };
}

/** A choice among other records. One that has gone is still said to be there: it may come back. */
function linkField(field, { id, texts, change, links }) {
  const input = h("select", { dir: "auto", change: () => change(input.value, { now: true }) });
  const parts = labelled(field, id, input);
  let shown = null;
  const show = (value) => {
    const known = links(field.name).map(([key, name]) => [key, name || texts.untitled]);
    const gone = value && !known.some(([key]) => key === value);
    const options = [["", texts.choose], ...known, ...(gone ? [[value, texts.gone]] : [])];
    if (JSON.stringify(options) !== shown) {
      shown = JSON.stringify(options);
      input.replaceChildren(...options.map(([key, name]) => h("option", { value: key }, name)));
    }
    input.value = value ?? "";
    parts.element.hidden = known.length === 0 && !gone;
  };
  return { ...parts, words: () => input.value, show, focus: () => input.focus() };
}

/** A rating or a short choice: a real radio group, drawn as a row that wraps. */
function optionField(field, { id, texts, change }) {
  const clear = h("button", {
    class: "ck-button ck-quiet ck-clear",
    type: "button",
    "aria-label": fill(texts.clear_named, { label: field.label }),
    click: () => {
      show(field.empty);
      radios[0]?.focus();
      change(field.empty, { now: true });
    },
  }, texts.clear);
  const radios = field.options.map(([value], index) =>
    h("input", {
      type: "radio",
      name: id,
      id: `${id}-${index}`,
      value: String(value),
      change: () => {
        clear.hidden = false;
        change(value, { now: true });
      },
    }),
  );
  const show = (value) => {
    field.options.forEach(([option], index) => {
      radios[index].checked = option === value;
    });
    clear.hidden = value === field.empty;
  };
  const problem = h("div", { class: "ck-problem-text", role: "alert" });
  const group = h("fieldset", { class: `ck-field ck-options ck-${field.control}` },
    h("legend", {}, field.label),
    field.help ? h("p", { class: "ck-help" }, field.help) : null,
    h("div", { class: "ck-option-row" },
      ...field.options.map(([, label], index) =>
        h("label", { class: "ck-option", for: `${id}-${index}` }, radios[index], h("span", {}, label)),
      ),
      clear,
    ),
    problem,
  );
  const focus = () => (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
  return { element: group, show, focus, problem, input: group };
}

/** Any of several values: a group of boxes to tick, drawn as the radio groups are. */
function choicesField(field, { id, change }) {
  const boxes = field.options.map(([value], index) =>
    h("input", {
      type: "checkbox",
      id: `${id}-${index}`,
      value,
      change: () => change(boxes.filter((box) => box.checked).map((box) => box.value), { now: true }),
    }),
  );
  const problem = h("div", { class: "ck-problem-text", role: "alert" });
  const group = h("fieldset", { class: "ck-field ck-options ck-choices-field" },
    h("legend", {}, field.label),
    field.help ? h("p", { class: "ck-help" }, field.help) : null,
    h("div", { class: "ck-option-row" },
      ...field.options.map(([, label], index) =>
        h("label", { class: "ck-option", for: `${id}-${index}` }, boxes[index], h("span", {}, label)))),
    problem,
  );
  const show = (value) => {
    for (const box of boxes) box.checked = value.includes(box.value);
  };
  return { element: group, show, focus: () => boxes[0]?.focus(), problem, input: group };
}

/** Short texts as chips: Enter or a comma adds one, Backspace in an empty box takes the last. */
function tagsField(field, { id, texts, change }) {
  let tags = [];
  const chips = h("ul", { class: "ck-chips" });
  const commit = () => {
    const more = input.value.split(",").map((tag) => tag.trim()).filter(Boolean);
    input.value = "";
    if (more.length > 0) set([...new Set([...tags, ...more])]);
  };
  const input = h("input", {
    type: "text",
    dir: "auto",
    autocomplete: "off",
    keydown: (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" || event.key === ",") {
        event.preventDefault();
        commit();
      } else if (event.key === "Backspace" && input.value === "" && tags.length > 0) {
        set(tags.slice(0, -1));
      }
    },
    change: commit,
  });
  const set = (next) => {
    show(next);
    change(next, { now: true });
  };
  const show = (value) => {
    tags = value;
    chips.replaceChildren(
      ...tags.map((tag) =>
        h("li", { class: "ck-chip" }, h("span", { dir: "auto" }, tag),
          h("button", {
            type: "button",
            class: "ck-button ck-quiet",
            "aria-label": fill(texts.remove_tag, { tag }),
            click: () => {
              set(tags.filter((other) => other !== tag));
              input.focus();
            },
          }, "×"),
        ),
      ),
    );
  };
  const parts = labelled(field, id, input);
  input.before(chips);
  return { ...parts, show, focus: () => input.focus() };
}

/** A date as our sentences write it; the year only where it isn't this one. */
export function dayOf(value, texts) {
  const [year, month, day] = String(value ?? "").split("-");
  if (!day) return "";
  const form = Number(year) === new Date().getFullYear() ? texts.short : texts.short_and_year;
  return fill(form, { day: Number(day), month_short: texts.months_short[month], year });
}
