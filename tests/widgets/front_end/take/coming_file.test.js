// A file that comes piece by piece.

import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";

const { page } = await import("../../../../careerkit/widgets/front_end/page/state.js");
const { ComingFile } = await import("../../../../careerkit/widgets/front_end/take/coming_file.js");

const WHOLE = new TextEncoder().encode("all of the file");
const TOLD = { seq: 3, type: "text/plain", size: WHOLE.byteLength };
let model;
let files;

/** A model whose kernel answers when `answer` is called, and which remembers what it was asked for. */
class Model {
  asked = [];
  hears = new Set();

  on(_, act) {
    this.hears.add(act);
  }

  off(_, act) {
    this.hears.delete(act);
  }

  send(message) {
    this.asked.push(message);
  }

  answer(begin, end, seq = 3) {
    const piece = new DataView(WHOLE.slice(begin, end).buffer);
    for (const act of [...this.hears]) act({ seq, begin }, [piece]);
  }
}

beforeEach(() => {
  model = new Model();
  files = [];
});

const begin = () => new ComingFile(model, TOLD, (file) => files.push(file));
const places = () => model.asked.map((message) => message.begin);

it("asks for each piece when the one before is there, and says when it has all", async () => {
  begin();
  model.answer(0, 6);
  model.answer(6, 15);

  assert.deepEqual(places(), [0, 6, 15]);
  assert.equal(await files[0].text(), "all of the file");
  assert.equal(files[0].type, "text/plain");
  assert.equal(model.hears.size, 0);
});

it("goes on where it was when the connection was away", async () => {
  begin();
  model.answer(0, 6);
  page.events.dispatchEvent(new Event("reconnected"));
  assert.deepEqual(places(), [0, 6, 6]);

  model.answer(6, 15);
  model.answer(6, 15); // both answers come after all

  assert.equal(files.length, 1);
  assert.equal(await files[0].text(), "all of the file");
});

it("takes no piece of another file, and none once it was stopped", () => {
  const coming = begin();
  model.answer(0, 15, 2);
  coming.stop();
  model.answer(0, 15);
  page.events.dispatchEvent(new Event("reconnected"));

  assert.deepEqual(places(), [0]);
  assert.deepEqual(files, []);
});
