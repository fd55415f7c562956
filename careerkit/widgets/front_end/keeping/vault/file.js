// The workbook as a file, made in the browser: it must work when the kernel is dead.

import { localDay } from "../../page/local_day.js";
import { newId } from "../../page/ids.js";
import { saveFile } from "../../page/saving.js";
import { page } from "../../page/state.js";
import { isId, isPendingSet } from "../../records/pending_set.js";
import { SavedFile } from "./saved_file.js";

/** The workbook as a file holds it: what is kept, and all that no kernel has confirmed yet.
 *
 * Nothing is merged here, which is Python's: what other tabs kept goes along as it is.
 */
export function wholeWorkbook(storage) {
  const { documents, damaged } = documentsFor(storage);
  const schema = storage.model.get("_schema");
  const at = documents.findIndex((document) => isWellFormed(document, schema));
  const [workbook] = at < 0 ? [blank(storage.model)] : documents.splice(at, 1);
  if (documents.length > 0) workbook.documents = documents;
  const file = new SavedFile(workbook, schema, storage.model.get("_word_fields"));
  for (const text of damaged) file.setAside({ value: text });
  const left = page.storage.keys("pending/")
    .map((key) => ({ section: key.split("/")[2], text: page.storage.get(key) }))
    .map((one) => ({ ...one, pending: parse(one.text) }))
    .sort((one, other) => (one.pending?.at ?? 0) - (other.pending?.at ?? 0));
  for (const { section, text, pending } of left) {
    if (isPendingSet(pending) && file.knows(section)) file.addPending(section, pending);
    else file.setAside({ section, value: text });
  }
  return `${JSON.stringify(workbook, null, 1)}\n`;
}

/** A workbook with nothing in it: nobody else's, also where it is made before there is a kernel. */
function blank(model) {
  const now = new Date().toISOString();
  return { ...JSON.parse(model.get("_blank")), id: newId(), created: now, updated: now };
}

/** Our document and those that are no part of it, the newest first, and texts that are none. */
function documentsFor(storage) {
  const isPart = ({ writer, text }) => storage.text && storage.known.get(writer) === text;
  const others = storage.others().filter((one) => !isPart(one)).map(({ text }) => text);
  const texts = [...new Set([storage.text, ...others])].filter(Boolean);
  const all = texts.map((text) => ({ text, document: parse(text) }));
  const [damaged, sound] = [all.filter((one) => !isDocument(one)), all.filter(isDocument)];
  // Ours holds what the others had when it was written.
  const rank = ({ text, document }) => (text === storage.text ? "z" : String(document.updated));
  sound.sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
  return {
    documents: sound.map(({ document }) => document),
    damaged: damaged.map(({ text }) => text),
  };
}

function isDocument({ document }) {
  return document?.format === "careerkit";
}

/** Whether each list of a document is one, of records that have an id. */
function isWellFormed(document, schema) {
  const names = Object.keys(document).filter((name) => name in schema || name === "removed");
  const lists = names.map((name) => document[name]);
  return lists.every((list) => Array.isArray(list) && list.every((one) => isId(one?.id)));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // damaged: what is left is still worth a file
  }
}

/** Save the workbook as a file that is named after today. */
export function saveWorkbook(storage) {
  saveFile(`careerkit-${localDay()}.json`, wholeWorkbook(storage), "application/json");
}
