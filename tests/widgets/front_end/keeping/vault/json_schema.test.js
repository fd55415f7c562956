// Whether an answer meets its field's schema, held to what JSON Schema says.

import assert from "node:assert/strict";
import { it } from "node:test";

import { meets } from "../../../../../careerkit/widgets/front_end/keeping/vault/json_schema.js";

const text = { type: "string", maxLength: 3 };
const number = { type: ["number", "null"], minimum: 0, maximum: 5 };
const day = { type: ["string", "null"], format: "date" };

for (const [value, schema, fits] of [
  ["abc", text, true],
  ["abcd", text, false],
  ["🙂🙂🙂", text, true], // three letters, as Python counts them
  [3, text, false],
  [5, number, true],
  [5.1, number, false],
  [null, number, true],
  [NaN, number, false],
  ["2024-02-29", day, true],
  ["2025-02-29", day, false],
  ["0000-01-01", day, false],
  ["12026-01-01", day, false],
  ["soon", day, false],
  [["a"], { type: "array", items: { enum: ["a", "b"] } }, true],
  [["c"], { type: "array", items: { enum: ["a", "b"] } }, false],
  ["ab", { pattern: "^[a-z]+$" }, true],
  ["AB", { pattern: "^[a-z]+$" }, false],
  [{ a: 1 }, { type: "object", required: ["a"], properties: { a: number }, additionalProperties: false }, true],
  [{ b: 1 }, { type: "object", required: ["a"] }, false],
  [{ a: 1, b: 1 }, { properties: { a: number }, additionalProperties: false }, false],
]) {
  it(`${JSON.stringify(value)} ${fits ? "meets" : "does not meet"} ${JSON.stringify(schema)}`, () => {
    assert.equal(meets(value, schema), fits);
  });
}
