// The line above a workbook: the way to the notebooks around it, what is going on, and its code.

const SHOWN = "careerkit/lab/code";

/** An element with attributes, and what stands in it; a text is never read as HTML. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Whether the person wants to see the code, also tomorrow. */
export function isCodeShown() {
  try {
    return localStorage.getItem(SHOWN) === "shown";
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** @param {boolean} isShown */
export function keepCodeShown(isShown) {
  try {
    if (isShown) localStorage.setItem(SHOWN, "shown");
    else localStorage.removeItem(SHOWN);
  } catch {
    // It holds as long as the page is open.
  }
}

/** What a bar shows and what its buttons do. The sentences are careerkit's (`facts.texts`). */
export class Bar {
  /**
   * @param {Record<string, string>} texts
   * @param {{ onToggle: () => void, onAct: () => void }} actions
   */
  constructor(texts, { onToggle, onAct }) {
    this.texts = texts;
    this.way = h("nav", { class: "ck-lab-way", "aria-label": texts.way });
    this.code = h("button", { type: "button", role: "switch", class: "ck-lab-switch", "aria-checked": "false" },
      h("span", { class: "ck-lab-track", "aria-hidden": "true" }), texts.show_code);
    this.words = h("span", { role: "status", class: "ck-lab-words" });
    this.act = h("button", { type: "button", class: "ck-lab-act", hidden: "" });
    this.root = h("div", { class: "ck-lab-bar", role: "region", "aria-label": texts.label },
      h("div", { class: "ck-lab-row" }, this.way, this.code),
      h("div", { class: "ck-lab-row ck-lab-said" }, this.words, this.act));
    this.code.addEventListener("click", onToggle);
    this.act.addEventListener("click", onAct);
    this.tell("");
  }

  /** @param {boolean} isShown */
  showCode(isShown) {
    this.code.setAttribute("aria-checked", String(isShown));
  }

  /**
   * @param {{ title: string, path: string, kind: "before" | "home" | "after" }[]} links
   */
  showWay(links) {
    this.way.replaceChildren(...links.map(({ title, path, kind }) =>
      h("a", {
        class: `ck-lab-${kind}`,
        href: path.slice(path.lastIndexOf("/") + 1),
        "data-commandlinker-command": "docmanager:open",
        "data-commandlinker-args": JSON.stringify({ path }),
      },
        h("span", {}, this.texts[kind]),
        // That all steps are on the journey's page goes without its name.
        kind === "home" ? null : h("span", { class: "ck-lab-title" }, title))));
    this.way.hidden = links.length === 0;
  }

  /**
   * Say what is going on; without a sentence the line is gone.
   *
   * @param {string} sentence
   * @param {string} [button] what can be done about it, if anything
   */
  tell(sentence, button = "") {
    const hadFocus = document.activeElement === this.act;
    this.words.textContent = sentence;
    this.act.textContent = button;
    this.act.hidden = !button;
    this.words.parentElement.classList.toggle("ck-lab-quiet", !sentence);
    if (hadFocus && !button) this.code.focus();
  }
}
