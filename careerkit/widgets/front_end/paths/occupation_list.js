// Occupations as cards or as a table. What a person does with one goes to the kernel as a wish.

import { fill, h, leadTo, refill } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { ask, follow } from "../page/models.js";
import { NARROW, fold, panel } from "../page/panel.js";
import { wish } from "../page/wishing.js";
import { ProfileDialog } from "./occupation_profile.js";

const SEARCH_PAUSE = 200; // ms of silence before a search is sent
const MORE = 12;
const FEW = { narrow: 3, wide: 8 }; // cards that stand there before a person asks for more

class OccupationsView {
  constructor(model, el) {
    this.model = model;
    this.texts = model.get("_texts");
    this.id = newId();
    this.asTable = false;
    this.isNarrow = matchMedia(NARROW).matches;
    this.isShort = true;
    this.opened = new Set(); // the codes of cards whose reasons are open on a phone
    this.build(el);
    this.profile = new ProfileDialog(model, (soc) => this.focusOn(soc));
    const traits = ["_cards", "_surprises", "_hidden", "_count", "_more", "_said", "_source"];
    this.stop = follow(model, traits, () => this.show());
  }

  remove() {
    clearTimeout(this.timer);
    this.profile.remove();
    this.stop();
  }

  build(el) {
    const { texts, id } = this;
    this.search = h("input", {
      type: "search",
      id: `${id}-search`,
      dir: "auto",
      autocomplete: "off",
      input: () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => ask(this.model, { _query: this.search.value }), SEARCH_PAUSE);
      },
    });
    this.search.value = this.model.get("_query");
    this.count = h("p", { class: "ck-soft", role: "status" });
    this.notice = h("div", { class: "ck-notice ck-occupation-notice", hidden: true });
    this.said = h("p", { class: "ck-empty", role: "status" });
    this.list = h("div", { class: "ck-occupations" });
    this.moreButton = h("button", {
      class: "ck-button",
      type: "button",
      click: () => this.showMore(),
    }, texts.more);
    this.surprises = h("div", { class: "ck-occupations" });
    const surprise = [h("p", { class: "ck-soft" }, texts.surprises_hint), this.surprises];
    const heading = h("h3", {}, texts.surprises);
    this.surpriseBox = h("section", { class: "ck-surprises", "aria-label": texts.surprises },
      h("details", {}, h("summary", {}, heading), ...surprise));
    this.hiddenTitle = h("summary", {});
    this.hiddenList = h("ul", { class: "ck-hidden-list" });
    this.hiddenBox = h("details", { class: "ck-hidden-box" }, this.hiddenTitle, this.hiddenList);
    this.source = h("p", {});
    el.append(panel("ck-occupation-list", texts.heading,
      h("div", { class: "ck-occupation-bar" },
        h("div", { class: "ck-field" }, h("label", { for: `${id}-search` }, texts.search), this.search),
        this.viewChoice()),
      this.said, this.count, this.notice, this.list, this.moreButton,
      this.surpriseBox, this.hiddenBox,
      h("div", { class: "ck-soft ck-source" }, fold(texts.source, this.source))));
  }

  /** The cards that are here already come first, then others of the kernel's. */
  showMore() {
    const isAll = !this.isShort;
    this.isShort = false;
    if (isAll) ask(this.model, { _limit: this.model.get("_limit") + MORE });
    else this.show();
  }

  viewChoice() {
    const { texts, id } = this;
    const radio = (label, asTable) =>
      h("label", { class: "ck-view-option" },
        h("input", {
          type: "radio",
          name: `${id}-view`,
          checked: asTable === this.asTable,
          change: () => {
            this.asTable = asTable;
            this.show();
          },
        }), h("span", {}, label));
    return h("fieldset", { class: "ck-field ck-view" }, h("legend", {}, texts.view),
      h("div", {}, radio(texts.as_cards, false), radio(texts.as_table, true)));
  }

  wish(act, { soc, title }, press = null) {
    if (!wish(this.model, { act, soc }, press)) return;
    this.say(fill(this.texts[`said_${act}`], { title }), act === "hide" ? { soc, title } : null);
  }

  /** Say what happened. What was hidden can be taken back right there. */
  say(sentence, undo) {
    const button = undo && h("button", {
      class: "ck-button",
      type: "button",
      click: () => this.wish("bring_back", undo), // which takes it away
    }, this.texts.undo);
    this.notice.replaceChildren(h("span", { role: "status" }, sentence), ...(button ? [button] : []));
    this.notice.hidden = false;
    // The card that had the focus is gone, or its buttons are about to change.
    if (button) leadTo(button);
  }

  button(act, occupation, look = "") {
    return h("button", {
      class: `ck-button ${look}`,
      type: "button",
      "data-key": occupation.soc,
      "aria-label": fill(this.texts[`${act}_named`], occupation),
      click: (event) => this.wish(act, occupation, event),
    }, this.texts[act]);
  }

  /** On the list or not: one button, which keeps the focus when it changes. */
  listButton(occupation) {
    return occupation.listed
      ? this.button("drop", occupation)
      : this.button("add", occupation, "ck-primary");
  }

  /** The title, which opens what there is to know. */
  titleButton(occupation) {
    return h("button", {
      class: "ck-occupation-title",
      type: "button",
      "aria-haspopup": "dialog",
      "data-key": `title ${occupation.soc}`,
      click: () => this.profile.open(occupation),
    }, occupation.title);
  }

  /** To the title of an occupation, or to the search where it is no longer shown. */
  focusOn(soc) {
    const places = [this.list, this.surprises].map((box) => box.querySelector(`[data-key="title ${CSS.escape(soc)}"]`));
    (places.find((place) => place instanceof HTMLElement) ?? this.search).focus();
  }

  card(occupation) {
    const { texts } = this;
    const { official, plain, fits, listed } = occupation;
    return h("article", { class: `ck-card ck-occupation${listed ? " ck-listed" : ""}` },
      h("h4", {}, this.titleButton(occupation)),
      official ? h("p", { class: "ck-soft ck-official" }, official) : null,
      h("p", { class: "ck-marks" },
        listed ? h("span", { class: "ck-mark" }, `✓ ${texts.listed}`) : null,
        ...fits.map((fit) => h("span", { class: "ck-mark" }, fit))),
      plain ? h("p", {}, plain) : null,
      ...this.about(occupation),
      h("div", { class: "ck-occupation-do" }, this.listButton(occupation), this.button("hide", occupation, "ck-quiet")));
  }

  /** Why it is on the list, and its facts: on a phone behind a line. */
  about({ soc, title, reasons, facts }) {
    const { texts, opened } = this;
    const about = [
      reasons.length ? h("ul", { class: "ck-reasons" }, ...reasons.map((reason) => h("li", { dir: "auto" }, reason))) : null,
      h("p", { class: "ck-soft ck-facts" }, facts.join(" · ")),
    ];
    if (!this.isNarrow) return about;
    const folded = fold(texts.about, ...about);
    folded.open = opened.has(soc);
    folded.addEventListener("toggle", () => (folded.open ? opened.add(soc) : opened.delete(soc)));
    const line = folded.querySelector("summary");
    line.dataset.key = `about ${soc}`;
    line.setAttribute("aria-label", fill(texts.about_named, { title }));
    return [folded];
  }

  table(occupations) {
    const { columns } = this.texts;
    const names = ["title", "fit", "words", "pay", "preparation"];
    const row = (occupation) =>
      h("tr", {}, h("th", { scope: "row" }, this.titleButton(occupation),
        occupation.official ? h("span", { class: "ck-soft ck-official" }, occupation.official) : null),
        ...["r", "words", "pay", "preparation"].map((name) => h("td", {}, occupation[name])),
        h("td", {}, this.listButton(occupation)));
    return h("div", { class: "ck-table-frame", "data-key": "table", tabindex: "0", role: "region", "aria-label": this.texts.table },
      h("table", {}, h("caption", { class: "ck-hidden" }, this.texts.table),
        h("thead", {}, h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, columns[name])),
          h("th", { scope: "col" }, h("span", { class: "ck-hidden" }, this.texts.add)))),
        h("tbody", {}, ...occupations.map(row))));
  }

  show() {
    const { model, texts } = this;
    const cards = model.get("_cards");
    const hidden = model.get("_hidden");
    const surprises = model.get("_surprises");
    this.list.classList.toggle("ck-as-table", this.asTable);
    const few = this.isShort && !this.asTable ? cards.slice(0, this.isNarrow ? FEW.narrow : FEW.wide) : cards;
    const shown = this.asTable && cards.length ? [this.table(cards)] : few.map((card) => this.card(card));
    refill(this.list, shown, this.search);
    refill(this.surprises, surprises.map((card) => this.card(card)), this.search);
    this.surpriseBox.hidden = surprises.length === 0;
    if (this.count.textContent !== model.get("_count")) this.count.textContent = model.get("_count");
    if (this.said.textContent !== model.get("_said")) this.said.textContent = model.get("_said");
    this.said.hidden = !model.get("_said");
    this.moreButton.hidden = !model.get("_more") && few.length === cards.length;
    this.hiddenBox.hidden = hidden.length === 0;
    this.hiddenTitle.textContent = fill(texts.hidden, { count: hidden.length });
    refill(this.hiddenList, hidden.map((one) =>
      h("li", {}, h("span", {}, one.title), this.button("bring_back", one, "ck-quiet"))), this.search);
    this.source.textContent = model.get("_source");
  }
}

export const widget = {
  render({ model, el }) {
    const view = new OccupationsView(model, el);
    return () => view.remove();
  },
};
