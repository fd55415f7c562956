// The open step stands in the address, is remembered, and follows the browser's buttons.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { OpenStep, openStepOf } from "../../../../../careerkit/widgets/front_end/parts/journey/open_step.js";

const NAMES = ["passion", "interests", "paths"];

/** A browser's history and address, as far as the module looks at them. */
class Browser {
  entries = [{ hash: "", state: null }];
  at = 0;

  constructor(hash = "") {
    this.entries[0].hash = hash;
    globalThis.window = new EventTarget();
    globalThis.location = Object.defineProperty({ pathname: "/", search: "" }, "hash", { get: () => this.entry.hash });
    globalThis.history = {
      pushState: (state, _, address) => this.add({ state, hash: address.startsWith("#") ? address : "" }),
    };
    Object.defineProperty(globalThis.history, "state", { get: () => this.entry.state });
  }

  get entry() {
    return this.entries[this.at];
  }

  add(entry) {
    this.entries.splice(this.at + 1, Infinity, entry);
    this.at += 1;
  }

  follow(hash) {
    this.add({ hash, state: null });
    window.dispatchEvent(new Event("popstate"));
  }

  back() {
    this.at -= 1;
    window.dispatchEvent(new Event("popstate"));
  }
}

let browser;
let storage;
beforeEach(() => {
  browser = new Browser();
  const kept = new Map();
  storage = { get: (key) => kept.get(key) ?? null, set: (key, text) => kept.set(key, text) };
});

const opened = () => new OpenStep(NAMES, storage, true);

describe("on a page of ours", () => {
  it("is at first what the kernel says", () => {
    const step = opened();
    assert.equal(step.name, null);
    step.begin("passion");
    assert.equal(step.name, "passion");
  });

  it("is what the address names, whatever the kernel says, and the page goes there once", () => {
    browser = new Browser("#paths");
    const step = opened();
    step.begin("passion");
    assert.equal(step.name, "paths");
    assert.deepEqual([step.takeLead("passion"), step.takeLead("paths"), step.takeLead("paths")], [false, true, false]);
  });

  it("is the one in which the person was last time", () => {
    opened().open("interests");
    browser = new Browser();
    const step = opened();
    step.begin("passion");
    assert.equal(step.name, "interests");
    assert.equal(step.takeLead("interests"), false);
  });

  it("forgets a step that is there no more", () => {
    storage.set("step", "knitting");
    assert.equal(opened().name, null);
  });

  it("stands in the address, and the way back leads through what was open", () => {
    const step = opened();
    step.begin("passion");
    step.open("paths");
    step.open("interests");
    assert.equal(browser.entry.hash, "#interests");
    browser.back();
    assert.equal(step.name, "paths");
    browser.back();
    assert.equal(step.name, "passion");
  });

  it("can be none, also on the way back", () => {
    const step = opened();
    step.begin("passion");
    step.open("");
    assert.equal(browser.entry.hash, "");
    step.open("paths");
    browser.back();
    assert.equal(step.name, "");
  });

  it("follows a link, and stays with one to another part of the page", () => {
    const step = opened();
    step.begin("passion");
    let moves = 0;
    step.addEventListener("moved", () => (moves += 1));
    browser.follow("#paths");
    assert.deepEqual([step.name, moves], ["paths", 1]);
    browser.follow("#ck-main");
    assert.deepEqual([step.name, moves], ["paths", 1]);
  });
});

it("leaves the address of somebody else's page alone", () => {
  browser = new Browser("#paths");
  const step = new OpenStep(NAMES, storage, false);
  step.begin("passion");
  step.lead("interests");
  step.open("paths");
  assert.equal(step.name, "paths");
  assert.deepEqual(browser.entries, [{ hash: "#paths", state: null }]);
});

it("is one for all of a page's widgets, and another for another notebook", () => {
  const [one, other] = [{}, {}];
  assert.equal(openStepOf(one), undefined);
  const step = openStepOf(one, opened);
  assert.equal(openStepOf(one, opened), step);
  assert.notEqual(openStepOf(other, opened), step);
});
