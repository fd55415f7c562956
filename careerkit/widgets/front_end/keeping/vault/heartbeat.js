// Is the kernel still there? A page whose kernel died looks alive: nothing else would tell.

import { page } from "../../page/state.js";

const BEAT = 2000; // ms between two questions
const PATIENCE = 4000; // ms without an answer after which the connection counts as lost
const START = 30_000; // ms that a page may need before its first answer
const ASLEEP = 2000; // ms by which a timer is late when the computer slept

/**
 * Asks the kernel every two seconds and tells its `listener`: lost(), back() or missed().
 * Messages arrive in order, so an answer to a later question says that the earlier one was
 * lost on the way, and perhaps more with it.
 */
export class Heartbeat {
  constructor(model, listener) {
    this.model = model;
    this.listener = listener;
    this.waiting = new Map(); // by number, questions without an answer: what was asked before
    this.heardOnce = false;
    this.isLost = false;
    this.hasMissed = false;
    const heard = (message) => message?.type === "pong" && this.heard(message.n);
    const look = () => (document.hidden ? this.rest() : this.ask());
    model.on("msg:custom", heard);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    const timer = setInterval(look, BEAT);
    this.stop = () => {
      clearInterval(timer);
      this.rest();
      model.off("msg:custom", heard);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    };
    look();
  }

  ask() {
    // One count for the page: a second view of the same vault hears the same answers.
    const n = (page.questions = (page.questions ?? 0) + 1);
    this.waiting.set(n, page.asked);
    try {
      this.model.send({ type: "ping", n });
    } catch {
      // A closed connection; the deadline tells the person.
    }
    if (!this.deadline) this.wait(this.heardOnce ? PATIENCE : START);
  }

  wait(time) {
    const due = performance.now() + time;
    this.deadline = setTimeout(() => {
      this.deadline = null;
      // Right after a sleep the kernel had no time to answer.
      if (performance.now() - due > ASLEEP) this.wait(PATIENCE);
      else this.lose();
    }, time);
  }

  /** A hidden page is not watched: its timers sleep, and the computer should too. */
  rest() {
    clearTimeout(this.deadline);
    this.deadline = null;
  }

  heard(n) {
    if (!this.waiting.has(n)) return;
    this.rest();
    const missed = [...this.waiting.keys()].some((other) => other < n);
    if (!missed) page.heard = Math.max(page.heard, this.waiting.get(n));
    for (const other of this.waiting.keys()) if (other <= n) this.waiting.delete(other);
    this.heardOnce = true;
    if (missed) this.miss();
    else if (this.isLost && !this.hasMissed) {
      this.isLost = false;
      this.listener.back();
    }
  }

  /** From now on page and kernel know different things, until the page is loaded again. */
  miss() {
    this.isLost = true;
    this.hasMissed = true;
    this.listener.missed();
  }

  lose() {
    if (this.isLost) return;
    this.isLost = true;
    this.listener.lost();
  }
}
