// What opens "Take it with me". The kernel makes the dialog when it is asked for it; a page costs no more than this until then.

import { h, targetOf, textButton } from "../page/elements.js";
import { isOwnPage } from "../page/own_page.js";
import { page } from "../page/state.js";
import { wish } from "../page/wishing.js";

const LINK = "#take"; // with "-" and a format, for one that leads to that
const PATIENCE = 15_000; // ms that a busy kernel has

function render({ model, el }) {
  const place = panelOf(el);
  const said = h("p", { class: "ck-soft", role: "status" });
  let patience = null;
  const open = (event) => {
    const from = targetOf(event).closest?.(`[data-take], a[href^="${LINK}"]`);
    if (!from || event.defaultPrevented || place() !== from.closest(".jp-NotebookPanel")) return;
    event.preventDefault();
    from.closest(":popover-open")?.hidePopover();
    page.takenFrom = from;
    said.textContent = "";
    if (!wish(model, { format: formatOf(from) })) return;
    // In Jupyter nothing else says that a kernel has ended.
    if (!isOwnPage()) patience = setTimeout(() => (said.textContent = model.get("_texts").silent), PATIENCE);
  };
  const heard = () => clearTimeout(patience);
  page.events.addEventListener("taking", heard);
  document.addEventListener("click", open, true);
  const waiting = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-take]"));
  for (const one of waiting) one.disabled = false;
  if (waiting.length === 0 || !isOwnPage()) el.append(h("div", { class: "careerkit ck-take-here" }, button(model), said));
  return () => {
    heard();
    page.events.removeEventListener("taking", heard);
    document.removeEventListener("click", open, true);
  };
}

function button(model) {
  const made = textButton(model.get("_texts").button, () => {});
  made.dataset.take = "";
  made.setAttribute("aria-haspopup", "dialog");
  return made;
}

/** Which of JupyterLab's notebooks it is in, once it is on the page: a cell out of sight is on none. */
function panelOf(el) {
  let known = null;
  return () => (known = el.closest(".jp-NotebookPanel") ?? known);
}

function formatOf(from) {
  return from.dataset.take ?? from.getAttribute("href").slice(LINK.length + 1);
}

export const widget = { render };
