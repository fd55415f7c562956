// The vault's panel: whether answers are kept, and what a person can do with them.

const MAX_FILE = 8_000_000; // bytes; a websocket message ends at 10 MB

class VaultPanel {
  constructor(model, storage, el) {
    this.model = model;
    this.storage = storage;
    this.texts = model.get("_texts");
    this.pending = new Map();
    storage.download = () => this.download();
    this.build(el);
    this.listen();
    this.show();
  }

  build(el) {
    const { texts } = this;
    const button = (label, click, look = "") =>
      h("button", { class: `ck-button ${look}`, type: "button", click }, label);
    this.status = h("p", { class: "ck-vault-status", role: "status" });
    this.undo = button(texts.undo, () => this.count("undo_wanted"));
    this.redo = button(texts.redo, () => this.count("redo_wanted"));
    this.trouble = h("p", { class: "ck-notice ck-problem", role: "alert", hidden: true });
    this.notice = h("p", { class: "ck-notice", role: "status", hidden: true });
    this.offer = h("div", { class: "ck-notice ck-vault-offer", role: "group", hidden: true });
    this.keepBox = h("input", {
      type: "checkbox",
      role: "switch",
      "aria-describedby": "ck-vault-keep-help",
      change: () => {
        this.storage.setKeep(this.keepBox.checked);
        this.show();
      },
    });
    this.file = h("input", { type: "file", accept: ".json,application/json", change: () => this.open() });
    this.erase = h("div", { class: "ck-vault-erase" }, button(texts.erase, () => this.askErase(), "ck-danger"));
    this.details = h("details", { class: "ck-vault-more" }, h("summary", {}, texts.more),
      h("label", { class: "ck-vault-keep" }, this.keepBox, h("span", {}, texts.keep)),
      h("p", { class: "ck-soft", id: "ck-vault-keep-help" }, texts.keep_help),
      h("p", { class: "ck-soft" }, texts.private_window),
      h("div", { class: "ck-vault-actions" },
        button(texts.save, () => this.download()),
        h("label", { class: "ck-button ck-vault-file" }, texts.open, this.file),
        this.erase),
    );
    this.root = h("section", { class: "careerkit ck-vault", "aria-label": texts.label },
      h("div", { class: "ck-vault-row" }, this.status, h("div", { class: "ck-vault-steps" }, this.undo, this.redo)),
      this.trouble, this.notice, this.offer, this.details);
    el.append(this.root);
  }

  listen() {
    this.traits = ["kept", "document", "trouble", "notice", "offer", "can_undo", "can_redo", "problem"];
    this.onChange = () => this.show();
    for (const trait of this.traits) this.model.on(`change:${trait}`, this.onChange);
    this.storage.events.addEventListener("changed", this.onChange);
    this.onPending = ({ detail }) => {
      this.pending.set(detail.scope, detail.count);
      this.show();
    };
    page.events.addEventListener("pending", this.onPending);
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
  }

  stop() {
    for (const trait of this.traits) this.model.off(`change:${trait}`, this.onChange);
    this.storage.events.removeEventListener("changed", this.onChange);
    page.events.removeEventListener("pending", this.onPending);
    document.removeEventListener("keydown", this.onKey);
  }

  key(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    this.count(event.shiftKey ? "redo_wanted" : "undo_wanted");
  }

  count(trait) {
    this.storage.set({ [trait]: this.model.get(trait) + 1 });
  }

  show() {
    const { model, texts } = this;
    const blocked = page.storage.area === null;
    const trouble = blocked ? "unavailable" : model.get("trouble");
    const waiting = [...this.pending.values()].some((count) => count > 0);
    const kept = page.storage.keep ? texts.kept : texts.kept_tab;
    setText(this.status, trouble ? texts.not_kept : waiting ? texts.keeping : kept);
    this.say(this.trouble, trouble ? texts[trouble] : "");
    this.say(this.notice, model.get("problem") || model.get("notice"));
    this.keepBox.checked = page.storage.keep;
    this.keepBox.disabled = blocked;
    this.undo.disabled = !model.get("can_undo");
    this.redo.disabled = !model.get("can_redo");
    if (trouble) this.details.open = true;
    this.showOffer();
  }

  say(element, sentence) {
    setText(element, sentence);
    element.hidden = !sentence;
  }

  showOffer() {
    const { seq, sentence, choices } = this.model.get("offer");
    if (this.offered === seq) return;
    this.offered = seq;
    this.offer.hidden = !sentence;
    if (!sentence) return;
    const text = h("p", { id: "ck-vault-offer-text" }, sentence);
    this.offer.setAttribute("aria-labelledby", text.id);
    this.offer.replaceChildren(text, h("div", { class: "ck-vault-actions" },
      ...choices.map(([choice, label]) =>
        h("button", {
          class: "ck-button",
          type: "button",
          click: () => this.storage.set({ answer: { seq, choice } }),
        }, label)),
    ));
    this.offer.querySelector("button").focus();
  }

  download() {
    const blob = new Blob([this.storage.whole()], { type: "application/json" });
    const url = URL.createObjectURL(blob);
    const today = new Date();
    const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    const link = h("a", { href: url, download: `careerkit-${date}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  async open() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    if (file.size > MAX_FILE) {
      this.say(this.notice, fill(this.texts.too_large, { name: file.name }));
      return;
    }
    const text = await file.text();
    const seq = (this.model.get("opened").seq ?? 0) + 1;
    this.storage.set({ opened: { seq, name: file.name, text } });
  }

  askErase() {
    const { texts } = this;
    const back = () => this.erase.replaceChildren(again);
    const again = this.erase.firstElementChild;
    const yes = h("button", {
      class: "ck-button ck-danger",
      type: "button",
      click: () => {
        this.storage.erase();
        back();
        this.say(this.notice, texts.erased);
        again.focus();
      },
    }, texts.erase_yes);
    const no = h("button", {
      class: "ck-button",
      type: "button",
      click: () => {
        back();
        again.focus();
      },
    }, texts.erase_no);
    this.erase.replaceChildren(h("p", {}, texts.erase_sure), yes, no);
    no.focus();
  }
}

/** Only a real change is announced to people who listen. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Restoring begins here and not in initialize(): what Python answers to that arrives before
// the page's other widgets exist.
function render({ model, el }) {
  const storage = new VaultStorage(model);
  const panel = new VaultPanel(model, storage, el);
  const heartbeat = new Heartbeat(model, model.get("_texts"), storage);
  if (model.get("document").text) storage.keep();
  storage.tell();
  return () => {
    heartbeat.stop();
    panel.stop();
    storage.stop();
  };
}

export default { render };
