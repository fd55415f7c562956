// One occupation from the inside: a dialog over the page, filled once the kernel has put it together.

import { madeDialog } from "../page/dialog.js";
import { fill, focusedIn, h, leadTo, textButton } from "../page/elements.js";
import { wish } from "../page/wishing.js";

/** The dialog of a list of occupations. It is made when the first of them is opened. */
export class ProfileDialog {
  /**
   * @param {import("../types").Model} model the list's
   * @param {(soc: string) => void} leave takes the focus to the card that it was opened from
   */
  constructor(model, leave) {
    this.model = model;
    this.leave = leave;
    this.texts = model.get("_texts");
    this.trail = []; // the occupations that were looked into since it was opened
    this.isFilled = false;
    this.show = () => this.fillIn();
    model.on("change:_profile", this.show);
  }

  remove() {
    this.model.off("change:_profile", this.show);
    this.dialog?.remove();
  }

  build() {
    const made = madeDialog("ck-profile", this.texts.close, () => this.closed());
    this.dialog = made.dialog;
    this.heading = made.heading;
    this.body = made.body;
    this.back = textButton("", () => this.goBack(), "ck-quiet");
    made.title.prepend(this.back);
    this.said = h("p", { class: "ck-profile-said", role: "status" });
    this.foot = h("div", { class: "ck-profile-foot" });
    made.foot.append(this.said, this.foot);
  }

  /** Look into an occupation: a card's, or one that is near to the one shown. */
  open(occupation) {
    if (!wish(this.model, { act: "open", soc: occupation.soc })) return;
    if (!this.dialog) this.build();
    this.trail.push(occupation);
    this.begin();
  }

  goBack() {
    const { soc } = this.trail[this.trail.length - 2];
    if (!wish(this.model, { act: "open", soc })) return;
    this.trail.pop();
    this.begin();
  }

  closed() {
    wish(this.model, { act: "close" });
    const [first] = this.trail;
    this.trail = [];
    this.leave(first.soc);
  }

  /** Show what is known already, until the kernel has told the rest. */
  begin() {
    const { title, plain } = this.trail[this.trail.length - 1];
    const before = this.trail[this.trail.length - 2];
    this.heading.textContent = title;
    this.back.hidden = !before;
    this.back.textContent = before ? `← ${fill(this.texts.back, before)}` : "";
    this.said.textContent = "";
    this.foot.replaceChildren();
    this.body.replaceChildren(plain ? h("p", { class: "ck-profile-about" }, plain) : "", h("p", { class: "ck-soft" }, this.texts.loading));
    this.dialog.setAttribute("aria-busy", "true");
    this.isFilled = false;
    if (!this.dialog.open) this.dialog.showModal();
    this.body.scrollTop = 0;
    this.heading.focus();
    this.fillIn();
  }

  fillIn() {
    const profile = this.model.get("_profile");
    if (!this.dialog?.open || profile.soc !== this.trail[this.trail.length - 1].soc) return;
    const focused = focusedIn(this.dialog)?.dataset.key;
    const { scrollTop } = this.body;
    this.heading.textContent = profile.title;
    this.body.replaceChildren(...this.parts(profile));
    this.foot.replaceChildren(this.listButton(profile), textButton(this.texts.close, () => this.dialog.close()));
    this.dialog.setAttribute("aria-busy", "false");
    if (this.isFilled) this.body.scrollTop = scrollTop;
    this.isFilled = true;
    if (focused) this.focusOn(focused);
  }

  focusOn(key) {
    const next = this.dialog.querySelector(`[data-key="${CSS.escape(key)}"]`);
    leadTo(next instanceof HTMLElement ? next : this.heading);
  }

  parts(profile) {
    const { labels } = profile;
    const near = profile.related.map(([soc, title]) =>
      h("button", { class: "ck-button", type: "button", "data-key": soc, click: () => this.open({ soc, title }) }, title));
    return [
      profile.official ? h("p", { class: "ck-soft" }, profile.official) : "",
      h("div", { class: "ck-profile-columns" },
        h("div", {},
          this.what(profile),
          section(labels.day, lines(profile.day ? [profile.day] : []), note(profile.day ? labels.day_note : labels.no_day)),
          profile.skills.length ? section(labels.skills, h("ul", { class: "ck-profile-tags" }, ...items(profile.skills))) : "",
          section(labels.meets, bullets(profile.meets)),
          profile.differs.length ? section(labels.differs, bullets(profile.differs), note(labels.honest)) : "",
          this.questions(profile)),
        h("div", {},
          section(labels.pay, profile.range ? payBar(profile.range, labels) : "", lines(profile.pay)),
          section(labels.jobs, lines(profile.jobs)),
          section(labels.ways, lines(profile.ways)),
          near.length ? section(labels.related, h("div", { class: "ck-profile-near" }, ...near), note(profile.related_by)) : "")),
      h("section", { class: "ck-profile-sources" }, h("h3", {}, labels.sources), ...lines(profile.sources, "ck-soft"), elsewhere(profile)),
    ];
  }

  what({ about, tasks, tasks_by: by, labels }) {
    return section(labels.what, lines(about.slice(0, 1), "ck-profile-about"), lines(about.slice(1)), tasks.length ? bullets(tasks) : "", note(by));
  }

  questions({ questions, asked, labels }) {
    const row = (question, index) =>
      h("li", {}, h("span", { dir: "auto" }, question), asked.includes(question)
        ? h("span", { class: "ck-soft" }, labels.asked)
        : h("button", {
          class: "ck-button",
          type: "button",
          "data-key": `ask-${index}`,
          "aria-label": fill(labels.ask_named, { question }),
          click: (event) => this.ask(question, index, event),
        }, labels.ask));
    return section(labels.questions, note(labels.questions_hint), h("ul", { class: "ck-profile-questions" }, ...questions.map(row)));
  }

  ask(question, index, press) {
    const { soc, title, listed, labels } = this.model.get("_profile");
    if (!wish(this.model, { act: "ask", soc, question }, press)) return;
    this.said.textContent = fill(listed ? labels.said_asked : labels.said_asked_listed, { title });
    // The button goes away with what it did; the next one takes the keyboard over.
    const buttons = [...this.body.querySelectorAll('[data-key^="ask-"]')].map((button) => /** @type {HTMLElement} */ (button).dataset.key);
    const next = buttons[buttons.indexOf(`ask-${index}`) + 1];
    if (next) this.focusOn(next);
    else leadTo(this.heading);
  }

  listButton({ soc, title, listed }) {
    const act = listed ? "drop" : "add";
    return h("button", {
      class: `ck-button ${listed ? "" : "ck-primary"}`,
      type: "button",
      "data-key": "list",
      "aria-label": fill(this.texts[`${act}_named`], { title }),
      click: (event) => {
        if (wish(this.model, { act, soc }, event)) this.said.textContent = fill(this.texts[`said_${act}`], { title });
      },
    }, this.texts[act]);
  }
}

const section = (title, ...children) => h("section", {}, h("h3", {}, title), ...children);
const note = (text) => (text ? h("p", { class: "ck-soft" }, text) : "");
const items = (texts) => texts.map((text) => h("li", { dir: "auto" }, text));
const bullets = (texts) => h("ul", {}, ...items(texts));
const lines = (texts, look = "") => texts.map((text) => h("p", { class: look || null, dir: "auto" }, text));

/** The range of pay as a picture. The sentences below it say the same. */
function payBar({ low, middle, high, all_middle: all, all_high: most }, labels) {
  const scale = 100 / Math.max(high, most);
  const at = (amount) => `inset-inline-start: ${(amount * scale).toFixed(2)}%`;
  const width = `; width: ${((high - low) * scale).toFixed(2)}%`;
  const end = (amount, label) => h("span", {}, h("strong", {}, `$${amount.toLocaleString("en-US")}`), label);
  return h("div", { class: "ck-profile-pay", "aria-hidden": "true" },
    h("div", { class: "ck-profile-bar" },
      h("i", { class: "ck-profile-range", style: at(low) + width }),
      h("i", { class: "ck-profile-middle", style: at(middle) }),
      h("i", { class: "ck-profile-all", style: at(all) })),
    h("div", { class: "ck-profile-ends" },
      end(low, labels.bar_low), end(middle, labels.bar_middle), end(high, labels.bar_high)),
    h("p", { class: "ck-profile-key" }, h("i", { class: "ck-profile-all" }), labels.bar_all));
}

/** A way out to another site: opened by a click alone, which tells it nothing of this page. */
function elsewhere({ elsewhere: address, labels }) {
  if (!address) return "";
  return h("p", {}, h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, `${labels.elsewhere} ↗`),
    h("span", { class: "ck-soft" }, ` ${labels.elsewhere_hint}`));
}
