// The banner at the top of the page while the connection to the kernel is lost.

import { h } from "../../page/elements.js";
import { page } from "../../page/state.js";
import { WayBack, answerOf, kernelAddress, reload } from "./way_back.js";

const FAREWELL = 4000; // ms for which "Connected again" is shown

/** Where a page's answers are by now: "safe" in this browser, in this "tab" alone, or "unsafe". */
const placeOfAnswers = () => (page.storage.area === null ? "unsafe" : page.storage.keep ? "safe" : "tab");

export class Banner {
  /**
   * @param {Record<string, string>} texts
   * @param {() => void} save saves what there is to a file
   * @param {() => "safe" | "tab" | "unsafe"} place where that would be otherwise
   */
  constructor(texts, save, place = placeOfAnswers) {
    this.texts = texts;
    this.place = place;
    this.saving = h("button", { class: "ck-button", type: "button", click: save }, texts.save);
    this.state = h("p", { class: "ck-banner-state", role: "status" });
    this.actions = h("div", { class: "ck-banner-actions" },
      h("button", { class: "ck-button ck-primary", type: "button", click: () => this.knock() },
        texts.reload),
      this.saving);
    // The alert is there, empty, before it has something to say: only then it is read out.
    this.alert = h("p", { role: "alert" });
    this.asked = h("p", { "aria-live": "assertive" }); // read out alone, without the rest
    this.root = h("section", { class: "careerkit ck-banner", "aria-label": texts.banner, hidden: true },
      this.alert, this.asked, this.actions, this.state);
    document.body.append(this.root);
    this.wayBack = new WayBack((state) => {
      this.state.textContent = this.texts[state];
    }, () => place() !== "unsafe" && page.storage.refused.size === 0);
    this.unheard = () => this.asked.replaceChildren(texts.unsure);
    page.events.addEventListener("unheard", this.unheard);
    // On Binder a notice takes the place of this one when a session is over (static/binder.js).
    this.save = save;
    document.querySelector("#ck-binder [data-save]")?.addEventListener("click", save);
    this.room = new ResizeObserver(() => makeRoom(this.root.offsetHeight));
    this.room.observe(this.root);
  }

  remove() {
    clearTimeout(this.leaving);
    this.wayBack.remove();
    page.events.removeEventListener("unheard", this.unheard);
    document.querySelector("#ck-binder [data-save]")?.removeEventListener("click", this.save);
    this.room.disconnect();
    makeRoom(0);
    this.root.remove();
  }

  lost() {
    this.show(this.texts.lost, "lost");
  }

  /** The server said goodbye before it ended. */
  stopped() {
    this.show(this.texts.stopped, "lost");
  }

  /** Answers come again, but what was sent meanwhile did not arrive. */
  missed() {
    this.show(this.texts.missed, "missed");
  }

  back() {
    this.wayBack.end();
    if (this.root.hidden) return;
    this.asked.replaceChildren();
    clearTimeout(this.leaving);
    this.alert.replaceChildren(this.texts.connected);
    this.state.textContent = "";
    this.actions.hidden = true;
    this.leaving = setTimeout(() => this.hide(), FAREWELL);
  }

  show(headline, kind) {
    clearTimeout(this.leaving);
    this.alert.replaceChildren(h("strong", {}, headline), " ", this.texts[`${kind}_${this.place()}`]);
    this.state.textContent = "";
    // What was asked right before the end has perhaps not been heard.
    if (page.asked > page.heard) this.unheard();
    page.heard = page.asked;
    this.actions.hidden = false;
    this.root.hidden = false;
    if (kernelAddress()) this.wayBack.begin();
  }

  hide() {
    this.root.hidden = true;
  }

  /** Reload, but only when the server answers: a browser's error page would be no help. */
  async knock() {
    this.state.textContent = "";
    if ((await answerOf("")) === "there") reload();
    else {
      this.state.textContent = this.texts.unreachable;
      this.wayBack.begin();
    }
  }
}

/** Nothing should stand behind the banner, least of all what has the focus. */
function makeRoom(height) {
  // Voila's own template insists on none.
  document.body.style.setProperty("padding-top", height ? `${height}px` : "", "important");
  document.documentElement.style.scrollPaddingTop = height ? `${height + 8}px` : "";
}
