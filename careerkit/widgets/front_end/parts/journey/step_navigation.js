// The header of every page: the journey's steps, and what there is of each. A page of the app has it
// from the server, so that the links are there at once (theme/…/index.html.j2); in Jupyter it is made
// here, for the journey's own notebooks.

import { fill, h } from "../../page/elements.js";
import { newId } from "../../page/ids.js";
import { follow } from "../../page/models.js";
import { isOwnPage } from "../../page/own_page.js";
import { openStepOf } from "./open_step.js";
import { notebookAt, openingOf } from "./way.js";

function render({ model, el }) {
  const navigation = isOwnPage() ? document.querySelector(".ck-way") : madeFor(model);
  if (!navigation) return () => {};
  if (!navigation.isConnected) el.append(h("div", { class: "careerkit" }, navigation));
  const show = () => {
    for (const link of linksToSteps(navigation)) {
      const state = model.get("states")[link.dataset.step];
      link.querySelector(".ck-way-state").textContent = state || link.dataset.time;
      link.classList.toggle("ck-begun", Boolean(state));
    }
  };
  navigation.addEventListener("click", closeSheet);
  const stop = follow(model, ["states"], show);
  return () => {
    navigation.removeEventListener("click", closeSheet);
    stop();
  };
}

/** A link may lead to another part of the page over which the links lie. */
function closeSheet({ currentTarget, target }) {
  if (target.closest("a")) currentTarget.querySelector(".ck-way-sheet:popover-open")?.hidePopover();
}

/** The header above one of the journey's notebooks in Jupyter; null above any other. */
function madeFor(model) {
  const links = model.get("links");
  const mine = model.get("mine");
  const here = notebookAt(model.widget_manager.context?.path ?? "", [...links, mine]);
  if (!here) return null;
  const texts = model.get("_texts");
  const id = `ck-${newId()}`;
  const all = fill(texts.all, { count: links.length });
  const told = ({ number, title }) => fill(texts.step, { number, title, count: links.length });
  const current = links.find(({ page }) => !here.isHome && page === here.name);
  const entry = (link) =>
    h("li", {}, h("a", {
      ...(here.isHome ? partOf(model, link.name) : openingOf(here.folder, link.page)),
      "data-step": link.name,
      "data-time": link.time,
      "data-told": told(link),
      "aria-current": link === current && "step",
    },
    h("span", { class: "ck-way-name" }, `${link.number} ${link.title}`), " ",
    h("span", { class: "ck-way-state" }),
    ));
  const last = mine.page ? h("li", { class: "ck-way-mine" }, h("a", {
    ...openingOf(here.folder, mine.page),
    "aria-current": here.name === mine.page && "page",
  },
  h("span", { class: "ck-way-name" }, mine.title), " ",
  h("span", { class: "ck-way-state" }, mine.time),
  )) : null;
  const opener = { class: "ck-button ck-way-open", type: "button", popovertarget: id, "data-all": all };
  const close = { class: "ck-button ck-way-close", type: "button", popovertarget: id, popovertargetaction: "hide" };
  return h("nav", { class: "ck-way", "aria-label": texts.label },
    h("button", opener, current ? told(current) : all),
    h("div", { class: "ck-way-sheet", id, popover: true },
      h("button", close, texts.close),
      h("ol", { role: "list" }, links.map(entry), last)));
}

/** A link to a step of the journey's own page, where the address is Jupyter's. */
export function partOf(model, name) {
  return {
    href: `#${name}`,
    click: (event) => {
      event.preventDefault();
      openStepOf(model.widget_manager)?.lead(name);
    },
  };
}

/** The links to the steps, without the one to the page of mine. */
function linksToSteps(navigation) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (navigation.querySelectorAll("a[data-step]"));
  return [...found];
}

/** Mark a step as the one where the person is, in the header of the page that an element is on. */
export function markCurrent(element, name) {
  const navigation = (element.closest(".jp-NotebookPanel") ?? document).querySelector(".ck-way");
  if (!navigation) return;
  const links = linksToSteps(navigation);
  for (const link of links) link.removeAttribute("aria-current");
  const current = links.find(({ dataset }) => dataset.step === name);
  current?.setAttribute("aria-current", "step");
  const opener = navigation.querySelector(".ck-way-open");
  opener.textContent = (current ?? opener).dataset[current ? "told" : "all"];
}

export const widget = { render };
