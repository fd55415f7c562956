// Two things that a person does with a workbook as a whole: open a file, erase everything.

import { fill, focusedIn, h, textButton } from "../../page/elements.js";
import { newId } from "../../page/ids.js";
import { ask } from "../../page/models.js";
import { page } from "../../page/state.js";
import { sendFile } from "../pieces.js";
import { previewOf } from "./preview.js";

// A workbook, a page with one in it, tables, or a Word file with comments.
const KINDS = ".json,.html,.htm,.mhtml,.mht,application/json,text/html,.csv,text/csv,.zip,.xlsx,.docx";

/** Hands a chosen file to Python, and asks what Python offers to do with it. */
export class FileOpener {
  constructor(panel) {
    this.panel = panel;
    const { texts } = panel;
    this.input = h("input", { type: "file", accept: KINDS, change: () => this.open() });
    this.control = h("label", { class: "ck-button ck-vault-file" }, h("span", {}, texts.open), this.input);
    this.offer = h("div", { class: "ck-notice ck-vault-offer", role: "group", hidden: true });
  }

  async open() {
    const { texts, isLost } = this.panel;
    const [file] = this.input.files;
    if (!file) return;
    if (isLost()) this.panel.say(texts.open_lost);
    else {
      const problem = await sendFile(file, (told, buffers) => this.panel.storage.send(told, buffers));
      if (problem) this.panel.say(fill(texts[problem], { name: file.name }));
      else page.events.dispatchEvent(new Event("asked"));
    }
    this.input.value = ""; // the same file may be chosen again
  }

  show() {
    const { model, id, texts } = this.panel;
    const { seq, sentence, choices = [], preview = [] } = model.get("offer");
    const hadFocus = focusedIn(this.offer) !== null;
    this.offer.hidden = !sentence;
    this.offer.replaceChildren();
    if (!sentence) {
      if (hadFocus) this.input.focus();
      return;
    }
    const answer = (choice) => () => ask(model, { answer: { seq, choice } });
    this.offer.setAttribute("aria-labelledby", `${id}-offer`);
    const parts = [
      h("p", { id: `${id}-offer`, dir: "auto" }, sentence),
      previewOf(preview, texts),
      h("div", { class: "ck-vault-actions" },
        choices.map(([choice, label]) => textButton(label, answer(choice)))),
    ];
    this.offer.append(...parts.filter((part) => part !== null));
    this.offer.querySelector("button")?.focus();
  }
}

/** Erases after a second click, beside the first. */
export class Eraser {
  constructor(texts, erase) {
    this.root = h("div", { class: "ck-vault-erase" });
    this.ask = textButton(texts.erase, () => this.show(this.sure, this.no), "ck-danger");
    const answer = (action) => () => {
      this.show([this.ask], this.ask);
      action();
    };
    this.no = textButton(texts.erase_no, answer(() => {}));
    const yes = textButton(texts.erase_yes, answer(erase), "ck-danger");
    const id = `ck-${newId()}`;
    this.sure = [
      h("p", { id }, texts.erase_sure),
      h("div", { class: "ck-vault-actions" }, yes, this.no),
    ];
    yes.setAttribute("aria-describedby", id);
    this.no.setAttribute("aria-describedby", id);
    this.root.append(this.ask);
  }

  show(parts, focused) {
    this.root.replaceChildren(...parts);
    focused.focus();
  }
}
