// What the vault does with the browser's storage. Each page load writes a document of its own,
// so that two tabs never race for one key; Python merges the documents.

const DOCUMENT = "document/";
const ASK_AGAIN = [2000, 4000, 8000, 16_000]; // ms, while nobody answers
const TOGETHER = 50; // ms in which the changes of other tabs are taken together
const LARGEST = 8_000_000; // bytes of one text: a message to the kernel ends at 10 MiB
const AT_ONCE = 4_000_000; // bytes of all texts in one message, where there are several
const [NEWLINE, QUOTE, BACKSLASH] = [10, 34, 92]; // what a message writes with a backslash
const FORGETTING = 5000; // ms that the kernel has for forgetting everything

class VaultStorage {
  constructor(model) {
    this.model = model;
    this.events = new EventTarget();
    this.key = DOCUMENT + page.storage.writer;
    this.seq = model.get("found").seq ?? 0;
    this.text = ""; // our document
    this.trouble = page.storage.area ? "" : "unavailable";
    this.restored = false;
    this.asked = null; // what Python has been handed and did not answer yet
    this.known = new Map(); // writer -> the text that is part of our document
    this.surplus = new Map(); // the same, of earlier visits: it can go
    this.listen();
    this.earlier = new Set(this.others().map(({ writer }) => writer));
  }

  listen() {
    const handlers = [
      ["change:document", () => this.keep()],
      ["change:merged", () => this.merged()],
      ["change:forgotten", () => clearTimeout(this.forgetting)],
    ];
    const heard = (event) => this.heard(event);
    for (const [name, handler] of handlers) this.model.on(name, handler);
    window.addEventListener("storage", heard);
    this.stop = () => {
      for (const timer of [this.timer, this.soon, this.forgetting]) clearTimeout(timer);
      for (const [name, handler] of handlers) this.model.off(name, handler);
      window.removeEventListener("storage", heard);
    };
  }

  set(values) {
    try {
      for (const [name, value] of Object.entries(values)) this.model.set(name, value);
      this.model.save_changes();
    } catch {
      // The kernel is gone. The storage has everything; the heartbeat tells the person.
    }
  }

  changed() {
    this.events.dispatchEvent(new Event("changed"));
  }

  // ---- handing over what others wrote

  /** The documents of other tabs and of earlier visits. */
  others() {
    return page.storage.keys(DOCUMENT)
      .filter((key) => key !== this.key)
      .map((key) => ({ writer: key.slice(DOCUMENT.length), text: page.storage.get(key) }));
  }

  /** Hand over what is new, also when it is nothing the first time: Python waits for it. */
  tell() {
    if (this.asked) return; // merged() looks again
    const news = this.others().filter(
      ({ writer, text }) => this.known.get(writer) !== text && sizeOf(text) <= LARGEST,
    );
    if (news.length === 0 && this.restored) return;
    this.asked = { seq: (this.seq += 1), documents: firstBatch(news) };
    this.ask(0);
  }

  /** A message may be lost while the connection opens, so ask again. */
  ask(attempt) {
    const [only, ...more] = this.asked.documents;
    const parts = only && !this.text && more.length + attempt === 0 ? this.partsOf(only.text) : null;
    const documents = parts ? [{ writer: only.writer }] : this.asked.documents;
    this.set({ ...parts, found: { ...this.asked, documents, attempt } });
    if (attempt < ASK_AGAIN.length) {
      this.timer = setTimeout(() => this.ask(attempt + 1), ASK_AGAIN[attempt]);
    }
  }

  /** The parts of a text as Python writes it, by their names here; null if it isn't one.
   *
   * Handed over in this form, what stays as it was need not come back.
   */
  partsOf(text) {
    const names = this.model.get("_parts");
    const parts = text.slice(2, -3).split(/,\n(?= "\w+": \[)/);
    if (parts.length !== names.length || joined(parts) !== text) return null;
    return Object.fromEntries(names.map((name, index) => [name, parts[index]]));
  }

  merged() {
    const { seq, writers } = this.model.get("merged");
    if (seq !== this.asked?.seq) return;
    clearTimeout(this.timer);
    for (const { writer, text } of this.asked.documents) {
      this.known.set(writer, text);
      // The document of a tab that is open belongs to it.
      if (this.earlier.has(writer) && writers.includes(writer)) this.surplus.set(writer, text);
    }
    this.asked = null;
    this.restored = true;
    this.drop();
    this.tell();
    this.changed();
  }

  // ---- keeping our document

  /** Write the document first, then tell Python that it is kept. */
  keep() {
    const { revision, parts } = this.model.get("document");
    if (revision === undefined || this.isForgetting) return;
    this.text = joined(parts.map((name) => this.model.get(name)));
    this.trouble = this.write(this.text);
    this.confirm(revision);
  }

  write(text) {
    if (sizeOf(text) > LARGEST) return "full";
    if (text) return page.storage.set(this.key, text);
    page.storage.remove(this.key); // of an empty workbook nothing is kept
    return page.storage.area ? "" : "unavailable";
  }

  confirm(revision) {
    const { trouble } = this;
    this.set(trouble ? { trouble } : { kept: revision, trouble });
    this.changed();
  }

  /** Remove what is part of our document; where there was no room for both, write ours now. */
  drop() {
    const surplus = [...this.surplus]
      .map(([writer, text]) => [DOCUMENT + writer, text])
      .filter(([key, text]) => page.storage.get(key) === text);
    if (surplus.length === 0 || !this.text) return;
    for (const [key] of surplus) page.storage.remove(key);
    if (this.trouble === "full") {
      this.trouble = page.storage.set(this.key, this.text);
      if (this.trouble) for (const [key, text] of surplus) page.storage.set(key, text);
      else this.confirm(this.model.get("document").revision);
    }
    if (!this.trouble) this.surplus.clear();
  }

  /** Another tab changed the storage. */
  heard({ key, newValue }) {
    if (key === `${PREFIX}signal` && newValue) {
      if (newValue.startsWith("erased ")) this.forget();
      if (newValue.startsWith("tab ")) this.follow();
    } else if (key?.startsWith(PREFIX + DOCUMENT) && page.storage.keep) {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.catchUp(), TOGETHER);
    }
  }

  catchUp() {
    // A tab that opened took ours for one of an earlier visit and tidied it away.
    if (this.text && !this.trouble && page.storage.get(this.key) === null) this.keep();
    this.tell();
  }

  // ---- what the person decides

  /** Keep on this device, or in this tab only. */
  setKeep(yes) {
    if (page.storage.move(yes) === "") {
      if (yes) this.tell();
      else page.storage.signal("tab");
      this.keep();
    }
    this.changed();
  }

  /** Another tab was told to keep nothing on this device. That holds for all of them. */
  follow() {
    if (!page.storage.keep) return;
    page.storage.move(false);
    this.keep();
    this.changed();
  }

  /** Erase everything, here and in the other tabs. */
  erase() {
    page.storage.erase();
    page.storage.signal("erased");
    this.forget();
  }

  forget() {
    page.storage.erase();
    for (const timer of [this.timer, this.soon]) clearTimeout(timer);
    this.text = "";
    this.asked = null;
    this.known.clear();
    this.surplus.clear();
    page.events.dispatchEvent(new Event("erased"));
    // A message that waits in line must not bring back what was found before.
    const found = { seq: (this.seq += 1), documents: [] };
    this.set({ found, erased: this.model.get("erased") + 1 });
    // No kernel answers: then at least the page, which still shows everything, has to go.
    this.forgetting = setTimeout(() => location.reload(), FORGETTING);
    this.changed();
  }

  /** Whether the kernel may still send what was erased. */
  get isForgetting() {
    return this.model.get("forgotten") < this.model.get("erased");
  }
}

/** The text that the parts make, as Python's store/codec.py joins them. */
function joined(parts) {
  return parts.length > 0 ? `{\n${parts.join(",\n")}\n}\n` : "";
}

/** As many documents as fit into one message, at least one. */
function firstBatch(documents) {
  let size = 0;
  return documents.filter(({ text }, index) => {
    size += sizeOf(text);
    return index === 0 || size <= AT_ONCE;
  });
}

/** How many bytes a text takes in a message, at most; counted without a copy of it. */
function sizeOf(text) {
  // A character is six bytes at worst ("\u0000"), so a short text needs no counting.
  if (text.length * 6 <= AT_ONCE) return text.length * 6;
  let size = 2;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) size += code < 0x800 ? 2 : 3;
    else if (code >= 0x20) size += code === QUOTE || code === BACKSLASH ? 2 : 1;
    else size += code === NEWLINE ? 2 : 6;
  }
  return size;
}
