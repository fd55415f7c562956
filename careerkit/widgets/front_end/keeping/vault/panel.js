// The vault's panel: whether answers are kept, and what a person can do with them.

import { h, targetOf, textButton } from "../../page/elements.js";
import { newId } from "../../page/ids.js";
import { ask } from "../../page/models.js";
import { isOwnPage, linkTo } from "../../page/own_page.js";
import { page } from "../../page/state.js";
import { Eraser, FileOpener } from "./actions.js";
import { saveWorkbook } from "./file.js";
import { PlaceNote } from "./place.js";
import { WaitingList } from "../waiting_list.js";

export class VaultPanel {
  constructor(model, storage, { isLost }) {
    this.model = model;
    this.storage = storage;
    this.isLost = isLost;
    this.texts = model.get("_texts");
    this.id = newId();
    this.notice = h("p", { class: "ck-notice", role: "status", dir: "auto", hidden: true });
    this.build();
    this.listen();
    this.show();
  }

  build() {
    const { texts, storage } = this;
    this.status = h("p", { class: "ck-vault-status" });
    this.undo = textButton(texts.undo, () => this.count("undo_wanted"));
    this.redo = textButton(texts.redo, () => this.count("redo_wanted"));
    this.trouble = h("p", { class: "ck-notice ck-problem", role: "alert", hidden: true });
    this.news = h("p", { class: "ck-hidden", role: "status" });
    this.buildKeep();
    this.opener = new FileOpener(this);
    this.eraser = new Eraser(texts, () => this.erase());
    const take = () => saveWorkbook(storage);
    const save = textButton(texts.save, take);
    this.place = new PlaceNote(this.model, take);
    this.waiting = new WaitingList(this.model);
    this.details = h("details", { class: "ck-vault-more" }, h("summary", {}, texts.more),
      this.waiting.root, this.keepSwitch, this.keepHelp,
      h("div", { class: "ck-vault-actions" }, save, this.opener.control),
      h("p", { class: "ck-soft" }, texts.private_window),
      this.model.get("_guest") ? h("p", {}, h("a", { href: linkTo(this.model.get("_guest")) }, texts.guest)) : null,
      this.eraser.root);
    this.root = h("section", { class: "careerkit ck-vault", "aria-label": texts.label },
      h("div", { class: "ck-vault-row" }, this.status,
        h("div", { class: "ck-vault-steps" }, this.undo, this.redo)),
      this.trouble, this.news, this.notice, this.opener.offer, this.place.root, this.details);
  }

  buildKeep() {
    const { texts, storage } = this;
    this.keepBox = h("input", {
      type: "checkbox",
      role: "switch",
      "aria-describedby": `${this.id}-keep`,
      change: () => storage.setKeep(this.keepBox.checked),
    });
    this.keepSwitch = h("label", { class: "ck-vault-keep" }, this.keepBox, h("span", {}, texts.keep));
    this.keepHelp = h("p", { class: "ck-soft", id: `${this.id}-keep` }, texts.keep_help);
  }

  listen() {
    const show = () => this.show();
    const notice = () => this.say(this.model.get("problem") || this.model.get("notice"));
    const key = (event) => this.key(event);
    const handlers = [
      ["change:can_undo", show], ["change:can_redo", show], ["change:on_server", show],
      ["change:notice", notice], ["change:problem", notice],
      ["change:offer", () => this.opener.show()],
    ];
    for (const [name, handler] of handlers) this.model.on(name, handler);
    this.storage.events.addEventListener("changed", show);
    page.events.addEventListener("pending", show);
    if (isOwnPage()) document.addEventListener("keydown", key);
    this.remove = () => {
      for (const [name, handler] of handlers) this.model.off(name, handler);
      this.storage.events.removeEventListener("changed", show);
      page.events.removeEventListener("pending", show);
      document.removeEventListener("keydown", key);
      this.waiting.stop();
    };
    notice();
    this.opener.show();
  }

  /** Ctrl+Z takes a step back, except where the browser's own undo belongs to a text. */
  key(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (!isUndo || event.altKey || event.defaultPrevented || isText(targetOf(event))) return;
    event.preventDefault();
    this.count(event.shiftKey ? "redo_wanted" : "undo_wanted");
  }

  count(trait) {
    ask(this.model, { [trait]: this.model.get(trait) + 1 });
  }

  show() {
    const { model, texts } = this;
    const { trouble } = this.storage;
    const { keep } = page.storage;
    this.root.dataset.state = trouble || this.progress();
    setText(this.status, trouble ? texts.not_kept : this.told(keep ? "" : "_tab"));
    this.showTrouble(trouble);
    this.keepBox.checked = keep;
    this.keepBox.disabled = trouble === "unavailable";
    this.undo.disabled = !model.get("can_undo");
    this.redo.disabled = !model.get("can_redo");
  }

  told(tab) {
    const progress = this.progress();
    // "And nowhere else" only where that is so.
    const place = progress === "kept" && this.place.where === "here" ? "_here" : "";
    const isBehind = progress === "kept" && this.model.get("_has_account") && !page.isOnServer?.();
    return this.texts[isBehind ? `kept_behind${tab}` : `${progress}${tab}${place}`];
  }

  /** How far keeping is, where it works: "restoring", "keeping" or "kept". */
  progress() {
    // Without a kernel nothing is confirmed, but the browser has it, and the banner says so.
    if (this.isLost()) return "kept";
    if (!this.storage.restored) return "restoring";
    return [...page.waiting.values()].some((count) => count > 0) ? "keeping" : "kept";
  }

  showTrouble(trouble) {
    if (this.shownTrouble === trouble) return;
    // The status line changes with every pause in typing, so it is not read out; this is.
    setText(this.news, this.shownTrouble && !trouble ? this.texts.kept_again : "");
    this.shownTrouble = trouble;
    setText(this.trouble, trouble ? this.texts[trouble] : "");
    this.trouble.hidden = !trouble;
    if (trouble) this.details.open = true;
  }

  /** Show a sentence until the next one. */
  say(sentence) {
    setText(this.notice, sentence);
    this.notice.hidden = !sentence;
    // It stands above the button that it answers: on a telephone, above what one sees.
    if (sentence && this.details.open) this.notice.scrollIntoView({ block: "nearest" });
  }

  erase() {
    this.storage.erase();
    this.say(this.texts.erased);
  }
}

/** Only a real change is announced to people who listen. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function isText(element) {
  const others = ["button", "checkbox", "radio", "range", "file", "submit", "reset", "color"];
  const input = element.closest?.("input, textarea, [contenteditable]");
  return Boolean(input) && !(input.tagName === "INPUT" && others.includes(input.type));
}
