import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { isSame, joined, separated } from "../../../../careerkit/widgets/front_end/host/values.js";

describe("two values", () => {
  for (const [one, other] of [
    [1, 1], ["", ""], [null, null], [[], []], [{}, {}],
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }],
  ]) {
    it(`say the same: ${JSON.stringify(one)}`, () => assert.ok(isSame(one, other)));
  }
  for (const [one, other] of [
    [1, "1"], [null, undefined], [null, {}], [[], {}], [[1], [1, 2]], [[1, 2], [2, 1]],
    [{ a: 1 }, { a: 2 }], [{ a: undefined }, { b: undefined }], [{ a: 1 }, { a: 1, b: 1 }],
    [new Uint8Array([1]), new Uint8Array([1])],
  ]) {
    it(`differ: ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => assert.ok(!isSame(one, other)));
  }
});

it("takes binary parts out of a state and puts them back", () => {
  const [one, other] = [new Uint8Array([1]), new DataView(new ArrayBuffer(2))];
  const state = { a: [1, { b: one }], c: other, d: null };

  const { state: without, paths, buffers } = separated(state);

  assert.deepEqual(without, { a: [1, { b: null }], c: null, d: null });
  assert.deepEqual(paths, [["a", 1, "b"], ["c"]]);
  assert.deepEqual(joined(without, paths, buffers), state);
  assert.equal(without.a[1].b, one);
});
