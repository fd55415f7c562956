// The records of one list as the browser knows them, and what the kernel has not confirmed.
//
// Views call edit, add, remove, restore and move; every one of them first writes the pending
// set to the browser's storage and only then tells the kernel, which may be dead.

import { newId } from "../page/ids.js";
import { page } from "../page/state.js";
import { insertAfter, isPendingSet, putInOrder } from "./pending_set.js";
import { Seen, hasNews } from "./seen.js";

const PAUSE = 500; // ms of silence after which typing is sent

export class RecordEditing {
  constructor(model) {
    this.model = model;
    // Two lists of one section on one page, or a list made anew, must not share a key.
    this.writer = `${page.storage.writer}-${newId().slice(0, 8)}`;
    this.seq = Math.max(model.get("_acknowledged"), model.get("_pending")?.seq ?? 0);
    this.put = {}; // id -> {record, changed, after, seq}
    this.removed = {}; // id -> seq
    this.order = null; // {ids, seq}
    this.fresh = new Set(); // ids of new cards that nothing was typed into yet
    this.adopted = []; // [{key, text, pending, seq}] of earlier visits
    this.seen = new Seen();
    this.records = [];
    this.events = new EventTarget();
    this.listen();
    this.take();
  }

  listen() {
    const model = this.model;
    const leave = () => this.flush();
    const hide = () => document.hidden && this.flush();
    const again = () => {
      this.unsure = true;
      this.flush();
    };
    const erased = () => this.forget();
    model.on("change:_records", () => this.take());
    model.on("change:_acknowledged", () => this.acknowledged());
    model.on("change:_unfit", () => this.take());
    model.on("change:_links", () => this.notify());
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    page.events.addEventListener("reconnected", again);
    page.events.addEventListener("erased", erased);
    this.stop = () => {
      this.flush();
      page.waiting.delete(this.key);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      page.events.removeEventListener("reconnected", again);
      page.events.removeEventListener("erased", erased);
    };
  }

  // ---- what views ask for

  get(id) {
    return this.records.find((record) => record.id === id);
  }

  /** What was written in a field that does not fit it, unless something newer is on its way. */
  unfit(id, name) {
    if (this.put[id]?.changed.includes(name)) return null;
    return this.model.get("_unfit")[id]?.[name] ?? null;
  }

  isFresh(id) {
    return this.fresh.has(id);
  }

  blank() {
    // One form is one record, in every tab: two tabs that begin it write the same one.
    const record = { id: this.model.get("_single") ? "single" : newId() };
    for (const { name, empty } of this.model.get("_fields")) record[name] = structuredClone(empty);
    return record;
  }

  add() {
    const record = this.blank();
    this.fresh.add(record.id);
    this.records.push(record);
    this.notify();
    return record.id;
  }

  /** Have a record of this id to edit: one whose id says what it answers, as its values may. */
  begin(id, values = {}) {
    if (this.get(id)) return;
    this.records.push({ ...this.blank(), ...values, id });
    this.fresh.add(id);
  }

  edit(id, name, value, { now = false } = {}) {
    const record = this.get(id);
    // An answer that does not fit stands in the place of this one.
    const isSame = same(record?.[name], value) && !this.unfit(id, name);
    if (!record || isSame) return;
    this.see(record, [name]);
    record[name] = value;
    this.fresh.delete(id);
    this.touch(record, [name]);
    this.keep();
    this.schedule(now ? 0 : PAUSE);
    this.events.dispatchEvent(new CustomEvent("edited", { detail: id }));
  }

  /** Remove a record; returns what restore() needs to bring it back. */
  remove(id) {
    const index = this.records.findIndex((record) => record.id === id);
    if (index < 0) return null;
    const [record] = this.records.splice(index, 1);
    this.see(record, Object.keys(record));
    for (const name of Object.keys(record)) record[name] = this.unfit(id, name)?.values[0] ?? record[name];
    delete this.put[id];
    if (!this.fresh.delete(id)) this.removed[id] = ++this.seq;
    this.keep();
    this.flush();
    this.notify();
    return { record, index };
  }

  restore({ record, index }) {
    this.records.splice(index, 0, record);
    delete this.removed[record.id];
    this.touch(record, this.model.get("_fields").map((field) => field.name));
    this.keep();
    this.flush();
    this.notify();
  }

  move(id, to) {
    const from = this.records.findIndex((record) => record.id === id);
    const target = Math.max(0, Math.min(to, this.records.length - 1));
    if (from < 0 || from === target) return false;
    this.records.splice(target, 0, ...this.records.splice(from, 1));
    this.putInOrder();
    this.keep();
    this.flush();
    this.notify();
    return true;
  }

  // ---- the pending set

  touch(record, names) {
    const entry = (this.put[record.id] ??= { changed: [] });
    entry.changed = [...new Set([...entry.changed, ...names])];
    entry.record = { ...record };
    entry.after = this.before(record.id);
    entry.seq = ++this.seq;
    // A new card that was moved and then filled in, or one that comes back, stands where it is seen.
    if (this.order && !this.order.ids.includes(record.id)) this.putInOrder();
  }

  /** Note what stands in these fields of a record: a person who writes there now has seen it. */
  see(record, names) {
    for (const name of names) {
      const value = record[name];
      if (typeof value === "string" || Array.isArray(value)) this.seen.add(record.id, name, value);
    }
  }

  putInOrder() {
    const ids = this.records.map(({ id }) => id).filter((id) => !this.fresh.has(id));
    this.order = { ids, seq: ++this.seq };
  }

  before(id) {
    const index = this.records.findIndex((record) => record.id === id);
    const known = this.records.slice(0, index).filter((record) => !this.fresh.has(record.id));
    return known.at(-1)?.id ?? null;
  }

  count() {
    const moves = this.order ? 1 : 0;
    return Object.keys(this.put).length + Object.keys(this.removed).length + moves;
  }

  wire() {
    const put = Object.fromEntries(
      Object.entries(this.put).map(([id, { record, changed, after }]) => [
        id,
        { record, changed, after },
      ]),
    );
    const remove = Object.keys(this.removed);
    return {
      seq: this.seq,
      at: Date.now(),
      put,
      remove,
      order: this.order ? this.order.ids : [],
      seen: this.seen.of([...Object.keys(put), ...remove]),
    };
  }

  get key() {
    return `pending/${this.model.get("_scope")}/${this.writer}`;
  }

  /** Write the pending set to the browser's storage: before anything else is told. */
  keep() {
    if (this.model.get("_scope")) {
      if (this.count() === 0) page.storage.remove(this.key);
      else page.storage.set(this.key, JSON.stringify(this.wire()));
    }
    page.waiting.set(this.key, this.count());
    page.events.dispatchEvent(new Event("pending"));
  }

  schedule(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
  }

  flush() {
    clearTimeout(this.timer);
    if (this.count() > 0) this.send();
  }

  send() {
    if (this.model.get("_pending")?.seq === this.seq && !this.unsure) return;
    try {
      // Everything unconfirmed goes along each time, so a message that is lost does no harm. What
      // earlier visits left goes first and as it was: who wrote it had seen other things.
      const sent = (this.sent = (this.sent ?? 0) + 1);
      const earlier = this.adopted.map(({ key, pending }) => ({ ...pending, key }));
      this.model.set("_pending", { ...this.wire(), sent, earlier });
      this.model.save_changes();
      this.unsure = false;
    } catch {
      this.unsure = true; // the kernel is gone; the storage has it
    }
    // The kernel may have taken it, whether it can say so or not.
    for (const { record, changed } of Object.values(this.put)) this.see(record, changed);
  }

  /** Take over what earlier visits wrote and no kernel confirmed. Called once, by a view. */
  adopt() {
    const scope = this.model.get("_scope");
    if (!scope || this.hasAdopted === scope) return;
    this.hasAdopted = scope;
    const left = page.storage.keys(`pending/${scope}/`)
      .filter((key) => key !== this.key)
      .map((key) => ({ key, text: page.storage.get(key) }))
      .map((one) => ({ ...one, pending: parsed(one.text) }))
      .filter(({ pending }) => isPendingSet(pending)); // damaged: it stays, and goes into a saved file
    if (left.length === 0) return;
    // The last one that was written may know the others.
    left.sort((one, other) => (one.pending.at ?? 0) - (other.pending.at ?? 0));
    for (const { pending } of left) this.fold(pending);
    this.adopted = left.map((one) => ({ ...one, seq: this.seq }));
    this.keep();
    this.take();
    this.send();
  }

  fold(pending) {
    for (const [id, entry] of Object.entries(pending.put ?? {})) {
      const mine = this.put[id];
      delete this.removed[id];
      const changed = [...new Set([...(mine?.changed ?? []), ...entry.changed])];
      const record = { ...entry.record, ...mine?.record, id };
      for (const name of mine ? entry.changed : []) record[name] = entry.record[name];
      this.put[id] = { record, changed, after: entry.after ?? null, seq: ++this.seq };
    }
    for (const id of pending.remove ?? []) {
      if (this.put[id] && this.hasNews(this.put[id], pending.seen?.[id])) continue;
      delete this.put[id];
      this.removed[id] = ++this.seq;
    }
    this.seen.fold(pending.seen);
    // They stand before the person's eyes from here on.
    for (const { record, changed } of Object.values(this.put)) this.see(record, changed);
    if (pending.order?.length) this.order = { ids: pending.order, seq: ++this.seq };
  }

  /** Whether words are on their way that the page that removed their record had not shown. */
  hasNews({ record, changed }, sights) {
    const names = this.model.get("_word_fields").filter((name) => changed.includes(name));
    return hasNews(record, names, sights);
  }

  acknowledged() {
    const upTo = this.model.get("_acknowledged");
    const confirmed = this.confirmed(upTo);
    for (const [id, { seq }] of Object.entries(this.put)) if (seq <= upTo) delete this.put[id];
    for (const [id, seq] of Object.entries(this.removed)) if (seq <= upTo) delete this.removed[id];
    if (this.order && this.order.seq <= upTo) this.order = null;
    for (const { key, text, seq } of this.adopted) if (seq <= upTo) page.storage.remove(key, text);
    this.adopted = this.adopted.filter(({ seq }) => seq > upTo);
    this.keep();
    // What the kernel said meanwhile was hidden by what was pending: a step back, another tab's
    // words. And what has been judged may now be shown in its field.
    const isJudged = Object.keys(this.model.get("_unfit")).length > 0;
    if (isJudged || confirmed.some((id) => this.isBehind(id))) this.take();
  }

  /** The records whose changes are confirmed by this number: all of them, if their order is. */
  confirmed(upTo) {
    if (this.order && this.order.seq <= upTo) return this.order.ids;
    const changes = [...Object.entries(this.put), ...Object.entries(this.removed)];
    return changes.filter(([, change]) => (change.seq ?? change) <= upTo).map(([id]) => id);
  }

  /** Whether the kernel has a record in another form, or in another place. */
  isBehind(id) {
    const known = this.model.get("_records");
    const index = (records) => records.findIndex((record) => record.id === id);
    return index(known) !== index(this.records) || !same(known[index(known)], this.get(id));
  }

  /** The kernel's records, with what is pending laid over them. */
  take() {
    this.adopt();
    const known = this.model.get("_records").filter(({ id }) => !(id in this.removed));
    const records = known.map((record) => ({ ...record }));
    for (const [id, { record, changed, after }] of Object.entries(this.put)) {
      const mine = records.find((other) => other.id === id);
      if (mine) for (const name of changed) mine[name] = record[name];
      else insertAfter(records, { ...record, id }, after);
    }
    if (this.order) putInOrder(records, this.order.ids);
    // A form of its own may have come from elsewhere meanwhile, and is no new one any more.
    for (const { id } of records) this.fresh.delete(id);
    for (const record of this.records) if (this.fresh.has(record.id)) records.push(record);
    this.records = records;
    this.notify();
  }

  forget() {
    clearTimeout(this.timer);
    this.put = {};
    this.removed = {};
    this.order = null;
    this.adopted = [];
    this.keep();
    this.take();
  }

  notify() {
    this.events.dispatchEvent(new Event("changed"));
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What a widget's module exports: an editing for each of its models, shared by all its views. */
export const editedIn = (View) => () => {
  let editing;
  return {
    initialize({ model }) {
      editing = new RecordEditing(model);
      return () => editing.stop();
    },
    render({ el }) {
      const view = new View(editing, el);
      return () => view.remove();
    },
  };
};
