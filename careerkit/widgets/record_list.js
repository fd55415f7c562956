// How a list of records looks: cards that open, move and go, and come back.

const UNDO_TIME = 60_000; // ms for which a removal can be taken back here
const SLICE = 10; // cards that are drawn at a time

class ListView {
  constructor(editing, el) {
    this.editing = editing;
    this.model = editing.model;
    this.texts = this.model.get("_texts");
    this.single = this.model.get("_single");
    // Lists grow; one form, or a form for each of some ids, does not.
    this.fixed = this.single || this.model.get("_cards") !== null;
    this.id = newId();
    this.cards = new Map();
    this.shown = []; // the records that have a card, or are to have one
    this.drawn = 0; // how many of them have one so far
    this.build(el);
    this.onChanged = () => this.show();
    this.onEdited = (event) => this.cards.get(event.detail)?.edited();
    editing.events.addEventListener("changed", this.onChanged);
    editing.events.addEventListener("edited", this.onEdited);
    this.model.on("change:problem", () => this.showProblem());
    this.model.on("change:_cards", this.onChanged);
    this.show();
  }

  build(el) {
    const title = this.model.get("title");
    const beside = this.model.get("_layout") === "beside" ? " ck-beside" : "";
    this.list = h(this.single ? "div" : "ol", { class: `ck-cards${beside}` });
    this.empty = h("p", { class: "ck-empty" }, this.texts.empty);
    this.addButton = h("button", { class: "ck-button ck-primary", type: "button", click: () => this.add() },
      `+ ${this.texts.add}`);
    this.undo = h("div", { class: "ck-undo ck-notice", hidden: true });
    this.live = h("p", { class: "ck-hidden", role: "status" });
    this.problem = h("p", { class: "ck-notice ck-problem", role: "alert", hidden: true });
    this.root = h("section", { class: "careerkit ck-record-list", "aria-label": title || null },
      title ? h("h3", {}, title) : null,
      this.problem, this.empty, this.list, this.undo,
      this.fixed ? null : this.addButton, this.live);
    el.append(this.root);
    this.showProblem();
  }

  remove() {
    clearTimeout(this.undoTimer);
    this.cancelRest?.();
    this.editing.events.removeEventListener("changed", this.onChanged);
    this.editing.events.removeEventListener("edited", this.onEdited);
    this.model.off("change:_cards", this.onChanged);
  }

  showProblem() {
    this.problem.textContent = this.model.get("problem");
    this.problem.hidden = !this.model.get("problem");
  }

  show() {
    // What arrives meanwhile would put a card that somebody holds back where it came from.
    if (this.dragging) return;
    const { editing } = this;
    if (this.single && editing.records.length === 0) editing.fresh.add(this.pushBlank());
    const records = this.single ? editing.records.slice(0, 1) : this.wanted();
    const wanted = new Set(records.map((record) => record.id));
    for (const [id, card] of this.cards) {
      if (wanted.has(id)) continue;
      card.element.remove();
      this.cards.delete(id);
    }
    // A list that is drawn to its end stays so with one card more.
    const goOn = this.drawn === this.shown.length ? SLICE : 0;
    this.shown = [...records]; // the editing changes its own
    this.draw(0, Math.max(this.drawn + goOn, 2 * SLICE));
    this.empty.hidden = this.single || records.length > 0;
  }

  /** Draw cards from one index to another, and those behind it when there is nothing else to do.
   *
   * A list of some hundred would keep the page from everything else for a while.
   */
  draw(from, to) {
    this.cancelRest?.();
    this.drawSome(from, to);
    if (this.drawn === this.shown.length) return;
    this.cancelRest = whenIdle(() => this.drawSome(this.drawn, this.drawn + SLICE));
  }

  /** Draw cards from one index to another; returns whether there are more. */
  drawSome(from, to) {
    const { shown } = this;
    this.drawn = Math.min(to, shown.length);
    for (let index = from; index < this.drawn; index += 1) {
      const record = shown[index];
      if (!this.cards.has(record.id)) this.cards.set(record.id, new Card(this, record));
      const card = this.cards.get(record.id);
      this.place(card.element, index);
      card.show(record, index, shown.length);
    }
    return this.drawn < shown.length;
  }

  /** Draw all cards now: somebody is about to go to one, or to move it past others. */
  drawRest() {
    this.draw(this.drawn, this.shown.length);
  }

  /** The records to show: all of them, or those that somebody named. */
  wanted() {
    const cards = this.model.get("_cards");
    if (cards === null) return this.editing.records;
    return cards.map(({ id }) => {
      this.editing.begin(id);
      return this.editing.get(id);
    });
  }

  pushBlank() {
    const record = this.editing.blank();
    this.editing.records.push(record);
    return record.id;
  }

  /** Put a card where it belongs, and the focus back where it was: moving a node loses it. */
  place(element, index) {
    if (this.list.children[index] === element) return;
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    this.list.insertBefore(element, this.list.children[index] ?? null);
    focused?.focus();
  }

  add() {
    this.drawRest();
    for (const card of this.cards.values()) if (card.hasName()) card.setOpen(false);
    const id = this.editing.add();
    const card = this.cards.get(id);
    card.setOpen(true);
    card.focus();
  }

  move(id, to, focus) {
    this.drawRest();
    if (!this.editing.move(id, to)) return;
    const index = this.editing.records.findIndex((record) => record.id === id);
    focus?.focus();
    this.say(fill(this.texts.moved, { position: index + 1, count: this.editing.records.length }));
  }

  drop(id, name) {
    this.drawRest();
    const index = this.editing.records.findIndex((record) => record.id === id);
    const gone = this.editing.remove(id);
    if (!gone) return;
    this.offerUndo(gone, name);
    const next = this.editing.records[Math.min(index, this.editing.records.length - 1)];
    (this.undo.querySelector("button") ?? this.cards.get(next?.id)?.toggle ?? this.addButton).focus();
  }

  offerUndo(gone, name) {
    clearTimeout(this.undoTimer);
    const close = () => {
      this.undo.hidden = true;
      this.undo.replaceChildren();
    };
    const button = h("button", {
      class: "ck-button",
      type: "button",
      click: () => {
        close();
        this.drawRest();
        this.editing.restore(gone);
        this.cards.get(gone.record.id)?.focusHeader();
        this.say(fill(this.texts.restored, { name }));
      },
    }, this.texts.undo);
    const sentence = fill(this.texts.removed, { name });
    this.undo.replaceChildren(h("span", { dir: "auto" }, sentence), button);
    this.undo.hidden = false;
    this.say(sentence);
    const wait = () => {
      // Nobody who is on their way to the button should see it go.
      if (this.undo.contains(document.activeElement)) this.undoTimer = setTimeout(wait, UNDO_TIME);
      else close();
    };
    this.undoTimer = setTimeout(wait, UNDO_TIME);
  }

  say(sentence) {
    this.live.textContent = sentence;
  }
}

class Card {
  constructor(view, record) {
    this.view = view;
    this.id = record.id;
    this.record = record;
    this.fields = null;
    if (view.single) this.element = this.body = h("div", { class: "ck-card ck-record" });
    else this.buildListed();
    this.setOpen(this.startsOpen());
  }

  get beside() {
    return this.view.model.get("_layout") === "beside";
  }

  startsOpen() {
    const { view } = this;
    if (view.single || this.beside) return true;
    if (!view.fixed) return view.editing.isFresh(this.id);
    return view.model.get("_layout") === "first" && view.model.get("_cards")[0].id === this.id;
  }

  buildListed() {
    const { texts } = this.view;
    const bodyId = `ck-${this.view.id}-${this.id}`;
    this.name = h("span", { class: "ck-record-name", dir: "auto" });
    this.facts = h("span", { class: "ck-record-facts" });
    this.toggle = h("button", {
      class: "ck-record-toggle",
      type: "button",
      "aria-expanded": "false",
      "aria-controls": bodyId,
      click: () => this.setOpen(!this.isOpen),
    }, this.name, this.facts);
    const action = (look, symbol, click) =>
      h("button", { class: `ck-button ck-quiet ${look}`, type: "button", click },
        h("span", { "aria-hidden": "true" }, symbol));
    this.up = action("ck-up", "↑", () => this.view.move(this.id, this.index - 1, this.up));
    this.down = action("ck-down", "↓", () => this.view.move(this.id, this.index + 1, this.down));
    this.cross = action("ck-remove", "✕", () => this.view.drop(this.id, this.title()));
    this.grip = h("span", {
      class: "ck-grip",
      "aria-hidden": "true",
      title: texts.drag,
      pointerdown: (event) => this.drag(event),
    }, "⠿");
    this.body = h("div", { class: "ck-record-body", id: bodyId });
    this.element = h("li", { class: "ck-card ck-record" },
      h("div", { class: "ck-record-head" }, this.grip, this.toggle,
        h("div", { class: "ck-record-actions" }, this.up, this.down, this.cross)),
      this.body);
    if (this.view.fixed) this.element.classList.add("ck-fixed");
    if (!this.beside) return;
    const heading = h("h4", {}, this.name);
    this.element.firstChild.replaceWith(heading);
  }

  get spec() {
    return this.view.model.get("_fields");
  }

  title() {
    const card = this.view.model.get("_cards")?.find(({ id }) => id === this.id);
    if (card) return shortTitle(card.name, this.view.texts);
    const first = this.spec.find((field) => ["text", "long_text"].includes(field.kind));
    return shortTitle(String(this.record[first?.name] ?? ""), this.view.texts);
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
    const { texts } = this.view;
    this.up.setAttribute("aria-label", fill(texts.up, { name }));
    this.down.setAttribute("aria-label", fill(texts.down, { name }));
    this.cross.setAttribute("aria-label", fill(texts.remove, { name }));
  }

  /** What a closed card says of a date, a choice or a rating. */
  fact({ name, kind, label, short, options }) {
    const { texts } = this.view;
    if (kind === "date") {
      const day = dayOf(this.record[name], texts.dates);
      return day && fill(texts.on, { label, day });
    }
    const words = [this.record[name]].flat()
      .map((mine) => options.find(([value]) => value === mine)?.[1])
      .filter(Boolean)
      .join(" · ");
    return words && short ? fill(texts.fact, { label: short, answer: words }) : words;
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
  }

  buildFields() {
    this.fields = new Map();
    for (const field of this.spec) {
      const control = makeField(field, {
        id: `ck-${this.view.id}-${this.id}-${field.name}`,
        value: this.record[field.name],
        texts: this.view.texts,
        change: (value, when) => this.view.editing.edit(this.id, field.name, value, when),
        links: (name) => this.view.model.get("_links")[name] ?? [],
      });
      this.fields.set(field.name, control);
      this.body.append(control.element);
    }
    this.fillFields();
  }

  fillFields() {
    const rejected = this.view.model.get("_rejected")[this.id] ?? {};
    const pending = this.view.editing.put[this.id]?.changed ?? [];
    for (const [name, control] of this.fields) {
      // What is still on its way to the kernel is newer than what came from there.
      const mine = pending.includes(name) && control.element.contains(document.activeElement);
      if (!mine) control.show(this.record[name]);
      control.reject(pending.includes(name) || rejected[name] ? rejected[name] : "");
    }
  }

  focus() {
    this.fields?.values().next().value?.focus();
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
    const follow = ({ clientY }) => {
      const others = [...list.children].filter((card) => card !== this.element);
      const next = others.find((card) => {
        const box = card.getBoundingClientRect();
        return clientY < box.top + box.height / 2;
      });
      if (this.element.nextElementSibling !== (next ?? null)) list.insertBefore(this.element, next ?? null);
    };
    const end = (last) => {
      window.removeEventListener("pointermove", follow);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", escape);
      this.element.classList.remove("ck-dragged");
      this.view.dragging = false;
      const index = [...list.children].indexOf(this.element);
      if (last.type === "pointerup") this.view.move(this.id, index, null);
      this.view.show();
    };
    const escape = (pressed) => pressed.key === "Escape" && end(pressed);
    window.addEventListener("pointermove", follow);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape);
  }
}

function shortTitle(name, texts) {
  const text = name.trim();
  if (text === "") return texts.untitled;
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}

export default editedIn(ListView);
