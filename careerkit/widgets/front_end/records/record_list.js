// How a list of records looks: cards that stand in an order, and go, and come back.

import { fill, focused, h } from "../page/elements.js";
import { whenIdle } from "../page/idle.js";
import { newId } from "../page/ids.js";
import { NARROW, panel, problemLine, putAt } from "../page/panel.js";
import { printed } from "../page/printing.js";
import { page } from "../page/state.js";
import { followReader } from "../readers/reader.js";
import { CareNote } from "./care_note.js";
import { OtherVersions } from "./other_versions.js";
import { Card } from "./record_card.js";
import { editedIn } from "./record_editing.js";
import { toldOf } from "./record_fields.js";

const UNDO_TIME = 60_000; // ms for which a removal can be taken back here
const SLICE = 10; // cards that are drawn at a time
const LONGEST_TITLE = 80; // characters

export class ListView {
  constructor(editing, el) {
    this.editing = editing;
    this.model = editing.model;
    this.texts = this.model.get("_texts");
    this.single = this.model.get("_single");
    // Lists grow; one form, or a form for each of some ids, does not.
    this.fixed = this.single || this.model.get("_cards") !== null;
    this.isNarrow = matchMedia(NARROW).matches;
    this.id = newId();
    this.cards = new Map();
    this.problem = problemLine(this.model);
    this.dragging = false; // whether a card is held
    this.shown = []; // the records that have a card, or are to have one
    this.drawn = 0; // how many of them have one so far
    this.build(el);
    this.care = new CareNote(this);
    this.onChanged = () => this.show();
    this.onCare = () => this.care.show();
    this.onEdited = (event) => this.cards.get(event.detail)?.edited();
    editing.events.addEventListener("changed", this.onChanged);
    editing.events.addEventListener("edited", this.onEdited);
    this.model.on("change:_cards", this.onChanged);
    this.model.on("change:_care", this.onCare);
    this.stopPrinting = printed(this.root, () => this.written());
    this.stopReader = followReader(this.model, (reader) => this.suit(reader));
    this.show();
  }

  build(el) {
    const beside = this.model.get("_layout") === "beside" ? " ck-beside" : "";
    this.list = h(this.single ? "div" : "ol", { class: `ck-cards${beside}` });
    this.empty = h("p", { class: "ck-empty" }, this.texts.empty);
    this.addButton = h("button", { class: "ck-button ck-primary", type: "button", click: () => this.add() },
      `+ ${this.texts.add}`);
    this.others = this.single ? new OtherVersions(this) : null;
    this.undo = h("div", { class: "ck-undo ck-notice", hidden: true });
    this.live = h("p", { class: "ck-hidden", role: "status" });
    this.section = (this.model.get("_scope") ?? "").split("/").at(-1);
    this.root = panel("ck-record-list", this.model.get("title"),
      this.problem.element, this.empty, this.list, this.others?.element, this.undo,
      this.fixed || this.isSaid ? null : this.addButton, this.live);
    if (this.section) this.root.dataset.at = `${this.section}/`;
    el.append(this.root);
  }

  remove() {
    clearTimeout(this.undoTimer);
    this.cancelRest?.();
    this.stopPrinting();
    this.problem.stop();
    this.stopReader();
    this.editing.events.removeEventListener("changed", this.onChanged);
    this.editing.events.removeEventListener("edited", this.onEdited);
    this.model.off("change:_cards", this.onChanged);
    this.model.off("change:_care", this.onCare);
    this.care.remove();
  }

  show() {
    // What arrives meanwhile would put a card that the person holds back where it came from.
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
      putAt(this.list, card.element, index);
      card.show(record, index, shown.length);
    }
    page.events.dispatchEvent(new Event("drawn"));
    return this.drawn < shown.length;
  }

  /** Draw all cards now: the person is about to go to one, or to move it past others. */
  drawRest() {
    this.draw(this.drawn, this.shown.length);
  }

  /** Have the examples speak to this reader. */
  suit(reader) {
    this.reader = reader;
    for (const card of this.cards.values()) card.suit(reader);
  }

  /** The records to show: all of them, or those that the kernel named. */
  wanted() {
    const cards = this.model.get("_cards");
    if (cards === null) return this.editing.records;
    return this.named(cards).map(({ id }) => {
      this.editing.begin(id);
      return this.editing.get(id);
    });
  }

  /** Which of the cards that the kernel named are shown: all, unless a view knows better. */
  named(cards) {
    return cards;
  }

  /** What stands below the questions of a card: nothing, unless a view has something to do there.
   *
   * @param {{ id: string }} _card
   * @returns {HTMLElement | null}
   */
  footOf(_card) {
    return null;
  }

  pushBlank() {
    const record = this.editing.blank();
    this.editing.records.push(record);
    return record.id;
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
        this.leadBack(gone.record.id);
        this.say(fill(this.texts.restored, { name }));
      },
    }, this.texts.undo);
    const sentence = fill(this.texts.removed, { name });
    this.undo.replaceChildren(h("span", { dir: "auto" }, sentence), button);
    this.undo.hidden = false;
    this.say(sentence);
    const wait = () => {
      // A person on their way to the button should not see it go.
      if (this.undo.contains(focused())) this.undoTimer = setTimeout(wait, UNDO_TIME);
      else close();
    };
    this.undoTimer = setTimeout(wait, UNDO_TIME);
  }

  /** Take the keyboard to a card that came back. */
  leadBack(id) {
    this.cards.get(id)?.focusHeader();
  }

  /** What a card is called: as the list was told, or by the first words that stand in it. */
  titleOf(record) {
    return this.shortTitle(this.givenName(record) ?? String(record[this.naming?.name] ?? ""));
  }

  /** What the list was told that a record is called; undefined if its own words say it. */
  givenName(record) {
    return this.cardOf(record.id)?.name;
  }

  /** What the list was told of the card of an id, if it has one for each. */
  cardOf(id) {
    return this.model.get("_cards")?.find((card) => card.id === id);
  }

  /** Whether somebody else's words stand in it: nobody adds one here. */
  get isSaid() {
    return this.model.get("_fields").some((field) => field.is_said);
  }

  /** The field whose words say what a record is. */
  get naming() {
    return this.model.get("_fields").find((field) => field.is_prose);
  }

  /** What was written in the list, for paper: a record that nothing was written in is not on it. */
  written() {
    return (this.single ? this.editing.records : this.shown)
      .map((record) => this.entry(this.editing.get(record.id) ?? record))
      .filter(({ answers, own }) => own || answers.length > 0);
  }

  isAnswered(record) {
    return this.entry(record).answers.length > 0;
  }

  /** What a closed form shows of what was written in it, since its name says nothing of that. */
  firstWords(record) {
    if (!this.fixed) return "";
    const words = this.entry(record).answers.find(({ isShort }) => !isShort);
    return words ? this.shortTitle(words.text) : "";
  }

  entry(record) {
    const { editing, model, texts, single } = this;
    const links = (name) => model.get("_links")[name] ?? [];
    const told = (field) =>
      (editing.unfit(record.id, field.name)?.values.join("\n") ?? toldOf(record[field.name], field, { texts, links }));
    const given = this.givenName(record);
    const naming = single || given !== undefined ? null : this.naming;
    const own = naming ? told(naming) : "";
    const answers = model.get("_fields")
      .filter((field) => field !== naming)
      .map((field) => ({ label: field.label, text: told(field), isShort: !field.is_prose }))
      .filter(({ text }) => text.trim() !== "" && text !== given);
    return { name: given ?? own, own, answers };
  }

  shortTitle(name) {
    const text = name.trim();
    if (text === "") return this.texts.untitled;
    return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : text;
  }

  say(sentence) {
    this.live.textContent = sentence;
  }
}

export const widget = editedIn(ListView);
