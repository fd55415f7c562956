// One form shows one record. What was written there in another tab or on another day, and was
// hidden by the newer words, stands below it until the person has no need of it any more.

import { focusedIn, h } from "../page/elements.js";

export class OtherVersions {
  constructor(view) {
    this.view = view;
    this.element = h("div", {});
    this.said = "";
  }

  show([mine, ...others]) {
    const said = JSON.stringify([mine, others]);
    if (said === this.said) return;
    this.said = said;
    const focused = focusedIn(this.element);
    const versions = others.map((other) => this.version(mine, other));
    this.element.replaceChildren(...versions.filter(Boolean));
    if (focused) this.element.querySelector("button")?.focus();
  }

  version(mine, other) {
    const { texts, model } = this.view;
    const isOther = ({ name, is_prose: isProse }) =>
      isProse && other[name] && other[name] !== mine[name];
    const rows = model.get("_fields").filter(isOther)
      .flatMap(({ name, label }) => [h("dt", {}, label), h("dd", { dir: "auto" }, other[name])]);
    if (rows.length === 0) return null; // it says nothing that the form doesn't
    const drop = () => this.view.drop(other.id, texts.other_version);
    return h("section", { class: "ck-notice ck-other-version", "aria-label": texts.other_version },
      h("p", {}, texts.other_version_note),
      h("dl", {}, ...rows),
      h("button", { class: "ck-button", type: "button", click: drop }, texts.other_version_remove));
  }
}
