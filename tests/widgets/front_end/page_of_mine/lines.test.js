// A canvas breaks no lines: this does, and loses no letter.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { directionOf, linesOf } from "../../../../careerkit/widgets/front_end/page_of_mine/lines.js";

const wide = (text) => Array.from(text).length;

describe("lines", () => {
  for (const [text, width, lines] of [
    ["one two three", 7, ["one two", "three"]],
    ["one two three", 100, ["one two three"]],
    ["one\n\n two", 100, ["one two"]],
    ["abcdefgh", 3, ["abc", "def", "gh"]],
    ["a abcdefgh b", 3, ["a", "abc", "def", "gh", "b"]],
    ["", 5, []],
    ["  ", 5, []],
  ]) {
    it(`break ${JSON.stringify(text)} at ${width}`, () => assert.deepEqual(linesOf(text, width, wide), lines));
  }

  it("never tear a family apart", () => {
    const family = "👩‍👩‍👧";
    assert.deepEqual(linesOf(family.repeat(3), 5, wide), [family, family, family]);
  });
});

describe("the direction", () => {
  for (const [text, direction] of [["أحب الخبز", "rtl"], ["«שלום»", "rtl"], ["Bread أحب", "ltr"], ["123", "ltr"], ["", "ltr"]]) {
    it(`of ${JSON.stringify(text)} is ${direction}`, () => assert.equal(directionOf(text), direction));
  }
});
