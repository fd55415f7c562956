// A widget where a page shows single anywidgets only, which a host draws when it is asked by name.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { Model } from "./stand_ins.js";
import stack from "../../../careerkit/widgets/front_end/stack.js";

/** An element, as far as a stack needs one. */
class Element {
  children = [];
  parent = null;
  getRootNode = () => root;
  classes = new Set();
  classList = {
    add: (...names) => names.forEach((name) => this.classes.add(name)),
    remove: (...names) => names.forEach((name) => this.classes.delete(name)),
  };

  set className(text) {
    this.classes = new Set(text.split(" "));
  }

  insertBefore(child, next) {
    child.remove();
    this.children.splice(next ? this.children.indexOf(next) : this.children.length, 0, child);
    child.parent = this;
  }

  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((one) => one !== this);
    this.parent = null;
  }
}

let models;
let ended;
let begun;
let root;

const host = {
  getModel: async (name) => models[name.replace("anywidget:", "")] ?? Promise.reject(new Error("none")),
  getWidget: async (name) => (begun.push(name.replace("anywidget:", "")), {
    render: async ({ el, signal }) => {
      el.text = name.replace("anywidget:", "");
      signal.addEventListener("abort", () => ended.push(el.text));
    },
  }),
};

const settle = () => new Promise((resolve) => setImmediate(resolve));

const box = (...names) => new Model({ children: names.map((name) => `IPY_MODEL_${name}`), _dom_classes: ["ck-step"] });
const widget = (...classes) => new Model({ _dom_classes: classes });

async function render(signal = new AbortController().signal, shown = "box") {
  const el = new Element();
  await stack.render({ model: new Model({ shown: `IPY_MODEL_${shown}` }), el, host, signal });
  await settle();
  return el;
}

const texts = ({ children }) => children.map((child) => child.text ?? texts(child));

beforeEach(() => {
  ended = [];
  begun = [];
  root = {};
  models = { box: box("one", "inner", "two"), inner: box("three"), one: widget("wide"), two: widget(), three: widget() };
  globalThis.document = { createElement: () => new Element() };
  globalThis.reportError = () => ended.push("reported");
});

describe("a stack", () => {
  it("draws what is in the box, and in the boxes within it, in order", async () => {
    assert.deepEqual(texts(await render()), ["one", ["three"], "two"]);
  });

  it("gives each part the classes that Python gave it", async () => {
    const el = await render();
    assert.deepEqual([...el.classes], ["ck-step", "ck-box", "ck-vbox"]);
    assert.deepEqual([...el.children[0].classes], ["ck-widget", "wide"]);

    models.one.python("_dom_classes", ["narrow"]);
    assert.deepEqual([...el.children[0].classes], ["ck-widget", "narrow"]);
  });

  it("follows what comes, goes and moves, and leaves alone what stays", async () => {
    const el = await render();
    const [one] = el.children;
    models.four = widget();

    models.box.python("children", ["IPY_MODEL_two", "IPY_MODEL_one", "IPY_MODEL_four"]);
    await settle();

    assert.deepEqual(texts(el), ["two", "one", "four"]);
    assert.equal(el.children[1], one);
    assert.deepEqual(ended, ["three"]);
  });

  it("draws the others where one can't be drawn", async () => {
    delete models.one;
    const el = await render();
    assert.deepEqual(texts(el).slice(1), [["three"], "two"]);
    assert.deepEqual(ended, ["reported"]);
  });

  it("ends with the page's place for it", async () => {
    const end = new AbortController();
    await render(end.signal);
    end.abort();
    assert.deepEqual(ended.toSorted(), ["one", "three", "two"]);
  });
});

describe("a stack of the kit's widgets", () => {
  const KIT = { _kit: "IPY_MODEL_kit" };

  beforeEach(() => {
    models.kit = new Model({ style: "p {}" });
    models.box = box("one", "two");
    Object.assign(models.one.traits, KIT);
    Object.assign(models.two.traits, KIT);
    globalThis.CSSStyleSheet = class {
      replaceSync(text) {
        this.text = text;
      }
    };
  });

  it("lets the kit begin before they are drawn", async () => {
    assert.deepEqual(texts(await render()), ["one", "two"]);
    assert.deepEqual(begun.slice(0, 1), ["kit"]);
  });

  it("draws one that stands alone", async () => {
    assert.equal((await render(undefined, "one")).text, "one");
    assert.deepEqual(begun, ["kit", "one"]);
  });

  it("brings the kit's style into a tree of its own, once", async () => {
    root = { host: {}, adoptedStyleSheets: [] };
    await render();
    const [sheet, ...others] = root.adoptedStyleSheets;
    assert.match(sheet.text, /^:where\(\.careerkit.*revert \}\np \{\}$/);
    assert.deepEqual(others, []);
  });
});
