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
  host = new Host(() => {});
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

  it("passes an echo over where something newer stands by now", async () => {
    for (const count of [2, 3]) {
      model.set("count", count);
      model.save_changes();
    }
    update({ count: 2, title: "Made of it" }, "echo_update");
    assert.equal(model.get("count"), 3);
    assert.equal(model.get("title"), "Made of it");
  });

  it("comes to the kernel's value where both said something at the same time", async () => {
    model.set("count", 3);
    model.save_changes();
    update({ count: 5 }); // said before it had read ours
    update({ count: 3 }, "echo_update");
    line.idle();
    await settle();
    assert.equal(model.get("count"), 3);
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
  it("asks for the states again where the question got lost", async () => {
    host = new Host(() => {});
    line = new Line();
    host.attach(line);
    line.stand();
    let isThere = false;
    host.restore().then(() => (isThere = true));
    line.break();
    line.stand();
    line.idle(String(line.said.findIndex(({ kind }) => kind === "kernel_info_request") + 1));
    await settle();
    const { comm_id: asked, data } = line.said.at(-1).content;
    assert.equal(data.method, "request_states");
    line.answer("comm_msg", { comm_id: asked, data: { method: "update_states", states: {}, buffer_paths: [] } });
    await settle();
    assert.ok(isThere);
  });

  it("lets nobody wait when the page is left to another front end", async () => {
    line.break();
    const said = host.kernel.say("comm_open", {});
    host.close();
    assert.equal(await said, false);
    assert.ok(line.isClosed);
  });

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

describe("a model that is drawn before there is a kernel", () => {
  const DECLARED = { early: { _model_name: "AnyModel", _kit_view: "record_list", title: "Moments", _records: [], count: 0 } };
  const said = () => line.said.map(({ content }) => content.data).filter((data) => data?.method);
  let early;

  beforeEach(() => {
    line = new Line();
    host = new Host(() => {});
    host.attach(line);
    host.declare(DECLARED);
    early = host.models.get("early");
  });

  async function come(state = {}, pairs = [["early", "kernels"]]) {
    line.stand();
    host.early = pairs;
    const restored = host.restore();
    const { comm_id: asked } = line.said.at(-1).content;
    const whole = { ...DECLARED.early, _kit: "IPY_MODEL_kit", ...state };
    const states = { kernels: { state: whole } };
    line.answer("comm_msg", { comm_id: asked, data: { method: "update_states", states, buffer_paths: [] } });
    await restored;
  }

  it("is the kernel's when that comes, and tells of what is new", async () => {
    const told = [];
    early.on("change:count", () => told.push(early.get("count")));
    early.on("change:title", () => told.push("title"));
    await come({ count: 3 });

    assert.equal(await host.get_model("kernels"), early);
    assert.equal(early.id, "kernels");
    assert.deepEqual(told, [3]);
    await early.attached;
  });

  it("says then what was set and sent before, and lets the kernel say nothing older", async () => {
    early.set("count", 7);
    early.save_changes();
    early.set("note", "Unsaved");
    early.send({ type: "found" });
    assert.deepEqual(line.said, []);
    await come({ count: 0, note: "" });

    assert.deepEqual([early.get("count"), early.get("note")], [7, "Unsaved"]);
    const [, change, found] = said();
    assert.deepEqual(change, { method: "update", state: { count: 7 }, buffer_paths: [] });
    assert.deepEqual(found, { method: "custom", content: { type: "found" } });
  });

  it("shows what the browser keeps until the kernel knows it", async () => {
    const told = [];
    early.hold({ _records: [{ id: "a" }] });
    early.on("change:_records", () => told.push(early.get("_records").length));
    await come({ _records: [] });
    line.answer("comm_msg", { comm_id: "kernels", data: { method: "update", state: { _records: [{ id: "a" }] } } }, { to: "x" });
    assert.deepEqual(early.get("_records"), [{ id: "a" }]);
    host.release();
    assert.deepEqual(told, []);
    line.answer("comm_msg", { comm_id: "kernels", data: { method: "update", state: { _records: [] } } }, { to: "x" });
    assert.deepEqual(told, [0]);
  });

  it("shows nothing any more when everything was erased, whatever the kernel still has", async () => {
    early.hold({ _records: [{ id: "a" }] });
    early.holdOn({ _records: [] });
    assert.deepEqual(early.get("_records"), []);
    await come({ _records: [{ id: "a" }] });
    assert.deepEqual(early.get("_records"), []);
  });

  it("takes on what the kernel said meanwhile, if that is something else", async () => {
    early.hold({ _records: [{ id: "a" }] });
    await come({ _records: [{ id: "a" }, { id: "b" }] });
    host.release();
    assert.equal(early.get("_records").length, 2);
  });

  it("is closed where the kernel has another widget, before that is drawn", async () => {
    const order = [];
    early.opened = Promise.resolve({ close: () => order.push("closed") });
    await come({ title: "Other moments" });
    order.push("restored");

    assert.deepEqual(order, ["closed", "restored"]);
    assert.notEqual(await host.get_model("kernels"), early);
  });

  it("goes on where one listener fails", async () => {
    const told = [];
    globalThis.reportError = (error) => told.push(error.message);
    early.on("change:count", () => { throw new Error("ours"); });
    early.on("change:count", () => told.push("heard"));
    await come({ count: 3 });
    assert.deepEqual(told, ["ours", "heard"]);
  });
});
