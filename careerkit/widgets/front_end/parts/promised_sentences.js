// Sentences that answer a field: a promise until they are there, and room for them on a phone.

import { focused, h } from "../page/elements.js";
import { follow } from "../page/models.js";
import { isOwnPage } from "../page/own_page.js";
import { widget as sentences } from "./sentences.js";

const ROOM = 190; // px below the field: a sentence, and three occupations, at a phone's width
const EDGE = 8; // px

function render({ model, el }) {
  const promise = h("p", { class: "careerkit ck-soft ck-promise" });
  el.append(promise);
  el.classList.add("ck-promised");
  el.setAttribute("role", "status"); // whoever listens has the caret in the field
  const show = () => {
    promise.textContent = model.get("promise");
    promise.hidden = model.get("sentences").length > 0;
  };
  const ends = [follow(model, ["sentences", "promise"], show), sentences.render({ model, el })];
  if (isOwnPage()) ends.push(makeRoom(el));
  return () => ends.forEach((end) => end());
}

/** See to it that there is room below a field when a person goes there; returns how to stop.
 *
 * That is when they tap it or come by Tab, and when a phone's keyboard comes, which covers half of
 * the page. What comes while they type moves nothing.
 */
function makeRoom(answer) {
  const look = () => {
    const field = focused();
    const form = field?.matches("input[type=text], textarea") && field.closest(".ck-record");
    const isMine = form && answer.closest(".ck-section-step")?.contains(form);
    if (!isMine) return;
    const distance = wayUp(
      { top: form.getBoundingClientRect().top, bottom: field.getBoundingClientRect().bottom },
      { top: visualViewport.offsetTop, bottom: visualViewport.offsetTop + visualViewport.height },
      answer.getBoundingClientRect().top,
    );
    if (distance > 0) scrollBy(0, distance);
  };
  const byTab = ({ key }) => key === "Tab" && look();
  document.addEventListener("click", look);
  document.addEventListener("keyup", byTab);
  visualViewport.addEventListener("resize", look);
  return () => {
    document.removeEventListener("click", look);
    document.removeEventListener("keyup", byTab);
    visualViewport.removeEventListener("resize", look);
  };
}

/**
 * How far a page goes up, so that an answer has its room below a question. The question stays in sight.
 *
 * @param {{ top: number, bottom: number }} question from its first line to the end of its field
 * @param {{ top: number, bottom: number }} seen the part of the page that can be seen
 * @param {number} answer where the answer begins; beside the question it needs no room below
 */
export function wayUp(question, seen, answer) {
  if (answer < question.bottom) return 0;
  const wanted = question.bottom + ROOM - seen.bottom;
  return Math.max(0, Math.min(wanted, question.top - EDGE - seen.top));
}

export const widget = { render };
