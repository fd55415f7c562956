// The contract of a pending set, as a page without a kernel applies it: the cases that Python is
// held to as well (tests/widgets/keeping/test_pending.py).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { SavedFile } from "../../../../../careerkit/widgets/front_end/keeping/vault/saved_file.js";
import { checksum } from "../../../../../careerkit/widgets/front_end/records/seen.js";

const CASES = JSON.parse(readFileSync(new URL("../../../keeping/pending_cases.json", import.meta.url), "utf8"));

const text = { default: "", type: "string", maxLength: 100_000 };
const SCHEMA = {
  name: text,
  note: text,
  closeness: { default: null, type: ["integer", "null"], minimum: 1, maximum: 5 },
  gives: {
    default: [],
    type: "array",
    items: { enum: ["advice", "sponsorship", "job_view", "encouragement"] },
  },
};

/** What was seen, as checksums: the cases name the texts themselves. */
const summed = (seen) =>
  Object.fromEntries(Object.entries(seen ?? {}).map(([id, names]) => [
    id,
    Object.fromEntries(Object.entries(names).map(([name, texts]) => [name, texts.map(checksum)])),
  ]));

const isAnswer = ([name, value]) =>
  !["updated", "stamps"].includes(name) && value !== null && value.length !== 0;
const answers = (records) =>
  records.map((record) => Object.fromEntries(Object.entries(record).filter(isAnswer)));

describe("a page without a kernel applies a pending set as Python does", () => {
  for (const { name, records, pending, then, removed = [], unfit = {} } of CASES) {
    it(name, () => {
      const workbook = { supporters: structuredClone(records) };
      const file = new SavedFile(workbook, { supporters: SCHEMA }, { supporters: ["name", "gives", "note"] });

      file.addPending("supporters", { ...pending, seen: summed(pending.seen) });

      assert.deepEqual(answers(workbook.supporters), then);
      assert.deepEqual(workbook.removed.map(({ id }) => id), removed);
      const kept = workbook.unfit_answers.map(({ record, field, value }) => [record, { [field]: value }]);
      assert.deepEqual(Object.fromEntries(kept), unfit);
    });
  }
});
