// A page's widgets: what draws them, and their places. Which line there is to their kernel, and when
// the cells have run, is for whoever begins it: page_host.js, and site/site_host.js without a server.

import { handOver } from "../keeping/handover.js";
import { keepFocusInSight } from "../page/in_sight.js";
import { Early, rememberRoom } from "./early.js";
import { Host } from "./host.js";
import { isAnythingKept } from "./kept.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const SOON = 1500; // ms in which a person can write, as a rule
const PATIENCE = 10_000; // ms for what a page shows before the kernel; a line may break without a word

/**
 * The widgets of a page of ours. `addresses` names its files: `first` and `kit`, which draw widgets,
 * `declared`, what it shows before it has a kernel, if that is known, and `coming`, what stands where
 * something is to come. `keeps` is undefined where what the browser keeps does not belong to the page.
 */
export class ShownPage {
  /** @param {Record<string, any>} addresses */
  constructor({ first, kit, keeps, declared, coming }) {
    this.begins = load(first).catch(() => ({ widgets: {} }));
    this.kit = kit;
    this.whole = null; // the kit with all of its widgets, once one was asked for
    this.declared = declared;
    this.coming = coming;
    this.keeps = keeps !== undefined;
    // Who has been here needs no word of what this is (page.css).
    const isKnown = window.careerkitPage.isSample || isAnythingKept();
    document.documentElement.toggleAttribute("data-known", isKnown);
    this.host = new Host((name, context) => this.open(name, context));
    this.placed = cellsPlaced();
    /** Resolves when a person can write, or nothing is to be waited for any more. */
    this.begun = new Promise((resolve) => (this.tellBegun = () => resolve(undefined)));
    this.early = this.drawEarly().catch(() => null);
    this.early.then(this.tellBegun);
    setTimeout(this.tellBegun, SOON);
    if (this.keeps) rememberRoom();
    this.placed.then(keepFocusInSight);
  }

  /** What draws a widget: of the file that a page has first, or else of the kit's. */
  async open(name, context) {
    const known = await this.begins;
    if (name in known.widgets) return known.open(name, context);
    this.whole ??= load(this.kit).catch(() => this.kitOfKernel());
    return (await this.whole).open(name, context);
  }

  /** The kit's module did not come. The kernel has it, too, for other pages than ours. */
  async kitOfKernel() {
    const { host } = this;
    await host.isThere;
    const brings = [...host.models.values()].find((model) => model.get("sorry") && model.get("version"));
    await host.views.opened(brings);
    return globalThis[Symbol.for("careerkit.kits")].get(brings.get("version"));
  }

  /** Draw what needs no kernel; null where nothing is known of it. */
  async drawEarly() {
    if (!this.declared) return null;
    const answer = await fetch(this.declared, { signal: AbortSignal.timeout(PATIENCE) });
    const known = answer.ok ? await answer.json() : null;
    await this.placed;
    if (!known) return null;
    const drawn = new Early(this.host, known, this.coming);
    await drawn.draw(known.cells, this.begins, this.tellBegun);
    return drawn;
  }

  /** Speak to the kernel through this line, and hand over what the browser keeps. */
  attach(line) {
    this.host.attach(line);
    if (this.keeps) handOver(this.host.kernel);
  }

  /** All cells have run, and what they gave stands on the page: show it; or leave it to another host. */
  async complete(isOurs) {
    const drawn = await this.early;
    if (!isOurs) {
      this.host.close();
      drawn?.remove();
      return;
    }
    const outputs = shownOutputs();
    drawn?.meet(outputs);
    await this.host.restore();
    for (const one of outputs) this.show(one, drawn);
    drawn?.remove();
  }

  /** Show the widget of an output where it belongs, when it is drawn: page.js takes it for ready. */
  async show({ output, id }, drawn) {
    if (await drawn?.settle({ output, id })) return;
    const model = await this.host.get_model(id);
    const outputs = [...output.parentElement.querySelectorAll(":scope > .ck-output")];
    const view = this.host.views.make(model, `${output.parentElement.dataset.cell}.${outputs.indexOf(output)}`);
    await view.drawn;
    output.append(view.element);
  }
}

const load = (address) => import(new URL(address, document.baseURI).href);

/** Resolves when all cells are there; what they give is not. */
function cellsPlaced() {
  return new Promise((resolve) => {
    const look = () => document.querySelector(".ck-footer") && resolve();
    new MutationObserver((_, observer) => {
      look();
      if (document.querySelector(".ck-footer")) observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    look();
  });
}

function shownOutputs() {
  return [...document.querySelectorAll(".ck-output")].flatMap((output) => {
    const told = output.querySelector(":scope > script");
    const id = told && JSON.parse(told.textContent).data[VIEW]?.model_id;
    return id ? [{ output, id }] : [];
  });
}
