// "Log out": says what stays on this device, and offers to remove it where nothing is lost by that.

import { madeDialog } from "../page/dialog.js";
import { h, textButton } from "../page/elements.js";
import { removeCopy, saidOfCopy, stateOfCopy, tellOthers } from "./copy.js";

const PATIENCE = 4000; // ms that what was typed last has to reach the account
const LOOK = 200; // ms between two looks whether it has

export class LeaveDialog {
  /**
   * @param {Record<string, string>} texts
   * @param {string} address where one logs out
   */
  constructor(texts, address) {
    this.texts = texts;
    this.address = address;
    this.sheet = madeDialog("ck-leave-dialog", texts.close, () => clearInterval(this.timer));
    this.sheet.heading.textContent = texts.title;
    this.said = h("div", { role: "status" });
    this.actions = h("div", { class: "ck-leave-actions" });
    this.sheet.body.append(this.said);
    this.sheet.foot.append(this.actions);
  }

  open() {
    this.shown = "";
    this.until = performance.now() + PATIENCE;
    this.show();
    this.timer = setInterval(() => this.show(), LOOK);
    this.sheet.dialog.showModal();
    this.sheet.heading.focus();
  }

  /** Say how it is by now. */
  show() {
    const state = stateOfCopy();
    const { isKnown, isWhole, isHere } = state;
    const isWaiting = isKnown && !isWhole && performance.now() < this.until;
    const now = JSON.stringify({ ...state, isWaiting });
    if (now === this.shown) return;
    this.shown = now;
    const { texts } = this;
    this.say(isWaiting ? [texts.checking] : saidOfCopy(texts, state));
    if (isWaiting) this.offer([]);
    else if (!isHere) this.offer([[texts.leave, () => {}]]);
    else if (isWhole) this.offer([[texts.remove, removeCopy], [texts.keep, tellOthers]]);
    else this.offer([[texts.keep, tellOthers]]);
  }

  say(sentences) {
    this.said.replaceChildren(...sentences.map((sentence) => h("p", {}, sentence)));
  }

  /** @param {[string, () => void][]} choices the first one is the one that is meant for most */
  offer(choices) {
    const buttons = choices.map(([label, act], index) => textButton(label, () => this.leave(act), index === 0 ? "ck-primary" : ""));
    this.actions.replaceChildren(...buttons);
  }

  leave(act) {
    clearInterval(this.timer);
    act();
    document.body.hidden = true; // so that nobody who goes back in this tab sees it
    location.assign(this.address);
  }
}
