// A card at a time onto three piles, and the five that count most. Where a card lies is an answer
// like any other: RecordEditing keeps it.

import { fill, focusedIn, h, leadTo, textButton } from "../page/elements.js";
import { panel } from "../page/panel.js";
import { printed } from "../page/printing.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";
import { pilesOf, placeBehind } from "./piles.js";

const CHOSEN = "five";
const FIRST = "much"; // the pile from which the five are chosen

class SortView extends EditedView {
  constructor(editing, el) {
    super(editing);
    this.cards = new Map(this.model.get("_deck").map((card) => [card.id, card]));
    /** @type {import("../types").Field} */
    this.field = this.model.get("_fields")[0];
    this.labels = new Map(this.field.options);
    this.held = null; // a card that lies somewhere and was taken up again
    this.last = null; // the card that was sorted before this one
    this.build(el);
    this.listen(["changed"], () => this.show());
    this.endWith(printed(this.root, () => this.written()));
    this.show();
  }

  build(el) {
    this.piles = [...this.labels.keys()].filter((pile) => pile !== CHOSEN).map((pile) => new Pile(this, pile));
    this.deck = new Deck(this, this.piles.map(({ pile }) => pile));
    this.five = new Five(this);
    this.live = h("p", { class: "ck-hidden", role: "status" });
    this.root = panel("ck-values ck-card", this.model.get("title"),
      h("p", { class: "ck-soft" }, this.texts.hint),
      this.problem.element, this.deck.element, this.five.element,
      h("div", { class: "ck-values-piles" }, ...this.piles.map(({ element }) => element)), this.live);
    el.append(this.root);
  }

  /** Where the cards lie, for paper: the five in their order, then the piles. */
  written() {
    const places = this.places;
    const five = places.five.map((id, index) => `${index + 1}. ${this.name(id)}`);
    const piles = this.piles.map(({ pile }) => ({ label: this.labels.get(pile), names: places[pile].map((id) => this.name(id)) }));
    const answers = [{ label: this.texts.five, names: five }, ...piles]
      .filter(({ names }) => names.length > 0)
      .map(({ label, names }) => ({ label, text: names.join("\n") }));
    return answers.length > 0 ? [{ answers }] : [];
  }

  name(id) {
    return this.cards.get(id).name;
  }

  get places() {
    return pilesOf([...this.cards.keys()], this.editing.records, this.model.get("_most"));
  }

  /** On which pile a card lies; the five lie on the first. */
  pileOf(id) {
    return this.piles.find(({ pile }) => this.places[pile].includes(id))?.pile
      ?? (this.places.five.includes(id) ? FIRST : null);
  }

  show() {
    const places = this.places;
    this.deck.show(places);
    this.five.show(places);
    for (const pile of this.piles) pile.show(places[pile.pile], places);
  }

  put(id, pile) {
    this.editing.begin(id);
    this.editing.edit(id, this.field.name, pile, { now: true });
  }

  /** Lay the card that is asked about onto a pile, and go on with the next one. */
  lay(id, pile) {
    const wasHeld = this.held === id;
    // Who looks at one of the five again and finds that it matters has not taken it out.
    if (pile !== FIRST || !this.places.five.includes(id)) this.put(id, pile);
    this.held = null;
    this.last = id;
    this.show();
    const next = this.deck.card;
    const said = fill(this.texts.said, { name: this.name(id), pile: this.labels.get(pile) });
    this.say(next ? `${said} ${fill(this.texts.next, this.cards.get(next))}` : `${said} ${this.deck.all.textContent}`);
    if (next) return;
    // The buttons have gone with the last card.
    if (wasHeld) this.piles.find((one) => one.pile === pile).focus(id);
    else this.five.focus();
  }

  /** Ask about a card that lies somewhere once more. */
  takeUp(id) {
    this.held = id;
    this.show();
    this.deck.focus(this.pileOf(id));
  }

  choose(id) {
    const { five, much } = this.places;
    this.put(id, CHOSEN);
    this.editing.move(id, placeBehind(this.editing.records, five, id));
    this.show();
    this.say(fill(this.texts.chosen, { name: this.name(id), place: five.length + 1 }));
    this.piles.find(({ pile }) => pile === FIRST).focusChoice(much.indexOf(id), this.five.heading);
  }

  takeOut(id) {
    this.put(id, FIRST);
    this.show();
    this.say(fill(this.texts.taken_out, { name: this.name(id), pile: this.labels.get(FIRST) }));
    this.five.focus();
  }

  /** Back into the deck with all of them. */
  beginAgain() {
    for (const id of this.cards.keys()) if (this.editing.get(id)) this.put(id, this.field.empty);
    this.last = null;
    this.show();
    this.say(this.texts.begun);
    this.deck.focus();
  }

  /** Change places with the card above or below. */
  move(id, step) {
    const { five } = this.places;
    const place = five.indexOf(id) + step;
    const index = this.editing.records.findIndex((record) => record.id === five[place]);
    if (index < 0) return;
    this.editing.move(id, index);
    this.show();
    this.say(fill(this.texts.chosen, { name: this.name(id), place: place + 1 }));
    this.five.focusMove(id, step);
  }

  /** An equal text is no news to a screen reader, so it is taken away first. */
  say(sentence) {
    this.live.textContent = "";
    this.live.textContent = sentence;
  }
}

/** The card that is asked about, and a button for each pile. */
class Deck {
  constructor(view, piles) {
    this.view = view;
    this.card = null;
    const { texts, id } = view;
    this.bar = h("progress", { "aria-labelledby": `${id}-done` });
    this.done = h("p", { class: "ck-soft", id: `${id}-done` });
    this.name = h("p", { class: "ck-values-name", id: `${id}-name` });
    this.note = h("p", { id: `${id}-note` });
    this.lies = h("p", { class: "ck-soft" });
    this.buttons = new Map(piles.map((pile, index) => [pile, this.button(pile, index + 1)]));
    const ask = h("p", { class: "ck-soft", id: `${id}-ask` }, view.field.label, " ", h("span", { class: "ck-values-keys" }, texts.keys));
    this.back = textButton("", () => view.takeUp(this.view.last), "ck-quiet");
    this.table = h("div", {
      class: "ck-values-deck",
      role: "group",
      "aria-labelledby": `${id}-name`,
      "aria-describedby": `${id}-note ${id}-ask`,
      keydown: (event) => this.key(event),
    }, h("div", { class: "ck-values-card" }, this.name, this.note, this.lies), ask,
      h("div", { class: "ck-values-lay" }, ...this.buttons.values()), this.back);
    this.all = h("p", { tabindex: "-1" }, fill(texts.all, { count: view.cards.size }));
    this.again = textButton(texts.again, () => view.beginAgain(), "ck-quiet");
    this.element = h("div", {}, this.bar, this.done, this.table, this.all, this.again);
  }

  button(pile, digit) {
    return h("button", { class: "ck-button", type: "button", click: () => this.view.lay(this.card, pile) },
      h("kbd", { class: "ck-values-digit", "aria-hidden": "true" }, String(digit)), this.view.labels.get(pile));
  }

  show(places) {
    const { view } = this;
    const { texts, cards, held, last } = view;
    this.card = held ?? places.open[0] ?? null;
    this.bar.max = cards.size;
    this.bar.value = cards.size - places.open.length;
    this.done.textContent = fill(texts.progress, { done: this.bar.value, count: cards.size });
    this.table.hidden = this.card === null;
    this.all.hidden = this.again.hidden = this.card !== null;
    if (this.card === null) return;
    const { name, note } = cards.get(this.card);
    const pile = view.pileOf(this.card);
    this.name.textContent = name;
    this.note.textContent = note;
    this.lies.textContent = pile ? fill(texts.lies, { pile: view.labels.get(pile) }) : "";
    this.lies.hidden = !pile;
    for (const [one, button] of this.buttons) button.classList.toggle("ck-values-here", one === pile);
    this.back.hidden = last === null || last === this.card;
    if (last !== null) this.back.textContent = fill(texts.back, { name: view.name(last) });
  }

  /** A digit lays the card onto a pile: one card, however long a finger rests on the key. */
  key(event) {
    const pile = [...this.buttons.keys()][Number(event.key) - 1];
    if (!pile || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) this.view.lay(this.card, pile);
  }

  focus(pile = null) {
    const button = this.buttons.get(pile) ?? [...this.buttons.values()][0];
    this.table.scrollIntoView({ block: "nearest" });
    button.focus({ preventScroll: true });
  }
}

/** The cards that count most, in order. There is nothing to see before anything matters a lot. */
class Five {
  constructor(view) {
    this.view = view;
    const { texts, labels } = view;
    const pile = labels.get(FIRST);
    this.heading = h("h4", { tabindex: "-1" }, texts.five);
    this.list = h("ol", { class: "ck-values-five" });
    this.rows = new Rows(this.list);
    this.full = h("p", { class: "ck-soft", role: "status" });
    this.extra = h("p", { class: "ck-notice ck-warning" }, fill(texts.extra, { pile }));
    this.element = h("div", { class: "ck-values-most", role: "group", "aria-label": texts.five },
      this.heading, h("p", { class: "ck-soft" }, fill(texts.five_hint, { pile })), this.list, this.full, this.extra);
  }

  show({ five, much, extra }) {
    this.five = five;
    this.element.hidden = five.length + much.length === 0;
    this.list.hidden = five.length === 0;
    this.rows.show(five, () => five.map((id, index) => this.row(id, index)));
    this.full.textContent = this.isFull && much.length > extra ? this.view.texts.full : "";
    this.extra.hidden = extra === 0;
  }

  get isFull() {
    return this.five.length >= this.view.model.get("_most");
  }

  row(id, index) {
    const { view } = this;
    const { texts } = view;
    const name = view.name(id);
    const button = (label, named, sign, click, hidden) =>
      h("button", { class: "ck-button", type: "button", "aria-label": fill(named, { name }), hidden, click },
        h("span", { "aria-hidden": "true" }, sign), h("span", { class: "ck-values-words" }, label));
    return h("li", { "data-card": id }, h("span", { class: "ck-values-title" }, name),
      h("span", { class: "ck-values-do" },
        button(texts.up, texts.up_named, "↑", () => view.move(id, -1), index === 0),
        button(texts.down, texts.down_named, "↓", () => view.move(id, 1), index === this.five.length - 1),
        button(texts.out, texts.out_named, "×", () => view.takeOut(id), false)));
  }

  focus() {
    (this.element.hidden ? this.view.deck.all : this.heading).focus();
  }

  /** The button that was used, or the other one where there is no further way. */
  focusMove(id, step) {
    const [up, down] = this.rows.of(id).querySelectorAll("button");
    const used = step < 0 ? up : down;
    (used.hidden ? (used === up ? down : up) : used).focus();
  }
}

/** The rows of a list, one a card. They are made anew only where others are to be shown, so that the
 * focus stays when the kernel says what the page knows. */
class Rows {
  constructor(list) {
    this.list = list;
    this.shown = "";
  }

  show(what, rows) {
    const shown = JSON.stringify(what);
    if (shown === this.shown) return;
    this.shown = shown;
    const card = focusedIn(this.list)?.closest("li")?.dataset.card;
    this.list.replaceChildren(...rows());
    if (card) this.of(card)?.querySelector("button").focus({ preventScroll: true });
  }

  /** @returns {HTMLElement | undefined} */
  of(card) {
    const rows = /** @type {HTMLElement[]} */ ([...this.list.children]);
    return rows.find(({ dataset }) => dataset.card === card);
  }
}

/** One of the piles: each of its cards can be taken up again. */
class Pile {
  constructor(view, pile) {
    this.view = view;
    this.pile = pile;
    const id = `${view.id}-${pile}`;
    this.count = h("span", { class: "ck-soft" });
    this.list = h("ul", {});
    this.rows = new Rows(this.list);
    this.none = h("p", { class: "ck-soft" }, view.texts.none);
    this.element = h("div", { class: "ck-values-pile", role: "group", "aria-labelledby": id },
      h("h4", { id }, view.labels.get(pile), " ", this.count), this.list, this.none);
  }

  show(ids, { five }) {
    const { texts } = this.view;
    const mayChoose = this.pile === FIRST && five.length < this.view.model.get("_most");
    this.count.textContent = ids.length ? fill(ids.length === 1 ? texts.count.one : texts.count.other, { count: ids.length }) : "";
    this.rows.show([mayChoose, ...ids], () => ids.map((id) => this.row(id, mayChoose)));
    this.list.hidden = ids.length === 0;
    this.none.hidden = ids.length > 0;
  }

  row(id, mayChoose) {
    const { view } = this;
    const { texts } = view;
    const name = view.name(id);
    return h("li", { "data-card": id },
      h("button", { class: "ck-button ck-values-chip", type: "button", "aria-label": fill(texts.move, { name }), click: () => view.takeUp(id) }, name),
      mayChoose
        ? h("button", { class: "ck-button ck-values-choose", type: "button", "aria-label": fill(texts.choose_named, { name }), click: () => view.choose(id) }, texts.choose)
        : null);
  }

  focus(id) {
    this.rows.of(id)?.querySelector("button").focus();
  }

  /** The card that may be chosen next; where there is none, what was chosen. */
  focusChoice(index, otherwise) {
    const choices = /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll(".ck-values-choose"));
    leadTo(choices[index] ?? [...choices].at(-1) ?? otherwise);
  }
}

export const widget = editedIn(SortView);
