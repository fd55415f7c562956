import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { wish } from "../../../../careerkit/widgets/front_end/page/models.js";
import { page } from "../../../../careerkit/widgets/front_end/page/state.js";

/** A model whose kernel hears nothing yet. */
function model(state) {
  return { state, get: (name) => state[name], set: (name, value) => (state[name] = value), save_changes() {} };
}

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
