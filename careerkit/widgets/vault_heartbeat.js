// Is the kernel still there? A page whose kernel died looks alive: nothing else would tell.

const BEAT = 2000; // ms between two questions
const PATIENCE = 4500; // ms without an answer after which the connection counts as lost
const START = 30_000; // ms that a page may need before its first answer
const KNOCK = 5000; // ms between two looks whether the server answers again

class Heartbeat {
  constructor(model, texts, storage) {
    this.model = model;
    this.texts = texts;
    this.storage = storage;
    this.n = 0;
    this.asked = null; // when the oldest unanswered question was asked
    this.begun = performance.now();
    this.alive = false;
    this.onMessage = (message) => message?.type === "pong" && this.heard();
    this.onVisible = () => !document.hidden && this.beat();
    this.onShow = (event) => event.persisted && location.reload();
    model.on("msg:custom", this.onMessage);
    document.addEventListener("visibilitychange", this.onVisible);
    window.addEventListener("online", this.onVisible);
    window.addEventListener("pageshow", this.onShow);
    this.timer = setInterval(() => this.beat(), BEAT);
    this.beat();
  }

  stop() {
    clearInterval(this.timer);
    clearTimeout(this.knocking);
    this.model.off("msg:custom", this.onMessage);
    document.removeEventListener("visibilitychange", this.onVisible);
    window.removeEventListener("online", this.onVisible);
    window.removeEventListener("pageshow", this.onShow);
    this.banner?.remove();
  }

  beat() {
    // A hidden tab is not watched: its timers sleep, and it should not keep a machine awake.
    if (document.hidden) {
      this.asked = null;
      return;
    }
    const now = performance.now();
    if (this.asked !== null && now - this.asked > (this.alive ? PATIENCE : START)) this.lost();
    this.asked ??= now;
    try {
      this.model.send({ type: "ping", n: (this.n += 1) });
    } catch {
      if (this.alive) this.lost(); // a closed connection says so itself
    }
  }

  heard() {
    this.alive = true;
    this.asked = null;
    if (!this.banner) return;
    clearTimeout(this.knocking);
    this.banner.remove();
    this.banner = null;
    page.events.dispatchEvent(new Event("reconnected"));
  }

  lost() {
    if (this.banner) return;
    const { texts } = this;
    const safe = page.storage.area
      ? page.storage.keep ? texts.lost_safe : texts.lost_tab
      : texts.lost_unsafe;
    this.state = h("p", { class: "ck-banner-state", "aria-live": "polite" });
    const reload = h("button", { class: "ck-button ck-primary", type: "button", click: () => this.knock() },
      texts.reload);
    const save = h("button", { class: "ck-button", type: "button", click: () => this.storage.download() },
      texts.save);
    this.banner = h("div", { class: "careerkit ck-banner", role: "alert" },
      h("p", {}, h("strong", {}, texts.lost), " ", safe),
      h("div", { class: "ck-banner-actions" }, reload, save),
      this.state);
    document.body.append(this.banner);
  }

  /** Reload, but only when the server answers: a browser's error page would help nobody. */
  async knock() {
    clearTimeout(this.knocking);
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
      // Any answer is a server that is there; 405 is what some say to HEAD.
      if (answer.status < 500) {
        location.reload();
        return;
      }
    } catch {
      // Nobody there.
    }
    if (this.state) this.state.textContent = this.texts.unreachable;
    this.knocking = setTimeout(() => this.knock(), KNOCK);
  }
}
