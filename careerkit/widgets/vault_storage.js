// What the vault does with the browser's storage. Each page load writes a document of its own,
// so that two tabs never race for one key; Python merges the documents.

const DOCUMENT = "document/";
const ASK_AGAIN = [1000, 2000, 4000, 8000, 16000]; // ms, while nobody answers

class VaultStorage {
  constructor(model) {
    this.model = model;
    this.events = new EventTarget();
    this.key = DOCUMENT + page.storage.writer;
    this.seq = model.get("found")?.seq ?? 0;
    this.sent = new Map(); // seq -> documents handed over then
    this.text = "";
    this.onDocument = () => this.keep();
    this.onMerged = () => this.clear();
    this.onStorage = (event) => this.heard(event);
    model.on("change:document", this.onDocument);
    model.on("change:merged", this.onMerged);
    window.addEventListener("storage", this.onStorage);
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.pause);
    this.model.off("change:document", this.onDocument);
    this.model.off("change:merged", this.onMerged);
    window.removeEventListener("storage", this.onStorage);
  }

  /** The documents of other tabs and of earlier visits. */
  documents() {
    return page.storage.keys(DOCUMENT)
      .filter((key) => key !== this.key)
      .map((key) => ({ writer: key.slice(DOCUMENT.length), text: page.storage.get(key) }));
  }

  /** Hand over what is found, and again if nobody answers: a message may be lost at the start. */
  tell(attempt = 0) {
    const documents = this.documents();
    this.seq += 1;
    this.sent.set(this.seq, documents);
    this.set({ found: { seq: this.seq, documents } });
    clearTimeout(this.timer);
    if (attempt < ASK_AGAIN.length) {
      const asked = this.seq;
      this.timer = setTimeout(() => {
        if ((this.model.get("merged")?.seq ?? 0) < asked) this.tell(attempt + 1);
      }, ASK_AGAIN[attempt]);
    }
  }

  set(values) {
    try {
      for (const [name, value] of Object.entries(values)) this.model.set(name, value);
      this.model.save_changes();
    } catch {
      // The kernel is gone. The storage has everything; the heartbeat tells the person.
    }
  }

  /** Write the document first, then tell Python that it is kept. */
  keep() {
    const { revision, text } = this.model.get("document");
    if (!text) return;
    this.text = text;
    const trouble = page.storage.set(this.key, text);
    this.set(trouble ? { trouble } : { kept: revision, trouble: "" });
    this.events.dispatchEvent(new Event("changed"));
  }

  /** Documents that are now part of ours may go, unless they changed meanwhile. */
  clear() {
    const { seq, writers } = this.model.get("merged");
    if (page.storage.get(this.key) === null) return;
    for (const { writer, text } of this.sent.get(seq) ?? []) {
      if (writers.includes(writer)) page.storage.remove(DOCUMENT + writer, text);
    }
    for (const old of this.sent.keys()) if (old <= seq) this.sent.delete(old);
  }

  /** Another tab wrote something. */
  heard({ key, newValue }) {
    if (key === `${PREFIX}erased` && newValue) {
      this.forget();
      return;
    }
    const written = key?.startsWith(PREFIX + DOCUMENT) && newValue !== null;
    if (!written || !page.storage.keep) return;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.tell(), 50);
  }

  setKeep(yes) {
    page.storage.keep = yes;
    this.keep();
  }

  /** Erase everything, here and in the other tabs. */
  erase() {
    page.storage.erase();
    // A moment, nothing else: it tells the other tabs, and goes again.
    page.storage.set("erased", String(Date.now()));
    page.storage.remove("erased");
    this.forget();
  }

  forget() {
    page.storage.erase();
    this.text = "";
    page.events.dispatchEvent(new Event("erased"));
    this.set({ erased: this.model.get("erased") + 1 });
    this.events.dispatchEvent(new Event("changed"));
  }

  /** The workbook as a file would hold it: with what no kernel has confirmed yet. */
  whole() {
    const workbook = JSON.parse(this.text || this.documents().at(-1)?.text || "{}");
    workbook.format ??= "careerkit";
    workbook.schema_version ??= 1;
    for (const key of page.storage.keys("pending/")) {
      const [, , section] = key.split("/");
      const pending = JSON.parse(page.storage.get(key));
      workbook[section] = withPending(workbook[section] ?? [], pending);
    }
    return `${JSON.stringify(workbook, null, 1)}\n`;
  }
}

function withPending(records, { put = {}, remove = [], order = [] }) {
  const result = records.filter(({ id }) => !remove.includes(id)).map((record) => ({ ...record }));
  for (const [id, { record, changed }] of Object.entries(put)) {
    const known = result.find((other) => other.id === id);
    if (known) for (const name of changed) known[name] = record[name];
    else result.push({ ...record, id });
    // A version of its own, so that opening the file does not prefer the older one.
    (known ?? result.at(-1)).updated = new Date().toISOString();
  }
  const rank = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return order.length > 0 ? result.sort((a, b) => rank(a) - rank(b)) : result;
}
