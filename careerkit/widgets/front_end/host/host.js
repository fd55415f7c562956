// The widgets of a page and their kernel: what JupyterLab's widget manager does, for the few kinds
// of models that a page of ours has.

import { newId } from "../page/ids.js";
import { HostModel } from "./host_model.js";
import { Kernel } from "./kernel.js";
import { joined } from "./values.js";
import { Views } from "./views.js";

const CONTROL = "jupyter.widget.control";
const CONTROL_VERSION = "1.0.0";

/** All models of a kernel, by the ids of their comms.
 *
 * Args: `kit`, a promise of the kit's module.
 */
export class Host {
  constructor(kit) {
    this.models = new Map();
    this.views = new Views(this, kit);
    this.asked = ""; // the comm that asks for all states
  }

  /** Speak through this line from now on. */
  attach(line) {
    this.kernel = new Kernel(line, {
      opened: () => this.flush(),
      idle: () => {},
      comm: (message) => this.hear(message),
    });
  }

  close() {
    this.kernel?.line.close();
  }

  /** Ask the kernel for all of its models; resolves when they are there. */
  restore() {
    this.asked = newId();
    const states = new Promise((resolve) => (this.restored = resolve));
    const asked = { comm_id: this.asked, target_name: CONTROL, data: {} };
    this.kernel.say("comm_open", asked, [], { version: CONTROL_VERSION });
    this.kernel.say("comm_msg", { comm_id: this.asked, data: { method: "request_states" } });
    return states;
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

  takeStates({ method, states, buffer_paths: paths }, buffers) {
    if (method !== "update_states") return;
    joined(states, paths, buffers);
    for (const [id, { state }] of Object.entries(states)) this.add(id, state);
    this.kernel.say("comm_close", { comm_id: this.asked, data: {} });
    this.asked = "";
    this.restored();
  }

  add(id, state) {
    if (!this.models.has(id)) this.models.set(id, new HostModel(this, id, state));
  }

  async drop(id) {
    const model = this.models.get(id);
    this.models.delete(id);
    if (model?.opened) (await model.opened).close();
  }
}
