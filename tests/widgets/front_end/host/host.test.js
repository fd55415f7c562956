// What a page and its kernel say to each other, over a line that the test holds.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { Host } from "../../../../careerkit/widgets/front_end/host/host.js";

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A line to no kernel: what is said stands in `said`, and the test answers. */
class Line {
  said = [];
  isUp = false;

  open(listener) {
    this.listener = listener;
  }

  send(message) {
    if (!this.isUp) return "";
    this.said.push(message);
    return String(this.said.length);
  }

  close() {
    this.isClosed = true;
  }

  stand() {
    this.isUp = true;
    this.listener.opened();
  }

  break() {
    this.isUp = false;
    this.listener.closed();
  }

  /** The kernel says something of the last message, or of another. */
  answer(kind, content, { to = String(this.said.length), buffers = [] } = {}) {
    this.listener.heard({ kind, answers: to, content, buffers });
  }

  idle(to) {
    this.answer("status", { execution_state: "idle" }, to ? { to } : {});
  }

  get updates() {
    return this.said.map(({ content }) => content.data).filter((data) => data?.method === "update").map(({ state }) => state);
  }
}

let line;
let host;
let model;

beforeEach(async () => {
  line = new Line();
  host = new Host(Promise.resolve({}));
  host.attach(line);
  line.stand();
  const restored = host.restore();
  const { comm_id: asked } = line.said.at(-1).content;
  const states = { list: { model_name: "AnyModel", state: { title: "Moments", count: 1, data: null } } };
  const data = { method: "update_states", states, buffer_paths: [["list", "state", "data"]] };
  line.answer("comm_msg", { comm_id: asked, data }, { buffers: [new DataView(new ArrayBuffer(3))] });
  await restored;
  model = await host.get_model("list");
  for (let id = 1; id <= line.said.length; id += 1) line.idle(String(id));
  line.said.length = 0;
});

const update = (state, method = "update") => line.answer("comm_msg", { comm_id: "list", data: { method, state, buffer_paths: [] } }, { to: "x" });

describe("a model", () => {
  it("has its state, with its binary parts", () => {
    assert.equal(model.get("title"), "Moments");
    assert.equal(model.get("data").byteLength, 3);
  });

  it("tells what was set, all values before the first word of it", () => {
    const told = [];
    model.on("change:count", () => told.push(["count", model.get("count"), model.get("title")]));
    model.on("change", () => told.push("change"));
    model.set({ count: 2, title: "New" });
    model.set({ count: 2 });
    assert.deepEqual(told, [["count", 2, "New"], "change"]);
  });

  it("sends only what was saved, and what is equal not at all", async () => {
    model.set("count", 2);
    assert.deepEqual(line.updates, []);
    model.set("title", "Moments");
    model.save_changes();
    assert.deepEqual(line.updates, [{ count: 2 }]);
  });

  it("sends one change at a time, and the next ones together", async () => {
    for (const count of [2, 3, 4]) {
      model.set("count", count);
      model.save_changes();
    }
    assert.deepEqual(line.updates, [{ count: 2 }]);
    line.idle();
    await settle();
    assert.deepEqual(line.updates, [{ count: 2 }, { count: 4 }]);
  });

  it("takes what the kernel says, and passes an echo over while its own change is under way", async () => {
    model.set("count", 2);
    model.save_changes();
    update({ count: 1, title: "Echo of another" }, "echo_update");
    assert.equal(model.get("count"), 2);
    assert.equal(model.get("title"), "Echo of another");
    update({ count: 9 });
    assert.equal(model.get("count"), 9);
    line.idle();
    await settle();
    update({ count: 5 }, "echo_update");
    assert.equal(model.get("count"), 5);
  });

  it("hears messages of its widget until it listens no more", () => {
    const heard = [];
    const hear = (content) => heard.push(content);
    const say = (content) => line.answer("comm_msg", { comm_id: "list", data: { method: "custom", content } }, { to: "x" });
    model.on("msg:custom", hear);
    say({ type: "pong" });
    model.off("msg:custom", hear);
    say({ type: "pong" });
    assert.deepEqual(heard, [{ type: "pong" }]);
  });

  it("is gone when its widget is closed, and its views are told", async () => {
    const told = [];
    model.opened = Promise.resolve({ close: () => told.push("closed") });
    line.answer("comm_close", { comm_id: "list" }, { to: "x" });
    await settle();
    assert.deepEqual(told, ["closed"]);
    await assert.rejects(host.get_model("list"));
  });
});

describe("a line that breaks", () => {
  it("takes no change along: it is sent again where the kernel did not get it", async () => {
    model.set("count", 2);
    model.save_changes();
    line.break();
    model.set("title", "New");
    model.save_changes();
    line.stand();
    const probe = line.said.findIndex(({ kind }) => kind === "kernel_info_request") + 1;
    line.idle(String(probe));
    await settle();
    assert.deepEqual(line.updates, [{ count: 2 }, { count: 2, title: "New" }]);
  });

  it("does not send what the kernel got before the line broke", async () => {
    model.set("count", 2);
    model.save_changes();
    line.break();
    line.stand();
    line.idle("1"); // the server kept its answer for this page
    line.idle("2");
    await settle();
    assert.deepEqual(line.updates, [{ count: 2 }]);
  });

  it("sends the newer of two values, once", async () => {
    model.set("count", 2);
    model.save_changes();
    line.break();
    model.set("count", 3);
    model.save_changes();
    line.stand();
    line.idle("2");
    await settle();
    line.idle();
    await settle();
    assert.deepEqual(line.updates, [{ count: 2 }, { count: 3 }]);
  });

  it("keeps messages until it stands", async () => {
    line.break();
    model.send({ type: "found" });
    assert.equal(line.said.length, 0);
    line.stand();
    assert.deepEqual(line.said.map(({ content }) => content.data.content), [{ type: "found" }]);
  });
});

it("knows widgets that are made later, and hears nothing of those that it does not know", async () => {
  line.answer("comm_open", { comm_id: "new", data: { state: { a: 1 } } }, { to: "x" });
  line.answer("comm_msg", { comm_id: "nobody", data: { method: "update", state: {} } }, { to: "x" });
  assert.equal((await host.get_model("new")).get("a"), 1);
});
