// A calm word beside an answer that sounds like a cry for help.
//
// Which answers these are, the kernel says by marks. Closing a note is remembered in this browser
// alone, under a mark that says nothing of the words; with the answers it is never saved.
// A page shows one note, however many of its lists would: it stands where the person wrote last.

import { focused, h } from "../page/elements.js";
import { page } from "../page/state.js";

export class CareNote {
  constructor(view) {
    this.view = view;
    this.element = null;
    this.closed = new Set(); // where the browser keeps nothing
    this.calm = false; // nothing is read out while the page opens
    this.wasVisited = false; // whether the person was in the list, and may have written in it
    view.root.addEventListener("focusin", () => (this.wasVisited = true), { once: true });
    page.notes.add(this);
  }

  remove() {
    page.notes.delete(this);
    this.drop();
  }

  get others() {
    return [...page.notes].filter((note) => note !== this);
  }

  /** Stand in the card of the first answer whose note was not closed, or go. */
  show() {
    const { answers = [], words, open: unasked = [], leave, withheld = {} } = this.view.model.get("_care");
    for (const [id, card] of this.view.cards) {
      card.leaveOpen(unasked.includes(id) ? leave : null);
      card.withhold(withheld[id] ?? []);
    }
    // A list that the page has yet to hear of is closed with the others.
    if (page.areNotesClosed && !this.wasVisited) this.remember();
    const open = answers.find(({ id, mark }) => this.view.cards.has(id) && !this.isClosed(mark));
    const isNew = open && open.mark !== this.mark;
    this.mark = open?.mark;
    if (!open) this.leave();
    else if (this.mayStand(isNew)) this.place(this.view.cards.get(open.id), open.field, words);
    this.calm = true;
  }

  /** Whether the page's note is here: it is already, there is none, or this was written just now. */
  mayStand(isNew) {
    const other = this.others.find((note) => note.element);
    if (!other) return true;
    if (!isNew || !this.view.root.contains(focused())) return false;
    other.drop();
    return true;
  }

  /** Go, and let another list's note stand instead, if one was waiting. */
  leave() {
    const stood = this.element !== null;
    this.drop();
    if (stood) for (const note of this.others) note.show();
  }

  isClosed(mark) {
    return this.closed.has(mark) || page.storage.get(`closed/${mark}`) !== null;
  }

  /** Below what was written, or below the card while that is closed. */
  place(card, field, words) {
    const said = JSON.stringify(words);
    if (said !== this.said) {
      this.drop();
      this.said = said;
      this.element = this.build(words);
      if (this.calm) this.view.say([words.heard, words.danger].join(" "));
    }
    this.card = card;
    const control = card.isOpen && card.fields?.get(field)?.element;
    if (!control) card.element.append(this.element);
    else if (control.nextSibling !== this.element) control.after(this.element);
  }

  drop() {
    this.element?.remove();
    this.element = null;
    this.said = null;
  }

  build(words) {
    const paragraphs = [words.heard, words.friend, words.danger].map((text) => h("p", {}, text));
    const lines = words.lines.map((line) => h("li", {}, ...line.map(piece)));
    return h("section", { class: "ck-care", role: "region", "aria-label": words.name },
      ...paragraphs,
      lines.length ? h("p", {}, words.call) : null,
      lines.length ? h("ul", {}, ...lines) : null,
      h("p", { class: "ck-soft" }, words.kept),
      h("button", { class: "ck-button", type: "button", click: () => this.close() }, words.close));
  }

  /** Close it for every answer of the page: no person is to close one after another. */
  close() {
    page.areNotesClosed = true;
    for (const note of page.notes) note.remember();
    const { card } = this;
    this.drop();
    card.fields ? card.focus() : card.focusHeader();
  }

  /** Remember that the note was closed for the answers of this list. */
  remember() {
    for (const { mark } of this.view.model.get("_care").answers ?? []) {
      this.closed.add(mark);
      page.storage.set(`closed/${mark}`, "1");
    }
  }
}

/** A part of a help line: words, or a number or address to go to. */
export function piece({ text, link }) {
  return link ? h("a", { href: link, target: "_blank", rel: "noreferrer noopener" }, text) : text;
}
