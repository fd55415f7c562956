// What a page looks like on paper: what was written, all of it, in the place of what it is written in.

import { h } from "./elements.js";

/**
 * Something that a person wrote: what it is called, and their answers, each with what was asked. Short
 * ones (a rating, a day) stand side by side.
 *
 * @typedef {{ label: string, text: string, isShort?: boolean }} Answer
 * @typedef {{ name?: string, answers: Answer[] }} Written
 */

/** @type {Set<{ root: HTMLElement, written: () => Written[], paper: HTMLElement | null }>} */
const editors = new Set();

/** @type {Set<{ begin: () => void, end: () => void }>} */
const others = new Set();

/**
 * Have what stands in an editor be printed in the place of its controls; returns how to stop.
 *
 * @param {HTMLElement} root its panel: of that, the heading alone is printed besides
 * @param {() => Written[]} written what was written in it, when printing begins
 */
export function printed(root, written) {
  const editor = { root, written, paper: null };
  root.classList.add("ck-edited");
  watch();
  editors.add(editor);
  return () => {
    editors.delete(editor);
    editor.paper?.remove();
  };
}

/** Have something done before the page is printed, and undone afterwards; returns how to stop.
 *
 * @param {() => void} begin
 * @param {() => void} end
 */
export function whenPrinted(begin, end) {
  const other = { begin, end };
  watch();
  others.add(other);
  return () => others.delete(other);
}

let isWatching = false;

function watch() {
  if (isWatching) return;
  isWatching = true;
  addEventListener("beforeprint", beginAll);
  addEventListener("afterprint", endAll);
  // This one comes, too, where a page is only looked at as if it were on paper.
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? beginAll() : endAll()));
  // Before JupyterLab, which would print the file: what was written stands only on the page.
  addEventListener("keydown", printInLab, { capture: true });
}

function beginAll() {
  for (const editor of editors) {
    editor.paper?.remove();
    const entries = editor.written();
    editor.paper = entries.length > 0 ? h("div", { class: "ck-written" }, ...entries.map(entryOf)) : null;
    if (editor.paper) editor.root.append(editor.paper);
  }
  // A page with nothing in it is a hand-out, and is printed with what it asks.
  const isWritten = ({ root, paper }) => paper && root.parentElement.checkVisibility();
  document.documentElement.classList.toggle("ck-anything-written", [...editors].some(isWritten));
  unfold();
  for (const { begin } of others) begin();
}

function endAll() {
  for (const { end } of others) end();
  for (const editor of editors) {
    editor.paper?.remove();
    editor.paper = null;
  }
  for (const one of document.querySelectorAll(".ck-unfolded")) one.classList.remove("ck-unfolded");
  document.documentElement.classList.remove("ck-anything-written");
}

/** @param {Written} entry */
function entryOf({ name, answers }) {
  /** @param {Answer} answer */
  const answer = ({ label, text, isShort }) =>
    h("div", { class: isShort ? "ck-written-short" : null },
      h("p", { class: "ck-written-label" }, label),
      h("p", { class: "ck-written-text", dir: "auto" }, text));
  return h("div", { class: "ck-written-entry" },
    name ? h("p", { class: "ck-written-name", dir: "auto" }, name) : null,
    ...answers.map(answer));
}

/** JupyterLab's notebook that is looked at, if something of ours is in it. */
function notebook() {
  const panels = [...document.querySelectorAll(".jp-NotebookPanel")];
  const shown = panels.filter((panel) => panel.querySelector(".careerkit") && panel.checkVisibility());
  return shown.find((panel) => panel.contains(document.activeElement)) ?? shown[0];
}

/** Let a notebook in JupyterLab, of which a window shows a part, stand on paper alone and in its full length. */
function unfold() {
  let at = notebook()?.querySelector(".jp-Cell").parentElement;
  for (; at; at = at.parentElement) at.classList.add("ck-unfolded");
}

function printInLab(event) {
  const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "p";
  if (!isPrint || !notebook()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  print();
}
