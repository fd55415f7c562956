// What was written where it does not fit, and waits for the person: a list in a panel.

import { fill, focusedIn, h } from "../page/elements.js";
import { ask, follow } from "../page/models.js";

export class WaitingList {
  constructor(model) {
    this.model = model;
    this.texts = model.get("_waiting_texts");
    this.list = h("ul", {});
    this.heading = h("h4", { tabindex: "-1" }, this.texts.heading);
    this.root = h("section", { class: "ck-waiting", "aria-label": this.texts.heading, hidden: true },
      this.heading, h("p", {}, this.texts.lead), this.list);
    this.stop = follow(model, ["waiting"], () => this.show());
  }

  show() {
    const hadFocus = focusedIn(this.list) !== null;
    const waiting = this.model.get("waiting");
    this.list.replaceChildren(...waiting.map((answer) => this.row(answer)));
    this.root.hidden = waiting.length === 0;
    if (hadFocus && waiting.length > 0) this.heading.focus();
  }

  row({ id, place, value, sentence }) {
    const { texts } = this;
    const letGo = h("button", {
      class: "ck-button",
      type: "button",
      "aria-label": fill(texts.drop_named, { value: value.slice(0, 60) }),
      click: () => ask(this.model, { let_go: { id } }),
    }, texts.drop);
    return h("li", {},
      h("p", { class: "ck-soft", dir: "auto" }, place),
      h("p", { class: "ck-waiting-value", dir: "auto", tabindex: "0" }, fill(texts.value, { value })),
      h("p", {}, sentence),
      letGo);
  }
}
