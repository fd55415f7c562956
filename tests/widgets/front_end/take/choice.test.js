// Which sections are taken along.

import assert from "node:assert/strict";
import { it } from "node:test";

import { groupsOf, isTaken, sectionsIn, turn } from "../../../../careerkit/widgets/front_end/take/choice.js";

const GROUPS = [
  { title: "1 Find", sections: [{ name: "activities" }, { name: "topics" }] },
  { title: "4 Set", sections: [{ name: "goals" }] },
];

it("a calendar has groups of its own", () => {
  const offered = { groups: GROUPS, dated: [GROUPS[1]] };
  assert.equal(groupsOf("md", offered), GROUPS);
  assert.deepEqual(sectionsIn(groupsOf("ics", offered)), [{ name: "goals" }]);
});

it("of some sections all are taken, some, or none", () => {
  const [{ sections }] = GROUPS;
  assert.equal(isTaken(sections, new Set()), true);
  assert.equal(isTaken(sections, new Set(["topics"])), null);
  assert.equal(isTaken(sections, new Set(["topics", "activities"])), false);
});

it("what is turned off and on again leaves the others as they were", () => {
  const out = new Set(["goals"]);
  turn(GROUPS[0].sections, false, out);
  assert.deepEqual([...out], ["goals", "activities", "topics"]);
  turn(GROUPS[0].sections, true, out);
  assert.deepEqual([...out], ["goals"]);
});
