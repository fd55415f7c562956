// Is the kernel still there? A page whose kernel died looks alive.
//
// The app's own server tells (serve/guard/ownership.py): the connection to a kernel that has ended is
// closed by a code, and pages of the app pass on what becomes of it. So the kernel is asked only when
// something speaks for it: what was typed is not confirmed in time, something was wished for, the
// connection came back, the page is seen again. Elsewhere nobody tells, and a page that is seen asks
// every two seconds.

import { isOfSite } from "../../page/own_page.js";
import { page } from "../../page/state.js";

const BEAT = 2000; // ms between two questions, and until what was typed should be confirmed
const PATIENCE = 4000; // ms without an answer after which the connection counts as lost
const BUSY = 120_000; // ms of the same for a worker of the page: no line can break, and what it does takes long on a phone
const START = 30_000; // ms that a page may need before its first answer
const ASLEEP = 2000; // ms by which a timer is late when the computer slept

/** What a page of the app says of its connection: "open" again, "closed", "stopped" or "gone". */
export const CONNECTION = "careerkit-connection";

/** Those after which no kernel will ever answer. */
export const ENDED = ["stopped", "gone"];

/**
 * Asks the kernel where that is needed and tells its `listener`: lost(), back() or missed(); and
 * stopped() when the server says that it stops. Messages arrive in order, so an answer to a later
 * question says that the earlier one was lost on the way, and perhaps more with it.
 */
export class Heartbeat {
  constructor(model, listener) {
    this.model = model;
    this.listener = listener;
    const connection = window.careerkitPage?.connection ?? null;
    this.isTold = connection !== null;
    this.waiting = new Map(); // by number, questions without an answer: what was asked before
    this.heardOnce = false;
    this.isLost = false;
    this.hasMissed = false;
    this.isOver = false; // no kernel will ever answer
    this.isConnected = true;
    this.hasSpoken = false; // something was typed since the last look
    this.listen();
    if (this.isTold && connection !== "open") this.take(connection);
    else this.look();
  }

  listen() {
    const look = () => this.look();
    const handlers = [
      [document, "visibilitychange", look],
      [window, "online", look],
      [window, "offline", look],
      [document, CONNECTION, ({ detail }) => this.take(detail)],
      [page.events, "asked", look],
      [page.events, "pending", () => this.note()],
    ];
    const heard = (message) => message?.type === "pong" && this.heard(message.n);
    this.model.on("msg:custom", heard);
    for (const [target, type, handler] of handlers) target.addEventListener(type, handler);
    this.stop = () => {
      this.isOver = true;
      this.rest();
      this.model.off("msg:custom", heard);
      for (const [target, type, handler] of handlers) target.removeEventListener(type, handler);
    };
  }

  /** Ask now. A hidden page is not watched: its timers sleep, and the computer should too. */
  look() {
    clearTimeout(this.timer);
    this.timer = null;
    if (document.hidden) this.rest();
    else if (this.isConnected && !this.isOver) this.ask();
    else this.expect();
    this.goOn();
  }

  /** Something was typed, or confirmed. */
  note() {
    this.hasSpoken ||= isUnconfirmed();
    this.goOn();
  }

  /** Look again after a while, if there is a reason to. */
  goOn() {
    const mayAsk = this.isConnected && !this.isOver && !document.hidden;
    if (this.timer || !mayAsk || !(this.hasSpoken || this.hasReason())) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      const isLate = this.hasSpoken && isUnconfirmed();
      this.hasSpoken = false;
      if (isLate || this.hasReason()) this.look();
    }, BEAT);
  }

  /** Whether the kernel is to be asked again, whatever the person does. */
  hasReason() {
    const isDoubtful = this.waiting.size > 0 || (this.isLost && !this.hasMissed);
    return !this.isTold || isDoubtful;
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
    this.expect();
  }

  /** The kernel has to be heard from now on. */
  expect() {
    if (this.deadline || this.isOver || document.hidden) return;
    this.wait(isOfSite() ? BUSY : this.heardOnce ? PATIENCE : START);
  }

  /** What became of the connection. */
  take(what) {
    const isBack = what === "open" && !this.isConnected;
    this.isConnected = what === "open";
    if (what === "left") this.leave();
    else if (ENDED.includes(what)) this.end(what);
    else this.look();
    // What was sent into a connection that had closed did not arrive.
    if (isBack) page.events.dispatchEvent(new Event("reconnected"));
  }

  /** The page's person has gone, and the page says so (account/left.js). */
  leave() {
    this.rest();
    this.isOver = true;
  }

  end(what) {
    const { isLost } = this;
    this.rest();
    this.isOver = this.isLost = true;
    if (what === "stopped") this.listener.stopped();
    else if (!isLost) this.listener.lost();
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

  rest() {
    clearTimeout(this.timer);
    clearTimeout(this.deadline);
    this.timer = this.deadline = null;
  }

  heard(n) {
    if (!this.waiting.has(n)) return;
    clearTimeout(this.deadline);
    this.deadline = null;
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
    this.goOn();
  }
}

function isUnconfirmed() {
  return page.asked > page.heard || [...page.waiting.values()].some((count) => count > 0);
}
