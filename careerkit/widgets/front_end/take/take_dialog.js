// "Take it with me": a dialog with a choice, how far the file is, and the file. It may be closed meanwhile.

import { madeDialog } from "../page/dialog.js";
import { fill, h, textButton } from "../page/elements.js";
import { follow } from "../page/models.js";
import { isOwnPage } from "../page/own_page.js";
import { saveFile } from "../page/saving.js";
import { page } from "../page/state.js";
import { wish } from "../page/wishing.js";
import { ComingFile } from "./coming_file.js";
import { TakeForm } from "./take_form.js";

const LOOK = 1000; // ms after which it is looked whether the connection still stands
const PATIENCE = 20_000; // ms that a kernel has until it says the first word

class TakeDialog {
  constructor(model) {
    this.model = model;
    this.texts = model.get("_texts");
    this.seq = null; // of the wish that is under way
    this.file = null;
    this.sheet = madeDialog("ck-take-dialog", this.texts.close, () => this.closed());
    this.dialog = this.sheet.dialog;
    this.close = this.sheet.close;
    this.heading = this.sheet.heading;
    this.heading.textContent = this.texts.title;
    this.form = new TakeForm(model, () => this.mayMake());
    this.note = h("div", { class: "careerkit ck-take-note ck-notice", role: "status", hidden: true });
    this.buildProgress();
    this.buildEnd();
    this.views = { form: this.form.root, making: this.making, end: this.end };
    this.sheet.body.append(...Object.values(this.views));
    document.body.append(this.note);
  }

  buildProgress() {
    const { making } = this.texts;
    this.at = h("p", { role: "status" });
    this.bar = h("progress", { "aria-label": making.title });
    this.making = h("div", { class: "ck-take-making" }, h("h3", { tabindex: "-1" }, making.title), this.at, this.bar, h("p", { class: "ck-soft" }, making.meanwhile));
  }

  buildEnd() {
    this.endTitle = h("h3", { tabindex: "-1" });
    this.endSaid = h("p", { dir: "auto" });
    this.leftOut = h("ul", {});
    this.out = h("div", {}, h("h4", {}, this.texts.made.left_out), this.leftOut);
    this.end = h("div", { class: "ck-take-end" }, this.endTitle, this.endSaid, this.out);
  }

  begin() {
    const { model } = this;
    const stops = [
      follow(model, ["called"], () => this.open()),
      follow(model, ["_groups", "_dated", "_formats"], () => this.form.show()),
      follow(model, ["_state"], () => this.hear()),
      follow(model, ["problem"], () => model.get("problem") && this.sorry(model.get("problem"))),
    ];
    return () => {
      for (const stop of stops) stop();
      this.forget();
      this.dialog.remove();
      this.note.remove();
    };
  }

  open() {
    const { seq, format } = this.model.get("called");
    if (!seq) return; // it was made before anybody asked
    page.events.dispatchEvent(new Event("taking"));
    this.note.hidden = true;
    if (this.seq === null) {
      if (format) this.form.chosen = format;
      this.form.show();
      this.view("form");
    }
    if (!this.dialog.open) this.dialog.showModal();
    this.heading.focus();
  }

  closed() {
    wish(this.model, { act: "close" });
    const from = page.takenFrom;
    // It may lie in what is closed by now, as behind the button of the way on a phone.
    const popover = from?.closest("[popover]:not(:popover-open)");
    const opener = popover && !from.checkVisibility() ? document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`) : from;
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  }

  /** Show one of the views, with its buttons. */
  view(name) {
    for (const [known, element] of Object.entries(this.views)) element.hidden = known !== name;
    this.sheet.foot.replaceChildren(...this.buttons(name));
    this.shown = name;
    if (name === "form") this.mayMake();
    this.sheet.body.scrollTop = 0;
  }

  buttons(name) {
    const { texts } = this;
    if (name === "form") {
      this.makes = textButton(texts.ask.make, () => this.make(), "ck-primary");
      return [textButton(texts.close, this.close), this.makes];
    }
    if (name === "making") {
      return [textButton(texts.making.cancel, () => this.cancel()), textButton(texts.making.go_on, this.close, "ck-primary")];
    }
    const back = textButton(this.file ? texts.made.other : texts.problems.back, () => this.backToForm());
    const again = this.file ? [textButton(texts.made.again, () => this.save())] : [];
    return [back, ...again, textButton(texts.close, this.close, "ck-primary")];
  }

  mayMake() {
    if (this.makes) this.makes.disabled = !this.form.isReady;
  }

  backToForm() {
    this.form.show();
    this.view("form");
    this.heading.focus();
  }

  // ---- making

  make() {
    this.forget();
    const isHeard = wish(this.model, { act: "make", ...this.form.value() });
    if (!isHeard) {
      this.sorry(this.texts.problems.lost);
      return;
    }
    this.seq = this.model.get("_wish").seq;
    this.at.textContent = this.texts.making.title;
    this.bar.removeAttribute("value");
    this.view("making");
    this.making.querySelector("h3").focus();
    const began = Date.now();
    this.watch = setInterval(() => this.look(began), LOOK);
  }

  /** Whether anything can still be expected. */
  look(began) {
    const isSilent = this.model.get("_state").seq !== this.seq && Date.now() - began > PATIENCE;
    if (page.isLost()) this.sorry(this.texts.problems.lost);
    else if (isSilent && !isOwnPage()) this.sorry(this.texts.silent);
  }

  cancel() {
    this.forget();
    wish(this.model, { act: "cancel" });
    this.backToForm();
  }

  /** Nothing is under way. */
  forget() {
    clearInterval(this.watch);
    this.coming?.stop();
    this.coming = null;
    this.seq = null;
    this.file = null;
  }

  hear() {
    const state = this.model.get("_state");
    if (this.seq === null || state.seq !== this.seq) return;
    const { making } = this.texts;
    if (state.phase === "waiting") this.at.textContent = making.waiting;
    else if (state.phase === "making") this.showAt(state);
    else if (state.phase === "sorry") this.sorry(state.sentence);
    else if (state.phase === "made" && !this.coming) {
      this.showAt({ stage: 1, count: 1, told: making.fetching });
      this.coming = new ComingFile(this.model, state, (file) => this.come(state, file));
    }
  }

  showAt({ stage, count, told }) {
    this.at.textContent = told;
    this.bar.max = count;
    this.bar.value = stage;
  }

  come(state, file) {
    this.forget();
    this.file = { ...state, file };
    this.save();
    const { made } = this.texts;
    this.leftOut.replaceChildren(...state.left_out.map((sentence) => h("li", {}, sentence)));
    this.finish(made.title, fill(made.said, state), fill(made.note, state), state.left_out.length > 0);
  }

  save() {
    const { name, type, file } = this.file;
    saveFile(name, file, type);
  }

  sorry(sentence) {
    this.forget();
    this.finish(this.texts.problems.title, sentence, sentence, false);
  }

  /** Say how it ended: in the dialog, or on the page if the person has gone on. */
  finish(title, said, note, isShort) {
    this.endTitle.textContent = title;
    this.endSaid.textContent = said;
    this.out.hidden = !isShort;
    this.view("end");
    if (this.dialog.open) this.endTitle.focus();
    else this.tell(note);
  }

  tell(note) {
    const close = h("button", { class: "ck-button ck-quiet", type: "button", "aria-label": this.texts.close, click: () => (this.note.hidden = true) }, "✕");
    this.note.hidden = false;
    this.note.replaceChildren(h("span", { dir: "auto" }, note), close);
  }
}

function render({ model }) {
  return new TakeDialog(model).begin();
}

export const widget = { render };
