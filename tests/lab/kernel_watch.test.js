import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { KernelWatch } from "../../careerkit/lab/share/jupyter/labextensions/careerkit/static/kernel_watch.js";

globalThis.window = globalThis;
globalThis.document = { hidden: false };

class Signal {
  handlers = new Set();
  connect = (handler) => this.handlers.add(handler);
  disconnect = (handler) => this.handlers.delete(handler);
  emit = (value) => this.handlers.forEach((handler) => handler(null, value));
}

const kernelOf = (id, status = "idle", connectionStatus = "connected") => ({ id, name: "python3", status, connectionStatus });

/** A notebook's session, a server that answers with `status`, and what the watch told. */
function stage(status = 200) {
  const session = {
    statusChanged: new Signal(), kernelChanged: new Signal(), sessionChanged: new Signal(), connectionStatusChanged: new Signal(),
    session: null, prevKernelName: "python3", started: 0,
    async changeKernel() {
      this.started += 1;
      this.session = { kernel: kernelOf(`new-${this.started}`) };
      this.kernelChanged.emit({ newValue: this.session.kernel });
    },
    begin(kernel) {
      this.session = { kernel };
      this.kernelChanged.emit({ newValue: kernel });
    },
  };
  const told = [];
  const server = { status, ask: async () => ({ status: server.status }), refresh: async () => {} };
  const watch = new KernelWatch(session, server, {
    onState: (state) => told.push(state),
    onNew: () => told.push("new"),
  });
  return { session, server, told, watch };
}

/** Let time and what waits for it go by. */
async function pass(ms) {
  for (let at = 0; at < ms; at += 500) {
    mock.timers.tick(500);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

test.beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
test.afterEach(() => mock.timers.reset());

test("a first kernel has run nothing, whether it is there or still coming", () => {
  const { session, told } = stage();
  session.begin(kernelOf("a", "starting"));
  assert.deepEqual(told, []);
  session.session.kernel.status = "idle";
  session.statusChanged.emit("idle");
  assert.deepEqual(told, ["new"]);
  session.statusChanged.emit("busy");
  assert.deepEqual(told, ["new"]);
});

test("a kernel that Jupyter starts again has run nothing", () => {
  const { session, told } = stage();
  session.begin(kernelOf("a"));
  session.session.kernel.status = "autorestarting";
  session.statusChanged.emit("autorestarting");
  session.session.kernel.status = "idle";
  session.statusChanged.emit("idle");
  assert.deepEqual(told, ["new", "restarting", "running", "new"]);
});

test("a connection that is back at once is not spoken of, and nothing runs again", async () => {
  const { session, told } = stage();
  session.begin(kernelOf("a"));
  session.session.kernel.connectionStatus = "connecting";
  session.connectionStatusChanged.emit("connecting");
  await pass(1000);
  session.session.kernel.connectionStatus = "connected";
  session.connectionStatusChanged.emit("connected");
  await pass(5000);
  assert.deepEqual(told, ["new"]);
});

test("a server that is gone is asked until it is back, and a kernel that went with it is replaced", async () => {
  const { session, server, told } = stage(503);
  session.begin(kernelOf("a"));
  session.session.kernel.connectionStatus = "connecting";
  session.connectionStatusChanged.emit("connecting");
  await pass(10_000);
  assert.deepEqual(told, ["new", "away"]);
  server.status = 404;
  await pass(4000);
  assert.deepEqual(told, ["new", "away", "restarting", "running", "new"]);
  assert.equal(session.started, 1);
});

test("a kernel that was there all the time is joined again, and runs nothing twice", async () => {
  const { session, server, told } = stage(503);
  const kernel = kernelOf("a");
  kernel.reconnect = async () => { kernel.connectionStatus = "connected"; };
  session.begin(kernel);
  kernel.connectionStatus = "disconnected";
  session.connectionStatusChanged.emit("disconnected");
  await pass(4000);
  server.status = 200;
  await pass(4000);
  assert.deepEqual(told, ["new", "away", "running"]);
  assert.equal(session.started, 0);
});

test("a page that has to sign in again says so, and starts nothing", async () => {
  const { session, told } = stage(403);
  session.begin(kernelOf("a"));
  session.connectionStatusChanged.emit("disconnected");
  await pass(4000);
  assert.deepEqual(told, ["new", "signed_out"]);
});

test("a kernel that dies again and again is left to the person", async () => {
  const { session, told, watch } = stage();
  session.changeKernel = async () => {
    session.started += 1;
    session.session = { kernel: kernelOf("b", "dead") };
    session.statusChanged.emit("dead");
  };
  session.begin(kernelOf("a"));
  session.session.kernel.status = "dead";
  session.statusChanged.emit("dead");
  await pass(30_000);
  assert.equal(told.at(-1), "gone");
  assert.equal(session.started, 2);
  session.changeKernel = async () => session.begin(kernelOf("c"));
  await watch.startAgain();
  assert.deepEqual(told.slice(-3), ["restarting", "running", "new"]);
});

test("a kernel that was shut down here stays so until somebody wants one", async () => {
  const { session, told } = stage(404);
  session.begin(kernelOf("a"));
  session.statusChanged.emit("terminating");
  session.session = null;
  session.sessionChanged.emit({ newValue: null });
  await pass(10_000);
  assert.deepEqual(told, ["new", "gone"]);
  assert.equal(session.started, 0);
});

test("a page that nobody looks at starts nothing", async () => {
  const { session } = stage(404);
  session.begin(kernelOf("a"));
  document.hidden = true;
  session.session.kernel.connectionStatus = "disconnected";
  session.connectionStatusChanged.emit("disconnected");
  await pass(10_000);
  assert.equal(session.started, 0);
  document.hidden = false;
  await pass(4000);
  assert.equal(session.started, 1);
});
