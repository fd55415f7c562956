// A widget's model on a page of ours: what anywidget promises to a widget's module.

import { isSame, joined, separated } from "./values.js";

/** The traits of a widget, kept equal on both sides. One change is under way at a time, and the next
 * ones go together.
 */
export class HostModel {
  /**
   * @param {{ kernel: any, get_model: (id: string) => Promise<HostModel> }} host
   * @param {string} id the comm's
   * @param {Record<string, any>} state
   */
  constructor(host, id, state) {
    this.isAttached = true; // whether the kernel has it
    this.unheard = []; // messages for a kernel that is still to come
    this.held = null; // what the kernel says of traits that it does not know better yet
    this.host = host;
    this.id = id;
    this.state = state;
    this.widget_manager = host;
    this.listeners = new Map();
    this.unsaved = new Set(); // what was set, and not saved
    this.unsent = new Map(); // what was saved, and waits for its turn
    this.isBusy = false; // while the kernel has not dealt with a change
  }

  get(name) {
    return this.state[name];
  }

  set(names, value) {
    const values = typeof names === "string" ? { [names]: value } : names;
    for (const name of this.change(values)) this.unsaved.add(name);
  }

  save_changes() {
    for (const name of this.unsaved) this.unsent.set(name, this.state[name]);
    this.unsaved.clear();
    this.flush();
  }

  send(content, _callbacks, buffers = []) {
    if (!this.isAttached) {
      this.unheard.push([content, buffers]);
      return;
    }
    this.host.kernel.say("comm_msg", this.message({ method: "custom", content }), buffers);
  }

  on(names, act) {
    for (const name of names.split(" ")) {
      if (!this.listeners.has(name)) this.listeners.set(name, new Set());
      this.listeners.get(name).add(act);
    }
  }

  off(names, act) {
    for (const name of names?.split(" ") ?? [...this.listeners.keys()]) {
      if (act) this.listeners.get(name)?.delete(act);
      else this.listeners.delete(name);
    }
  }

  emit(name, ...values) {
    for (const act of [...(this.listeners.get(name) ?? [])]) {
      try {
        act(...values);
      } catch (error) {
        reportError(error); // and the others hear of it all the same
      }
    }
  }

  message(data) {
    return { comm_id: this.id, data };
  }

  /** Send what was saved, all of it together, unless a change is under way. */
  async flush() {
    if (!this.isAttached || this.isBusy || this.unsent.size === 0 || !this.host.kernel.isOpen) return;
    const sent = new Map(this.unsent);
    this.unsent.clear();
    const { state, paths, buffers } = separated(Object.fromEntries(sent));
    this.isBusy = true;
    const update = { method: "update", state, buffer_paths: paths };
    const isDone = await this.host.kernel.say("comm_msg", this.message(update), buffers);
    this.isBusy = false;
    for (const [name, value] of sent) {
      // It was lost on the way, and nothing newer is to go.
      if (!isDone && !this.unsent.has(name)) this.unsent.set(name, value);
    }
    this.flush();
  }

  /** The kernel says something about the model.
   *
   * @param {any} data
   * @param {DataView[]} buffers
   */
  hear(data, buffers) {
    if (data.method === "custom") this.emit("msg:custom", data.content, buffers);
    else if (data.method === "update" || data.method === "echo_update") {
      const state = joined(data.state, data.buffer_paths, buffers);
      // An echo repeats what the kernel was told; by now something newer may stand here.
      if (data.method === "echo_update") for (const name of this.newer()) delete state[name];
      this.takeOn(state);
    }
  }

  /** What the kernel was not told yet. */
  newer() {
    return [...this.unsent.keys(), ...this.unsaved];
  }

  takeOn(state) {
    const isHeld = (name) => this.held?.has(name);
    for (const name of Object.keys(state).filter(isHeld)) this.held.set(name, state[name]);
    this.change(Object.fromEntries(Object.entries(state).filter(([name]) => !isHeld(name))));
  }

  // ---- a model that is drawn before there is a kernel

  /** Be of no kernel yet. What waits for one waits for `attached`. */
  wait() {
    this.isAttached = false;
    this.attached = new Promise((resolve) => (this.tellAttached = resolve));
  }

  /** Show these values, which are newer than the kernel's, until `release`. */
  hold(values) {
    Object.assign(this.state, values);
    this.held = new Map(Object.entries(values));
  }

  /** Show these instead: what was held is gone. */
  holdOn(values) {
    if (!this.held) return;
    for (const [name, value] of Object.entries(values)) this.held.set(name, value);
    this.change(values);
  }

  /** The kernel knows by now what was newer here. */
  release() {
    const values = Object.fromEntries(this.held ?? []);
    this.held = null;
    this.change(values);
  }

  /** The kernel has it, in this state. What was set here meanwhile goes there. */
  attach(state) {
    this.isAttached = true;
    const newer = this.newer();
    this.takeOn(Object.fromEntries(Object.entries(state).filter(([name]) => !newer.includes(name))));
    this.flush();
    for (const [content, buffers] of this.unheard.splice(0)) this.send(content, null, buffers);
    this.tellAttached();
  }

  /** Take on values, then tell of those that are new; returns their names. */
  change(values) {
    const names = Object.keys(values).filter((name) => !isSame(this.state[name], values[name]));
    for (const name of names) this.state[name] = values[name];
    for (const name of names) this.emit(`change:${name}`, this, this.state[name]);
    if (names.length > 0) this.emit("change", this);
    return names;
  }
}
