// What a file would change, before anything is changed: entries with now and then, and what is left out.

import { h } from "../../page/elements.js";

/**
 * @typedef {{ label: string, before: string, after: string, note: string, stays?: boolean }} Answer
 * @typedef {{ name: string, answers: Answer[] }} Entry
 * @typedef {{ title: string, entries?: Entry[], sentences?: string[] }} Group
 */

/** The groups of a preview, in a place that scrolls by itself; nothing where there are none.
 *
 * @param {Group[]} groups as importing/previewing.py gives them
 * @param {Record<string, string>} texts the vault's
 */
export function previewOf(groups, texts) {
  if (groups.length === 0) return null;
  // A region with a name, which the keyboard can scroll.
  return h("div", { class: "ck-preview", role: "region", tabindex: "0", "aria-label": texts.preview },
    groups.map((group) => groupOf(group, texts)));
}

function groupOf({ title, entries = [], sentences = [] }, texts) {
  return h("section", {},
    title ? h("h3", { dir: "auto" }, title) : null,
    entries.map((entry) => entryOf(entry, texts)),
    sentences.length > 0 ? h("ul", {}, sentences.map((one) => h("li", { dir: "auto" }, one))) : null);
}

function entryOf({ name, answers }, texts) {
  return h("div", { class: "ck-preview-entry" },
    h("h4", { dir: "auto" }, name),
    h("dl", {}, answers.flatMap((answer) => answerOf(answer, texts))));
}

function answerOf({ label, before, after, note, stays = false }, texts) {
  const said = (word, text, look) =>
    h("dd", { dir: "auto" }, word ? h("span", { class: "ck-preview-when" }, `${word} `) : null, look(text));
  return [
    h("dt", { dir: "auto" }, label, note ? h("span", { class: "ck-soft" }, ` (${note})`) : null),
    before ? said(texts.preview_now, before, (text) => h(stays ? "span" : "del", { dir: "auto" }, text)) : null,
    said(before ? texts[stays ? "preview_file" : "preview_then"] : "", after, (text) => h("span", { dir: "auto" }, text)),
  ];
}
