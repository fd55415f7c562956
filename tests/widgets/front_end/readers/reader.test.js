// Lists are told of the reader by the kernel, and by a tick on their page.

import assert from "node:assert/strict";
import { it } from "node:test";

import { Model, standIn } from "../stand_ins.js";

standIn();
const { followReader, tellReader } = await import("../../../../careerkit/widgets/front_end/readers/reader.js");

const list = (scope, reader = "") => new Model({ _scope: scope, _reader: reader });

function heard(model) {
  const said = [];
  const stop = followReader(model, (reader) => said.push(reader));
  return { said, stop };
}

it("says what the kernel says, from the beginning", () => {
  const model = list("browser/topics", "school");
  const { said } = heard(model);
  model.python("_reader", "retiring");

  assert.deepEqual(said, ["school", "retiring"]);
});

it("says at once what was ticked, to lists of the same workbook only", () => {
  const [mine, others, nowhere] = ["browser/topics", "file-1/topics", ""].map((scope) => heard(list(scope)));

  tellReader(list("browser/readers"), "changing");
  tellReader(list(""), "school");

  assert.deepEqual(mine.said, ["", "changing"]);
  assert.deepEqual(others.said, [""]);
  assert.deepEqual(nowhere.said, [""]);
});

it("believes whoever spoke last: the kernel may know of a step back", () => {
  const model = list("browser/topics");
  const { said } = heard(model);
  tellReader(model, "school");
  model.python("_reader", "school");
  model.python("_reader", "");

  assert.equal(said.at(-1), "");
});

it("says nothing any more to who has stopped", () => {
  const model = list("browser/topics");
  const { said, stop } = heard(model);
  stop();
  tellReader(model, "school");
  model.python("_reader", "school");

  assert.deepEqual(said, [""]);
});
