// How models are drawn: the kit's own, other anywidgets, and boxes.

import { h } from "../page/elements.js";
import { idIn } from "./references.js";

const BOXES = { VBoxModel: "ck-vbox", HBoxModel: "ck-hbox", BoxModel: "ck-hbox", GridBoxModel: "ck-gridbox" };

/** Draws models of one host. `openOurs` begins one of the kit's widgets.
 *
 * @typedef {{ element: HTMLElement, drawn: Promise<any>, remove: () => void }} View
 */
export class Views {
  constructor(host, openOurs) {
    this.host = host;
    this.openOurs = openOurs;
    this.modules = new Map(); // by text: each is evaluated once
    this.early = null; // what is drawn before there is a kernel (early.js)
  }

  /** A view of a model. `place` says where on the page it is: of which cell, and of which box.
   *
   * @returns {View}
   */
  make(model, place = "") {
    const box = BOXES[model.get("_model_name")];
    const element = h("div", { class: box ? `ck-widget ck-box ${box}` : "ck-widget" });
    element.dataset.place = place;
    const ends = [this.dress(model, element)];
    const remove = () => {
      for (const end of ends.splice(0)) end();
      element.remove();
    };
    model.on("close", remove);
    ends.push(() => model.off("close", remove));
    // One that fails leaves its place empty, and the others alone.
    const draw = () => (box ? this.drawBox(model, element, ends) : this.drawWidget(model, element, ends).catch(reportError));
    const drawn = draw();
    if (!model.isAttached) this.early.makeRoom(model, element, drawn);
    return { element, drawn, remove };
  }

  /** The layout and the classes that Python gave it. */
  dress(model, element) {
    const own = [...element.classList];
    let layout = null;
    const show = () => {
      element.className = [...own, ...(model.get("_dom_classes") ?? [])].join(" ");
      for (const [name, value] of Object.entries(layout?.state ?? {})) {
        if (!name.startsWith("_")) element.style.setProperty(name.replaceAll("_", "-"), value ?? "");
      }
    };
    // It may have been made after the widget.
    const follow = () => {
      layout?.off("change", show);
      layout = this.host.models.get(idIn(model.get("layout") ?? ""));
      layout?.on("change", show);
      show();
    };
    follow();
    model.on("change:layout", follow);
    model.on("change:_dom_classes", show);
    return () => {
      layout?.off("change", show);
      model.off("change:layout", follow);
      model.off("change:_dom_classes", show);
    };
  }

  /** A box shows its children in their order; one that stays is not drawn anew. */
  drawBox(model, element, ends) {
    let views = new Map();
    const show = () => {
      const before = views;
      views = new Map();
      (model.get("children") ?? []).forEach((reference, index) => {
        const child = this.host.models.get(idIn(reference));
        const make = () => this.make(child, `${element.dataset.place}/${index}`);
        if (child) views.set(child, before.get(child) ?? make());
      });
      for (const [child, view] of before) if (!views.has(child)) view.remove();
      [...views.values()].forEach(({ element: one }, index) => {
        if (element.children[index] !== one) element.insertBefore(one, element.children[index] ?? null);
      });
      return Promise.all([...views.values()].map(({ drawn }) => drawn));
    };
    model.on("change:children", show);
    ends.push(() => {
      model.off("change:children", show);
      for (const view of views.values()) view.remove();
    });
    return show();
  }

  async drawWidget(model, element, ends) {
    const stop = new AbortController();
    ends.push(() => stop.abort());
    const context = { model, el: element, signal: stop.signal, experimental: {} };
    if (!model.isAttached) await this.early.isToBeDrawn(model, element);
    if (stop.signal.aborted) return;
    const opened = await this.opened(model);
    if (stop.signal.aborted) return;
    const end = await opened.render(context);
    if (typeof end !== "function") return;
    if (stop.signal.aborted) end();
    else ends.push(end);
  }

  /** What draws a model; it begins once, however many views it has. */
  opened(model) {
    model.opened ??= this.open(model);
    return model.opened;
  }

  async open(model) {
    const stop = new AbortController();
    const context = { model, signal: stop.signal, experimental: {} };
    const name = model.get("_kit_view");
    if (name) return this.openOurs(name, context);
    const made = await this.module(model.get("_esm"));
    this.addStyle(model.get("_css"));
    const widget = typeof made.default === "function" ? await made.default() : made.default;
    const end = await widget.initialize?.(context);
    return {
      render: (place) => widget.render?.(place),
      close: () => {
        stop.abort();
        end?.();
      },
    };
  }

  module(text) {
    if (!this.modules.has(text)) {
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      this.modules.set(text, import(address).finally(() => URL.revokeObjectURL(address)));
    }
    return this.modules.get(text);
  }

  addStyle(text) {
    if (!text || this.modules.has(`style ${text}`)) return;
    this.modules.set(`style ${text}`, null);
    const style = document.createElement("style");
    style.textContent = text;
    document.head.append(style);
  }
}
