// What others said: in a list of all of it, and beside each answer that it is about.
//
// Both are views of one model, the person's replies. A list of records says where its cards are by
// `data-at`, and tells "drawn" when there are others.

import { fill, focused, focusedIn, h, textButton } from "../page/elements.js";
import { whenIdle } from "../page/idle.js";
import { page } from "../page/state.js";
import { editedIn } from "../records/record_editing.js";
import { ListView } from "../records/record_list.js";
import { arrive, cardAt, show, showAwaited } from "./showing.js";

/** @type {WeakMap<object, Set<string>>} the cards of a list that were removed, until the kernel has removed them */
const removed = new WeakMap();

/** Cards of comments, with what can be done with each. */
class CommentsView extends ListView {
  get gone() {
    if (!removed.has(this.editing)) removed.set(this.editing, new Set());
    return removed.get(this.editing);
  }

  /** What was said on a card; undefined for another version of a reply. */
  saidOn(id) {
    return this.model.get("_said").find((one) => one.id === id);
  }

  named(cards) {
    return cards.filter(({ id }) => !this.gone.has(id) || this.editing.get(id));
  }

  drop(id, name) {
    // One that nothing was said to is no record yet, and goes all the same.
    this.editing.fresh.delete(id);
    this.gone.add(id);
    super.drop(id, name);
  }

  /** The kernel names the card again first. */
  leadBack(id) {
    this.awaited = id;
    this.show();
  }

  show() {
    const held = [...this.cards].find(([, { element }]) => focusedIn(element))?.[0];
    super.show();
    // Who took a removal back before the kernel had heard of it sees the card go, and come again.
    if (held && !this.cards.has(held) && this.editing.get(held)) this.awaited = held;
    this.settle();
  }

  /** The cards are as they should be. */
  settle() {
    const card = this.cards.get(this.awaited);
    if (!card) return;
    this.awaited = undefined;
    const at = focused();
    const isElsewhere = at && at !== document.body && !this.root.contains(at);
    if (!isElsewhere) card.focusHeader();
  }

  footOf({ id }) {
    const one = this.saidOn(id);
    if (!one) return null;
    const name = this.givenName({ id });
    const remove = textButton(this.texts.remove_for_good, () => this.drop(id, name), "ck-quiet");
    remove.setAttribute("aria-label", fill(this.texts.remove_for_good_named, { name }));
    return h("div", { class: "ck-said-foot" }, this.wayFrom(one), remove);
  }

  /** What leads from a comment to its answer; null where that stands beside it.
   *
   * @param {object} _one what was said
   * @returns {HTMLElement | null}
   */
  wayFrom(_one) {
    return null;
  }
}

/** Those that are about one place, beside it: quiet, and none that were let go. */
class BesideView extends CommentsView {
  build(el) {
    this.place = el.dataset.said;
    super.build(el);
    this.root.className = "careerkit ck-said";
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", this.texts.beside);
    this.root.querySelector(":scope > h3").remove();
    this.empty.remove();
  }

  named(cards) {
    return super.named(cards).filter(({ id }) => {
      const one = this.saidOn(id);
      const isLetGo = this.editing.get(id)?.state === "let_go";
      // One that is let go here stays under the person's hands.
      return one && placeOf(one) === this.place && (!isLetGo || this.cards.has(id));
    });
  }

  givenName({ id }) {
    return this.saidOn(id)?.who ?? "";
  }

  settle() {
    this.root.hidden = this.shown.length === 0 && this.undo.hidden;
    super.settle();
  }

  /** The list prints what was said and replied. */
  written() {
    return [];
  }

  get isInUse() {
    return !this.undo.hidden || this.awaited !== undefined;
  }
}

/** All of them, and those that stand elsewhere on the page. */
class OverviewView extends CommentsView {
  constructor(editing, el) {
    super(editing, el);
    /** @type {Map<string, { at: Element, host: HTMLElement, view: BesideView }>} by place */
    this.beside = new Map();
    arrive();
    this.onPlaces = () => this.placeSoon();
    this.onNamed = () => this.forgetGone();
    page.events.addEventListener("drawn", this.onPlaces);
    this.model.on("change:_said", this.onPlaces);
    this.model.on("change:_cards", this.onNamed);
    this.placeSoon();
  }

  remove() {
    super.remove();
    this.cancelPlacing?.();
    page.events.removeEventListener("drawn", this.onPlaces);
    this.model.off("change:_said", this.onPlaces);
    this.model.off("change:_cards", this.onNamed);
    for (const place of [...this.beside.keys()]) this.takeAway(place);
  }

  /** What the kernel has removed, too, may come back by a step back. */
  forgetGone() {
    for (const id of this.gone) if (!this.cardOf(id)) this.gone.delete(id);
  }

  /** JupyterLab may have other notebooks on its page, with the same answers in them. */
  get notebook() {
    return this.root.closest(".jp-Notebook") ?? document;
  }

  placeSoon() {
    this.cancelPlacing?.();
    this.cancelPlacing = whenIdle(() => this.placeAll());
  }

  placeAll() {
    const places = new Set(this.model.get("_said").filter(({ section }) => section).map(placeOf));
    for (const [place, { at, view }] of this.beside) {
      if (!at.isConnected || (!places.has(place) && !view.isInUse)) this.takeAway(place);
      else view.show();
    }
    for (const place of places) if (!this.beside.has(place)) this.put(place);
    showAwaited(this.notebook);
  }

  put(place) {
    const at = cardAt(this.notebook, place);
    if (!at) return;
    const host = h("div", { "data-said": place });
    const title = place.endsWith("/") ? at.querySelector(":scope > h3") : null;
    if (title) title.after(host);
    else at.append(host);
    this.beside.set(place, { at, host, view: new BesideView(this.editing, host) });
  }

  takeAway(place) {
    const { host, view } = this.beside.get(place);
    view.remove();
    host.remove();
    this.beside.delete(place);
  }

  wayFrom(one) {
    const place = placeOf(one);
    const step = document.querySelector(`.ck-page .ck-way a[data-step="${CSS.escape(one.step)}"]`);
    if (!one.section || !(step || cardAt(this.notebook, place))) return null;
    const name = this.givenName(one);
    const href = step?.getAttribute("href") ?? "#";
    const click = (event) => show(this.notebook, { id: one.id, place }, event);
    const link = h("a", { class: "ck-button ck-quiet", href, click }, this.texts.show);
    link.setAttribute("aria-label", fill(this.texts.show_named, { name }));
    return link;
  }
}

const placeOf = ({ section, record }) => `${section}/${record}`;

export const widget = editedIn(OverviewView);
