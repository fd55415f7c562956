// The records of a list as the browser knows them: a stand-in model plays the kernel.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";

import { Model, standIn } from "../stand_ins.js";

standIn();
const { page } = await import("../../../../careerkit/widgets/front_end/page/state.js");
const { RecordEditing } = await import(
  "../../../../careerkit/widgets/front_end/records/record_editing.js"
);

const FIELDS = [{ name: "what", empty: "" }, { name: "why", empty: "" }, { name: "pull", empty: null }];
const TOPICS = [
  { id: "soil", what: "Soil", why: "", pull: null },
  { id: "birds", what: "Birds", why: "", pull: null },
];

function modelOf(traits = {}) {
  return new Model({
    _records: TOPICS, _fields: FIELDS, _single: false, _acknowledged: 0, _pending: {},
    _scope: "s/topics", _unfit: {}, _word_fields: ["what", "why"], _links: {}, ...traits,
  });
}

let model, editing;
const shown = () => editing.records.map(({ what }) => what);
const kernelHas = (change) => {
  const records = structuredClone(model.get("_records"));
  change(records);
  model.python("_records", records);
};

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  page.storage.erase();
  model = modelOf();
  editing = new RecordEditing(model);
});
afterEach(() => {
  editing.stop();
  mock.timers.reset();
});

describe("what the kernel said while a change was on its way is shown once it is confirmed", () => {
  const stories = {
    "another tab's words in the same text": [
      () => editing.edit("soil", "what", "Good soil", { now: true }),
      (records) => { records[0].what = "Good soil, and rivers"; },
      ["Good soil, and rivers", "Birds"],
    ],
    "a removal in another tab": [
      () => editing.edit("soil", "pull", 5, { now: true }),
      (records) => records.shift(),
      ["Birds"],
    ],
    "a removal taken back": [() => editing.remove("soil"), () => {}, ["Soil", "Birds"]],
    "a move taken back": [() => editing.move("soil", 1), () => {}, ["Soil", "Birds"]],
  };
  for (const [name, [change, meanwhile, then]] of Object.entries(stories)) {
    it(name, () => {
      change();
      const mine = shown();
      kernelHas(meanwhile);
      if (name !== "a removal in another tab") assert.deepEqual(shown(), mine);

      model.python("_acknowledged", editing.seq);

      assert.deepEqual(shown(), then);
    });
  }
});

it("keeps what is typed on meanwhile", () => {
  editing.edit("soil", "what", "Good", { now: true });
  const sent = editing.seq;
  editing.edit("soil", "what", "Good soil");

  kernelHas((records) => { records[0].what = "Good"; });
  model.python("_acknowledged", sent);

  assert.deepEqual(shown(), ["Good soil", "Birds"]);
});

describe("a card stays where it is seen when an order is on its way", () => {
  const stories = {
    "a new card that was moved before it was filled in": [
      () => {
        const id = editing.add();
        editing.move(id, 0);
        editing.edit(id, "what", "Rivers");
      },
      ["Rivers", "Soil", "Birds"],
    ],
    "a card that comes back after others were moved": [
      () => {
        const id = editing.add();
        editing.edit(id, "what", "Rivers");
        const gone = editing.remove("soil");
        editing.move(id, 0);
        editing.restore(gone);
      },
      ["Soil", "Rivers", "Birds"],
    ],
  };
  for (const [name, [change, then]] of Object.entries(stories)) {
    it(name, () => {
      change();
      assert.deepEqual(shown(), then);

      editing.take();

      assert.deepEqual(shown(), then);
    });
  }
});

it("lets a blank form go once the kernel has one of its own", () => {
  model = modelOf({ _single: true, _records: [] });
  editing = new RecordEditing(model);
  editing.add();

  model.python("_records", [{ id: "single", what: "Soil", why: "", pull: null }]);

  assert.deepEqual(shown(), ["Soil"]);
});

it("writes the pending set to the storage before the kernel hears of it", () => {
  editing.edit("soil", "what", "Good soil");

  const [key] = page.storage.keys("pending/s/topics/");
  assert.deepEqual(JSON.parse(page.storage.get(key)).put.soil.changed, ["what"]);
  assert.equal(model.sent.length, 0);

  mock.timers.tick(500);

  assert.equal(model.sent.at(-1)._pending.put.soil.record.what, "Good soil");
});

it("drops the pending set only when all of it is confirmed", () => {
  editing.edit("soil", "what", "Good soil", { now: true });
  editing.edit("birds", "what", "Swifts", { now: true });

  model.python("_acknowledged", editing.seq - 1);
  assert.equal(page.storage.keys("pending/").length, 1);

  model.python("_acknowledged", editing.seq);
  assert.equal(page.storage.keys("pending/").length, 0);
});

it("sends what an earlier visit left as it was, before its own", () => {
  const left = { seq: 3, at: 1, put: { soil: { record: TOPICS[0], changed: ["why"], after: null } } };
  page.storage.set("pending/s/topics/earlier", JSON.stringify(left));

  editing = new RecordEditing(model);
  mock.timers.tick(500);

  const [first] = model.sent.at(-1)._pending.earlier;
  assert.equal(first.key, "pending/s/topics/earlier");
  assert.deepEqual(first.put, left.put);
});

it("leaves a damaged pending set where it is", () => {
  page.storage.set("pending/s/topics/earlier", '{"put": 3');

  editing = new RecordEditing(model);

  assert.equal(page.storage.get("pending/s/topics/earlier"), '{"put": 3');
  assert.deepEqual(shown(), ["Soil", "Birds"]);
});
