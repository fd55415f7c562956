// The workbook as a file, made in the browser: it must work when the kernel is dead.

/** The workbook as a file holds it: what is kept, and all that no kernel has confirmed yet.
 *
 * Nothing is merged here, which is Python's: what other tabs kept goes along as it is.
 */
function wholeWorkbook(storage) {
  const { documents, damaged } = documentsFor(storage);
  const schema = storage.model.get("_schema");
  const at = documents.findIndex((document) => isWellFormed(document, schema));
  const [workbook] = at < 0 ? [JSON.parse(storage.model.get("_blank"))] : documents.splice(at, 1);
  if (documents.length > 0) workbook.documents = documents;
  const file = new SavedFile(workbook, schema);
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
    .filter(([name]) => names.includes(name) || stamps[name] || !isEmpty(mine[name]));
  mine.stamps = Object.fromEntries(written);
}

function isEmpty(value) {
  return value === null || value.length === 0;
}

/** A copy of a record for the texts of it that are hidden, as widgets/pending.py makes it. */
function copyOf(record, hidden) {
  const sum = checksum([record.id, ...hidden.map((name) => record[name])]);
  return { ...record, id: `${record.id.slice(0, 40)}-${sum.toString(16).padStart(8, "0")}` };
}

/** A workbook that takes in what is pending. What does not fit its field is kept beside it. */
class SavedFile {
  constructor(workbook, schema) {
    this.workbook = workbook;
    this.schema = schema;
    this.at = new Date().toISOString();
    for (const name of ["unfit_answers", "removed"]) workbook[name] ??= [];
  }

  knows(section) {
    return section in this.schema;
  }

  addPending(section, { put = {}, remove: unwanted = [], order = [], seen = {} }) {
    const { workbook, at } = this;
    const hasNews = (record) => Object.entries(seen[record.id] ?? {})
      .some(([name, sums]) => isNews(record[name], "", sums));
    const remove = unwanted.filter((id) => !this.versions(section, id).some(hasNews));
    const records = (workbook[section] ?? []).filter(({ id }) => !remove.includes(id));
    workbook[section] = records;
    workbook.unfit_answers = workbook.unfit_answers.filter(
      (answer) => answer.section !== section || !remove.includes(answer.record),
    );
    for (const [id, entry] of Object.entries(put)) this.addRecord(section, id, entry, seen[id]);
    const rank = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
    if (order.length > 0) {
      records.sort((a, b) => rank(a) - rank(b));
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
    let mine = records.find((other) => other.id === id);
    // Words that were not seen by whoever wrote this stay, in a place of their own if need be.
    const isLonger = (name) => isNews(mine[name], record[name], sights[name])
      && mine[name].includes(record[name]);
    const fields = Object.keys(this.schema[section]).filter((name) => changed.includes(name));
    for (const version of this.versions(section, id)) {
      const hidden = fields.filter((name) => isNews(version[name], record[name], sights[name])
        && !(version === mine && isLonger(name)));
      const copy = copyOf(version, hidden);
      const isMade = hidden.length === 0 || records.some((other) => other.id === copy.id);
      if (!isMade) records.splice(records.indexOf(mine) + 1, 0, copy);
    }
    const names = mine ? changed.filter((name) => !isLonger(name)) : Object.keys(record);
    if (!mine) {
      mine = { id };
      const before = records.findIndex((other) => other.id === after);
      const place = after === null ? 0 : before < 0 ? records.length : before + 1;
      records.splice(place, 0, mine);
    }
    const written = names.filter((name) => this.answer(section, mine, name, record[name]));
    stamp(mine, written, this.at);
  }

  /** A record as this workbook has it, and as other tabs kept it. */
  versions(section, id) {
    return [this.workbook, ...(this.workbook.documents ?? [])]
      .map((document) => (Array.isArray(document[section]) ? document[section] : []))
      .flatMap((records) => records.filter((record) => record?.id === id));
  }

  /** Write an answer where it belongs; returns whether it fits its field. */
  answer(section, record, name, value) {
    const schema = this.schema[section][name];
    const place = { section, record: record.id, field: name };
    if (value === undefined || BOOKKEEPING.includes(name)) return false;
    // Nothing, in whatever form, is an empty answer: there is no word to keep.
    const isNothing = value === null || value === "" || value?.length === 0;
    if (schema && isNothing) value = schema.default;
    const fits = schema && (isNothing || meets(value, schema));
    if (fits) {
      record[name] = value;
      this.mend(place);
    } else if (!isNothing) {
      this.setAside({ ...place, value });
    }
    return Boolean(fits);
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

/** Let the browser save a text as a file named after today. */
function saveFile(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  h("a", { href: url, download: `careerkit-${date}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
