// Somebody else's file, for reading and commenting on. Nothing of it is put into the browser's storage.

import { sendFile } from "../keeping/pieces.js";
import { Banner } from "../keeping/vault/banner.js";
import { Watch } from "../keeping/vault/watch.js";
import { fill, h, textButton } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { localDay } from "../page/local_day.js";
import { whenAttached } from "../page/models.js";
import { isOwnPage } from "../page/own_page.js";
import { saveFile } from "../page/saving.js";
import { wish } from "../page/wishing.js";

const PATIENCE = 10_000; // ms, after which a comment that did not arrive is told

class GuestDesk {
  constructor(model, el) {
    this.model = model;
    this.texts = model.get("_texts");
    this.id = newId();
    this.savedChanges = 0;
    this.saved = ""; // what was said when it was saved last
    /** @type {Map<string, HTMLElement>} by section and record: where its comments stand */
    this.places = new Map();
    this.sent = []; // comments that are on their way to the kernel
    this.build(el);
    this.handlers = [
      ["change:_sections", () => this.showSections()],
      ["change:_comments", () => this.showComments()],
      ["change:_file", () => this.showFile()],
      ["change:problem", () => this.say(model.get("problem"))],
    ];
    for (const [name, handler] of this.handlers) model.on(name, handler);
    this.leave = (event) => this.isUnsaved && event.preventDefault();
    addEventListener("beforeunload", this.leave);
    if (isOwnPage()) this.watchOver();
    this.showSections();
    this.showFile();
  }

  /** Nothing of the file is kept in this browser: as long as one is open, no page is loaded anew by itself. */
  watchOver() {
    this.banner = new Banner(this.texts.connection, () => this.saveIt(), () => (this.isOpen ? "unsafe" : "safe"));
    this.watch = new Watch(this.model, this.banner);
    this.forgo = whenAttached(this.model, () => this.watch.begin());
  }

  get isOpen() {
    return Boolean(this.model.get("_file").name);
  }

  build(el) {
    const { texts, id } = this;
    this.input = h("input", { type: "file", accept: ".json,.html,.htm,.mhtml,.mht,application/json,text/html", change: () => this.open() });
    this.openLabel = h("span", {}, texts.open);
    this.who = h("input", { type: "text", id: `${id}-who`, "aria-describedby": `${id}-who-help`, autocomplete: "name",
      change: () => this.showComments() });
    this.save = textButton(texts.save, () => this.saveIt(), "ck-primary");
    this.count = h("span", { class: "ck-soft" });
    this.status = h("p", { class: "ck-notice", role: "status", dir: "auto", hidden: true });
    this.body = h("div", { class: "ck-guest-body" });
    this.row = h("div", { class: "ck-vault-actions ck-guest-save" }, this.save, this.count);
    const foot = h("div", { class: "ck-guest-foot" }, this.status, this.row);
    this.opening = h("label", { class: "ck-button ck-vault-file" }, this.openLabel, this.input);
    this.reading = h("p", { dir: "auto" });
    el.append(h("section", { class: `careerkit ck-guest${isOwnPage() ? " ck-guest-own" : ""}`, "aria-label": texts.label },
      h("p", { class: "ck-soft" }, texts.nothing),
      h("div", { class: "ck-field" },
        h("label", { for: `${id}-who` }, texts.who), this.who,
        h("p", { class: "ck-soft", id: `${id}-who-help` }, texts.who_help)),
      h("div", { class: "ck-vault-actions" }, this.opening),
      // JupyterLab scrolls each output by itself: there it would stay at the end of all that is read.
      this.reading, isOwnPage() ? [this.body, foot] : [foot, this.body]));
  }

  get isUnsaved() {
    const isTyped = [...this.body.querySelectorAll("textarea")].some((one) => one.value.trim());
    return isTyped || this.changes > this.savedChanges;
  }

  get changes() {
    return this.model.get("_file").changes ?? 0;
  }

  say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
    this.status.hidden = !sentence;
  }

  async open() {
    const [file] = this.input.files;
    this.input.value = ""; // the same file may be chosen again
    if (!file || (this.isUnsaved && !confirm(this.texts.leave))) return;
    const day = localDay();
    const problem = await sendFile(file, (told, buffers) => this.model.send({ ...told, day }, undefined, buffers));
    if (problem) this.say(fill(this.texts[problem], { name: file.name }));
  }

  showFile() {
    const { name } = this.model.get("_file");
    this.row.hidden = !name || this.changes === 0;
    this.opening.classList.toggle("ck-primary", !name);
    if (this.banner) this.banner.saving.hidden = !name;
    this.reading.hidden = !name;
    this.reading.textContent = name ? fill(this.texts.reading, { name }) : "";
    this.openLabel.textContent = name ? this.texts.other : this.texts.open;
    if (this.changes === 0) {
      this.savedChanges = 0;
      this.say(""); // what was said was of another file
    }
    const count = this.changes - this.savedChanges;
    this.count.textContent = count > 0 ? fill(this.texts.unsaved, { count }) : "";
    if (count > 0 && this.status.textContent === this.saved) this.say("");
  }

  saveIt() {
    const { name, text } = this.model.get("_file");
    saveFile(name, text, "application/json");
    this.savedChanges = this.changes;
    this.showFile();
    this.saved = fill(this.texts.saved, { name });
    this.say(this.saved);
  }

  showSections() {
    const { texts, model } = this;
    this.places.clear();
    const { name } = model.get("_file");
    const sections = model.get("_sections");
    this.body.replaceChildren();
    if (!name) return;
    this.body.append(this.place("", "", texts.all, texts.comment_all));
    if (sections.length === 0) this.body.append(h("p", {}, texts.empty));
    let step = "";
    for (const section of sections) {
      if (section.step !== step) this.body.append(h("h2", {}, section.step));
      step = section.step;
      this.body.append(this.section(section));
    }
    this.lost = h("div", {});
    this.body.append(this.lost);
    this.showComments();
  }

  section({ name, title, entries }) {
    return h("section", { class: "ck-guest-section" },
      h("h3", { dir: "auto" }, title),
      this.place(name, "", title),
      h("ul", { role: "list" }, entries.map((entry) => this.entry(name, entry))));
  }

  entry(section, { id, name, answers }) {
    return h("li", { class: "ck-card ck-guest-entry" },
      name ? h("h4", { class: repeats(name, answers) ? "ck-hidden" : null, dir: "auto" }, name) : null,
      h("dl", {}, answers.flatMap(([question, text]) => [
        h("dt", { dir: "auto" }, question), h("dd", { dir: "auto" }, text)])),
      this.place(section, id, name || this.texts.untitled));
  }

  /** Where comments on something stand, and are written. */
  place(section, record, name, label = this.texts.comment) {
    const { texts } = this;
    const said = h("div", { class: "ck-guest-said" });
    const form = h("div", { class: "ck-guest-form", hidden: true });
    const begin = textButton(label, () => this.write({ section, record, name, form, begin }), "ck-quiet");
    begin.setAttribute("aria-label", record || section ? fill(texts.comment_on, { name }) : label);
    this.places.set(`${section}/${record}`, said);
    return h("div", { class: "ck-guest-place" }, said, begin, form);
  }

  write({ section, record, name, form, begin }) {
    const { texts } = this;
    const id = `ck-${newId()}`;
    // What was typed before it was closed is still there.
    const before = form.querySelector("textarea")?.value ?? "";
    const text = h("textarea", { id, rows: "4", dir: "auto" });
    text.value = before;
    const shut = () => {
      form.hidden = true;
      begin.hidden = false;
      begin.focus();
    };
    const close = () => {
      form.replaceChildren();
      shut();
    };
    const add = (event) => {
      const one = { section, record, text: text.value.trim(), who: this.name };
      if (!one.who) {
        this.say(texts.needs_name);
        this.who.focus();
      } else if (one.text && !this.isSaid(one)) {
        // It stays here until the kernel has put it into the file.
        const sent = { ...one, close };
        this.sent.push(sent);
        setTimeout(() => this.sent.includes(sent) && this.say(texts.lost), PATIENCE);
        wish(this.model, { do: "say", section, record, who: this.who.value, text: text.value, day: localDay() },
          event);
      } else close();
    };
    form.replaceChildren(
      h("label", { for: id, dir: "auto" }, section ? fill(texts.write, { name }) : texts.write_all), text,
      h("div", { class: "ck-vault-actions" }, textButton(texts.add, add), textButton(texts.close, shut, "ck-quiet")));
    form.hidden = false;
    begin.hidden = true;
    text.focus();
  }

  /** Who reads it, as the kernel has the name. */
  get name() {
    return this.who.value.trim().split(/\s+/).join(" ");
  }

  /** Whether a comment is there already, in all that is told of it. */
  isSaid(one) {
    return this.model.get("_comments").some((comment) => Object.keys(one).every((key) => comment[key] === one[key]));
  }

  showComments() {
    for (const said of this.places.values()) said.replaceChildren();
    this.lost?.replaceChildren();
    const comments = this.model.get("_comments");
    const isIn = ({ close: _, ...one }) => this.isSaid(one);
    for (const one of this.sent.filter(isIn)) one.close();
    this.sent = this.sent.filter((one) => !isIn(one));
    for (const comment of comments) {
      const place = this.places.get(`${comment.section}/${comment.record}`);
      if (place) place.append(this.comment(comment));
      else this.lost?.append(h("p", { class: "ck-soft" }, this.texts.gone), this.comment(comment));
    }
  }

  comment({ id, who, said, text, note, replies }) {
    const { texts } = this;
    const isOwn = () => this.name === who;
    const back = textButton(texts.take_back, (event) => {
      if (!isOwn() || !wish(this.model, { do: "take_back", id, who: this.who.value }, event)) return;
      const begin = back.closest(".ck-guest-place")?.querySelector(":scope > button");
      if (begin instanceof HTMLElement) begin.focus({ preventScroll: true });
    }, "ck-quiet");
    back.setAttribute("aria-label", fill(texts.take_back_named, { text: text.slice(0, 60) }));
    back.hidden = !isOwn();
    return h("div", { class: "ck-guest-comment" },
      h("p", { class: "ck-soft", dir: "auto" }, note ? `${said} (${note})` : said),
      h("blockquote", { class: "ck-record-said", dir: "auto" }, text),
      replies.map((reply) => h("div", { class: "ck-guest-reply" },
        reply.text ? h("p", { class: "ck-soft" }, texts.replied) : null,
        reply.text ? h("p", { class: "ck-guest-words", dir: "auto" }, reply.text) : null,
        reply.state ? h("p", { class: "ck-soft" }, reply.state) : null)),
      back);
  }

  end() {
    for (const [name, handler] of this.handlers) this.model.off(name, handler);
    removeEventListener("beforeunload", this.leave);
    this.forgo?.();
    this.watch?.stop();
  }
}

/** Whether a name is the first answer, or its beginning where it is cut, and would stand there twice.
 *
 * @param {string} name
 * @param {[question: string, text: string][]} answers
 */
function repeats(name, answers) {
  const [[, answer = ""] = []] = answers;
  const text = answer.trim().split(/\s+/).join(" ");
  return name.endsWith("…") ? text.startsWith(name.slice(0, -1)) : text === name;
}

function render({ model, el }) {
  const desk = new GuestDesk(model, el);
  return () => desk.end();
}

export const widget = { render };
