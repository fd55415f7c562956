// This week's list. Ticks are records like any other: RecordEditing keeps them.

import { fill, h } from "../page/elements.js";
import { localDay } from "../page/local_day.js";
import { follow } from "../page/models.js";
import { panel, putAt } from "../page/panel.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";

class WeekView extends EditedView {
  constructor(editing, el) {
    super(editing);
    this.rows = new Map(); // a tick's id -> its row
    this.build(el);
    this.listen(["changed"], () => this.fillIn());
    this.endWith(follow(this.model, ["_items", "_more"], () => {
      this.draw();
      this.fillIn();
    }));
  }

  build(el) {
    this.hint = h("p", { class: "ck-soft" }, this.texts.hint);
    this.empty = h("p", { class: "ck-soft" }, this.texts.empty);
    this.list = h("ul", {});
    this.done = h("p", { class: "ck-week-done", role: "status" });
    this.more = h("p", { class: "ck-soft" });
    this.root = panel("ck-week ck-card", this.model.get("title"), this.problem.element, this.hint, this.empty, this.list, this.done, this.more);
    el.append(this.root);
  }

  /** The rows anew where there are others; a row that stays keeps its box and the focus. */
  draw() {
    const items = this.model.get("_items");
    const wanted = new Set(items.map(({ id }) => id));
    for (const [id, row] of this.rows) {
      if (wanted.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
    items.forEach((item, index) => {
      if (!this.rows.has(item.id)) this.rows.set(item.id, this.row(item));
      const row = this.rows.get(item.id);
      row.what.textContent = item.what;
      row.why.textContent = item.why;
      putAt(this.list, row.element, index);
    });
    this.empty.hidden = items.length > 0;
    this.hint.hidden = this.list.hidden = items.length === 0;
    this.more.textContent = this.model.get("_more");
    this.more.hidden = !this.more.textContent;
  }

  row(item) {
    const box = h("input", {
      type: "checkbox",
      id: `ck-${this.id}-${item.id}`,
      change: () => this.tick(item, box.checked),
    });
    const what = h("span", { class: "ck-week-what", dir: "auto" });
    const why = h("span", { class: "ck-soft" });
    const element = h("li", {}, h("label", { for: box.id }, box, h("span", {}, what, why)));
    return { element, box, what, why };
  }

  tick({ id, item }, isDone) {
    if (isDone) {
      this.editing.begin(id, { item });
      this.editing.edit(id, "on", localDay(), { now: true });
    } else {
      this.editing.remove(id);
    }
    this.fillIn();
  }

  fillIn() {
    let done = 0;
    for (const [id, { element, box }] of this.rows) {
      box.checked = Boolean(this.editing.get(id)?.on);
      element.classList.toggle("ck-ticked", box.checked);
      done += box.checked ? 1 : 0;
    }
    const count = this.rows.size;
    const sentence = count > 0 ? fill(this.texts.done, { done, count }) : "";
    // The same words again would be read out again.
    if (this.done.textContent !== sentence) this.done.textContent = sentence;
    this.done.hidden = count === 0;
  }
}

export const widget = editedIn(WeekView);
