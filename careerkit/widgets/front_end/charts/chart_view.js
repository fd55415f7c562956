// A chart with its words and its table.

import { fill, h } from "../page/elements.js";
import { newId } from "../page/ids.js";
import { fold, problemLine } from "../page/panel.js";
import { saveCsv } from "./csv.js";
import { roomOf } from "./room.js";
import { NOT_INSTALLED, loadVega } from "./vega.js";

const TOKEN = "--ck-";
const LONGEST_CELL = 300;

/** A configuration with the theme's tokens replaced by what they stand for here. */
function resolveTokens(look, style) {
  if (typeof look === "string") {
    return look.startsWith(TOKEN) ? style.getPropertyValue(look).trim() : look;
  }
  if (Array.isArray(look)) return look.map((item) => resolveTokens(item, style));
  if (look === null || typeof look !== "object") return look;
  return Object.fromEntries(
    Object.entries(look).map(([key, value]) => [key, resolveTokens(value, style)]),
  );
}

/** Call back when the page turns light or dark: the system's setting, or JupyterLab's theme. */
function watchScheme(callback) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(callback);
  media.addEventListener("change", callback);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  return () => {
    media.removeEventListener("change", callback);
    observer.disconnect();
  };
}

/** Call back once, when the element is on the screen or nearly so. */
function whenVisible(element, callback) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: "200px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

/** Vega's tooltips as text: its own handler writes markup. */
function tooltip(tip, frame) {
  return (_handler, event, _item, value) => {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    const lines = typeof value === "object" ? Object.entries(value) : [["", value]];
    tip.replaceChildren(
      ...lines.map(([name, text]) =>
        h("div", {}, name ? h("span", { class: "ck-soft" }, `${name}: `) : null,
          h("span", { dir: "auto" }, String(text))),
      ),
    );
    const box = frame.getBoundingClientRect();
    const room = Math.max(0, box.width - tip.offsetWidth);
    tip.style.left = `${Math.min(Math.max(0, event.clientX - box.left + 12), room)}px`;
    tip.style.top = `${event.clientY - box.top + 16}px`;
  };
}

/** The first characters of a text, never half of one; the whole is in the saved table. */
function clipped(value) {
  const text = String(value ?? "");
  if (text.length <= LONGEST_CELL) return text;
  return `${Array.from(text.slice(0, 2 * LONGEST_CELL)).slice(0, LONGEST_CELL).join("")}…`;
}

function tableOf(title, columns, rows) {
  const cell = (value, index) =>
    index === 0
      ? h("th", { scope: "row", dir: "auto" }, clipped(value))
      : h("td", { dir: "auto" }, clipped(value));
  return h("table", {},
    h("caption", { class: "ck-hidden" }, title),
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell)))),
  );
}

/** The picture: drawn when it is seen, again when the data or the colours change. */
class Picture {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.canvas = h("div", { class: "ck-chart-canvas", role: "img" });
    this.tip = h("div", { class: "ck-chart-tip", "aria-hidden": "true", hidden: true });
    this.frame = h("div", { class: "ck-chart-frame" }, this.canvas, this.tip);
    this.seen = false;
    /** @type {((state: string) => void) | undefined} */
    this.onState = undefined; // told "" when it is drawn, or why it is not
    this.bare = false; // where nothing can draw it
    this.turn = 0;
    this.resize = new ResizeObserver(() => this.fit());
    this.resize.observe(this.frame);
    this.stop = [
      whenVisible(this.frame, () => {
        this.seen = true;
        this.draw();
      }),
      watchScheme(() => this.draw()),
      () => this.resize.disconnect(),
      () => this.clear(),
    ];
  }

  get width() {
    return Math.floor(this.frame.clientWidth);
  }

  /** Draw what the model holds. Of several calls only the last one shows. */
  async draw() {
    const spec = this.model.get("_spec");
    this.frame.hidden = !spec || this.bare;
    if (!spec) this.clear();
    this.canvas.style.minHeight = spec && !this.result ? `${roomOf(spec)}px` : "";
    if (this.frame.hidden || !this.seen) return;
    const turn = ++this.turn;
    try {
      const embed = await loadVega(this.model);
      if (turn === this.turn) await this.embed(embed, spec, turn);
      this.onState?.("");
    } catch (error) {
      this.bare = this.frame.hidden = error?.name === NOT_INSTALLED;
      if (!this.bare) console.error("careerkit: a chart could not be drawn.", error?.name);
      if (turn === this.turn) this.onState?.(this.bare ? NOT_INSTALLED : "unavailable");
    }
  }

  async embed(embed, spec, turn) {
    const own = spec.width === "container" ? { ...spec, width: this.width } : spec;
    // The canvas is one image with a name; Vega's own roles inside it would have none.
    const place = h("div", { "aria-hidden": "true" });
    const result = await embed(place, structuredClone(own), {
      actions: false,
      // Expressions are interpreted: no text becomes code, and a strict page allows it.
      ast: true,
      config: resolveTokens(this.model.get("_look"), getComputedStyle(this.root)),
      renderer: "svg",
      tooltip: tooltip(this.tip, this.frame),
      defaultStyle: false,
    });
    if (turn !== this.turn) return result.finalize();
    this.result?.finalize();
    this.result = result;
    this.drawnWidth = own.width;
    result.view.addEventListener("click", (_event, item) => this.select(item?.datum?.id));
    this.tip.hidden = true;
    this.canvas.style.minHeight = "";
    this.canvas.classList.toggle("ck-dark", getComputedStyle(this.root).colorScheme === "dark");
    this.canvas.replaceChildren(place);
  }

  select(id) {
    if (typeof id !== "string") return;
    this.model.set("selected", id);
    this.model.save_changes();
  }

  fit() {
    if (!this.result || !this.width || this.width === this.drawnWidth) return;
    if (this.model.get("_spec")?.width !== "container") return;
    this.drawnWidth = this.width;
    this.result.view.width(this.width).runAsync();
  }

  clear() {
    this.turn += 1;
    this.result?.finalize();
    this.result = null;
    this.canvas.replaceChildren();
  }
}

function render({ model, el }) {
  const texts = model.get("_texts");
  const key = newId();
  const title = h("strong", { class: "ck-chart-title", dir: "auto" });
  const description = h("p", { id: `ck-chart-${key}`, dir: "auto" });
  const notice = h("p", { class: "ck-notice ck-warning", role: "status", hidden: true });
  const problem = problemLine(model);
  const tableBox = h("div", {
    class: "ck-chart-table", id: `ck-table-${key}`, role: "region", tabindex: "0", hidden: true,
  });
  const toggle = h("button", {
    class: "ck-button", type: "button", "aria-expanded": "false", "aria-controls": `ck-table-${key}`,
    click: () => openTable(tableBox.hidden),
  });
  const download = h("button", {
    class: "ck-button ck-quiet", type: "button",
    click: () => saveCsv(texts.file, model.get("_columns"), model.get("_rows")),
  }, texts.download);
  const steps = h("div", { class: "ck-chart-steps" }, toggle, download);
  const figure = h("figure", { class: "ck-chart ck-card" });
  const line = h("span", { dir: "auto" });
  const folded = fold(line, figure);
  const root = h("div", { class: "careerkit" }, problem.element, folded);
  const picture = new Picture(model, root);
  picture.canvas.setAttribute("aria-describedby", description.id);
  figure.append(h("figcaption", {}, title, description), notice, picture.frame, steps, tableBox);

  const openTable = (open) => {
    tableBox.hidden = !open;
    download.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? texts.table_hide : texts.table_show;
  };
  picture.onState = (state) => {
    const plain = model.get("_columns").length === 0;
    notice.hidden = !state;
    notice.classList.toggle("ck-warning", state !== NOT_INSTALLED);
    notice.textContent = state ? texts[plain ? `${state}_plain` : state] : "";
  };
  const showWords = () => {
    title.textContent = model.get("_title");
    line.textContent = model.get("_title") ? fill(texts.line, { title: model.get("_title") }) : texts.picture;
    description.textContent = model.get("_description");
    picture.canvas.setAttribute("aria-label", model.get("_title") || texts.picture);
  };
  const showTable = () => {
    const [columns, rows] = [model.get("_columns"), model.get("_rows")];
    steps.hidden = rows.length === 0;
    if (rows.length === 0) openTable(false);
    tableBox.setAttribute("aria-label", model.get("_title"));
    tableBox.replaceChildren(tableOf(model.get("_title"), columns, rows));
  };
  const draw = () => {
    // Words without a picture are no chart: they are not folded.
    const isWords = !model.get("_spec");
    if (line.parentElement.hidden !== isWords) folded.open = isWords;
    line.parentElement.hidden = isWords;
    picture.draw();
  };
  const showOrHide = () => {
    root.hidden = model.get("_waits") && !model.get("problem");
  };
  const views = {
    "change:_title": showWords,
    "change:_description": showWords,
    "change:_columns": showTable,
    "change:_rows": showTable,
    "change:_spec": draw,
    "change:_waits": showOrHide,
    "change:problem": showOrHide,
  };
  for (const [event, show] of Object.entries(views)) model.on(event, show);
  openTable(false);
  showWords();
  showTable();
  showOrHide();
  el.append(root);
  draw();
  // The kernel draws only charts that are on a page.
  model.send({ type: "displayed" });
  return () => {
    for (const [event, show] of Object.entries(views)) model.off(event, show);
    for (const stop of [problem.stop, ...picture.stop]) stop();
  };
}

export const widget = { render };
