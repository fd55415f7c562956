// A part for each contact that opens: the draft, what to do with it, and questions to ask.

import { fill, focused, h } from "../page/elements.js";
import { follow } from "../page/models.js";
import { panel, putAt } from "../page/panel.js";
import { wish } from "../page/wishing.js";

class HelpView {
  constructor(model, el) {
    this.model = model;
    this.texts = model.get("_texts");
    this.parts = new Map();
    this.list = h("div", {});
    this.live = h("p", { class: "ck-hidden", role: "status" });
    this.root = panel("ck-help-messages", this.texts.heading, h("p", { class: "ck-soft" }, this.texts.hint), this.list, this.live);
    el.append(this.root);
    this.stop = follow(model, ["_people"], () => this.show());
  }

  show() {
    const people = this.model.get("_people");
    this.root.hidden = people.length === 0;
    const wanted = new Set(people.map(({ id }) => id));
    for (const [id, part] of this.parts) {
      if (wanted.has(id)) continue;
      part.element.remove();
      this.parts.delete(id);
    }
    people.forEach((person, index) => {
      if (!this.parts.has(person.id)) this.parts.set(person.id, this.part(person.id, index === 0));
      const part = this.parts.get(person.id);
      putAt(this.list, part.element, index);
      part.show(person);
    });
  }

  part(id, open) {
    const { texts } = this;
    const name = h("summary", { dir: "auto" });
    const empty = h("p", { class: "ck-soft" }, texts.empty);
    const draft = h("p", { class: "ck-help-draft", dir: "auto" });
    const state = h("p", { class: "ck-soft" });
    const use = h("button", { class: "ck-button", type: "button" }, texts.use);
    const questions = h("ul", {});
    const ask = h("div", {}, h("h4", {}, texts.ask), questions);
    const element = h("details", { class: "ck-card", open }, name, empty, draft, use, state, ask);
    let asked = "";
    use.addEventListener("click", (event) => {
      if (wish(this.model, { id }, event)) asked = name.textContent;
    });
    const show = (person) => {
      name.textContent = person.name;
      draft.textContent = person.draft;
      draft.hidden = person.draft === "";
      empty.hidden = person.draft !== "";
      state.textContent = { usable: texts.usable, same: texts.same, kept: texts.kept }[person.state];
      state.hidden = person.draft === "";
      use.setAttribute("aria-label", fill(texts.use_named, { name: person.name }));
      const hadFocus = focused() === use;
      use.hidden = person.draft === "" || person.state !== "usable";
      // The button goes away with what it did; the keyboard should not fall off the page with it.
      if (hadFocus && use.hidden) name.focus();
      if (asked && person.state === "same") {
        this.live.textContent = fill(texts.used, { name: asked });
        asked = "";
      }
      questions.replaceChildren(...person.questions.map((text) => h("li", { dir: "auto" }, text)));
      ask.hidden = person.questions.length === 0;
    };
    return { element, show };
  }
}

export const widget = {
  render({ model, el }) {
    const view = new HelpView(model, el);
    return () => view.stop();
  },
};
