// What is no pending set is told apart: a storage can be damaged, or written by something else.

import assert from "node:assert/strict";
import { it } from "node:test";

import {
  insertAfter,
  isPendingSet,
  putInOrder,
} from "../../../../careerkit/widgets/front_end/records/pending_set.js";

const entry = { record: { what: "x" }, changed: ["what"], after: null };

for (const set of [{}, { put: { a: entry } }, { remove: ["a"], order: ["b", "a"] }, { seen: { a: { what: [1] } } }]) {
  it(`takes ${JSON.stringify(set)}`, () => assert.ok(isPendingSet(set)));
}

for (const set of [
  null, 3, "put", [], { put: [] }, { put: { a: null } }, { put: { "no id!": entry } },
  { put: { a: { ...entry, changed: "what" } } }, { put: { a: { ...entry, after: 3 } } },
  { remove: "a" }, { remove: [""] }, { order: [3] }, { seen: { a: { what: ["1"] } } },
]) {
  it(`refuses ${JSON.stringify(set)}`, () => assert.ok(!isPendingSet(set)));
}

const ids = (records) => records.map(({ id }) => id).join("");

for (const [after, then] of [[null, "cab"], ["a", "acb"], ["b", "abc"], ["gone", "abc"]]) {
  it(`puts a record behind ${after}`, () => {
    const records = [{ id: "a" }, { id: "b" }];
    insertAfter(records, { id: "c" }, after);
    assert.equal(ids(records), then);
  });
}

it("leaves what an order does not name behind it, as it stood", () => {
  const records = [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" }];
  putInOrder(records, ["c", "gone", "a"]);
  assert.equal(ids(records), "cabd");
});
