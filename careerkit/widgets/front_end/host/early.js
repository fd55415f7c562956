// A page before it has a kernel: editors, drawn from what the browser keeps, and room for the rest.

import { h } from "../page/elements.js";
import { whenIdle } from "../page/idle.js";
import { page } from "../page/state.js";
import { isAnythingKept, readerIn, recordsIn, unfitIn, workbookKept } from "./kept.js";
import { idIn } from "./references.js";
import { Room } from "./room.js";

const PATIENCE = 10_000; // ms after which what the kernel says is shown, whether or not all has gone there
const UNSEEN = 1000; // ms after which the rest is drawn, also where a browser paints nothing

/** What needs no kernel to be true, for a person whose answers are kept here. */
const EDITORS = [
  "record_list", "contact_list", "value_sort", "reader_choice", "vault", "prose", "journey", "step_foot",
  "step_part", "part_foot", "take_button",
];

/**
 * Draws a notebook's widgets before the kernel comes, in the cells' places. A person who has written
 * nothing sees all of it; for others what is said of their answers comes with the kernel.
 */
export class Early {
  /**
   * @param {import("./host.js").Host} host
   * @param {{ models: Record<string, any> }} declared
   * @param {string} coming what stands where something is to come
   */
  constructor(host, { models }, coming) {
    this.host = host;
    this.coming = coming;
    this.kept = workbookKept();
    this.room = new Room();
    this.views = new Map(); // by the output that it is in
    host.declare(models);
    host.views.early = this;
    // Before any list listens: each of them looks at its records when everything was erased.
    page.events.addEventListener("erased", () => this.forget());
    page.events.addEventListener("restored", () => this.release(), { once: true });
    if (this.kept) this.layOver();
    else this.keepShown();
  }

  /** Let what asks somebody who is new stand: a kernel hides it until it has heard that nothing is kept. */
  keepShown() {
    for (const model of this.host.models.values()) {
      const display = model.get("display");
      if (display !== undefined) model.hold({ display });
    }
  }

  /** Let lists of records show what the browser keeps. */
  layOver() {
    for (const model of this.host.models.values()) {
      const section = model.get("_scope")?.split("/")[1];
      if (!section || !isList(model)) continue;
      const [records, unfit] = [recordsIn(this.kept, section), unfitIn(this.kept, section)];
      // What the kernel confirms is in its records: without these, the page would show neither.
      const acknowledged = model.get("_acknowledged");
      const reader = readerIn(this.kept);
      model.hold({ _records: records, _unfit: unfit, _acknowledged: acknowledged, _reader: reader });
    }
  }

  forget() {
    for (const model of this.host.models.values()) model.holdOn({ _records: [], _unfit: {}, _reader: "" });
    setTimeout(() => this.release()); // the vault says so to the kernel first
  }

  /** Believe the kernel once it has dealt with all that it was told so far. */
  async release() {
    await this.host.isThere;
    if (!(await this.host.kernel.say("kernel_info_request", {}))) {
      await this.release(); // the line broke
      return;
    }
    this.host.release();
  }

  /** The kernel has the widget, and what it shows is of these answers, and not of none. */
  async hasCome(model) {
    await model.attached;
    const vault = [...this.host.models.values()].find((one) => one.get("_kit_view") === "vault");
    if (!this.kept || !vault || vault.get("followed")) return;
    const changes = [[model, "change"], [vault, "change:followed"]];
    const follows = changes.map(([one, event]) => new Promise((resolve) => one.on(event, resolve)));
    await Promise.race([...follows, later(PATIENCE)]);
  }

  /** Draw all cells, as they stand on the page. What can be written in is on the screen before the rest begins.
   *
   * @param {string[][]} cells the ids of each one's models
   * @param {Promise<any>} begins comes true when it can be drawn
   * @param {() => void} begun is called when a person can write
   */
  async draw(cells, begins, begun) {
    let isShown = false;
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cell]"))) {
      const ids = cells[cell.dataset.cell] ?? [];
      this.drawCell(cell, ids);
      if (isShown || !ids.some((id) => this.hasEditor(this.host.models.get(id)))) continue;
      isShown = true;
      await begins;
      await onScreen();
      begun();
    }
  }

  drawCell(cell, ids) {
    const { cell: index } = cell.dataset;
    cell.setAttribute("aria-busy", "false");
    // What the cell gives may have come before.
    const outputs = /** @type {NodeListOf<HTMLElement>} */ (cell.querySelectorAll(":scope > .ck-output[data-widget]"));
    ids.forEach((id, number) => {
      const model = this.host.models.get(id);
      const view = this.host.views.make(model, `${index}.${number}`);
      const output = outputs[number] ?? cell.appendChild(h("div", { class: "ck-output" }));
      output.dataset.early = "";
      output.append(view.element);
      this.views.set(output, { model, view });
    });
  }

  /** Whether a widget is drawn now, or when the kernel has it. */
  isDrawn(model) {
    return !this.kept || (EDITORS.includes(model.get("_kit_view")) && !model.get("_cards"));
  }

  /** Resolves when a widget may be drawn. */
  async isToBeDrawn(model, element) {
    if (this.isDrawn(model)) return;
    const note = this.room.isTall(element) ? h("p", { class: "ck-soft ck-coming" }, this.coming) : "";
    element.append(note);
    await this.hasCome(model);
    element.replaceChildren();
  }

  /** Keep the room that a widget had when the page was left, until it is drawn and has its own. */
  makeRoom(model, element, drawn) {
    if (!this.kept || this.hasEditor(model)) return;
    this.room.hide(element, this.hasCome(model));
    const isBox = model.get("children") !== undefined;
    if (!isBox && !this.isDrawn(model)) this.room.keep(element, Promise.all([this.hasCome(model), drawn]));
  }

  /** Whether a person can write in it already. */
  hasEditor(model) {
    const children = (model.get("children") ?? []).map((reference) => this.host.models.get(idIn(reference)));
    return (isList(model) && this.isDrawn(model)) || children.some((child) => child && this.hasEditor(child));
  }

  /** The cells' outputs have come: say which of the kernel's widgets those are that are drawn. */
  meet(outputs) {
    const known = outputs.filter(({ output }) => this.views.has(output));
    this.host.early = known.map(({ output, id }) => [this.views.get(output).model.id, id]);
  }

  /** Whether the kernel's widget is what an output shows, once it is whole; if not, it has to be drawn anew. */
  async settle({ output, id }) {
    const { model, view } = this.views.get(output) ?? {};
    this.views.delete(output);
    const isShown = model !== undefined && model === this.host.models.get(id);
    if (isShown) await view.drawn;
    else view?.remove();
    delete output.dataset.early;
    return isShown;
  }

  /** Take away what the kernel has nothing for, or, before it was asked, all of it. */
  remove() {
    for (const [output, { view }] of this.views) {
      view.remove();
      delete output.dataset.early;
      if (output.childElementCount === 0) output.remove();
    }
    this.views.clear();
  }
}

/** Resolves when the page was painted and what a person does there was answered, or if nobody sees it, after a while. */
const onScreen = () => {
  const idle = new Promise((resolve) => requestAnimationFrame(() => whenIdle(() => resolve())));
  return Promise.race([idle, later(UNSEEN)]);
};

const later = (delay) => new Promise((resolve) => setTimeout(resolve, delay));

const isList = (model) => EDITORS.includes(model.get("_kit_view")) && Array.isArray(model.get("_records"));

/** Remember for the next time how much room everything takes. */
export function rememberRoom() {
  window.addEventListener("pagehide", () => {
    if (document.documentElement.dataset.ready && isAnythingKept()) new Room().remember();
  });
}
