// Asking somebody else for a story: by a code for a phone beside this one, or by a message. What comes is shown
// to the person alone, who keeps it or lets it go.

import { sendFile } from "../keeping/pieces.js";
import { fill, h, leadTo, textButton } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { follow, whenAttached } from "../page/models.js";
import { panel, problemLine } from "../page/panel.js";
import { page } from "../page/state.js";
import { piece } from "../records/care_note.js";
import { wish } from "../page/wishing.js";
import { copyFrom } from "./copying.js";
import { Letterbox } from "./letterbox.js";

class StoryDesk {
  constructor({ model, el }) {
    this.model = model;
    this.texts = model.get("_texts");
    this.id = newId();
    this.letterbox = new Letterbox(model.get("_place"));
    this.waiting = []; // stories that came while another one was looked at
    this.problem = problemLine(model);
    this.forget = () => this.letterbox.close();
    this.build(el);
    this.ends = [
      this.problem.stop,
      follow(model, ["_offered"], () => this.showOffered()),
      follow(model, ["_kept"], () => this.showKept()),
      whenAttached(model, () => this.showBox()),
      () => this.letterbox.rest(),
      () => page.events.removeEventListener("erased", this.forget),
    ];
    page.events.addEventListener("erased", this.forget);
  }

  end() {
    for (const end of this.ends) end();
  }

  build(el) {
    const { texts } = this;
    this.live = h("p", { class: "ck-notice", role: "status", hidden: true, tabindex: "-1" });
    this.arrived = h("section", { class: "ck-card ck-story-arrived", "aria-label": texts.arrived.heading, hidden: true });
    this.show = textButton(texts.show, () => this.open(), "ck-primary");
    this.box = h("div", { class: "ck-story-box", role: "group", "aria-label": texts.label, tabindex: "-1", hidden: true });
    this.result = h("div", {}, this.live, this.arrived);
    this.here = this.letterbox.place ? h("div", { class: "ck-story-here" }, this.result, this.show, this.box) : null;
    this.home = this.buildHome();
    el.append(panel("ck-story-desk", "", this.problem.element, this.here, this.home));
  }

  /** Have what is said and what came stand where the person asked for it. */
  answerAt(isFromBox) {
    this.isFromBox = isFromBox;
    if (isFromBox) this.here.prepend(this.result);
    else this.home.append(this.result);
  }

  buildHome() {
    const { texts, id } = this;
    const field = (name, label, input, hint) => {
      input.id = `${id}-${name}`;
      if (hint) input.setAttribute("aria-describedby", `${id}-${name}-hint`);
      return h("div", { class: "ck-field" }, h("label", { for: input.id }, label),
        hint ? h("p", { class: "ck-help", id: `${id}-${name}-hint` }, hint) : null, input);
    };
    const question = h("textarea", { rows: "5", readonly: true, class: "ck-story-question" });
    question.value = texts.question;
    this.pasted = h("textarea", { rows: "4", dir: "auto" });
    this.pastedBy = h("input", { type: "text", dir: "auto", autocomplete: "off" });
    this.file = h("input", { type: "file", accept: ".txt,.json,text/plain,application/json",
      "aria-describedby": `${id}-file-hint`, change: () => this.read() });
    return h("details", { class: "ck-story-home", open: !this.letterbox.place },
      h("summary", {}, texts.home),
      field("question", texts.send_hint, question),
      h("p", {}, this.copying(texts.copy_question, question)),
      field("pasted", texts.paste, this.pasted, texts.paste_hint),
      field("by", texts.paste_who, this.pastedBy),
      h("div", { class: "ck-vault-actions" },
        textButton(texts.read, (event) => this.look(this.pasted.value, this.pastedBy.value, { press: event })),
        h("label", { class: "ck-button ck-vault-file" }, h("span", {}, texts.file), this.file)),
      h("p", { class: "ck-soft", id: `${id}-file-hint` }, texts.file_hint));
  }

  say(sentence) {
    this.live.textContent = sentence;
    this.live.hidden = !sentence;
  }

  /** A button that copies what stands in a field, and what came of it. */
  copying(label, field) {
    const { texts } = this;
    const said = h("span", { class: "ck-soft ck-story-copied", role: "status" });
    return [textButton(label, () => (said.textContent = copyFrom(field) ? texts.copied : texts.not_copied)), said];
  }

  // ---- the code for a phone beside this one

  async open() {
    const { texts } = this;
    if (this.show.getAttribute("aria-disabled") === "true") return;
    this.show.setAttribute("aria-disabled", "true");
    this.show.textContent = texts.opening;
    if (!this.current) this.answerAt(true);
    const problem = await this.letterbox.open();
    this.show.removeAttribute("aria-disabled");
    this.show.textContent = texts.show;
    this.say(problem ? texts[problem] : "");
    if (problem) {
      this.home.open = true;
      leadTo(this.live);
      return;
    }
    this.showBox();
    leadTo(this.box);
  }

  /** Show the tab's box, if it has one, and wait for what comes. */
  showBox() {
    const { texts, letterbox } = this;
    const { box } = letterbox;
    this.box.hidden = !box;
    this.show.hidden = Boolean(box);
    this.box.replaceChildren();
    if (!box) return;
    const link = h("textarea", { rows: "1", readonly: true, class: "ck-story-link", id: `${this.id}-link` });
    link.value = box.link;
    const time = new Date(box.until).toLocaleTimeString(document.documentElement.lang || undefined, { timeStyle: "short" });
    this.status = h("p", { class: "ck-soft", role: "status" }, texts.waiting);
    this.box.append(
      h("p", {}, texts.scan),
      h("img", { class: "ck-story-picture", src: box.picture, alt: texts.picture }),
      h("div", { class: "ck-field" }, h("label", { for: link.id }, texts.or_link), link),
      h("p", {}, fill(texts.typed, { code: box.code })),
      h("p", { class: "ck-soft" }, fill(texts.until, { time })),
      this.status,
      h("div", { class: "ck-vault-actions" },
        ...this.copying(texts.copy_link, link),
        textButton(texts.stop, () => this.stop(), "ck-quiet")));
    letterbox.listen({
      came: (story) => this.come(story),
      over: () => this.endBox(texts.over),
      reached: (isReached) => this.tell(isReached ? texts.waiting : texts.lost),
    });
  }

  tell(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  stop() {
    this.letterbox.close();
    this.endBox(this.texts.stopped);
    leadTo(this.live);
  }

  endBox(sentence) {
    if (!this.current) this.answerAt(true);
    this.showBox();
    this.show.textContent = this.texts.again;
    this.say(sentence);
  }

  come({ story, who }) {
    this.box.hidden = true;
    this.look(story, who, { isFromBox: true });
  }

  // ---- what came

  /** Have the kernel look at a story: it tells what the person should know before they read. */
  look(text, who, { isFromBox = false, press = null } = {}) {
    if (isFromBox && this.current) this.waiting.push([text, who]);
    if (this.isBusy(isFromBox)) return;
    this.answerAt(isFromBox);
    wish(this.model, { do: "look", text, who }, press);
  }

  /** Whether another story is to be dealt with first; then the person is led there. */
  isBusy(isFromBox = false) {
    const isBusy = Boolean(this.current) && (this.isFromBox || isFromBox);
    if (isBusy && !isFromBox) leadTo(this.arrived.querySelector("h3"));
    return isBusy;
  }

  async read() {
    const [file] = this.file.files;
    this.file.value = ""; // the same file may be chosen again
    if (!file || this.isBusy()) return;
    this.answerAt(false);
    const problem = await sendFile(file, (told, buffers) => this.model.send(told, undefined, buffers));
    if (problem) this.say(fill(this.texts[problem], { name: file.name }));
  }

  showOffered() {
    const offered = this.model.get("_offered");
    this.current = offered.text ? offered : null;
    if (offered.problem) {
      this.say(offered.problem);
      leadTo(this.live);
    }
    this.arrived.hidden = !this.current;
    this.arrived.replaceChildren();
    if (!this.current) return;
    const { texts } = this;
    this.say(this.isFromBox ? texts.arrived.news : "");
    const { body, keep } = this.formOf(offered);
    const open = textButton(texts.arrived.open, () => {
      body.hidden = false;
      keep.hidden = offered.is_known;
      open.remove();
      leadTo(body);
    });
    body.hidden = offered.is_heavy;
    keep.hidden = offered.is_heavy || offered.is_known;
    this.arrived.append(
      h("h3", { tabindex: "-1" }, texts.arrived.heading),
      h("p", {}, offered.is_heavy ? texts.arrived.heavy : texts.arrived.first),
      offered.care.heard ? careOf(offered.care) : "",
      body,
      h("div", { class: "ck-vault-actions" },
        offered.is_heavy ? open : null, keep, textButton(texts.arrived.let_go, () => this.letGo())));
    // Whoever asked for it is led there; a story that comes by itself takes nobody's caret away.
    if (!this.isFromBox) leadTo(this.arrived.querySelector("h3"));
  }

  /** The words, what the person may say of them, and the button that keeps both. */
  formOf({ text, who, is_known: isKnown }) {
    const { texts, id, model } = this;
    const words = texts.arrived;
    const from = h("input", { type: "text", id: `${id}-from`, dir: "auto", autocomplete: "off" });
    from.value = who;
    const shows = h("input", { type: "text", id: `${id}-shows`, dir: "auto", autocomplete: "off",
      list: `${id}-strengths`, "aria-describedby": `${id}-shows-hint` });
    const keep = textButton(words.keep,
      (event) => wish(model, { do: "keep", text, who: from.value, shows: shows.value }, event), "ck-primary");
    const form = isKnown ? [h("p", {}, words.known)] : [
      h("div", { class: "ck-field" }, h("label", { for: from.id }, words.who), from),
      h("div", { class: "ck-field" }, h("label", { for: shows.id }, words.shows),
        h("p", { class: "ck-help", id: `${id}-shows-hint` }, words.shows_hint), shows,
        h("datalist", { id: `${id}-strengths` }, model.get("_strengths").map((name) => h("option", { value: name })))),
    ];
    const body = h("div", { tabindex: "-1" },
      h("blockquote", { class: "ck-record-said", dir: "auto" }, text), ...form);
    return { body, keep };
  }

  letGo() {
    wish(this.model, { do: "let_go" });
    this.done(this.texts.arrived.gone);
  }

  showKept() {
    const kept = this.model.get("_kept");
    const before = this.keptBefore ?? kept;
    this.keptBefore = kept;
    if (kept > before) this.done(this.texts.arrived.kept);
  }

  /** The person has said what becomes of it: it is gone here and on the server. */
  done(sentence) {
    this.current = null;
    this.arrived.hidden = true;
    this.arrived.replaceChildren();
    if (this.isFromBox) {
      this.letterbox.close();
      this.endBox(sentence);
    } else {
      this.pasted.value = this.pastedBy.value = "";
      this.say(sentence);
    }
    leadTo(this.live);
    const next = this.waiting.shift();
    if (next) this.look(...next, { isFromBox: true });
  }
}

/** Whom to turn to, beside a story that hurts. */
function careOf({ heard, danger, call, lines }) {
  return h("div", { class: "ck-care" },
    h("p", {}, heard), h("p", {}, danger),
    lines.length ? h("p", {}, call) : null,
    lines.length ? h("ul", {}, lines.map((line) => h("li", {}, line.map(piece)))) : null);
}

export const widget = {
  render(context) {
    const desk = new StoryDesk(context);
    return () => desk.end();
  },
};
