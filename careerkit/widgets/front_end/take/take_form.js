// The choice of what is taken along: what for, which sections, and whether other people are in it.

import { fill, h, refill } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { groupsOf, isTaken, sectionsIn, turn } from "./choice.js";

/** A form that stays as it was left, as long as the page is there. */
export class TakeForm {
  /**
   * @param {import("../types").Model} model the dialog's
   * @param {() => void} changed called when another thing was chosen
   */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.texts = model.get("_texts");
    this.id = newId();
    this.chosen = ""; // what the person chose; of an empty workbook there is one format alone
    this.form = "";
    this.leftOut = new Set();
    this.build();
  }

  build() {
    const { texts: { ask }, id } = this;
    this.nothing = h("div", { class: "ck-take-nothing" });
    this.forms = h("div", { class: "ck-take-forms" });
    this.help = h("p", { class: "ck-soft", id: `${id}-help` });
    this.sections = h("div", { class: "ck-take-groups" });
    this.told = h("p", { class: "ck-soft", role: "status" });
    this.names = this.tick(ask.names);
    this.notes = this.tick(ask.notes);
    this.own = h("p", { class: "ck-soft" }, ask.own);
    this.choices = h("fieldset", { class: "ck-take-part" }, h("legend", {}, ask.sections), this.told,
      h("details", {}, h("summary", {}, ask.choose), this.sections));
    this.others = h("fieldset", { class: "ck-take-part", "aria-describedby": `${id}-why` }, h("legend", {}, ask.others),
      this.names.parentElement, this.notes.parentElement,
      h("p", { class: "ck-soft", id: `${id}-why` }, ask.why), this.own);
    this.root = h("div", { class: "ck-take" },
      this.nothing,
      h("fieldset", { class: "ck-take-part" }, h("legend", {}, ask.forms), this.forms, this.help,
        ask.elsewhere ? h("p", { class: "ck-soft" }, ask.elsewhere) : null),
      this.choices, this.others);
  }

  tick(label) {
    const box = h("input", { type: "checkbox", change: () => this.changed() });
    h("label", { class: "ck-take-tick" }, box, h("span", {}, label));
    return box;
  }

  /** Show what there is now. */
  show() {
    const { texts, model } = this;
    const isEmpty = model.get("_groups").length === 0;
    const formats = model.get("_formats").filter(({ name }) => !isEmpty || name === "ics");
    const said = [texts.empty.said, ...(formats.length > 0 ? [texts.empty.calendar] : [])];
    this.nothing.replaceChildren(...(isEmpty ? said.map((sentence) => h("p", {}, sentence)) : []));
    this.form = (formats.find(({ name }) => name === this.chosen) ?? formats[0])?.name ?? "";
    this.forms.parentElement.hidden = formats.length === 0;
    this.choices.hidden = this.others.hidden = isEmpty;
    refill(this.forms, formats.map((one) => this.option(one)), this.forms);
    this.showForm();
  }

  option({ name, title, short }) {
    const input = h("input", {
      type: "radio",
      name: this.id,
      value: name,
      "data-key": name,
      "aria-describedby": `${this.id}-help`,
      change: () => {
        this.chosen = this.form = name;
        this.showForm();
      },
    });
    input.checked = name === this.form;
    return h("label", { class: "ck-take-form" }, input,
      h("span", {}, h("span", { class: "ck-take-title" }, title), " ", h("span", { class: "ck-soft" }, short)));
  }

  /** Show what depends on the format. */
  showForm() {
    this.help.textContent = this.model.get("_formats").find(({ name }) => name === this.form)?.help ?? "";
    this.own.hidden = this.form !== "json" && this.form !== "html";
    refill(this.sections, this.groups().map((group) => this.group(group)), this.sections);
    this.tell();
  }

  groups() {
    return groupsOf(this.form, { groups: this.model.get("_groups"), dated: this.model.get("_dated") });
  }

  group({ title, sections }) {
    const boxes = sections.length > 1 ? sections.map((one) => this.box([one], one.title, one.count)) : [];
    const all = this.box(sections, title, sections.length > 1 ? 0 : sections[0].count, () => boxes);
    for (const one of boxes) one.querySelector("input").addEventListener("change", () => this.mark(all, sections));
    return h("div", { class: "ck-take-group", role: "group", "aria-label": title }, all, boxes.length ? h("div", {}, boxes) : null);
  }

  box(sections, title, count, parts = () => []) {
    const input = h("input", {
      type: "checkbox",
      "data-key": `${sections.length > 1 ? "all " : ""}${sections[0].name}`,
      change: () => {
        turn(sections, input.checked, this.leftOut);
        for (const part of parts()) part.querySelector("input").checked = input.checked;
        this.tell();
      },
    });
    const label = h("label", { class: "ck-take-tick" }, input,
      h("span", {}, title, count ? h("span", { class: "ck-soft" }, ` (${count})`) : null));
    this.mark(label, sections);
    return label;
  }

  mark(label, sections) {
    const input = label.querySelector("input");
    const taken = isTaken(sections, this.leftOut);
    input.checked = taken === true;
    input.indeterminate = taken === null;
  }

  /** Say what is left out. */
  tell() {
    const { ask } = this.texts;
    const all = sectionsIn(this.groups());
    const out = all.filter(({ name }) => this.leftOut.has(name));
    const names = out.map(({ title }) => title).join(", ");
    if (out.length === 0) this.told.textContent = this.form === "ics" ? ask.all_dated : ask.all;
    else this.told.textContent = out.length === all.length ? ask.none : fill(ask.some, { names });
    this.changed();
  }

  /** Whether there would be anything in the file. */
  get isReady() {
    return this.form !== "" && isTaken(sectionsIn(this.groups()), this.leftOut) !== false;
  }

  /** What the kernel is asked for. */
  value() {
    return { form: this.form, left_out: [...this.leftOut], names: this.names.checked, notes: this.notes.checked };
  }
}
