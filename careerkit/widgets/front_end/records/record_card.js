// One record of a list: a card that opens, is edited, and is dragged to another place.


import { followPointer } from "../page/dragging.js";
import { fill, focused, h } from "../page/elements.js";
import { CONTROLS, makeField } from "./record_fields.js";

export class Card {
  constructor(view, record) {
    this.view = view;
    this.id = record.id;
    this.record = record;
    /** @type {Map<string, import("../types").Control>} by name, once it was open */
    this.fields = null;
    /** @type {HTMLElement} */
    this.element = h(view.single ? "div" : "li", { class: "ck-card ck-record" });
    if (view.section) this.element.dataset.at = `${view.section}/${record.id}`;
    this.body = this.element; // of a single form; else what opens and closes
    if (!view.single) this.buildListed();
    this.setOpen(this.startsOpen());
  }

  /** Forms that stand side by side are open; on a phone, where they would be a long page, they are lines. */
  get beside() {
    const { model, isNarrow } = this.view;
    return model.get("_layout") === "beside" && !(isNarrow && model.get("_cards").length > 1);
  }

  startsOpen() {
    const { view } = this;
    if (view.single || this.beside) return true;
    if (!view.fixed) return view.editing.isFresh(this.id);
    const cards = view.model.get("_cards");
    if (view.model.get("_layout") === "closed" || cards[0].id !== this.id) return false;
    // On a phone one of several forms is open to be begun, or put right.
    const isLine = view.isNarrow && cards.length > 1 && view.isAnswered(this.record);
    return !isLine || this.id in view.model.get("_unfit");
  }

  buildListed() {
    const { texts } = this.view;
    const bodyId = `ck-${this.view.id}-${this.id}`;
    this.name = h("span", { class: "ck-record-name", dir: "auto" });
    this.facts = h("span", { class: "ck-record-facts" });
    this.words = h("span", { class: "ck-record-words", dir: "auto" });
    this.toggle = h("button", {
      class: "ck-record-toggle",
      type: "button",
      "aria-expanded": "false",
      "aria-controls": bodyId,
      click: () => this.setOpen(!this.isOpen),
    }, this.name, this.facts, this.words);
    const action = (look, symbol, word, click) =>
      h("button", { class: `ck-button ck-quiet ${look}`, type: "button", click },
        h("span", { "aria-hidden": "true" }, symbol), word ? h("span", { class: "ck-action-word" }, word) : null);
    this.up = action("ck-up", "↑", texts.up_word, () => this.view.move(this.id, this.index - 1, this.up));
    this.down = action("ck-down", "↓", texts.down_word, () => this.view.move(this.id, this.index + 1, this.down));
    this.cross = action("ck-remove", "✕", texts.remove_word, () => this.view.drop(this.id, this.title()));
    this.more = action("ck-more", "⋯", "", () => this.showActions(!this.hasActions));
    this.actions = h("div", { class: "ck-record-actions", id: `${bodyId}-actions` }, this.up, this.down, this.cross);
    this.more.setAttribute("aria-controls", this.actions.id);
    this.grip = h("span", {
      class: "ck-grip",
      "aria-hidden": "true",
      title: texts.drag,
      pointerdown: (event) => this.drag(event),
    }, "⠿");
    this.body = h("div", { class: "ck-record-body", id: bodyId });
    this.element.append(
      h("div", { class: "ck-record-head", keydown: (event) => this.leaveActions(event) },
        this.grip, this.toggle, this.more, this.actions),
      this.body);
    this.showActions(false);
    if (this.view.fixed) this.element.classList.add("ck-fixed");
    if (!this.beside) return;
    // Below the list's title, or, in a list without one, below the page's.
    const heading = h(this.view.model.get("title") ? "h4" : "h2", { class: "ck-record-title" }, this.name);
    this.element.firstChild.replaceWith(heading);
  }

  /** On a narrow page what moves and removes a card stands behind one button. */
  showActions(isShown) {
    this.hasActions = isShown;
    this.element.classList.toggle("ck-with-actions", isShown);
    this.more.setAttribute("aria-expanded", String(isShown));
  }

  leaveActions({ key }) {
    if (key !== "Escape" || !this.hasActions) return;
    this.showActions(false);
    this.more.focus();
  }

  get spec() {
    return this.view.model.get("_fields");
  }

  title() {
    return this.view.titleOf(this.record);
  }

  hasName() {
    return this.title() !== this.view.texts.untitled;
  }

  summarise() {
    this.record = this.view.editing.get(this.id) ?? this.record;
    if (this.view.single) return;
    const name = this.title();
    this.name.textContent = name;
    this.facts.textContent = this.spec.map((field) => this.fact(field)).filter(Boolean).join(" · ");
    this.words.textContent = this.view.firstWords(this.record);
    const { texts } = this.view;
    this.up.setAttribute("aria-label", fill(texts.up, { name }));
    this.down.setAttribute("aria-label", fill(texts.down, { name }));
    this.cross.setAttribute("aria-label", fill(texts.remove, { name }));
    this.more.setAttribute("aria-label", fill(texts.more, { name }));
  }

  /** What a closed card says of a date, a choice or a rating. */
  fact(field) {
    return CONTROLS[field.control].fact?.(this.record[field.name], field, this.view.texts);
  }

  /** Something is typed into it, here or in another view. */
  edited() {
    this.said = null;
    this.summarise();
  }

  show(record, index, count) {
    this.record = record;
    this.index = index;
    // Most cards of a long list are closed and say what they said before.
    const said = this.view.fixed || this.fields ? null : JSON.stringify([record, index, count]);
    if (said && said === this.said) return;
    this.said = said;
    this.summarise();
    if (!this.view.single) {
      // Not disabled: a button that has the focus and goes dead drops the keyboard.
      this.up.setAttribute("aria-disabled", String(index === 0));
      this.down.setAttribute("aria-disabled", String(index === count - 1));
      this.element.classList.toggle("ck-alone", count === 1);
    }
    if (this.fields) this.fillFields();
  }

  setOpen(open) {
    this.isOpen = open;
    if (open && !this.fields) this.buildFields();
    if (this.view.single) return;
    this.body.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    this.element.classList.toggle("ck-open", open);
    this.view.care?.show();
  }

  buildFields() {
    this.fields = new Map();
    this.withheld = new Set();
    const words = this.view.cardOf(this.id)?.words;
    if (words) this.body.append(h("blockquote", { class: "ck-record-said", dir: "auto" }, words));
    for (const field of this.spec) {
      const control = makeField(field, {
        id: `ck-${this.view.id}-${this.id}-${field.name}`,
        value: this.record[field.name],
        texts: this.view.texts,
        change: (value, when) => this.view.editing.edit(this.id, field.name, value, when),
        links: (name) => this.view.model.get("_links")[name] ?? [],
        reader: this.view.reader,
      });
      this.fields.set(field.name, control);
      this.body.append(control.element);
    }
    const foot = this.view.footOf(this);
    if (foot) this.body.append(foot);
    this.fillFields();
  }

  /** Say above the first question that it may stay open, where what was written hurts. */
  leaveOpen(words) {
    const first = words && this.fields && this.spec.find((field) => !field.is_words);
    if (!first) {
      this.leave?.remove();
      this.leave = null;
      return;
    }
    this.leave ??= h("p", { class: "ck-soft" }, words);
    const { element } = this.fields.get(first.name);
    if (element.previousSibling !== this.leave) element.before(this.leave);
  }

  /** Keep questions back that would have a cry for help said again. */
  withhold(names) {
    for (const [name, { element }] of this.fields ?? []) {
      const isIn = names.includes(name);
      // No caret goes from under a person's hands.
      if (isIn !== this.withheld.has(name) && !element.contains(focused())) {
        element.hidden = isIn;
        if (isIn) this.withheld.add(name);
        else this.withheld.delete(name);
      }
    }
  }

  fillFields() {
    const { editing, model } = this.view;
    const pending = editing.put[this.id]?.changed ?? [];
    const unfit = model.get("_unfit")[this.id] ?? {};
    for (const [name, control] of this.fields) {
      // What is still on its way to the kernel is newer than what came from there.
      const isPending = pending.includes(name);
      const mine = isPending && control.element.contains(focused());
      if (!mine) control.show(this.record[name], isPending ? null : unfit[name]);
      // Until the kernel has judged that, its last word stands.
      control.question(unfit[name], isPending);
    }
  }

  /** Speak to this reader. */
  suit(reader) {
    for (const control of this.fields?.values() ?? []) control.suit(reader);
  }

  /** To the first field that is there: one whose other record the kernel has yet to name may not be. */
  focus() {
    [...(this.fields?.values() ?? [])].find(({ element }) => !element.hidden)?.focus();
  }

  focusHeader() {
    this.toggle?.focus();
  }

  /** Drag with mouse, pen or finger: the card follows, its neighbours make room. */
  drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.view.drawRest();
    const { list } = this.view;
    this.view.dragging = true;
    this.element.classList.add("ck-dragged");
    followPointer({
      move: ({ clientY }) => {
        const others = [...list.children].filter((card) => card !== this.element);
        const next = others.find((card) => {
          const box = card.getBoundingClientRect();
          return clientY < box.top + box.height / 2;
        });
        if (this.element.nextElementSibling !== (next ?? null)) list.insertBefore(this.element, next ?? null);
      },
      end: (isDropped) => {
        this.element.classList.remove("ck-dragged");
        this.view.dragging = false;
        const index = [...list.children].indexOf(this.element);
        // What is moved is shown where it went, and what was let be where it stood.
        if (isDropped) this.view.move(this.id, index, null);
        this.view.show();
      },
    });
  }
}
