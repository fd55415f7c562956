// The watch over a page's connection: it tells the person, and the other widgets, how that is.

import { page } from "../../page/state.js";
import { CONNECTION, ENDED, Heartbeat } from "./heartbeat.js";

export class Watch {
  /**
   * @param {import("../../types").Model} model what asks the kernel whether it is there, and hears its answer
   * @param {import("./banner.js").Banner} banner
   * @param {() => void} [changed] told whenever the connection is another one
   */
  constructor(model, banner, changed = () => {}) {
    const tell = (show) => () => {
      show();
      changed();
      if (show !== lost && show !== stopped) page.events.dispatchEvent(new Event("reconnected"));
    };
    const lost = () => banner.lost();
    const stopped = () => banner.stopped();
    let heartbeat = null;
    this.begin = () => {
      heartbeat = new Heartbeat(model, {
        lost: tell(lost),
        back: tell(() => banner.back()),
        missed: tell(() => banner.missed()),
        stopped: tell(stopped),
      });
    };
    // A kernel may not come, or end before the page has ever heard of it: the page itself says that then.
    const ended = () => !heartbeat && changed();
    document.addEventListener(CONNECTION, ended);
    const isWithout = () => Boolean(window.careerkitPage?.isWaiting) || ENDED.includes(window.careerkitPage?.connection);
    this.isLost = page.isLost = () => heartbeat?.isLost ?? isWithout();
    this.stop = () => {
      document.removeEventListener(CONNECTION, ended);
      page.isLost = () => false;
      heartbeat?.stop();
      banner.remove();
    };
  }
}
