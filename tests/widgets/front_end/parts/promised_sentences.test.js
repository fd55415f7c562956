import assert from "node:assert/strict";
import { test } from "node:test";

import { wayUp } from "../../../../careerkit/widgets/front_end/parts/promised_sentences.js";

const BELOW = 600; // where an answer below the question begins

test("a page that has room for the answer stays where it is", () => {
  assert.equal(wayUp({ top: 360, bottom: 530 }, { top: 0, bottom: 740 }, BELOW), 0);
});

test("with a keyboard over half of it, the page goes up by what the answer lacks", () => {
  assert.equal(wayUp({ top: 360, bottom: 530 }, { top: 0, bottom: 400 }, BELOW), 320);
});

test("the question stays in sight, however little can be seen", () => {
  assert.equal(wayUp({ top: 360, bottom: 530 }, { top: 0, bottom: 200 }, BELOW), 352);
  assert.equal(wayUp({ top: -40, bottom: 130 }, { top: 0, bottom: 200 }, BELOW), 0);
});

test("an answer beside the question needs no room below it", () => {
  assert.equal(wayUp({ top: 360, bottom: 530 }, { top: 0, bottom: 400 }, 270), 0);
});
