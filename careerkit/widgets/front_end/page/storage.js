// The browser's storage, as far as it is ours.

import { newId } from "./ids.js";

const FORM = "careerkit/1"; // of what is kept; another one would begin anew

/** What the keys of a page begin with. Where people have accounts, one's are not another's.
 *
 * None begins with another: erasing one namespace leaves the others, and what there was without any.
 *
 * @param {string} namespace as the server says it (template, store/own_server.py); empty without accounts
 */
export const prefixOf = (namespace) => (namespace ? `${FORM}@${encodeURIComponent(namespace)}/` : `${FORM}/`);

/** Whose page this is, as the server says. */
const told = () => globalThis.document?.documentElement?.dataset?.namespace ?? "";

/** One of the browser's two storages, or null where it is blocked.
 *
 * @param {"localStorage" | "sessionStorage"} name
 * @returns {Storage | null}
 */
function storageArea(name) {
  try {
    const area = window[name];
    const probe = `${FORM}/probe`;
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
export class PageStorage {
  /**
   * @param {{ isKept?: boolean, namespace?: string }} [options] whether the browser is asked to keep
   *     anything, and for whom
   */
  constructor({ isKept = true, namespace = told() } = {}) {
    this.prefix = prefixOf(namespace);
    // New for each page load: a duplicated tab is a writer of its own.
    this.writer = newId();
    this.local = isKept ? storageArea("localStorage") : null;
    this.tab = isKept ? storageArea("sessionStorage") : null;
    this.refused = new Map();
  }

  /** Whether answers stay on this device after the tab is closed. */
  get keep() {
    return this.tab?.getItem(`${this.prefix}keep`) !== "no";
  }

  /** Where answers are kept now, or null where the browser allows none. */
  get area() {
    return this.keep ? this.local : this.tab;
  }

  get(key) {
    return this.refused.get(key) ?? this.area?.getItem(this.prefix + key) ?? null;
  }

  /** Write a text. Returns "" when it is kept, "unavailable" or "full" when it is not. */
  set(key, text) {
    const trouble = write(this.area, this.prefix + key, text);
    if (trouble) this.refused.set(key, text);
    else this.refused.delete(key);
    return trouble;
  }

  /** Remove a text; with `only`, just if it still says that. */
  remove(key, only = null) {
    if (only !== null && this.get(key) !== only) return;
    this.refused.delete(key);
    this.area?.removeItem(this.prefix + key);
  }

  /** The keys that begin with these characters. */
  keys(start) {
    const refused = [...this.refused.keys()].filter((key) => key.startsWith(start));
    return [...new Set([...this.keysOf(this.area, start), ...refused])];
  }

  /**
   * Change "keep on this device", and take along what is there. Returns "" or why nothing
   * has changed, "unavailable" or "full".
   */
  move(keep) {
    const [from, to] = keep ? [this.tab, this.local] : [this.local, this.tab];
    if (!from || !to) return "unavailable";
    const { prefix } = this;
    const keys = this.keysOf(from, "").filter((key) => key !== "keep");
    // Nothing is removed before all of it is written.
    const trouble = keys.some((key) => write(to, prefix + key, from.getItem(prefix + key)));
    for (const key of keys) (trouble ? to : from).removeItem(prefix + key);
    if (trouble) return "full";
    if (keep) this.tab?.removeItem(`${prefix}keep`);
    else return write(this.tab, `${prefix}keep`, "no");
    return "";
  }

  /** Say a word to the other tabs: a change of the shared storage is what reaches them. */
  signal(word) {
    const key = `${this.prefix}signal`;
    if (write(this.local, key, `${word} ${newId()}`) === "") this.local?.removeItem(key);
  }

  /** Whether an event of the storage says that another tab said this word.
   *
   * @param {string | null} key
   * @param {string | null} said
   * @param {string} word
   */
  isSignal(key, said, word) {
    return key === `${this.prefix}signal` && Boolean(said?.startsWith(`${word} `));
  }

  /** The key of something that is this tab's alone, and moves nowhere with the answers. */
  ownKey(name) {
    return this.prefix.replace(FORM, "careerkit/tab") + name;
  }

  /** Remove everything that careerkit ever kept in this browser, for whom this page is. */
  erase() {
    this.refused.clear();
    for (const area of [this.local, this.tab]) {
      for (const key of this.keysOf(area, "")) if (key !== "keep") area.removeItem(this.prefix + key);
    }
  }

  /** Keep nothing any more: the page's person has gone. */
  close() {
    this.local = this.tab = null;
  }

  keysOf(area, start) {
    const { prefix } = this;
    const all = Array.from({ length: area?.length ?? 0 }, (_, index) => area.key(index));
    return all.filter((key) => key?.startsWith(prefix + start)).map((key) => key.slice(prefix.length));
  }
}

function write(area, key, text) {
  if (!area) return "unavailable";
  try {
    // An equal text is not written again: other tabs would take it for news.
    if (area.getItem(key) !== text) area.setItem(key, text);
    return "";
  } catch {
    return "full";
  }
}
