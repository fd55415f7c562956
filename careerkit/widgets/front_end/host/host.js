// The widgets of a page and their kernel: what JupyterLab's widget manager does, for the few kinds
// of models that a page of ours has.

import { newId } from "../page/ids.js";
import { bindings, withIds } from "./binding.js";
import { HostModel } from "./host_model.js";
import { Kernel } from "./kernel.js";
import { joined } from "./values.js";
import { Views } from "./views.js";

const CONTROL = "jupyter.widget.control";
const CONTROL_VERSION = "1.0.0";

/** All models of a kernel, by the ids of their comms.
 *
 * Args: `open`, which begins one of the kit's widgets.
 */
export class Host {
  constructor(open) {
    this.models = new Map();
    this.views = new Views(this, open);
    this.asked = ""; // the comm that asks for all states
    this.isThere = new Promise((resolve) => (this.tellThere = resolve)); // whether they have come
    this.early = []; // [[the id of a model that is drawn already, its id in the kernel]]
    this.left = []; // models that are drawn already, and that the kernel does not have
  }

  /** Have models before there is a kernel: the states of a notebook's widgets, by ids of their own. */
  declare(states) {
    for (const [id, state] of Object.entries(states)) {
      this.add(id, state);
      this.models.get(id).wait();
    }
  }

  /** Speak through this line from now on. */
  attach(line) {
    this.kernel = new Kernel(line, {
      opened: () => this.flush(),
      comm: (message) => this.hear(message),
    });
  }

  close() {
    this.kernel?.close();
  }

  /** Ask the kernel for all of its models; resolves when they are there. */
  restore() {
    this.askForStates();
    return this.isThere;
  }

  async askForStates() {
    const comm = newId();
    this.asked = comm;
    this.kernel.say("comm_open", { comm_id: comm, target_name: CONTROL, data: {} }, [], { version: CONTROL_VERSION });
    const isDone = await this.kernel.say("comm_msg", { comm_id: comm, data: { method: "request_states" } });
    // It got lost on a line that broke.
    if (!isDone && this.asked === comm) this.askForStates();
  }

  get_model(id) {
    const model = this.models.get(id);
    return model ? Promise.resolve(model) : Promise.reject(new Error(`There is no model ${id}.`));
  }

  flush() {
    for (const model of this.models.values()) model.flush();
  }

  hear({ kind, content, buffers }) {
    const { comm_id: id, data } = content;
    if (id === this.asked) this.takeStates(data, buffers);
    else if (kind === "comm_open") this.add(id, joined(data.state, data.buffer_paths, buffers));
    else if (kind === "comm_msg") this.models.get(id)?.hear(data, buffers);
    else if (kind === "comm_close") this.drop(id);
  }

  async takeStates({ method, states, buffer_paths: paths }, buffers) {
    if (method !== "update_states") return;
    const asked = this.asked;
    this.asked = "";
    joined(states, paths, buffers);
    const bound = this.bind(states);
    for (const [id, { state }] of Object.entries(states)) this.add(id, state);
    for (const model of bound) model.attach(states[model.id].state);
    // What was written in those for which the kernel has none is taken over by the views to come.
    await Promise.all(this.left.splice(0).map((model) => model.opened?.then(({ close }) => close())));
    this.kernel.say("comm_close", { comm_id: asked, data: {} });
    this.tellThere();
  }

  /** Let the models that are here already be those of the kernel; returns them. */
  bind(states) {
    const ids = bindings(this.early, this.models, states);
    const early = [...this.models.values()].filter(({ isAttached }) => !isAttached);
    for (const model of early) this.models.delete(model.id);
    const bound = early.filter(({ id }) => ids.has(id));
    this.left = early.filter(({ id }) => !ids.has(id));
    for (const model of bound) {
      model.id = ids.get(model.id);
      model.state = withIds(model.state, ids);
      this.models.set(model.id, model);
    }
    return bound;
  }

  /** The kernel knows by now what the browser kept. */
  release() {
    for (const model of this.models.values()) model.release();
  }

  add(id, state) {
    if (!this.models.has(id)) this.models.set(id, new HostModel(this, id, state));
  }

  async drop(id) {
    const model = this.models.get(id);
    this.models.delete(id);
    model?.emit("close");
    if (model?.opened) (await model.opened).close();
  }
}
