// A cell of a CSV file stays what it is, whatever a spreadsheet would make of it.

import assert from "node:assert/strict";
import { it } from "node:test";

import { csvCell, csvText } from "../../../../careerkit/widgets/front_end/charts/csv.js";

for (const [value, cell] of [
  [3.5, "3.5"],
  [-1, "-1"],
  [null, '""'],
  ["plain", '"plain"'],
  ['say "hi"', '"say ""hi"""'],
  ["a,b\nc", '"a,b\nc"'],
  ["=1+1", "\"'=1+1\""],
  ["+49 170", "\"'+49 170\""],
  ["-soon", "\"'-soon\""],
  ["@home", "\"'@home\""],
  ["\tx", "\"'\tx\""],
]) {
  it(`writes ${JSON.stringify(value)} as ${JSON.stringify(cell)}`, () => assert.equal(csvCell(value), cell));
}

it("begins with the mark that lets spreadsheets read accents", () => {
  assert.equal(csvText(["Être"], [["é"]]), '\ufeff"Être"\r\n"é"\r\n');
});
