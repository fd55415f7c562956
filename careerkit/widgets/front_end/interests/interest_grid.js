// A page of questions at a time. Answers are records like any other: RecordEditing keeps them.

import { fill, h } from "../page/elements.js";
import { panel } from "../page/panel.js";
import { printed } from "../page/printing.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";

class GridView extends EditedView {
  constructor(editing, el) {
    super(editing);
    this.questions = this.model.get("_questions");
    this.size = this.model.get("_page_size");
    /** @type {import("../types").Field} */
    this.field = this.model.get("_fields")[0];
    this.page = this.firstOpenPage();
    this.build(el);
    this.listen(["changed"], () => {
      // Answers that come back a moment later lead to the first open page, too.
      const page = this.touched ? this.page : this.firstOpenPage();
      if (page === this.page) this.show();
      else this.turn(page);
    });
    this.endWith(printed(this.root, () => this.written()));
    this.turn(this.page);
  }

  build(el) {
    const { texts } = this;
    this.bar = h("progress", { "aria-labelledby": `${this.id}-done` });
    this.done = h("p", { class: "ck-soft", id: `${this.id}-done`, role: "status" });
    this.heading = h("p", { class: "ck-grid-page", tabindex: "-1" });
    this.list = h("div", {});
    this.back = h("button", { class: "ck-button", type: "button", click: () => this.turn(this.page - 1, true) }, texts.back);
    this.next = h("button", { class: "ck-button ck-primary", type: "button", click: () => this.turn(this.page + 1, true) });
    this.root = panel("ck-grid ck-card", this.model.get("title"), this.problem.element,
      h("p", { class: "ck-soft" }, texts.hint), this.bar, this.done, this.heading, this.list,
      h("div", { class: "ck-grid-turn" }, this.back, this.next));
    el.append(this.root);
  }

  value(id) {
    return this.editing.get(id)?.[this.field.name] ?? this.field.empty;
  }

  /** All questions that were answered, for paper; on the screen there are a few at a time. */
  written() {
    const label = (id) => this.field.options.find(([value]) => value === this.value(id))?.[1];
    const answers = this.questions.filter(({ id }) => !this.isOpen(id)).map(({ id, text }) => ({ label: text, text: label(id) }));
    return answers.length > 0 ? [{ answers }] : [];
  }

  isOpen(id) {
    return this.value(id) === this.field.empty;
  }

  /** The short form counts until the person went beyond it. */
  get count() {
    const short = this.model.get("_short");
    const beyond = this.questions.slice(short).some(({ id }) => !this.isOpen(id));
    return beyond || this.page * this.size >= short ? this.questions.length : short;
  }

  firstOpenPage() {
    const open = this.questions.findIndex(({ id }) => this.isOpen(id));
    const short = this.model.get("_short");
    if (open < 0) return 0;
    return Math.floor((open === short ? 0 : open) / this.size);
  }

  turn(page, focus = false) {
    this.touched ||= focus;
    this.page = page;
    const start = page * this.size;
    this.rows = this.questions.slice(start, start + this.size).map((question) => this.row(question));
    this.list.replaceChildren(...this.rows.map((row) => row.element));
    this.show();
    if (focus) {
      this.heading.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: "start" });
    }
  }

  row({ id, text }) {
    const name = `ck-${this.id}-${id}`;
    const radios = this.field.options.map(([value], index) =>
      h("input", {
        type: "radio",
        name,
        id: `${name}-${index}`,
        value: String(value),
        change: () => this.answer(id, value),
      }),
    );
    const element = h("fieldset", { class: "ck-grid-row", keydown: (event) => this.key(event, id) },
      h("legend", {}, text),
      h("div", { class: "ck-grid-options" },
        ...this.field.options.map(([, label], index) =>
          h("label", { class: "ck-grid-option", for: `${name}-${index}` }, radios[index], h("span", {}, label))),
      ));
    return { id, element, radios };
  }

  answer(id, value) {
    this.touched = true;
    this.editing.begin(id);
    this.editing.edit(id, this.field.name, value, { now: true });
    this.show();
  }

  /** A digit answers and goes on to the next question. */
  key(event, id) {
    const option = this.field.options.find(([value]) => String(value) === event.key);
    if (!option || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.answer(id, option[0]);
    const next = this.rows[this.rows.findIndex((row) => row.id === id) + 1];
    if (next) (next.radios.find((radio) => radio.checked) ?? next.radios[0]).focus();
    else this.next.focus();
  }

  show() {
    const { texts, count } = this;
    const answered = this.questions.slice(0, count).filter(({ id }) => !this.isOpen(id)).length;
    const pages = Math.ceil(count / this.size);
    this.bar.max = count;
    this.bar.value = answered;
    const done = fill(texts.progress, { done: answered, count });
    if (this.done.textContent !== done) this.done.textContent = done;
    this.heading.textContent = fill(texts.page, { page: this.page + 1, count: pages });
    for (const { id, radios } of this.rows) {
      const value = this.value(id);
      this.field.options.forEach(([option], index) => {
        radios[index].checked = option === value;
      });
    }
    const short = this.model.get("_short");
    const last = (this.page + 1) * this.size >= this.questions.length;
    const more = (this.page + 1) * this.size === short;
    this.back.hidden = this.page === 0;
    this.next.hidden = last;
    this.next.textContent = more ? texts.more : texts.next;
    if (last && answered === this.questions.length) this.heading.textContent = texts.finished;
  }
}

export const widget = editedIn(GridView);
