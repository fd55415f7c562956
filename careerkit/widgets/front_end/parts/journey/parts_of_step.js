// The parts of a step: which of them are open, and which a person has done for now.

import { page } from "../../page/state.js";

/**
 * One part as a page shows it.
 *
 * @typedef {{ isOpen: boolean, isDone: boolean }} Look
 * @typedef {{ title: string, isFirst: boolean, show: (look: Look) => void, go: () => void }} Part
 */

const KEY = "parts";

/** The parts of one step, which stay as the person left them. */
export class Parts {
  /**
   * @param {string} step its name
   * @param {{ get: (key: string) => string | null, set: (key: string, text: string) => any }} storage
   */
  constructor(step, storage) {
    this.step = step;
    this.storage = storage;
    /** @type {Set<Part>} */
    this.all = new Set();
  }

  /** Show a part as it was left; returns how to forget it. */
  add(part) {
    this.all.add(part);
    part.show(this.look(part));
    return () => this.all.delete(part);
  }

  /** Who comes for the first time finds the first one open.
   *
   * @param {Part} part
   * @returns {Look}
   */
  look({ title, isFirst }) {
    return { isOpen: isFirst, isDone: false, ...this.remembered()[this.step]?.[title] };
  }

  change(part, how) {
    const all = this.remembered();
    all[this.step] = { ...all[this.step], [part.title]: { ...this.look(part), ...how } };
    this.storage.set(KEY, JSON.stringify(all));
    part.show(this.look(part));
  }

  /** A person has done a part for now, and goes on to another one, if there is one. */
  finish(title, next) {
    const find = (name) => [...this.all].find((part) => part.title === name);
    const [done, other] = [find(title), find(next)];
    if (done) this.change(done, { isOpen: false, isDone: true });
    if (other) this.change(other, { isOpen: true });
    (other ?? done)?.go();
  }

  remembered() {
    try {
      const known = JSON.parse(this.storage.get(KEY) ?? "{}");
      return typeof known === "object" && known ? known : {};
    } catch {
      return {};
    }
  }
}

/** @type {Map<string, Parts>} */
const steps = new Map();

/** The parts of the step of that name on this page. */
export function partsOf(step) {
  if (!steps.has(step)) steps.set(step, new Parts(step, page.storage));
  return steps.get(step);
}

const ALL = "ck-all-open";
let isWatching = false;

/** On paper all parts are open. Has to be called before anything else listens for printing. */
export function openForPrinting() {
  if (isWatching) return;
  isWatching = true;
  const show = (isPrinted) => document.documentElement.classList.toggle(ALL, isPrinted);
  addEventListener("beforeprint", () => show(true));
  addEventListener("afterprint", () => show(false));
  matchMedia("print").addEventListener("change", ({ matches }) => show(matches));
}
