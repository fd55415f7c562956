// What every widget of careerkit shares on a page: elements, and the browser's storage.
//
// A widget's module is one file, so careerkit/widgets/front_end/__init__.py puts this text in front
// of each of them. Nothing here imports or exports; the state of the page hangs on one
// well-known symbol, so that it exists once however many widgets there are.

const PREFIX = "careerkit/1/";

/**
 * A new element. Attributes are set as attributes, functions become listeners ("click",
 * not "onclick"), null and false are left out; children are nodes or text, never markup.
 */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Fill the {placeholders} of a sentence from careerkit/content. */
function fill(sentence, values = {}) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (all, name) =>
    name in values ? String(values[name]) : all,
  );
}

/** Call `show` now and whenever one of the traits changes; returns how to stop. */
function follow(model, traits, show) {
  for (const trait of traits) model.on(`change:${trait}`, show);
  show();
  return () => {
    for (const trait of traits) model.off(`change:${trait}`, show);
  };
}

/**
 * Ask the kernel for what it alone can do: these traits' values. Returns whether it is there: if
 * not, the banner says that this may not arrive, and the control should look as it did. A kernel
 * that is only slow hears it all the same, and answers.
 */
function ask(model, values) {
  page.asked += 1;
  try {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  } catch {
    // The connection is closed. The heartbeat notices that nobody heard this.
  }
  if (page.isLost()) page.events.dispatchEvent(new Event("unheard"));
  return !page.isLost();
}

/** Ask for something that can be asked again and again in the same words. */
function wish(model, details) {
  return ask(model, { _wish: { seq: (model.get("_wish").seq ?? 0) + 1, ...details } });
}

/** A random id of 32 hexadecimal digits; crypto.randomUUID needs a secure context. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One of the browser's two storages, or null where it is blocked. */
function storageArea(name) {
  try {
    const area = window[name];
    const probe = `${PREFIX}probe`;
    area.setItem(probe, "1");
    area.removeItem(probe);
    return area;
  } catch (error) {
    // A full storage still reads; only a blocked one is no storage at all.
    return error?.name === "QuotaExceededError" ? window[name] : null;
  }
}

/**
 * The page's storage. "Keep on this device" decides between localStorage, shared by all tabs,
 * and sessionStorage, which ends with the tab. Keys are given without the prefix.
 *
 * What the browser refuses to keep stays readable here until the page goes, so that it can
 * still be saved to a file.
 */
class PageStorage {
  constructor() {
    // New for each page load: a duplicated tab is a writer of its own.
    this.writer = newId();
    this.local = storageArea("localStorage");
    this.tab = storageArea("sessionStorage");
    this.refused = new Map();
  }

  /** Whether answers stay on this device after the tab is closed. */
  get keep() {
    return this.tab?.getItem(`${PREFIX}keep`) !== "no";
  }

  /** Where answers are kept now, or null where the browser allows none. */
  get area() {
    return this.keep ? this.local : this.tab;
  }

  get(key) {
    return this.refused.get(key) ?? this.area?.getItem(PREFIX + key) ?? null;
  }

  /** Write a text. Returns "" when it is kept, "unavailable" or "full" when it is not. */
  set(key, text) {
    const trouble = write(this.area, key, text);
    if (trouble) this.refused.set(key, text);
    else this.refused.delete(key);
    return trouble;
  }

  /** Remove a text; with `only`, just if it still says that. */
  remove(key, only = null) {
    if (only !== null && this.get(key) !== only) return;
    this.refused.delete(key);
    this.area?.removeItem(PREFIX + key);
  }

  /** The keys that begin with these characters. */
  keys(start) {
    const refused = [...this.refused.keys()].filter((key) => key.startsWith(start));
    return [...new Set([...(this.area ? keysOf(this.area, start) : []), ...refused])];
  }

  /**
   * Change "keep on this device", and take along what is there. Returns "" or why nothing
   * has changed, "unavailable" or "full".
   */
  move(keep) {
    const [from, to] = keep ? [this.tab, this.local] : [this.local, this.tab];
    if (!from || !to) return "unavailable";
    const keys = keysOf(from, "").filter((key) => key !== "keep");
    // Nothing is removed before all of it is written.
    const trouble = keys.some((key) => write(to, key, from.getItem(PREFIX + key)));
    for (const key of keys) (trouble ? to : from).removeItem(PREFIX + key);
    if (trouble) return "full";
    if (keep) this.tab.removeItem(`${PREFIX}keep`);
    else return write(this.tab, "keep", "no");
    return "";
  }

  /** Say a word to the other tabs: a change of the shared storage is what reaches them. */
  signal(word) {
    if (write(this.local, "signal", `${word} ${newId()}`) === "") {
      this.local.removeItem(`${PREFIX}signal`);
    }
  }

  /** Remove everything that careerkit ever kept in this browser. */
  erase() {
    this.refused.clear();
    for (const area of [this.local, this.tab]) {
      if (!area) continue;
      for (const key of keysOf(area, "")) if (key !== "keep") area.removeItem(PREFIX + key);
    }
  }
}

function write(area, key, text) {
  if (!area) return "unavailable";
  try {
    // An equal text is not written again: other tabs would take it for news.
    if (area.getItem(PREFIX + key) !== text) area.setItem(PREFIX + key, text);
    return "";
  } catch {
    return "full";
  }
}

/** Whether an event of the storage says that another tab erased everything. */
function isErasure(key, word) {
  return key === `${PREFIX}signal` && Boolean(word?.startsWith("erased "));
}

function keysOf(area, start) {
  const all = Array.from({ length: area.length }, (_, index) => area.key(index));
  return all.filter((key) => key?.startsWith(PREFIX + start)).map((key) => key.slice(PREFIX.length));
}

/**
 * The state that all widgets of this page share: `storage`, `events` (an EventTarget),
 * `waiting`: how many changes each list has that nobody confirmed yet, and perhaps `handed`:
 * what went to the kernel before there were widgets. `isLost` says whether the connection is,
 * `asked` and `heard` how many times the kernel was asked, and how many of these it surely heard.
 * Lists of records tell "pending" whenever something unconfirmed changes, and what was asked of a
 * lost connection tells "unheard"; the vault tells "erased" when everything was erased, and "reconnected"
 * after an outage.
 */
const page = (globalThis[Symbol.for("careerkit.page")] ??= {
  storage: new PageStorage(),
  events: new EventTarget(),
  waiting: new Map(),
  isLost: () => false, // the vault knows
  asked: 0,
  heard: 0,
  notes: new Set(), // the calm words of the page's lists: one of them is shown
});

/** Whether something is a pending set, as RecordEditing writes one: a storage can be damaged. */
function isPendingSet(pending) {
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
  if (!isGroup(pending)) return false;
  const { put = {}, remove = [], order = [], seen = {} } = pending;
  const isSums = (value) => Array.isArray(value) && value.every(Number.isInteger);
  const isSeen = (value) => isGroup(value)
    && Object.values(value).every((names) => isGroup(names) && Object.values(names).every(isSums));
  const isEntry = ([id, entry]) => isId(id) && isGroup(entry) && isGroup(entry.record)
    && isTexts(entry.changed) && ["string", "object", "undefined"].includes(typeof entry.after);
  return isGroup(put) && Object.entries(put).every(isEntry)
    && isTexts(remove) && remove.every(isId) && isTexts(order) && isSeen(seen);
}

function isId(text) {
  return typeof text === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

const STEP = 4; // ms that a step of idle work takes, about

/** Take steps when the page has nothing else to do, until one returns false.
 *
 * Returns how to have no more of them.
 */
function whenIdle(step) {
  const ask = window.requestIdleCallback ?? ((act) => setTimeout(act, 16)); // Safari has none
  const cancel = window.cancelIdleCallback ?? clearTimeout;
  let handle;
  const act = (deadline) => {
    let more = step();
    while (more && deadline?.timeRemaining() > STEP) more = step();
    if (more) handle = ask(act, { timeout: 1000 });
  };
  handle = ask(act, { timeout: 1000 });
  return () => cancel(handle);
}
