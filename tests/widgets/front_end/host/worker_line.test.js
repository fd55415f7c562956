// A host whose kernel is in a worker: what is said goes through a real channel, as to any worker.

import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "node:test";
import { MessageChannel } from "node:worker_threads";

import { Host } from "../../../../careerkit/widgets/front_end/host/host.js";
import { WorkerLine } from "../../../../careerkit/widgets/front_end/host/worker_line.js";

const LIST = { model_name: "AnyModel", state: { title: "Moments", count: 1, data: null } };

/** A worker with a kernel that knows one list, and notes what it is told. */
class Kernel {
  told = [];

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.page = port2;
    port1.on("message", (message) => this.hear(message));
    // What a browser's Worker has, and a port has not.
    this.worker = Object.assign(port2, { terminate: () => (this.isEnded = true) });
  }

  say(message) {
    this.port.postMessage(message);
  }

  hear(message) {
    this.told.push(message);
    const { id, content } = message;
    if (content.data?.method === "request_states") {
      const states = { list: LIST };
      const data = { method: "update_states", states, buffer_paths: [["list", "state", "data"]] };
      this.say({ kind: "comm_msg", answers: id, content: { comm_id: content.comm_id, data }, buffers: [new Uint8Array([7, 8])] });
    }
    this.say({ kind: "status", answers: id, content: { execution_state: "idle" } });
  }

  end() {
    this.port.close();
    this.page.close();
  }
}

let kernel;
let host;

beforeEach(() => {
  kernel = new Kernel();
  host = new Host(() => {});
  host.attach(new WorkerLine(kernel.worker));
});

afterEach(() => kernel.end());

const ready = () => {
  kernel.say({ kind: "ready" });
  return host.restore();
};

it("has the kernel's models once the kernel runs, with their binary parts", async () => {
  await ready();
  const model = await host.get_model("list");

  assert.equal(model.get("title"), "Moments");
  assert.deepEqual([model.get("data").getUint8(0), model.get("data").byteLength], [7, 2]);
});

it("tells the kernel what is typed, also what was typed before it ran", async () => {
  host.add("list", { ...LIST.state });
  const model = await host.get_model("list");
  model.set("count", 2);
  model.save_changes();
  assert.deepEqual(kernel.told, []);

  await ready();
  model.set("data", new DataView(new ArrayBuffer(3)));
  model.save_changes();
  await host.kernel.say("kernel_info_request", {});

  const updates = kernel.told.filter(({ content }) => content.data?.method === "update");
  assert.deepEqual(updates.map(({ content }) => content.data.state.count).filter(Boolean), [2]);
  assert.equal(updates.at(-1).buffers[0].byteLength, 3);
});

it("hears what the kernel says by itself", async () => {
  await ready();
  const model = await host.get_model("list");
  const heard = new Promise((resolve) => model.on("change:title", () => resolve(model.get("title"))));
  kernel.say({ kind: "comm_msg", content: { comm_id: "list", data: { method: "update", state: { title: "Topics" } } } });

  assert.equal(await heard, "Topics");
});

it("keeps what is typed when the worker fails, and says so", async () => {
  await ready();
  kernel.worker.dispatchEvent(new Event("error"));

  assert.equal(host.kernel.isOpen, false);
  assert.equal(host.kernel.line.send({ kind: "comm_msg", content: {}, buffers: [], metadata: {} }), "");
});

it("ends the worker with the line", async () => {
  await ready();
  host.close();

  assert.equal(kernel.isEnded, true);
});
