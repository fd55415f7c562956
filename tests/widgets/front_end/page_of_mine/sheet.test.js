// What is ticked is on the sheet, and names are only where they are ticked, too.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { corners, isTicked, partsOn } from "../../../../careerkit/widgets/front_end/page_of_mine/sheet.js";

const said = (text, discreet = text) => ({ text, discreet });
const part = (name, ...entries) => ({ name, title: name, entries, missing: [], nameless: [], letters: "", shares: [] });
const PARTS = [
  part("statement", { label: "", text: said("I help Rosa", "I help [somebody]"), note: null, day: "" }),
  {
    ...part("people",
      { label: "", text: said("Rosa", ""), note: said("Cook"), day: "" },
      { label: "", text: said("Tom", ""), note: null, day: "" }),
    nameless: ["Who is it?"],
  },
];
const lines = (record) => partsOn(PARTS, record).map((one) => one.lines.map(({ text, note }) => [text, note]));

describe("a tick", () => {
  it("is set at first, but not that of names", () => {
    assert.equal(isTicked(undefined, "themes"), true);
    assert.equal(isTicked({ themes: "" }, "themes"), true);
    assert.equal(isTicked(undefined, "names"), false);
  });

  it("is as the person left it", () => {
    assert.equal(isTicked({ themes: "hidden" }, "themes"), false);
    assert.equal(isTicked({ names: "shown" }, "names"), true);
  });
});

describe("the sheet", () => {
  it("leaves names out at first, and whom only a name is known of with them", () => {
    assert.deepEqual(lines(undefined), [[["I help [somebody]", ""]], [["Cook", ""]]]);
    assert.deepEqual(partsOn(PARTS, undefined)[1].missing, ["Who is it?"]);
  });

  it("shows names where they are ticked", () => {
    assert.deepEqual(lines({ names: "shown" }), [[["I help Rosa", ""]], [["Rosa", "Cook"], ["Tom", ""]]]);
    assert.deepEqual(partsOn(PARTS, { names: "shown" })[1].missing, []);
  });

  it("shows no part that is not ticked", () => {
    assert.deepEqual(partsOn(PARTS, { people: "hidden" }).map(({ name }) => name), ["statement"]);
  });

  it("has no heading where nothing is to be said", () => {
    assert.deepEqual(partsOn([part("themes")], undefined), []);
    assert.equal(partsOn([{ ...part("interests"), letters: "SRI" }], undefined).length, 1);
  });

  it("is empty before the kernel has told anything", () => assert.deepEqual(partsOn([], undefined), []));
});

it("puts the first corner of the hexagon to the upper left, and the third to the right", () => {
  const [first, , third] = corners([1, 1, 0.5, 1, 1, 1], { x: 0, y: 0, radius: 10 });
  assert.deepEqual([Math.round(first.x), Math.round(first.y)], [-5, -9]);
  assert.deepEqual([Math.round(third.x), Math.round(third.y)], [5, 0]);
});
