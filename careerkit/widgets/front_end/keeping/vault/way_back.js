// The way back to a kernel when the page has lost its own: by itself where that disturbs no one.

import { page } from "../../page/state.js";
import { areElsewhere, comeBack, note } from "./hands.js";

const LOOKS = [1500, 3000, 6000, 12_000, 24_000, 45_000]; // ms between two looks at the server
const QUIET = 3000; // ms without a key or a press: a pause, after which the caret is where it was
const AWAY = 20_000; // ms after which the person is not at work here, wherever the caret is
const RECONNECT = 15_000; // ms that the front end may take to find a living kernel again
const ONCE_IN = 120_000; // ms in which a page goes back by itself only once
const WENT = "careerkit/went-back"; // when it did, in this tab
const USES = ["keydown", "pointerdown", "input", "compositionstart", "compositionend"];
const HALF_DONE = "dialog[open], .ck-dragged";
const WORDS = { there: "reachable", full: "no_room", gone: "unreachable" };
const FULL = 503;
const GONE = [403, 404, 410, 424]; // no server of ours is there, or a proxy says so

/**
 * Looks whether the server answers, with growing pauses and only while the page is seen.
 * `tell` hears "unreachable", "no_room" or "reachable". When the kernel is gone, or the front end does not
 * find it again, the page is loaded anew in a pause of the person's, unless something would be lost
 * by it: then they choose the moment.
 */
export class WayBack {
  constructor(tell, isKept) {
    this.tell = tell;
    this.isKept = isKept;
    this.usedAt = -Infinity;
    this.isComposing = false; // a word that a keyboard still puts together is nowhere else yet
    this.onUse = ({ type }) => {
      this.usedAt = performance.now();
      if (type.startsWith("composition")) this.isComposing = type === "compositionstart";
    };
    this.onSight = () => this.isLooking && !document.hidden && this.look();
    for (const type of USES) window.addEventListener(type, this.onUse, true);
    document.addEventListener("visibilitychange", this.onSight);
    window.addEventListener("online", this.onSight);
    comeBack();
  }

  remove() {
    this.end();
    for (const type of USES) window.removeEventListener(type, this.onUse, true);
    document.removeEventListener("visibilitychange", this.onSight);
    window.removeEventListener("online", this.onSight);
  }

  begin() {
    this.end();
    this.isLooking = true;
    this.looks = 0;
    this.thereSince = null; // since when a living kernel could have been found again
    this.wait();
  }

  end() {
    this.isLooking = false;
    clearTimeout(this.timer);
  }

  wait(pause = this.nextPause()) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), pause);
  }

  nextPause() {
    const pause = LOOKS[Math.min(this.looks, LOOKS.length - 1)];
    this.looks += 1;
    // They all lost it in the same moment, and should not all come back in the same one.
    return pause * (0.7 + 0.6 * Math.random());
  }

  async look() {
    clearTimeout(this.timer);
    if (document.hidden) return; // onSight goes on
    const isThere = (await answerOf(kernelAddress())) === "there";
    if (!this.isLooking) return;
    this.thereSince = isThere ? this.thereSince ?? performance.now() : null;
    const isLate = isThere && performance.now() - this.thereSince > RECONNECT;
    // A line that has given up after a long outage is not told by the browser that it is over.
    if (isThere) page.events.dispatchEvent(new Event("reachable"));
    const pause = isThere && !isLate ? undefined : await this.goOrTell();
    if (this.isLooking) this.wait(pause);
  }

  /**
   * Without its kernel. A page that would not come again, behind a proxy perhaps, has to stay.
   *
   * @returns {Promise<number | undefined>} ms after which to look again, where that is known
   */
  async goOrTell() {
    const answer = await answerOf("");
    if (!this.isLooking) return undefined;
    // Where it may go, the end of this pause in typing counts, and whether the server is there then.
    const left = answer === "there" && this.mayGo() ? this.untilAPause() : Infinity;
    if (left <= 0) this.go();
    else if (left > QUIET) this.tell(WORDS[answer]);
    return left === Infinity ? undefined : left;
  }

  /** Whether loading the page anew loses nothing, and is not done over and over. */
  mayGo() {
    const now = Date.now();
    const went = Number(page.storage.tab?.getItem(WENT) ?? 0);
    return this.isKept() && !(now - went < ONCE_IN);
  }

  /** ms until loading the page anew disturbs no one: what is half done is a reason to wait for longer. */
  untilAPause() {
    const isInTheMidst = this.isComposing || areElsewhere() || document.querySelector(HALF_DONE) !== null;
    return (isInTheMidst ? AWAY : QUIET) - (performance.now() - this.usedAt);
  }

  go() {
    this.end();
    page.storage.tab?.setItem(WENT, String(Date.now()));
    reload();
  }
}

/** Load the page anew; it comes with the caret where it is when this one goes, since one can type until then. */
export function reload() {
  note();
  window.addEventListener("pagehide", note, { once: true });
  location.reload();
}

/** The kernel's own address; empty on a page that isn't ours, which has to be loaded anew by hand. */
export function kernelAddress() {
  return window.careerkitPage?.kernelAddress() ?? "";
}

/** Whether something is "there", "full" or "gone". Without an address, the page itself is asked for. */
export async function answerOf(address) {
  try {
    const method = address ? "GET" : "HEAD";
    const { status, headers } = await fetch(address || location.href, { method, cache: "no-store" });
    // A proxy without a server says the same, and not when to come again.
    if (status === FULL && headers.has("Retry-After")) return "full";
    // Also 405 is an answer: not every server knows HEAD.
    return status < 500 && !GONE.includes(status) ? "there" : "gone";
  } catch {
    return "gone";
  }
}
