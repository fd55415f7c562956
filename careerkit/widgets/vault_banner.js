// The banner at the top of the page while the connection to the kernel is lost.

const KNOCK = 5000; // ms between two looks whether the server answers again
const FAREWELL = 4000; // ms for which "Connected again" is shown
const GONE = [404, 410, 424]; // what a proxy says for a server that has ended

class Banner {
  constructor(texts, save) {
    this.texts = texts;
    this.state = h("p", { class: "ck-banner-state", role: "status" });
    this.actions = h("div", { class: "ck-banner-actions" },
      h("button", { class: "ck-button ck-primary", type: "button", click: () => this.knock(true) },
        texts.reload),
      h("button", { class: "ck-button", type: "button", click: save }, texts.save));
    // The alert is there, empty, before it has something to say: only then it is read out.
    this.alert = h("p", { role: "alert" });
    this.root = h("section", { class: "careerkit ck-banner", "aria-label": texts.banner, hidden: true },
      this.alert, this.actions, this.state);
    document.body.append(this.root);
    this.room = new ResizeObserver(() => makeRoom(this.root.offsetHeight));
    this.room.observe(this.root);
  }

  remove() {
    this.rest();
    this.room.disconnect();
    makeRoom(0);
    this.root.remove();
  }

  rest() {
    clearTimeout(this.knocking);
    clearTimeout(this.leaving);
  }

  lost() {
    this.show(this.texts.lost, "lost");
  }

  /** Answers come again, but what was sent meanwhile did not arrive. */
  missed() {
    this.show(this.texts.missed, "missed");
  }

  back() {
    if (this.root.hidden) return;
    this.rest();
    this.alert.replaceChildren(this.texts.connected);
    this.state.textContent = "";
    this.actions.hidden = true;
    this.leaving = setTimeout(() => this.hide(), FAREWELL);
  }

  show(headline, kind) {
    this.rest();
    const place = page.storage.area === null ? "unsafe" : page.storage.keep ? "safe" : "tab";
    this.alert.replaceChildren(h("strong", {}, headline), " ", this.texts[`${kind}_${place}`]);
    this.state.textContent = "";
    this.actions.hidden = false;
    this.root.hidden = false;
  }

  hide() {
    this.root.hidden = true;
  }

  /** Reload, but only when the server answers: a browser's error page would help nobody. */
  async knock(reload) {
    clearTimeout(this.knocking);
    if (await serverAnswers()) {
      if (reload) location.reload();
      // They may be typing again by now: it is theirs to choose the moment.
      else this.state.textContent = this.texts.reachable;
      return;
    }
    this.state.textContent = this.texts.unreachable;
    this.knocking = setTimeout(() => this.knock(false), KNOCK);
  }
}

/** Nothing should stand behind the banner, least of all what has the focus. */
function makeRoom(height) {
  // Voila's own template insists on none.
  document.body.style.setProperty("padding-top", height ? `${height}px` : "", "important");
  document.documentElement.style.scrollPaddingTop = height ? `${height + 8}px` : "";
}

async function serverAnswers() {
  try {
    const { status } = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    // Also 405 is an answer: not every server knows HEAD.
    return status < 500 && !GONE.includes(status);
  } catch {
    return false;
  }
}
