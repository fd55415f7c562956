// A workbook that takes in what is pending, as widgets/keeping/pending.py does when a kernel is there.

import { insertAfter, putInOrder } from "../../records/pending_set.js";
import { checksum, hasNews, isNews } from "../../records/seen.js";
import { meets } from "./json_schema.js";

const BOOKKEEPING = ["id", "updated", "stamps"];

/** Say when each field was written, as model/records.py does: what stayed keeps its moment. */
function stamp(mine, names, at) {
  const { updated: before, stamps = {} } = mine;
  // A version of its own, so that opening the file does not prefer the older one.
  mine.updated = before >= at ? new Date(Date.parse(before) + 1).toISOString() : at;
  if (!before) return;
  const written = Object.keys(mine)
    .filter((name) => !BOOKKEEPING.includes(name))
    .map((name) => [name, names.includes(name) ? mine.updated : stamps[name] ?? before])
    .filter(([name]) => names.includes(name) || stamps[name] || !isNothing(mine[name]));
  mine.stamps = Object.fromEntries(written);
}

/** Nothing, in whatever form, is an empty answer: there is no word to keep. */
function isNothing(value) {
  return value === null || value?.length === 0;
}

/** A copy of a record for the texts of it that are hidden, as widgets/keeping/pending.py makes it. */
function copyOf(record, hidden) {
  const sum = checksum([record.id, ...hidden.map((name) => record[name])]);
  return { ...record, id: `${record.id.slice(0, 40)}-${sum.toString(16).padStart(8, "0")}` };
}

/** A workbook that takes in what is pending. What does not fit its field is kept beside it. */
export class SavedFile {
  constructor(workbook, schema, words) {
    this.workbook = workbook;
    this.schema = schema;
    this.words = words;
    this.at = new Date().toISOString();
    for (const name of ["unfit_answers", "removed"]) workbook[name] ??= [];
  }

  knows(section) {
    return section in this.schema;
  }

  addPending(section, { put = {}, remove: unwanted = [], order = [], seen = {} }) {
    const { workbook, at } = this;
    const isUnseen = (record) => hasNews(record, this.words[section], seen[record.id]);
    const remove = unwanted.filter((id) => !this.versions(section, id).some(isUnseen));
    const records = (workbook[section] ?? []).filter(({ id }) => !remove.includes(id));
    workbook[section] = records;
    workbook.unfit_answers = workbook.unfit_answers.filter(
      (answer) => answer.section !== section || !remove.includes(answer.record),
    );
    for (const [id, entry] of Object.entries(put)) this.addRecord(section, id, entry, seen[id]);
    if (order.length > 0) {
      putInOrder(records, order);
      workbook.arranged = { ...workbook.arranged, [section]: at };
    }
    // A record that came back needs no mark any more, one that goes gets a new one.
    const isOld = ({ section: of, id }) => of === section && (id in put || remove.includes(id));
    workbook.removed = [
      ...workbook.removed.filter((mark) => !isOld(mark)),
      ...remove.filter((id) => !(id in put)).map((id) => ({ section, id, at })),
    ];
  }

  addRecord(section, id, { record, changed, after }, sights = {}) {
    const records = this.workbook[section];
    const versions = this.versions(section, id);
    const names = versions.length > 0 ? changed : Object.keys(record);
    const answers = Object.fromEntries(names.map((name) => [name, record[name]]));
    let mine = records.find((other) => other.id === id);
    if (!mine) {
      // What another tab wrote in it besides is as it was there.
      mine = { ...versions[0], id };
      insertAfter(records, mine, after);
    }
    for (const version of versions) {
      const hidden = this.hiddenBy(answers, version, section, sights);
      const copy = copyOf(version, hidden);
      const isMade = hidden.length === 0 || records.some((other) => other.id === copy.id);
      if (!isMade) records.splice(records.indexOf(mine) + 1, 0, copy);
    }
    const written = names.filter((name) => this.answer(section, mine, name, answers[name]));
    stamp(mine, written, this.at);
  }

  /** Which texts of a version would be gone, unseen, where these answers stand: widgets/keeping/pending.py.
   *
   * The answers take in what they can: what a list has more, and a text that holds theirs.
   */
  hiddenBy(answers, version, section, sights) {
    const hidden = [];
    for (const name of this.words[section]) {
      const [mine, news] = [answers, version].map((one) => this.fitted(section, name, one[name]));
      if (mine === undefined || !isNews(news, sights[name])) continue;
      if (Array.isArray(news)) answers[name] = [...new Set([...mine, ...news])];
      else if (news.includes(mine)) answers[name] = news;
      else if (!mine.includes(news)) hidden.push(name);
    }
    return hidden;
  }

  /** A record as this workbook has it, and as other tabs kept it. */
  versions(section, id) {
    return [this.workbook, ...(this.workbook.documents ?? [])]
      .map((document) => (Array.isArray(document[section]) ? document[section] : []))
      .flatMap((records) => records.filter((record) => record?.id === id));
  }

  /** Write an answer where it belongs; returns whether it fits its field. */
  answer(section, record, name, value) {
    if (value === undefined || BOOKKEEPING.includes(name)) return false;
    const place = { section, record: record.id, field: name };
    const fitted = this.fitted(section, name, value);
    if (fitted !== undefined) {
      record[name] = fitted;
      this.mend(place);
    } else if (!isNothing(value)) {
      this.setAside({ ...place, value });
    }
    return fitted !== undefined;
  }

  /** An answer as its field holds it; undefined if it does not fit. */
  fitted(section, name, value) {
    const schema = this.schema[section][name];
    if (!schema || value === undefined) return undefined;
    if (isNothing(value)) return schema.default;
    return meets(value, schema) ? value : undefined;
  }

  /** Keep an answer beside the records, instead of what did not fit its field before. */
  setAside({ section = "", record = "", field = "", value }) {
    if (record && field) this.drop({ section, record, field });
    const words = typeof value === "string" ? value : JSON.stringify(value);
    this.workbook.unfit_answers.push({ section, record, field, value: words, updated: this.at });
  }

  /** An answer fits now; the mark keeps a merge from bringing back what did not. */
  mend(place) {
    const gone = this.drop(place).filter(({ id }) => id);
    const marks = gone.map(({ id }) => ({ section: "unfit_answers", id, at: this.at }));
    this.workbook.removed.push(...marks);
  }

  drop({ section, record, field }) {
    const isThere = (one) => one.section === section && one.record === record && one.field === field;
    const gone = this.workbook.unfit_answers.filter(isThere);
    this.workbook.unfit_answers = this.workbook.unfit_answers.filter((one) => !isThere(one));
    return gone;
  }
}
