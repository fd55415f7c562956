import assert from "node:assert/strict";
import { it } from "node:test";

import { saidOfCopy } from "../../../../careerkit/widgets/front_end/account/copy.js";

const texts = Object.fromEntries(
  ["whole", "part", "part_tab", "unknown", "unknown_tab", "stays", "stays_tab", "stays_part", "shared", "gone"].map((key) => [key, key]),
);
const said = (state) => saidOfCopy(texts, { isKnown: true, isWhole: true, isHere: true, isOfTab: false, ...state });

it("says to remove a copy only where nothing is lost by that", () => {
  assert.deepEqual(said({}), ["whole", "stays", "shared"]);
  assert.deepEqual(said({ isWhole: false }), ["part", "stays", "stays_part"]);
  assert.deepEqual(said({ isKnown: false, isWhole: false }), ["unknown", "stays", "stays_part"]);
  assert.deepEqual(said({ isHere: false }), ["whole", "gone"]);
});

it("says of what this tab alone keeps that it goes with the tab", () => {
  assert.deepEqual(said({ isOfTab: true }), ["whole", "stays_tab", "shared"]);
  assert.deepEqual(said({ isOfTab: true, isWhole: false }), ["part_tab", "stays_tab", "stays_part"]);
  assert.deepEqual(said({ isOfTab: true, isKnown: false, isWhole: false }), ["unknown_tab", "stays_tab", "stays_part"]);
});
