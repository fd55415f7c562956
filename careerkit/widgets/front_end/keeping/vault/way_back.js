// The way back to a kernel when the page has lost its own: by itself where that disturbs no one.

import { page } from "../../page/state.js";

const LOOKS = [1500, 3000, 6000, 12_000, 24_000, 45_000]; // ms between two looks at the server
const QUIET = 20_000; // ms without a key or a press after which the person is not at work here
const RECONNECT = 15_000; // ms that the front end may take to find a living kernel again
const ONCE_IN = 120_000; // ms in which a page goes back by itself only once
const WENT = "careerkit/went-back"; // when it did, in this tab
const GONE = [403, 404, 410, 424]; // no server of ours is there, or a proxy says so

/**
 * Looks whether the server answers, with growing pauses and only while the page is seen.
 * `tell` hears "unreachable" or "reachable". When the kernel is gone, or the front end does not
 * find it again, the page is loaded anew, unless it is worked on or something would be lost by it:
 * then they choose the moment.
 */
export class WayBack {
  constructor(tell, isKept) {
    this.tell = tell;
    this.isKept = isKept;
    this.usedAt = -Infinity;
    this.onUse = () => {
      this.usedAt = performance.now();
    };
    this.onSight = () => this.isLooking && !document.hidden && this.look();
    for (const type of ["keydown", "pointerdown", "input"]) window.addEventListener(type, this.onUse, true);
    document.addEventListener("visibilitychange", this.onSight);
    window.addEventListener("online", this.onSight);
  }

  remove() {
    this.end();
    for (const type of ["keydown", "pointerdown", "input"]) window.removeEventListener(type, this.onUse, true);
    document.removeEventListener("visibilitychange", this.onSight);
    window.removeEventListener("online", this.onSight);
  }

  begin() {
    this.end();
    this.isLooking = true;
    this.looks = 0;
    this.beganAt = performance.now();
    this.wait();
  }

  end() {
    this.isLooking = false;
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    // They all lost it in the same moment, and should not all come back in the same one.
    const pause = LOOKS[Math.min(this.looks, LOOKS.length - 1)] * (0.7 + 0.6 * Math.random());
    this.timer = setTimeout(() => this.look(), pause);
    this.looks += 1;
  }

  async look() {
    clearTimeout(this.timer);
    if (document.hidden) return; // onSight goes on
    const kernel = await answerOf(kernelAddress());
    const isLate = performance.now() - this.beganAt > RECONNECT;
    if (this.isLooking && (kernel !== "there" || isLate)) await this.goOrTell();
    if (this.isLooking) this.wait();
  }

  /** Without its kernel. A page that would not come again, behind a proxy perhaps, has to stay. */
  async goOrTell() {
    const isThere = (await answerOf("")) === "there";
    if (!this.isLooking) return;
    if (isThere && this.mayGo()) this.go();
    else this.tell(isThere ? "reachable" : "unreachable");
  }

  /** Whether loading the page anew disturbs no one, loses nothing, and is not done over and over. */
  mayGo() {
    const now = Date.now();
    const went = Number(page.storage.tab?.getItem(WENT) ?? 0);
    return this.isKept() && performance.now() - this.usedAt > QUIET && !(now - went < ONCE_IN);
  }

  go() {
    page.storage.tab?.setItem(WENT, String(Date.now()));
    location.reload();
  }
}

/** The kernel's own address; empty on a page that isn't ours, which has to be loaded anew by hand. */
export function kernelAddress() {
  return window.careerkitPage?.kernelAddress() ?? "";
}

/** Whether something is "there" or "gone". Without an address, the page itself is asked for. */
export async function answerOf(address) {
  try {
    const method = address ? "GET" : "HEAD";
    const { status } = await fetch(address || location.href, { method, cache: "no-store" });
    // Also 405 is an answer: not every server knows HEAD.
    return status < 500 && !GONE.includes(status) ? "there" : "gone";
  } catch {
    return "gone";
  }
}
