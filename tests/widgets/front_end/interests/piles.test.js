// Where cards lie, as the page tells it, is what Python says of the same records.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { pilesOf, placeBehind } from "../../../../careerkit/widgets/front_end/interests/piles.js";

const HERE = new URL(".", import.meta.url);
const CASES = JSON.parse(readFileSync(new URL("../../../insight/interests/pile_cases.json", HERE), "utf-8"));
const CARDS = [
  "own-way", "company", "living", "new", "useful", "on-time", "hands", "learning", "steady", "outdoors", "say",
  "one-person", "quiet", "making", "seen", "near", "fairer", "money", "clear", "health", "way-up", "well-done",
  "own-hours", "beliefs",
];

for (const [name, { records, ...expected }] of Object.entries(CASES)) {
  it(name, () => {
    const found = pilesOf(CARDS, records.map(([id, pile]) => ({ id, pile })), 5);

    assert.deepEqual({ ...found, open: found.open.length }, expected);
  });
}

it("deals the cards in their order", () => {
  const { open } = pilesOf(CARDS, [{ id: "company", pile: "some" }], 5);

  assert.deepEqual(open.slice(0, 3), ["own-way", "living", "new"]);
});

const RECORDS = ["a", "b", "c", "d"].map((id) => ({ id }));

for (const [five, id, order] of [
  [[], "b", "abcd"],
  [["a"], "d", "adbc"],
  [["c"], "a", "bcad"],
  [["a", "d"], "b", "acdb"],
  [["a", "b"], "c", "abcd"],
]) {
  it(`${id} stands behind ${five.join(" and ") || "nothing"}`, () => {
    const records = [...RECORDS];
    const from = records.findIndex((record) => record.id === id);

    records.splice(placeBehind(RECORDS, five, id), 0, ...records.splice(from, 1));

    assert.equal(records.map((record) => record.id).join(""), order);
  });
}
