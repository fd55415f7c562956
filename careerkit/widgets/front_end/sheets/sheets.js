// One-page sheets: what is on one is ticked, and the page itself is shown as it will be printed. The kernel
// makes it when this is opened, and takes it back when it is closed.

import { fill, h, refill, textButton } from "../page/elements.js";
import { follow } from "../page/models.js";
import { fold, problemLine } from "../page/panel.js";
import { saveFile } from "../page/saving.js";
import { wish } from "../page/wishing.js";

class SheetsView {
  constructor({ model, el }) {
    this.model = model;
    this.texts = model.get("_texts");
    this.wished = { name: "", about: "", ticked: null, with_names: false, with_notes: false };
    this.saved = model.get("_file").seq ?? 0;
    this.problem = problemLine(model);
    this.build(el);
    this.ends = [
      this.problem.stop,
      follow(model, ["_sheet"], () => this.show()),
      follow(model, ["_file"], () => this.save()),
      follow(model, ["problem"], () => this.said.replaceChildren()),
    ];
  }

  build(el) {
    const { texts } = this;
    this.choice = h("div", { class: "ck-sheets-choice" });
    this.ticks = h("fieldset", { class: "ck-sheets-ticks" });
    this.notes = h("div", { class: "ck-soft" });
    this.said = h("p", { class: "ck-soft", role: "status" });
    // Nothing in it runs: it may be printed from here, and its height be read.
    this.frame = h("iframe", { class: "ck-sheets-page", sandbox: "allow-same-origin allow-modals", load: () => this.fit() });
    this.coming = h("p", {}, texts.coming);
    this.halves = h("div", { class: "ck-sheets-halves" }, fold(texts.ticks, this.ticks));
    this.body = h("div", { class: "ck-sheets-body", hidden: true },
      this.choice,
      h("div", { class: "ck-sheets-do" },
        textButton(texts.print, () => this.frame.contentWindow.print(), "ck-primary"),
        ...texts.forms.map((form) => textButton(texts[form], () => this.askFor(form))), this.said),
      this.notes, this.halves);
    this.box = h("details", { class: "careerkit ck-sheets", toggle: () => this.ask() },
      h("summary", {}, texts.summary), h("p", { class: "ck-soft" }, texts.hint),
      this.problem.element, this.coming, this.body);
    el.append(this.box);
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(this.frame);
  }

  /** Ask for the sheet as it is wished for; with a letter in it as it was changed. */
  ask(details = {}) {
    if (this.box.open) wish(this.model, { open: true, ...this.wished, ...details });
    else wish(this.model, { open: false });
  }

  askFor(form) {
    this.said.textContent = this.texts.making;
    this.ask({ save: form });
  }

  wishFor(changes) {
    Object.assign(this.wished, changes);
    this.ask();
  }

  /** Another sheet, or about something else: what was ticked and changed on it is of no use then. */
  turn(changes) {
    this.wishFor({ ticked: null, letter: null, ...changes });
  }

  show() {
    const sheet = this.model.get("_sheet");
    const isThere = "page" in sheet;
    this.coming.hidden = isThere;
    this.body.hidden = !isThere;
    if (!isThere) {
      this.frame.remove();
      this.page = "";
      for (const part of [this.choice, this.ticks, this.notes]) part.replaceChildren();
      return;
    }
    this.wished.name = sheet.name;
    refill(this.choice, this.chosen(sheet), this.box);
    refill(this.ticks, this.ticked(sheet), this.box);
    this.notes.replaceChildren(...[...sheet.notes, this.texts.kept].map((note) => h("p", {}, note)));
    this.frame.title = fill(this.texts.preview, { title: sheet.title });
    if (sheet.page !== this.page) this.frame.srcdoc = sheet.page;
    this.page = sheet.page;
    if (!this.frame.isConnected) this.halves.append(this.frame);
  }

  chosen({ name, names, about, abouts, others }) {
    const { texts, wished } = this;
    const tick = (trait, label) => h("label", { class: "ck-sheets-tick" },
      h("input", { type: "checkbox", checked: wished[trait], "data-key": trait,
        change: ({ target }) => this.wishFor({ [trait]: target.checked }) }), h("span", {}, label));
    return [
      names.length > 1 ? this.select("name", texts.which, names, name) : null,
      abouts.length > 0 ? this.select("about", texts.about, [["", texts.about_any], ...abouts], about) : null,
      others ? tick("with_names", texts.names) : null,
      others ? tick("with_notes", texts.notes) : null,
    ].filter(Boolean);
  }

  select(trait, label, options, chosen) {
    const changes = (value) => (trait === "name" ? { name: value, about: "" } : { about: value });
    return h("label", {}, h("span", {}, label),
      h("select", { class: "ck-input", "data-key": trait, change: ({ target }) => this.turn(changes(target.value)) },
        ...options.map(([value, words]) => h("option", { value, selected: value === chosen }, words))));
  }

  ticked({ ticks }) {
    const { texts } = this;
    const groups = grouped(ticks);
    const all = (isTicked) => this.wishFor({ ticked: isTicked ? ticks.map(({ key }) => key) : [] });
    return [
      h("legend", { class: "ck-hidden" }, texts.ticks),
      h("div", { class: "ck-sheets-do" },
        h("button", { class: "ck-button", type: "button", "data-key": "all", click: () => all(true) }, texts.all),
        h("button", { class: "ck-button", type: "button", "data-key": "none", click: () => all(false) }, texts.none)),
      ...[...groups].map(([heading, some]) => h("div", { role: "group", "aria-label": heading },
        h("p", { class: "ck-sheets-heading", dir: "auto" }, heading),
        ...some.map((tick) => this.tickFor(tick)))),
    ];
  }

  tickFor({ key, label, isTicked }) {
    const change = ({ target }) => {
      const now = new Set(this.model.get("_sheet").ticks.filter((one) => one.isTicked).map((one) => one.key));
      if (target.checked) now.add(key);
      else now.delete(key);
      this.wishFor({ ticked: [...now] });
    };
    return h("label", { class: "ck-sheets-tick" },
      h("input", { type: "checkbox", checked: isTicked, "data-key": key, change }), h("span", { dir: "auto" }, label));
  }

  /** The page in its full height, and a letter on it that can be changed. */
  fit() {
    const page = this.frame.contentDocument;
    if (!page?.body) return;
    this.reach();
    const letter = /** @type {HTMLElement | null} */ (page.querySelector(".letter"));
    if (!letter) return;
    letter.oninput = () => {
      this.wished.letter = letter.innerText;
      this.reach();
    };
  }

  /** As high as what is on the page. The page itself is never lower than its frame. */
  reach() {
    const { frame } = this;
    const borders = frame.offsetHeight - frame.clientHeight;
    frame.style.height = `${Math.ceil(frame.contentDocument.body.getBoundingClientRect().height) + borders}px`;
  }

  save() {
    const { seq, name, type, data } = this.model.get("_file");
    if (!seq || seq === this.saved) return;
    this.saved = seq;
    saveFile(name, data, type);
    this.said.textContent = fill(this.texts.saved, { name });
  }

  close() {
    this.resized.disconnect();
    for (const end of this.ends) end();
  }
}

/** The ticks by the heading that they stand under. */
function grouped(ticks) {
  const groups = new Map();
  for (const tick of ticks) groups.set(tick.heading, [...(groups.get(tick.heading) ?? []), tick]);
  return groups;
}

function render(context) {
  const view = new SheetsView(context);
  return () => view.close();
}

export const widget = { render };
