// A board: a column for each stage, and a card for each record. A move is a change like any
// other: RecordEditing keeps it until the kernel has it.

import { followPointer } from "../page/dragging.js";
import { fill, h } from "../page/elements.js";
import { follow } from "../page/models.js";
import { panel, putAt } from "../page/panel.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";

const SLACK = 4; // pixels that a pointer may tremble before a press becomes a drag

class BoardView extends EditedView {
  constructor(editing, el) {
    super(editing);
    /** @type {import("../types").Field} */
    this.field = this.model.get("_fields")[0];
    this.stopDrag = null;
    this.cards = new Map();
    this.build(el);
    this.listen(["changed"], () => this.show());
    this.endWith(() => this.stopDrag?.(), follow(this.model, ["_words"], () => this.show()));
  }

  build(el) {
    this.columns = this.field.options.map(([value, label], index) => new Column(this, value, label, index));
    this.board = h("div", { class: "ck-board-columns" }, ...this.columns.map(({ element }) => element));
    this.board.style.setProperty("--ck-board-count", String(this.columns.length));
    this.empty = h("p", { class: "ck-soft" }, this.texts.empty);
    this.live = h("p", { class: "ck-hidden", role: "status" });
    el.append(panel("ck-board", this.model.get("title"),
      this.problem.element, this.empty, this.board, this.live));
  }

  /** Which column a record stands in; what was not said yet stands in the first. */
  place(record) {
    return Math.max(0, this.columns.findIndex(({ value }) => value === record[this.field.name]));
  }

  show() {
    const { records } = this.editing;
    const wanted = new Set(records.map(({ id }) => id));
    for (const [id, card] of this.cards) {
      if (wanted.has(id)) continue;
      card.element.remove();
      this.cards.delete(id);
    }
    const counts = this.columns.map(() => 0);
    for (const record of records) {
      if (!this.cards.has(record.id)) this.cards.set(record.id, new BoardCard(this, record.id));
      const card = this.cards.get(record.id);
      const place = this.place(record);
      putAt(this.columns[place].list, card.element, counts[place]);
      counts[place] += 1;
      card.show(place);
    }
    this.columns.forEach((column, index) => column.tell(counts[index]));
    this.empty.hidden = records.length > 0;
    this.board.hidden = records.length === 0;
  }

  name(id) {
    return this.model.get("_words")[id]?.name || this.texts.unnamed;
  }

  /** Move a card; the focus goes with it, and a sentence says where it went. */
  move(card, to, button = null) {
    const column = this.columns[to];
    if (!column || to === card.place) return;
    this.editing.edit(card.id, this.field.name, column.value, { now: true });
    this.show();
    card.focus(button);
    // An equal text is no news to a screen reader, so it is taken away first.
    this.live.textContent = "";
    this.live.textContent = fill(this.texts.moved, { name: this.name(card.id), stage: column.label });
  }
}

class Column {
  constructor(view, value, label, index) {
    this.view = view;
    this.value = value;
    this.label = label;
    const id = `ck-${view.id}-${index}`;
    this.count = h("span", { class: "ck-board-count" });
    this.list = h("ul", { class: "ck-board-list" });
    this.none = h("p", { class: "ck-soft ck-board-none" }, view.texts.none);
    this.element = h("div", { class: "ck-board-column", role: "group", "aria-labelledby": id },
      h("h4", { id }, label, " ", this.count), this.list, this.none);
  }

  tell(count) {
    const { texts } = this.view;
    this.count.textContent = count === 0 ? "" : String(count);
    const words = fill(count === 1 ? texts.count.one : texts.count.other, { count });
    if (count === 0) this.list.removeAttribute("aria-label");
    else this.list.setAttribute("aria-label", words);
    this.list.hidden = count === 0;
    this.none.hidden = count > 0;
  }

  holds({ clientX, clientY }) {
    const box = this.element.getBoundingClientRect();
    return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  }
}

class BoardCard {
  constructor(view, id) {
    this.view = view;
    this.id = id;
    const { texts } = view;
    const button = (label, before, after, step) =>
      h("button", {
        class: "ck-button",
        type: "button",
        click: () => this.view.move(this, this.place + step, step < 0 ? this.back : this.on),
      }, arrow(before), label, arrow(after));
    const arrow = (sign) => (sign ? h("span", { "aria-hidden": "true" }, sign) : null);
    this.back = button(texts.back, "←", "", -1);
    this.on = button(texts.on, "", "→", 1);
    this.name = h("span", { class: "ck-board-name", dir: "auto" });
    this.note = h("p", { class: "ck-soft ck-board-note", dir: "auto" });
    this.grip = h("span", { class: "ck-board-grip", "aria-hidden": "true", title: texts.drag }, "⠿");
    this.element = h("li", {
      class: "ck-board-card",
      pointerdown: (event) => this.press(event),
    }, h("div", { class: "ck-board-head" }, this.grip, this.name), this.note,
      h("div", { class: "ck-board-do" }, this.back, this.on));
  }

  show(place) {
    const { columns, texts } = this.view;
    const name = this.view.name(this.id);
    const note = this.view.model.get("_words")[this.id]?.note ?? "";
    this.place = place;
    this.name.textContent = name;
    this.note.textContent = note;
    this.note.hidden = note === "";
    this.label(this.back, texts.back_named, columns[place - 1], name);
    this.label(this.on, texts.on_named, columns[place + 1], name);
  }

  label(button, sentence, column, name) {
    button.hidden = !column;
    if (column) button.setAttribute("aria-label", fill(sentence, { stage: column.label, name }));
  }

  /** The button that was used, or the other one where that has gone with the last column. */
  focus(button) {
    const first = button ?? this.on;
    (first.hidden ? (first === this.on ? this.back : this.on) : first).focus();
  }

  /** A mouse may take a card anywhere; a finger takes it by its grip, and else scrolls the page. */
  press(event) {
    if (event.button !== 0 || !event.isPrimary || event.target.closest("button")) return;
    if (event.pointerType !== "mouse" && !event.target.closest(".ck-board-grip")) return;
    event.preventDefault();
    this.drag(event);
  }

  drag(start) {
    const { view, element } = this;
    let over = null;
    let far = false;
    view.stopDrag?.();
    view.stopDrag = followPointer({
      move: (event) => {
        const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
        far ||= Math.hypot(x, y) > SLACK;
        if (!far) return;
        element.classList.add("ck-board-dragged");
        element.style.transform = `translate(${x}px, ${y}px)`;
        over = view.columns.find((column) => column.holds(event)) ?? null;
        for (const column of view.columns) column.element.classList.toggle("ck-board-over", column === over);
      },
      end: (isDropped) => {
        element.classList.remove("ck-board-dragged");
        element.style.transform = "";
        for (const column of view.columns) column.element.classList.remove("ck-board-over");
        view.stopDrag = null;
        if (isDropped && over) view.move(this, view.columns.indexOf(over));
      },
    });
  }
}

export const widget = editedIn(BoardView);
