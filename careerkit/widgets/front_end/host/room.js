// How much room each widget of a page took when it was left, so that nothing jumps when it comes.

import { page } from "../page/state.js";

const TALL = 60; // px from which on words stand where something is to come

/** The heights of one page's widgets at one width, by their places. */
export class Room {
  constructor() {
    this.key = `room/${location.pathname}`;
    const { width, heights } = parsed(page.storage.get(this.key));
    // The window's width is known when the page was laid out: who has no heights need not wait for that.
    this.heights = heights && width === innerWidth ? heights : {};
  }

  heightOf(element) {
    return this.heights[element.dataset.place];
  }

  isTall(element) {
    return this.heightOf(element) >= TALL;
  }

  /** Give an element its room until the promise comes true. */
  keep(element, until) {
    const height = this.heightOf(element);
    if (!height) return;
    // Not as its own least height: that is its layout's, which comes with the kernel.
    element.dataset.room = "";
    element.style.setProperty("--ck-room", `${height}px`);
    until.then(() => delete element.dataset.room);
  }

  /** Show nothing of an element that took no room, until the promise comes true. */
  hide(element, until) {
    if (this.heightOf(element) !== 0) return;
    element.hidden = true;
    until.then(() => (element.hidden = false));
  }

  remember() {
    const elements = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-place]"));
    // What stands in a step that is closed has no height to go by.
    const shown = [...elements].filter((one) => one.parentElement.checkVisibility());
    const heights = Object.fromEntries(shown.map((one) => [one.dataset.place, one.getBoundingClientRect().height]));
    page.storage.set(this.key, JSON.stringify({ width: innerWidth, heights }));
  }
}

function parsed(text) {
  try {
    const { width, heights } = JSON.parse(text);
    return { width, heights };
  } catch {
    return {};
  }
}
