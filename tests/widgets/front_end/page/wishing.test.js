import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";

import { page } from "../../../../careerkit/widgets/front_end/page/state.js";
import { wish } from "../../../../careerkit/widgets/front_end/page/wishing.js";

/** A model whose kernel hears what a test says it hears. */
function model(state) {
  const told = new Set();
  return {
    state,
    told,
    get: (name) => state[name],
    set: (name, value) => (state[name] = value),
    save_changes() {},
    on: (_, listener) => told.add(listener),
    off: (_, listener) => told.delete(listener),
    hear(seq) {
      state._heard = seq;
      for (const listener of [...told]) listener();
    },
  };
}

function button() {
  const looks = new Map();
  return {
    dataset: {},
    isConnected: true,
    closest: () => null,
    get isBusy() {
      return looks.has("data-busy");
    },
    setAttribute: (name, value) => looks.set(name, value),
    removeAttribute: (name) => looks.delete(name),
  };
}

const press = (currentTarget, detail = 1) => ({ currentTarget, detail });

describe("a wish", () => {
  let isLost = false;
  page.isLost = () => isLost;
  beforeEach(() => (isLost = false));

  it("takes along those before it that were not heard yet", () => {
    const list = model({ _wish: {}, _heard: 0 });
    for (const soc of ["a", "b", "c"]) wish(list, { act: "add", soc });
    const [a, b, c] = ["a", "b", "c"].map((soc, index) => ({ seq: index + 1, act: "add", soc }));
    assert.deepEqual(list.state._wish, { ...c, before: [a, b] });

    list.state._heard = 2;
    wish(list, { act: "drop", soc: "a" });
    assert.deepEqual(list.state._wish, { seq: 4, act: "drop", soc: "a", before: [c] });

    list.state._heard = 4;
    wish(list, { act: "drop", soc: "b" });
    assert.deepEqual(list.state._wish, { seq: 5, act: "drop", soc: "b" });
  });

  it("has a number of its own where another window's were heard", () => {
    const list = model({ _wish: { seq: 5 }, _heard: 8 });
    wish(list, { key: "x" });
    assert.deepEqual(list.state._wish, { seq: 9, key: "x" });
  });

  it("stands alone without a line, and where the kernel says nothing of what it heard", () => {
    const list = model({ _wish: { seq: 1, key: "x" }, _heard: 0 });
    isLost = true;
    wish(list, { key: "y" });
    assert.deepEqual(list.state._wish, { seq: 2, key: "y" });

    const dialog = model({ _wish: { seq: 1, act: "make" } });
    isLost = false;
    wish(dialog, { act: "cancel" });
    assert.deepEqual(dialog.state._wish, { seq: 2, act: "cancel" });
  });
});

describe("what was pressed", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("looks busy while a slow kernel has not heard of it", () => {
    const [slow, first, second] = [model({ _wish: {}, _heard: 0 }), button(), button()];
    wish(slow, { key: "x" }, press(first));
    wish(slow, { key: "y" }, press(second));
    assert.equal(first.isBusy, false);

    mock.timers.tick(1000);
    assert.equal(first.isBusy, true);
    slow.hear(1);
    assert.deepEqual([first.isBusy, second.isBusy], [false, true]);
    slow.hear(2);
    assert.deepEqual([second.isBusy, slow.told.size], [false, 0]);
  });

  it("is pressed once by a double click", () => {
    const [list, pressed] = [model({ _wish: {}, _heard: 0 }), button()];
    assert.equal(wish(list, { key: "x" }, press(pressed)), true);
    assert.equal(wish(list, { key: "x" }, press(pressed, 2)), false);
    assert.deepEqual(list.state._wish, { seq: 1, key: "x" });
    list.hear(1);
    assert.equal(wish(list, { key: "y" }, press(pressed, 0)), true); // by the keyboard
    list.hear(2);
  });

  it("looks as ever where the kernel answers at once, and where it never says what it heard", () => {
    const [quick, other, pressed] = [model({ _wish: {}, _heard: 3 }), model({ _wish: {} }), button()];
    wish(quick, { key: "x" }, press(pressed));
    quick.hear(4);
    wish(other, { key: "x" }, press(pressed));
    mock.timers.tick(1000);
    assert.deepEqual([pressed.isBusy, quick.told.size, other.told.size], [false, 0, 0]);
  });

  for (const name of ["unheard", "reconnected"]) {
    it(`looks as ever again once the page is told "${name}"`, () => {
      const [gone, pressed] = [model({ _wish: {}, _heard: 0 }), button()];
      wish(gone, { key: "x" }, press(pressed));
      mock.timers.tick(1000);
      assert.equal(pressed.isBusy, true);

      page.events.dispatchEvent(new Event(name));
      assert.deepEqual([pressed.isBusy, gone.told.size], [false, 0]);
    });
  }

  it("does not look busy for ever where the kernel does not answer", () => {
    const [silent, pressed] = [model({ _wish: {}, _heard: 0 }), button()];
    wish(silent, { key: "x" }, press(pressed));
    mock.timers.tick(1000);
    mock.timers.tick(60_000);
    assert.deepEqual([pressed.isBusy, silent.told.size], [false, 0]);
  });

  it("looks busy as long as there is no kernel to hear it", () => {
    const early = { ...model({ _wish: {}, _heard: 0 }), isAttached: false, attached: new Promise(() => {}) };
    const pressed = button();
    wish(early, { key: "x" }, press(pressed));
    mock.timers.tick(1000);
    mock.timers.tick(600_000);
    assert.equal(pressed.isBusy, true);
  });
});
