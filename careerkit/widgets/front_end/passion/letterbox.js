// A box on the app's server into which somebody else may put one story. To read takes a secret, which this tab
// alone has: it outlives a reload, and goes with the tab.

import { page } from "../page/state.js";

const key = () => page.storage.ownKey("letterbox");
const AGAIN = 3000; // ms between two tries while the server can't be reached

/** What this tab knows of its box, over a reload.
 *
 * @param {any} [told] what to know from now on; null for nothing more
 */
function known(told) {
  try {
    if (told === null) sessionStorage.removeItem(key());
    else if (told) sessionStorage.setItem(key(), JSON.stringify(told));
    return JSON.parse(sessionStorage.getItem(key()));
  } catch {
    return told ?? null; // a browser that keeps nothing has it until the page goes
  }
}

export class Letterbox {
  /** @param {string} place the path of the app's form; empty where there is no app */
  constructor(place) {
    this.place = place;
    this.box = place ? known() : null;
    this.turn = 0; // of listening: whoever is told to stop finds another one
  }

  ask(method, headers = {}) {
    const token = window.careerkitPage?.xsrfToken() ?? "";
    return fetch(`${this.place}/box`, { method, cache: "no-store", headers: { "X-XSRFToken": token, ...headers } });
  }

  get secret() {
    return { "Careerkit-Secret": this.box.secret };
  }

  /** Put up a box; what stands in the way is returned, as the name of a sentence. */
  async open() {
    try {
      const answer = await this.ask("POST");
      if (!answer.ok) return "failed";
      const { problem, seconds, ...box } = await answer.json();
      if (problem) return problem;
      this.box = { ...box, until: Date.now() + 1000 * seconds };
      known(this.box);
      return "";
    } catch {
      return "failed";
    }
  }

  /** Wait until something lies in the box.
   *
   * @param {{ came: (story: { story: string, who: string }) => void, over: () => void, reached: (isReached: boolean) => void }} told
   */
  async listen({ came, over, reached }) {
    const turn = (this.turn += 1);
    while (this.box && turn === this.turn) {
      const answer = await this.ask("GET", this.secret).catch(() => null);
      const said = answer?.ok ? await answer.json().catch(() => null) : null;
      if (turn !== this.turn) return;
      reached(said !== null);
      if (said?.story) {
        came(said);
        return;
      }
      if (answer?.status === 404) {
        this.forget();
        over();
        return;
      }
      if (!said) await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  /** Wait no longer. The box stays. */
  rest() {
    this.turn += 1;
  }

  forget() {
    this.rest();
    this.box = null;
    known(null);
  }

  /** Take the box away, with what lies in it. Where the server can't be reached its minutes end it. */
  close() {
    if (!this.box) return;
    this.ask("DELETE", this.secret).catch(() => {});
    this.forget();
  }
}
