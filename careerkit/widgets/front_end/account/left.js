// What stands in the place of a page whose person has logged out: nothing of theirs, and what stays here.

import { h, textButton } from "../page/elements.js";
import { removeCopy, saidOfCopy, stateOfCopy } from "./copy.js";

let isShown = false;

/** @param {Record<string, string>} texts */
export function showLeft(texts) {
  if (isShown) return;
  isShown = true;
  const heading = h("h1", { tabindex: "-1" }, texts.title);
  const said = h("div", { role: "status" });
  const actions = h("p", { class: "ck-leave-actions" });
  document.body.replaceChildren(h("main", { class: "careerkit ck-main ck-left" }, heading, said, actions));
  document.title = texts.title;
  const again = () => textButton(texts.log_in, () => location.reload(), "ck-primary");
  const say = (...sentences) => said.replaceChildren(...sentences.map((one) => h("p", {}, one)));
  const state = stateOfCopy();
  const { isWhole, isHere } = state;
  say(...saidOfCopy(texts, state));
  actions.append(again());
  if (isHere && isWhole) {
    const remove = textButton(texts.remove, () => {
      removeCopy();
      remove.remove();
      say(texts.removed);
      heading.focus();
    });
    actions.append(remove);
  }
  heading.focus();
}
