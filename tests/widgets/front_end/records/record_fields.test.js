// What a person writes where a number belongs, and how a day is written for them.

import assert from "node:assert/strict";
import { it } from "node:test";

import { dayOf, readNumber, toldOf } from "../../../../careerkit/widgets/front_end/records/record_fields.js";

for (const [text, number] of [
  ["3", 3], ["3,5", 3.5], [" 2.25 ", 2.25], ["-1", -1], ["0", 0], ["", null], ["   ", null],
]) {
  it(`reads ${JSON.stringify(text)} as ${number}`, () => assert.equal(readNumber(text, null), number));
}

for (const text of ["a lot", "3 hours", "1,2,3", "12.5.", "Infinity", "½"]) {
  it(`keeps ${JSON.stringify(text)} as it is, to be asked about`, () => {
    assert.equal(readNumber(text, null), text);
  });
}

const texts = { short: "{day} {month_short}", short_and_year: "{day} {month_short} {year}", months_short: { "02": "Feb" } };

it("leaves the year out where it is this one", () => {
  assert.equal(dayOf(`${new Date().getFullYear()}-02-03`, texts), "3 Feb");
});

it("names another year", () => assert.equal(dayOf("1999-02-03", texts), "3 Feb 1999"));

for (const nothing of [null, undefined, "", "soon"]) {
  it(`says nothing of ${nothing}`, () => assert.equal(dayOf(nothing, texts), ""));
}

const options = [[1, "1, hardly"], ["a", "Advice"], ["b", "Encouragement"]];
const links = () => [["p", "Joiner"], ["q", ""]];
const words = { dates: texts, gone: "(gone)", untitled: "Not yet named" };

for (const [control, value, empty, told] of [
  ["text", "Two\nlines", "", "Two\nlines"],
  ["text", "", "", ""],
  ["number", 0, null, "0"],
  ["number", null, null, ""],
  ["rating", 1, null, "1, hardly"],
  ["choice", "a", "", "Advice"],
  ["choice", "other", "", "other"],
  ["choices", ["b", "a"], [], "Encouragement · Advice"],
  ["choices", [], [], ""],
  ["tags", ["one", "two"], [], "one, two"],
  ["date", "1999-02-03", null, "3 Feb 1999"],
  ["link", "p", "", "Joiner"],
  ["link", "q", "", "Not yet named"],
  ["link", "x", "", "(gone)"],
  ["link", "", "", ""],
  ["text", undefined, "", ""],
]) {
  it(`prints ${JSON.stringify(value)} of a ${control} as ${JSON.stringify(told)}`, () => {
    assert.equal(toldOf(value, { name: "f", control, empty, options }, { texts: words, links }), told);
  });
}
