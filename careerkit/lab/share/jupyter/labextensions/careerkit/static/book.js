// One notebook in Jupyter, as a workbook: it runs when it is opened and again when its kernel is a new
// one, and shows prose and widgets only. All of that is for what came with careerkit, word by word.

import { Bar, isCodeShown } from "./bar.js";
import { KernelWatch } from "./kernel_watch.js";
import { around, nameOf, usesKit, written } from "./known.js";

const PAUSE = 4000; // ms after the last keystroke until what is written in may be drawn anew
const TOGETHER = 150; // ms in which Jupyter tells of one new kernel more than once

// A file beside the notebook must not be taken for a module: whoever sends a folder would have it run.
const NOTHING_BESIDE = "import sys\nsys.path[:] = [place for place in sys.path if place]\ndel sys";

/** The sources of a notebook's code cells, without empty ones. */
function codeOf(model) {
  return [...model.cells]
    .filter(({ type }) => type === "code")
    .map((cell) => cell.sharedModel.getSource())
    .filter((source) => source.trim());
}

export class Book {
  /**
   * @param {any} panel Jupyter's NotebookPanel, whose file is read
   * @param {any} jupyter what of Jupyter is needed: `CodeCell`, `Widget`, `ask`,
   *   `refresh`, `names`, `isRunning`, `runAll`, `trust`
   * @param {any} facts what is known of the shipped notebooks, and the sentences
   * @param {{ toggle: () => void }} shelf what concerns all open workbooks
   */
  constructor(panel, jupyter, facts, shelf) {
    this.panel = panel;
    this.jupyter = jupyter;
    this.facts = facts;
    this.texts = facts.texts;
    this.bar = new Bar(this.texts, { onToggle: shelf.toggle, onAct: () => this.act() });
    this.name = nameOf(codeOf(panel.context.model), facts);
    this.typedAt = -Infinity;
    this.timer = 0;
    this.turn = 0; // counts runs, so that one knows whether a later one has begun
    this.hang();
    this.clear();
    this.keepClean();
    this.showCode(isCodeShown());
    if (this.name) this.begin();
    else this.bar.tell(this.texts.changed, this.texts.run);
    void this.showWay();
  }

  /** Whether a notebook is one for which there is anything to do here. */
  static isFor(panel, facts) {
    const code = codeOf(panel.context.model);
    return nameOf(code, facts) !== null || usesKit(code);
  }

  get session() {
    return this.panel.sessionContext;
  }

  /** Whether it is still what came with careerkit: somebody may have written in a cell since. */
  get isOurs() {
    return this.name !== null && nameOf(codeOf(this.panel.context.model), this.facts) === this.name;
  }

  /** Put the bar above the notebook, and give it the height that it needs. */
  hang() {
    const { panel, bar } = this;
    const widget = new this.jupyter.Widget();
    widget.node.append(bar.root);
    this.jupyter.trust(bar.root);
    widget.addClass("ck-lab-place");
    panel.contentHeader.addWidget(widget);
    this.sizes = new ResizeObserver(() => {
      widget.node.style.minHeight = `${bar.root.offsetHeight}px`;
      widget.fit();
      panel.contentHeader.fit();
    });
    this.sizes.observe(bar.root);
    panel.disposed.connect(() => this.close());
  }

  begin() {
    const { panel } = this;
    const node = panel.content.node;
    this.watch = new KernelWatch(this.session, this.jupyter, {
      onState: () => this.tell(),
      onNew: () => this.runSoon(TOGETHER),
    });
    // Jupyter would speak of the new kernel in a window above everything; the bar says it.
    this.session.statusChanged.disconnect(panel._onSessionStatusChanged, panel);
    node.addEventListener("input", () => (this.typedAt = performance.now()), true);
    node.addEventListener("dblclick", (event) => this.guard(event), true);
    this.bar.tell(this.texts.starting);
    panel.node.dataset.careerkit = "starting";
  }

  close() {
    this.sizes.disconnect();
    clearTimeout(this.timer);
    this.watch?.stop();
    this.turn += 1;
  }

  /** Take away what an earlier day has left: its widgets ended with their kernel. */
  clear() {
    const { model } = this.panel.context;
    const isAlive = this.jupyter.isRunning(this.panel.context.path);
    const isWidget = (output) => "application/vnd.jupyter.widget-view+json" in (output.data ?? {});
    for (const cell of model.cells) {
      if (cell.type !== "code") continue;
      const isStale = !isAlive && cell.outputs.toJSON().some(isWidget);
      if (this.name || isStale) cell.clearExecution();
    }
    model.dirty = false;
  }

  /** Let only what a person writes in the notebook itself count as a change that wants to be saved. */
  keepClean() {
    const { context } = this.panel;
    const { model } = context;
    let saved = written(model.toJSON());
    context.saveState.connect((_, state) => state === "completed" && (saved = written(model.toJSON())));
    model.stateChanged.connect((_, { name, newValue }) => {
      if (this.isOurs && name === "dirty" && newValue && written(model.toJSON()) === saved) model.dirty = false;
    });
  }

  showCode(isShown) {
    const isHidden = this.name !== null && !isShown;
    this.bar.showCode(!isHidden);
    this.bar.code.hidden = this.name === null;
    this.panel.toggleClass("ck-lab-book", isHidden);
    this.panel.toolbar.setHidden(isHidden);
  }

  /** Keep a double click from opening prose for editing. */
  guard(event) {
    if (this.panel.hasClass("ck-lab-book") && event.target.closest(".jp-MarkdownCell")) event.stopPropagation();
  }

  /** What the bar's button does, which stands beside a sentence. */
  act() {
    if (!this.name) {
      this.bar.tell("");
      this.jupyter.runAll(this.panel);
    } else if (this.watch.state === "signed_out") location.reload();
    else if (this.watch.state === "gone") void this.watch.startAgain();
    else this.runSoon(0, { isAsked: true });
  }

  /** Say how the kernel is. */
  tell() {
    const { state } = this.watch;
    const button = { signed_out: this.texts.reload, gone: this.texts.start_again }[state] ?? "";
    this.panel.node.dataset.careerkit = state === "running" ? "starting" : state;
    this.bar.tell(state === "running" ? this.texts.starting : this.texts[state], button);
  }

  /** Run when nobody is writing: what is on the page is drawn anew then. */
  runSoon(wait, { isAsked = false } = {}) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const rest = this.typedAt + PAUSE - performance.now();
      if (isAsked || rest <= 0 || !this.turn) return void this.run();
      this.panel.node.dataset.careerkit = "pausing";
      this.bar.tell(this.texts.pausing, this.texts.go_on);
      this.runSoon(rest);
    }, wait);
  }

  async run() {
    if (!this.isOurs) return this.bar.tell(this.texts.changed_since, "");
    this.turn += 1;
    const { turn, panel, session } = this;
    const kernel = session.session?.kernel;
    const isLeft = () => turn !== this.turn || session.session?.kernel !== kernel;
    if (!kernel || (await kernel.info).language_info.name !== "python" || isLeft()) return;
    panel.node.dataset.careerkit = "starting";
    this.bar.tell(this.texts.starting);
    const place = this.scrolledTo();
    await kernel.requestExecute({ code: NOTHING_BESIDE, silent: true, store_history: false }).done;
    for (const cell of panel.content.widgets) {
      if (isLeft()) return;
      // A mistake in one cell costs its own place, and is shown there.
      if (cell.model.type === "code") await this.jupyter.CodeCell.execute(cell, session).catch(() => null);
    }
    if (isLeft()) return;
    this.watch.trust();
    this.scrollTo(turn === 1 ? 0 : place);
    panel.node.dataset.careerkit = "ready";
    this.bar.tell(turn === 1 ? "" : this.texts.back);
  }

  get scroller() {
    const { node } = this.panel.content;
    return node.querySelector(".jp-WindowedPanel-outer") ?? node;
  }

  scrolledTo() {
    return this.scroller.scrollTop;
  }

  scrollTo(place) {
    this.scroller.scrollTop = place;
  }

  /** Lead to the notebooks around this one, as far as they are in its folder. */
  async showWay() {
    const { path } = this.panel.context;
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const present = await this.jupyter.names(folder).catch(() => new Set());
    const found = Object.entries(around(this.name ?? "", this.facts, present));
    this.bar.showWay(found.filter(([, page]) => page).map(([kind, page]) => ({
      kind: /** @type {"before" | "home" | "after"} */ (kind),
      title: this.facts.notebooks[page].title,
      path: `${folder}${page}.ipynb`,
    })));
  }
}
