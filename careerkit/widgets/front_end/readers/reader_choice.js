// For whom the examples are: one tick, and below it what that changes and who Mira is.

import { h } from "../page/elements.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";
import { makeField } from "../records/record_fields.js";
import { tellReader } from "./reader.js";

const ONE = "single"; // one tick is one record, in every tab

class ReaderChoiceView extends EditedView {
  constructor(editing, el) {
    super(editing);
    /** @type {import("../types").Field} */
    this.field = this.model.get("_fields")[0];
    this.build(el);
    this.listen(["changed", "edited"], () => this.show());
    this.show();
  }

  build(el) {
    const { field, model } = this;
    this.control = makeField(field, {
      id: this.id,
      value: field.empty,
      texts: this.texts,
      change: (value, when) => this.editing.edit(this.record.id, field.name, value, when),
      links: () => [],
    });
    this.note = h("p", { class: "ck-soft", role: "status" });
    // All of them take the room of the longest, so that nothing moves below a tick.
    const room = Object.values(model.get("_notes"))
      .map((words) => h("p", { class: "ck-soft ck-reader-room", "aria-hidden": "true" }, words));
    // The question is its heading.
    el.append(h("section", { class: "careerkit ck-reader-choice ck-card", "aria-label": model.get("title") },
      this.problem.element, this.control.element, h("div", { class: "ck-reader-notes" }, this.note, room)));
  }

  get record() {
    if (this.editing.records.length === 0) this.editing.begin(ONE);
    return this.editing.records[0];
  }

  show() {
    const { record, field, model } = this;
    const reader = record[field.name] ?? field.empty;
    this.control.show(reader);
    this.control.question(this.editing.unfit(record.id, field.name) ?? undefined, false);
    const notes = model.get("_notes");
    const words = notes[reader] ?? notes.open;
    // The same words again would be read out again.
    if (this.note.textContent !== words) this.note.textContent = words;
    if (reader === this.told) return;
    if (this.told !== undefined) tellReader(model, reader);
    this.told = reader;
  }
}

export const widget = editedIn(ReaderChoiceView);
