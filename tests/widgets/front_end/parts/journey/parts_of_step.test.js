import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

globalThis.window ??= /** @type {any} */ ({ localStorage: null, sessionStorage: null });
const { Parts } = await import("../../../../../careerkit/widgets/front_end/parts/journey/parts_of_step.js");

/** A part that remembers how it was shown. */
function partOf(title, isFirst = false) {
  const part = { title, isFirst, look: null, gone: 0, show: (look) => (part.look = look), go: () => (part.gone += 1) };
  return part;
}

/** @type {Map<string, string>} */
let kept;
let storage;
beforeEach(() => {
  kept = new Map();
  storage = { get: (key) => kept.get(key) ?? null, set: (key, text) => kept.set(key, text) };
});

function shown(step = "paths") {
  const parts = new Parts(step, storage);
  const all = [partOf("Look", true), partOf("Choose")];
  for (const part of all) parts.add(part);
  return { parts, all };
}

test("who comes for the first time finds the first part open", () => {
  const { all } = shown();

  assert.deepEqual(all.map(({ look }) => look.isOpen), [true, false]);
});

test("a part that is done closes, and the next one opens and has the person", () => {
  const { parts, all } = shown();

  parts.finish("Look", "Choose");

  assert.deepEqual(all.map(({ look }) => look), [{ isOpen: false, isDone: true }, { isOpen: true, isDone: false }]);
  assert.deepEqual(all.map(({ gone }) => gone), [0, 1]);
});

test("who is done with the last part stays there", () => {
  const { parts, all } = shown();

  parts.finish("Choose", "");

  assert.deepEqual(all[1].look, { isOpen: false, isDone: true });
  assert.equal(all[1].gone, 1);
});

test("the next visit finds the parts as they were left, and those of other steps alone", () => {
  shown().parts.finish("Look", "Choose");
  const again = shown().all;
  const other = shown("passion").all;

  assert.deepEqual(again.map(({ look }) => look.isOpen), [false, true]);
  assert.deepEqual(other.map(({ look }) => look.isOpen), [true, false]);
});

test("what was kept by somebody else is no trouble", () => {
  for (const text of ["", "null", "[", "3", '{"paths": null}']) {
    kept.set("parts", text);

    assert.deepEqual(shown().all.map(({ look }) => look.isOpen), [true, false]);
  }
});
