// Paths against what matters. Ratings are records like any other: RecordEditing keeps them.

import { fill, focusedIn, h } from "../page/elements.js";
import { follow } from "../page/models.js";
import { panel } from "../page/panel.js";
import { printed } from "../page/printing.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";

class RatingView extends EditedView {
  constructor(editing, el) {
    super(editing);
    this.field = this.model.get("_fields").find(({ name }) => name === "score");
    this.selects = new Map(); // a rating's id -> its control
    this.build(el);
    this.listen(["changed"], () => this.fillIn());
    const traits = ["_rows", "_columns", "_cells"];
    this.endWith(
      printed(this.root, () => this.written()),
      follow(this.model, traits, () => {
        this.draw();
        this.fillIn();
      }),
    );
  }

  build(el) {
    const { texts } = this;
    const title = this.model.get("title");
    this.hint = h("p", { class: "ck-soft" }, texts.hint);
    this.empty = h("p", { class: "ck-rating-empty" });
    // The roles are the elements' own; a browser drops them where cards take a table's place.
    this.head = h("thead", { role: "rowgroup" });
    this.body = h("tbody", { role: "rowgroup" });
    this.table = h("table", { role: "table", "aria-label": title }, this.head, this.body);
    this.root = panel("ck-rating-grid", title, this.problem.element, this.hint, this.empty, this.table);
    el.append(this.root);
  }

  /** The table anew, whenever there are other paths or criteria; the controls stay the same. */
  draw() {
    const rows = this.model.get("_rows");
    const columns = this.model.get("_columns");
    const cells = this.model.get("_cells");
    const drawn = JSON.stringify([rows, columns, cells]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = focusedIn(this.table);
    const isEmpty = rows.length === 0 || columns.length === 0;
    this.root.hidden = rows.length === 0 && columns.length === 0;
    this.empty.textContent = rows.length > 0 ? this.texts.no_criteria : this.texts.no_paths;
    this.empty.hidden = !isEmpty;
    this.hint.hidden = this.table.hidden = isEmpty;
    this.root.classList.toggle("ck-many", columns.length > 6);
    this.head.replaceChildren(
      h("tr", { role: "row" },
        h("th", { role: "columnheader", scope: "col" }, this.texts.path),
        ...columns.map(({ name, counts }) =>
          h("th", { role: "columnheader", scope: "col" },
            h("span", { dir: "auto" }, name), h("span", { class: "ck-rating-counts" }, counts)))));
    this.body.replaceChildren(...rows.map((row) => this.row(row, columns, cells[row.id] ?? {})));
    // Moving a control takes the focus from it.
    if (focused?.isConnected) focused.focus();
  }

  /** Each path with its ratings, for paper. */
  written() {
    const cells = this.model.get("_cells");
    const score = (id) => this.editing.get(id)?.[this.field.name] ?? this.field.empty;
    const label = (id) => this.field.options.find(([value]) => value === score(id))?.[1];
    return this.model.get("_rows")
      .map(({ id, name }) => ({
        name,
        answers: this.model.get("_columns")
          .map((criterion) => ({ label: criterion.name, text: label(cells[id]?.[criterion.id]), isShort: true }))
          .filter(({ text }) => text),
      }))
      .filter(({ answers }) => answers.length > 0);
  }

  row(path, columns, cells) {
    return h("tr", { role: "row" },
      h("th", { role: "rowheader", scope: "row", dir: "auto" }, path.name),
      ...columns
        .filter(({ id }) => cells[id])
        .map((criterion) => this.cell(cells[criterion.id], path, criterion)));
  }

  cell(id, path, criterion) {
    const select = this.select(id, path, criterion);
    const label = fill(this.texts.cell, { path: path.name, criterion: criterion.name });
    select.setAttribute("aria-label", label);
    // Seen on cards only, where there are no columns with names.
    const seen = h("label", { for: select.id },
      h("span", { dir: "auto" }, criterion.name),
      h("span", { class: "ck-rating-counts" }, criterion.counts));
    return h("td", { role: "cell" }, seen, select);
  }

  select(id, path, criterion) {
    if (!this.selects.has(id)) {
      const select = h("select", { id: `ck-${this.id}-${id}` },
        h("option", { value: "" }, this.texts.open),
        ...this.field.options.map(([value, label]) => h("option", { value }, label)));
      select.addEventListener("change", () => {
        const score = select.value === "" ? this.field.empty : Number(select.value);
        this.rate(id, path.id, criterion.id, score);
      });
      this.selects.set(id, select);
    }
    return this.selects.get(id);
  }

  rate(id, path, criterion, score) {
    this.editing.begin(id, { path, criterion });
    this.editing.edit(id, this.field.name, score, { now: true });
    this.fillIn();
  }

  fillIn() {
    for (const [id, select] of this.selects) {
      const score = this.editing.get(id)?.[this.field.name] ?? this.field.empty ?? "";
      if (select.value !== String(score)) select.value = String(score);
      select.classList.toggle("ck-rated", score !== "");
    }
  }
}

export const widget = editedIn(RatingView);
