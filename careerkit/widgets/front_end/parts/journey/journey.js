import { h } from "../../page/elements.js";
import { follow, whenAttached } from "../../page/models.js";
import { page } from "../../page/state.js";
import { isOwnPage } from "../../page/own_page.js";
import { wish } from "../../page/wishing.js";
import { OpenStep, openStepOf } from "./open_step.js";
import { markCurrent } from "./step_navigation.js";
import { unopened } from "./unopened.js";

/** A step's heading. Which one is open is the page's to say; the kernel makes what stands in it. */
function render({ model, el }) {
  const name = model.get("name");
  const journey = openStepOf(model.widget_manager, () => new OpenStep(model.get("names"), page.storage, isOwnPage()));
  if (model.get("opened")) journey.begin(name);

  const number = h("span", { class: "ck-step-number", "aria-hidden": "true" });
  const title = h("span", { class: "ck-step-title" });
  const summary = h("p", { class: "ck-step-summary" });
  const detail = h("span", { class: "ck-step-detail" });
  const chevron = h("span", { class: "ck-step-chevron", "aria-hidden": "true" });
  const toggle = () => journey.open(journey.name === name ? "" : name);
  const handle =
    h("button", { class: "ck-step-button", type: "button", click: toggle }, number, title, chevron);
  const box = h("div", { class: "careerkit ck-step" },
    h("h2", { class: "ck-step-heading" }, handle),
    h("div", { class: "ck-step-about" }, summary, detail),
  );

  const describe = () => {
    number.textContent = String(model.get("number"));
    title.textContent = model.get("title");
    summary.textContent = model.get("summary");
    detail.textContent = model.get("detail");
  };
  /** Show whether it is open. What is in an open one may still be on its way. */
  const show = () => {
    const isOpen = journey.name === name;
    const isComing = isOpen && !model.get("filled");
    box.classList.toggle("ck-open", isOpen);
    handle.setAttribute("aria-expanded", String(isOpen));
    if (isComing) handle.setAttribute("aria-busy", "true");
    else handle.removeAttribute("aria-busy");
    el.toggleAttribute("data-closed", !isOpen);
    if (isComing) el.dataset.coming = model.get("coming");
    else delete el.dataset.coming;
    if (isOpen || !journey.name) markCurrent(el, journey.name);
  };
  /** Let the kernel know, as soon as there is one: it makes what stands in a step. */
  const tell = () => {
    if (model.isAttached !== false) wish(model, { open: journey.name === name });
  };
  /** The kernel is there. It has the first step open, and knows of no other one. */
  const meet = () => {
    if (model.get("opened") !== (journey.name === name) && (journey.name === name || !journey.name)) tell();
  };
  /** Python opened a step by itself, or closed the one that is open. */
  const hear = () => {
    if (model.get("opened")) journey.open(name);
    else if (journey.name === name) journey.open("");
  };
  const go = () => {
    if (journey.name !== name) return;
    box.scrollIntoView();
    handle.focus({ preventScroll: true });
  };
  let wasOpen = journey.name === name;
  const change = () => {
    show();
    const isOpen = journey.name === name;
    if (isOpen || (wasOpen && !journey.name)) tell();
    wasOpen = isOpen;
  };

  const paper = unopened(model);
  el.append(box, paper.element);
  journey.addEventListener("changed", change);
  journey.addEventListener("moved", go);
  const ends = [
    follow(model, ["number", "title", "summary", "detail"], describe),
    follow(model, ["filled"], show),
    () => journey.removeEventListener("changed", change),
    () => journey.removeEventListener("moved", go),
    () => model.off("change:called", hear),
    paper.stop,
  ];
  model.on("change:called", hear);
  ends.push(whenAttached(model, meet));
  if (journey.takeLead(name)) ends.push(stayAt(box));
  return () => ends.forEach((end) => end());
}

const SETTLED = 5000; // ms after which a page that has just come grows no more
const ACTS = ["wheel", "touchstart", "pointerdown", "keydown"];

/** Go to an element and stay there while the page comes, until the person does something; returns how to stop. */
function stayAt(element) {
  const sizes = new ResizeObserver(() => element.scrollIntoView());
  const stop = () => {
    sizes.disconnect();
    for (const act of ACTS) window.removeEventListener(act, stop, true);
  };
  sizes.observe(document.body); // tells of the size that it has, too
  for (const act of ACTS) window.addEventListener(act, stop, true);
  setTimeout(stop, SETTLED);
  return stop;
}

export const widget = { render };
