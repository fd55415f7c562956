// What the vault does with the browser's storage. Each page load writes a document of its own,
// so that two tabs never race for one key; Python merges the documents.

import { whenIdle } from "../../page/idle.js";
import { page } from "../../page/state.js";
import { DOCUMENT, documentsBeside, firstBatch, foundIn, isTooLarge } from "./documents.js";

const ASK_AGAIN = [2000, 4000, 8000, 16_000]; // ms, while the kernel does not answer
const TOGETHER = 50; // ms in which the changes of other tabs are taken together
const FORGETTING = 5000; // ms that the kernel has for forgetting everything

export class VaultStorage {
  constructor(model) {
    this.model = model;
    this.events = new EventTarget();
    this.key = DOCUMENT + page.storage.writer;
    this.seq = Math.max(model.get("merged").seq ?? 0, page.handed?.seq ?? 0);
    this.text = ""; // our document
    this.parts = null; // the same in its parts, once they were needed
    this.revision = 0; // which version of Python's it is
    this.trouble = page.storage.area ? "" : "unavailable";
    this.restored = false;
    this.asked = null; // what Python has been handed and did not answer yet
    this.attempt = 0; // how often it was asked again
    this.known = new Map(); // writer -> the text that is part of our document
    this.surplus = new Map(); // the same, of earlier visits: it can go
    this.listen();
    this.earlier = new Set(this.others().map(({ writer }) => writer));
  }

  listen() {
    const handlers = [
      ["msg:custom", (message, buffers) => this.told(message, buffers)],
      ["change:merged", () => this.merged()],
      ["change:forgotten", () => clearTimeout(this.forgetting)],
    ];
    const heard = (event) => this.heard(event);
    for (const [name, handler] of handlers) this.model.on(name, handler);
    window.addEventListener("storage", heard);
    this.stop = () => {
      for (const timer of [this.timer, this.soon, this.forgetting]) clearTimeout(timer);
      this.cancelSettling?.();
      for (const [name, handler] of handlers) this.model.off(name, handler);
      window.removeEventListener("storage", heard);
    };
  }

  told(message, buffers) {
    if (message?.type === "document") this.take(message, buffers);
    else if (message?.type === "missing") this.giveAgain(message.seq);
  }

  set(values) {
    try {
      for (const [name, value] of Object.entries(values)) this.model.set(name, value);
      this.model.save_changes();
    } catch {
      // The kernel is gone. The storage has everything; the heartbeat tells the person.
    }
  }

  send(message, bytes = []) {
    try {
      this.model.send(message, undefined, bytes.map(({ buffer }) => buffer));
    } catch {
      // As above.
    }
  }

  changed() {
    this.events.dispatchEvent(new Event("changed"));
  }

  // ---- handing over what others wrote

  others() {
    return documentsBeside(this.key);
  }

  /** Go on from what the kernel knows: handed over while the page loaded, or to another view. */
  begin() {
    const { handed } = page;
    if (handed?.isErased) {
      this.forget();
      return;
    }
    if (handed && this.model.get("merged").seq === handed.seq) {
      this.asked = handed;
      this.merged();
      return;
    }
    this.askForMissed();
    if (["sending", "sent"].includes(handed?.progress)) {
      this.asked = handed;
      this.ask(0);
    } else {
      this.tell();
    }
  }

  /** Python gave a version when no page was there to take it. */
  askForMissed() {
    if (!this.isForgetting && this.model.get("revision") > this.revision) this.send({ type: "again" });
  }

  /** Hand over what is new, also when it is nothing the first time: Python waits for it. */
  tell() {
    if (this.asked || this.model.isAttached === false) return; // merged() looks again, or begin() does
    const news = this.others().filter(
      ({ writer, text }) => this.known.get(writer) !== text && !isTooLarge(text),
    );
    if (news.length === 0 && this.restored) return;
    this.asked = { seq: (this.seq += 1), documents: firstBatch(news) };
    this.give(0);
  }

  give(attempt) {
    this.ask(attempt, this.asked.documents.map(({ bytes }) => bytes));
  }

  /** A message may be lost while the connection opens, so ask again what became of it.
   *
   * Not with all of it: on a slow line the first one may still be on its way.
   */
  ask(attempt, bytes = []) {
    const progress = this.asked === page.handed ? page.handed.progress : "";
    if (progress === "failed") {
      this.giveInstead();
      return;
    }
    const isComing = progress === "sending";
    this.attempt = attempt;
    this.send({ type: "found", ...foundIn(this.asked), attempt, isComing }, bytes);
    if (attempt < ASK_AGAIN.length) {
      this.timer = setTimeout(() => this.ask(isComing ? attempt : attempt + 1), ASK_AGAIN[attempt]);
    }
  }

  /** Python was asked, and has nothing of that number. */
  giveAgain(seq) {
    if (seq !== this.asked?.seq) return;
    clearTimeout(this.timer);
    if (this.asked === page.handed) this.giveInstead();
    else if (this.attempt < ASK_AGAIN.length) this.give(this.attempt + 1);
  }

  /** What was handed over did not arrive. */
  giveInstead() {
    this.asked = null;
    this.tell();
  }

  merged() {
    const { seq, writers, same, revision } = this.model.get("merged");
    if (!this.asked || seq !== this.asked.seq) return;
    clearTimeout(this.timer);
    for (const { writer, text } of this.asked.documents) {
      this.known.set(writer, text);
      // The document of a tab that is open belongs to it.
      if (this.earlier.has(writer) && writers.includes(writer)) this.surplus.set(writer, text);
    }
    this.asked = null;
    this.restored = true;
    // A view that comes later finds the same answer, and Python may have gone on since.
    if (same && revision === this.model.get("revision")) {
      this.adopt(this.known.get(same), revision);
    } else {
      this.askForMissed();
      this.drop();
    }
    this.tell();
    if (!this.asked) page.events.dispatchEvent(new Event("restored")); // and not only a part of it
    this.changed();
  }

  /** One of the texts is the workbook as it is: make it ours, without Python sending it back.
   *
   * It is kept already, under another key, so that writing it anew has time.
   */
  adopt(text, revision) {
    this.text = text;
    this.parts = null;
    this.revision = revision;
    this.confirm();
    this.cancelSettling?.();
    this.cancelSettling = whenIdle(() => {
      this.drop();
      return false;
    });
  }

  // ---- keeping our document

  /** A version of Python's: the parts that are not as in the version that it builds upon. */
  take({ revision, base, names, changed }, buffers) {
    if (this.isForgetting) return;
    const before = base > 0 ? this.knownParts(names) : names;
    if (!before || (base > 0 && base !== this.revision)) {
      this.send({ type: "again" });
      return;
    }
    const fresh = new Map(changed.map((name, index) => [name, new TextDecoder().decode(buffers[index])]));
    this.parts = names.map((name, index) => fresh.get(name) ?? before[index]);
    this.text = joined(this.parts);
    this.revision = revision;
    this.keep();
    if (this.surplus.size > 0) this.drop();
  }

  /** The parts of our document, if they are as many as these. */
  knownParts({ length }) {
    const parts = this.parts ?? split(this.text);
    return parts.length === length ? parts : null;
  }

  /** Write the document first, then tell Python that it is kept. */
  keep() {
    if (!this.revision || this.isForgetting) return;
    this.trouble = this.write(this.text);
    this.confirm();
  }

  write(text) {
    if (isTooLarge(text)) return "full";
    if (!text) {
      page.storage.remove(this.key); // of an empty workbook nothing is kept
      return page.storage.area ? "" : "unavailable";
    }
    const trouble = page.storage.set(this.key, text);
    return trouble === "full" ? this.writeInstead(text) : trouble;
  }

  /** There is no room: write our text in the place of what is part of it. */
  writeInstead(text) {
    const surplus = this.dropped();
    if (surplus.length === 0) return "full";
    const trouble = page.storage.set(this.key, text);
    if (trouble) for (const [key, before] of surplus) page.storage.set(key, before);
    else this.surplus.clear();
    return trouble;
  }

  confirm() {
    const { trouble, revision } = this;
    this.set(trouble ? { trouble } : { kept: revision, trouble });
    this.changed();
  }

  /** Remove what is part of our document, once that is written. */
  drop() {
    if (!this.text || this.isForgetting) return;
    if (this.trouble === "full" || page.storage.get(this.key) !== this.text) this.keep();
    if (this.trouble) return;
    this.dropped();
    this.surplus.clear();
  }

  /** Remove what earlier visits left, if it still is what Python knows; returns what it was. */
  dropped() {
    const surplus = [...this.surplus]
      .map(([writer, text]) => [DOCUMENT + writer, text])
      .filter(([key, text]) => page.storage.get(key) === text);
    for (const [key] of surplus) page.storage.remove(key);
    return surplus;
  }

  /** Another tab changed the storage. */
  heard({ key, newValue }) {
    const { storage } = page;
    if (storage.isSignal(key, newValue, "erased")) this.forget();
    else if (storage.isSignal(key, newValue, "tab")) this.follow();
    else if (key?.startsWith(storage.prefix + DOCUMENT) && storage.keep) {
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
    this.cancelSettling?.();
    page.handed = null;
    this.text = "";
    this.parts = null;
    this.asked = null;
    this.known.clear();
    this.surplus.clear();
    page.events.dispatchEvent(new Event("erased"));
    this.set({ erased: this.model.get("erased") + 1 });
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

/** The parts of a text as Python joined them, in their order. */
function split(text) {
  return text ? text.slice(2, -3).split(/,\n(?= "\w+": \[)/) : [];
}
