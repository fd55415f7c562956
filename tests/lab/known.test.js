import assert from "node:assert/strict";
import test from "node:test";

import { around, nameOf, usesKit, written } from "../../careerkit/lab/share/jupyter/labextensions/careerkit/static/known.js";

const facts = {
  notebooks: {
    "01_a": { title: "A", code: ["from careerkit import A", "A()"] },
    "02_b": { title: "B", code: ["from careerkit import B", "B()"] },
  },
  order: ["01_a", "02_b", "mine"],
  home: "home",
};

test("a notebook is ours by all of its code", () => {
  assert.equal(nameOf(["from careerkit import B", "B()"], facts), "02_b");
});

for (const [what, code] of [
  ["one letter", ["from careerkit import B", "B( )"]],
  ["a cell more", ["from careerkit import B", "B()", "1"]],
  ["a cell less", ["from careerkit import B"]],
  ["another order", ["B()", "from careerkit import B"]],
  ["a line behind", ["from careerkit import B", "B()\nopen('x', 'w')"]],
  ["a letter that looks alike", ["from careerkit import \u0412", "B()"]],
  ["a space that is not seen", ["from careerkit import B", "B()\u200b"]],
  ["no cell", []],
]) {
  test(`a notebook that differs in ${what} is not ours`, () => assert.equal(nameOf(code, facts), null));
}

test("a notebook that uses careerkit is known, whoever wrote it", () => {
  assert.ok(usesKit(["1", "x = 2\nfrom careerkit.model import Goal"]));
  assert.ok(usesKit(["import careerkit"]));
  assert.ok(!usesKit(["# careerkit", "import careerkitchen", "print('import careerkit')"]));
});

test("the way leads to what is there", () => {
  const all = new Set(["01_a", "02_b", "mine", "home"]);
  assert.deepEqual(around("02_b", facts, all), { before: "01_a", home: "home", after: "mine" });
  assert.deepEqual(around("home", facts, all), { before: null, home: null, after: "01_a" });
  assert.deepEqual(around("guest", facts, all), { before: null, home: "home", after: null });
  assert.deepEqual(around("01_a", facts, new Set(["home"])), { before: null, home: "home", after: null });
});

test("what a run leaves behind is nothing that a person wrote", () => {
  const cell = { cell_type: "code", source: "A()", metadata: { tags: ["x"] }, outputs: [], execution_count: null };
  const run = { ...cell, metadata: { tags: ["x"], trusted: true, execution: {} }, outputs: [1], execution_count: 4 };
  const metadata = { kernelspec: { name: "python3" }, language_info: {} };
  assert.equal(written({ metadata, cells: [cell] }), written({ metadata: { ...metadata, language_info: { version: "3" } }, cells: [run] }));
  assert.notEqual(written({ metadata, cells: [cell] }), written({ metadata, cells: [{ ...cell, source: "A(1)" }] }));
  assert.notEqual(written({ metadata, cells: [cell] }), written({ metadata: { kernelspec: { name: "other" } }, cells: [cell] }));
});
