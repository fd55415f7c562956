// The browser's storage, as far as it is ours.

import { newId } from "./ids.js";

export const PREFIX = "careerkit/1/";

/** One of the browser's two storages, or null where it is blocked.
 *
 * @param {"localStorage" | "sessionStorage"} name
 * @returns {Storage | null}
 */
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
export class PageStorage {
  /** @param {{ isKept?: boolean }} [options] whether the browser is asked to keep anything */
  constructor({ isKept = true } = {}) {
    // New for each page load: a duplicated tab is a writer of its own.
    this.writer = newId();
    this.local = isKept ? storageArea("localStorage") : null;
    this.tab = isKept ? storageArea("sessionStorage") : null;
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
    if (keep) this.tab?.removeItem(`${PREFIX}keep`);
    else return write(this.tab, "keep", "no");
    return "";
  }

  /** Say a word to the other tabs: a change of the shared storage is what reaches them. */
  signal(word) {
    if (write(this.local, "signal", `${word} ${newId()}`) === "") {
      this.local?.removeItem(`${PREFIX}signal`);
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
export function isErasure(key, word) {
  return key === `${PREFIX}signal` && Boolean(word?.startsWith("erased "));
}

function keysOf(area, start) {
  const all = Array.from({ length: area.length }, (_, index) => area.key(index));
  return all.filter((key) => key?.startsWith(PREFIX + start)).map((key) => key.slice(PREFIX.length));
}
