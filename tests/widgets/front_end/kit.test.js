// How a view and the kit find each other on a page, whichever of them is there first.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, it, mock } from "node:test";

import { Model } from "./stand_ins.js";

const FOLDER = new URL("../../../careerkit/widgets/front_end/", import.meta.url);
const KITS = Symbol.for("careerkit.kits");
const KIT = `export function open(name, { model }) {
  return { render: ({ el }) => { el.textContent = name + " of " + model.get("_version") }, close() {} };
}`;
const GONE = "data:text/javascript,throw new Error()";

let sheets;

const addressOf = (text) => `data:text/javascript,${encodeURIComponent(text)}`;

/** A widget's own module, as a page that loads it anew has it. */
async function moduleOf(name, note) {
  const text = readFileSync(new URL(name, FOLDER), "utf8").replaceAll("VIEW", '"week_list"');
  return (await import(addressOf(`${text}\n// ${note}`))).default;
}

let count = 0;

async function bring(traits = {}) {
  const loader = await moduleOf("loader.js", `${(count += 1)}`);
  const model = new Model({ version: "1", address: "", script: KIT, style: "p {}", sorry: "Sorry.", ...traits });
  model.send = (message) => model.sent.push(message);
  loader.initialize({ model });
  return model;
}

async function open({ get_model = async () => null } = {}) {
  const stub = (await moduleOf("stub.js", `${(count += 1)}`))();
  const model = Object.assign(new Model({ _version: "1", _kit: "IPY_MODEL_the-kit" }), {
    widget_manager: { get_model },
  });
  stub.initialize({ model });
  const attributes = {};
  const el = {
    textContent: "",
    attributes,
    setAttribute: (name, value) => (attributes[name] = value),
    removeAttribute: (name) => delete attributes[name],
  };
  return { el, rendered: stub.render({ el }) };
}

async function shown(view) {
  await view.rendered;
  return view.el.textContent;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  sheets = [];
  globalThis[KITS] = new Map();
  globalThis.document = {
    baseURI: "http://localhost/",
    createElement: () => ({ textContent: "" }),
    head: { append: (sheet) => sheets.push(sheet.textContent) },
  };
  // Node imports no blob.
  mock.method(URL, "createObjectURL", (blob) => blob.address);
  mock.method(URL, "revokeObjectURL", () => {});
  globalThis.Blob = class {
    constructor([text]) {
      this.address = addressOf(text);
    }
  };
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

describe("a view", () => {
  it("waits for the kit", async () => {
    const view = await open();
    await bring();
    assert.equal(await shown(view), "week_list of 1");
  });

  it("is busy until it is drawn, be it with an apology", async () => {
    const view = await open();
    assert.deepEqual(view.el.attributes, { "aria-busy": "true" });
    await bring({ script: "throw new Error()" });
    assert.equal(await shown(view), "Sorry.");
    assert.deepEqual(view.el.attributes, {});
  });

  it("finds the kit that is there", async () => {
    await bring();
    assert.equal(await shown(await open()), "week_list of 1");
  });

  it("asks for the kit on a page that has only what it shows", async () => {
    const view = await open({ get_model: async (id) => id === "the-kit" && bring() });
    assert.equal(await shown(view), "week_list of 1");
  });

  it("waits on where the page does not know the kit yet", async () => {
    const unknown = () => {
      throw new Error("widget model not found");
    };
    const view = await open({ get_model: unknown });
    await bring();
    assert.equal(await shown(view), "week_list of 1");
  });
});

describe("the kit", () => {
  it("comes from the server's address, whose pages have its style", async () => {
    await bring({ address: addressOf(KIT), script: "", style: "" });
    assert.equal(await shown(await open()), "week_list of 1");
    assert.deepEqual(sheets, []);
  });

  it("is asked of the kernel where its address does not answer", async () => {
    const model = await bring({ address: GONE, script: "" });
    const view = await open();
    await settle();
    assert.deepEqual(model.sent, [{ type: "script" }]);
    model.python("script", KIT);
    assert.equal(await shown(view), "week_list of 1");
  });

  it("is missed in words where no kernel answers either", async () => {
    await bring({ address: GONE, script: "" });
    const view = await open();
    await settle();
    mock.timers.tick(60_000);
    assert.equal(await shown(view), "Sorry.");
  });

  it("comes with the next kernel where the first one could not bring it", async () => {
    await bring({ script: "throw new Error()" });
    assert.equal(await shown(await open()), "Sorry.");
    await bring();
    assert.equal(await shown(await open()), "week_list of 1");
  });
});
