// How a list of records looks: cards that stand in an order, and go, and come back.

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
    this.care = new CareNote(this);
    this.onChanged = () => this.show();
    this.onCare = () => this.care.show();
    this.onEdited = (event) => this.cards.get(event.detail)?.edited();
    editing.events.addEventListener("changed", this.onChanged);
    editing.events.addEventListener("edited", this.onEdited);
    this.model.on("change:problem", () => this.showProblem());
    this.model.on("change:_cards", this.onChanged);
    this.model.on("change:_care", this.onCare);
    this.show();
  }

  build(el) {
    const title = this.model.get("title");
    const beside = this.model.get("_layout") === "beside" ? " ck-beside" : "";
    this.list = h(this.single ? "div" : "ol", { class: `ck-cards${beside}` });
    this.empty = h("p", { class: "ck-empty" }, this.texts.empty);
    this.addButton = h("button", { class: "ck-button ck-primary", type: "button", click: () => this.add() },
      `+ ${this.texts.add}`);
    this.others = this.single ? new OtherVersions(this) : null;
    this.undo = h("div", { class: "ck-undo ck-notice", hidden: true });
    this.live = h("p", { class: "ck-hidden", role: "status" });
    this.problem = h("p", { class: "ck-notice ck-problem", role: "alert", hidden: true });
    this.root = h("section", { class: "careerkit ck-record-list", "aria-label": title || null },
      title ? h("h3", {}, title) : null,
      this.problem, this.empty, this.list, this.others?.element, this.undo,
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
    this.model.off("change:_care", this.onCare);
    this.care.remove();
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
    this.others?.show(editing.records);
    this.empty.hidden = this.single || records.length > 0;
    this.care.show();
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

export default editedIn(ListView);
