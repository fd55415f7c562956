// The workbook that the browser keeps, as far as a page can read it without a kernel.

import { page } from "../page/state.js";
import { DOCUMENT, documentsBeside } from "../keeping/vault/documents.js";

const UNSEEN = ["updated", "stamps"];

/** The newest document that is kept here; an empty one where there are only changes, null without any. */
export function workbookKept() {
  const documents = documentsBeside("").map(({ text }) => parsed(text)).filter(Boolean);
  documents.sort((one, other) => (String(one.updated) < String(other.updated) ? 1 : -1));
  return isAnythingKept() ? documents[0] ?? {} : null;
}

/** Whether a person has written anything that is still here. */
export function isAnythingKept() {
  return [DOCUMENT, "pending/"].some((start) => page.storage.keys(start).length > 0);
}

/** Its records of a section, as a list shows them. */
export function recordsIn(workbook, section) {
  const records = Array.isArray(workbook[section]) ? workbook[section] : [];
  return records.filter((record) => typeof record?.id === "string").map((record) => {
    const shown = Object.entries(record).filter(([name]) => !UNSEEN.includes(name));
    return Object.fromEntries(shown);
  });
}

/** For whom its examples are. */
export function readerIn(workbook) {
  const [reader] = recordsIn(workbook, "readers");
  return typeof reader?.situation === "string" ? reader.situation : "";
}

/** What does not fit its field there. The words stand in the field; why not, the kernel says. */
export function unfitIn(workbook, section) {
  const unfit = {};
  for (const answer of Array.isArray(workbook.unfit_answers) ? workbook.unfit_answers : []) {
    if (answer?.section !== section) continue;
    const said = ((unfit[answer.record] ??= {})[answer.field] ??= { values: [], sentence: "" });
    said.values.push(answer.value);
  }
  return unfit;
}

function parsed(text) {
  try {
    const document = JSON.parse(text);
    return document?.format === "careerkit" ? document : null;
  } catch {
    return null; // damaged: the kernel says so
  }
}
