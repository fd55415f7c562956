import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";

import { standIn } from "../stand_ins.js";

standIn();
const { page } = await import("../../../../careerkit/widgets/front_end/page/state.js");
const { readerIn, recordsIn, unfitIn, workbookKept } = await import("../../../../careerkit/widgets/front_end/host/kept.js");
const { Room } = await import("../../../../careerkit/widgets/front_end/host/room.js");

const write = (writer, document) => page.storage.set(`document/${writer}`, JSON.stringify(document));
const workbook = (updated, more = {}) => ({ format: "careerkit", updated, ...more });

beforeEach(() => page.storage.erase());

it("knows nothing of a person who has written nothing", () => assert.equal(workbookKept(), null));

it("takes the newest of several documents, and none that is damaged", () => {
  write("one", workbook("2026-01-01T00:00:00Z"));
  write("other", workbook("2026-02-01T00:00:00Z", { activities: [] }));
  write("stranger", { format: "another", updated: "2027-01-01T00:00:00Z" });
  page.storage.set("document/damaged", "{");

  assert.deepEqual(workbookKept().activities, []);
});

it("is a workbook without records where only changes are kept, or a damaged document", () => {
  page.storage.set("pending/browser/activities/x", "{}");
  assert.deepEqual(workbookKept(), {});
});

it("shows records as a list has them, and passes over what is none", () => {
  const kept = { activities: [{ id: "a", what: "Baking", updated: "x", stamps: {} }, null, "b", { what: "no id" }] };

  assert.deepEqual(recordsIn(kept, "activities"), [{ id: "a", what: "Baking" }]);
  assert.deepEqual(recordsIn(kept, "goals"), []);
  assert.deepEqual(recordsIn({ activities: "no list" }, "activities"), []);
});

it("shows what does not fit, in its field", () => {
  const answer = (section, field, value) => ({ section, record: "a", field, value });
  const answers = [answer("activities", "energy", "very much"), answer("activities", "energy", "more"), answer("goals", "what", "x"), null];

  const unfit = unfitIn({ unfit_answers: answers }, "activities");

  assert.deepEqual(unfit, { a: { energy: { values: ["very much", "more"], sentence: "" } } });
  assert.deepEqual(unfitIn({}, "activities"), {});
});

it("remembers how much room everything took, at this width", () => {
  globalThis.location = { pathname: "/01_passion" };
  globalThis.innerWidth = 1280;
  const element = (place, height) => ({
    dataset: { place },
    getBoundingClientRect: () => ({ height }),
    parentElement: { checkVisibility: () => !place.startsWith("closed") },
  });
  globalThis.document.querySelectorAll = () => [element("1.0", 99), element("1.0/2", 0), element("closed/0", 0)];
  new Room().remember();

  const room = new Room();
  assert.equal(room.heightOf(element("1.0")), 99);
  assert.equal(room.heightOf(element("1.0/2")), 0);
  assert.equal(room.heightOf(element("1.0/3")), undefined);
  assert.equal(room.heightOf(element("closed/0")), undefined);
  assert.ok(room.isTall(element("1.0")));
  globalThis.innerWidth = 360;
  assert.equal(new Room().heightOf(element("1.0")), undefined);
  page.storage.set("room//01_passion", "damaged");
  assert.equal(new Room().heightOf(element("1.0")), undefined);
});

for (const [readers, reader] of [
  [[{ id: "single", situation: "school" }], "school"], [[], ""], [undefined, ""],
  [[{ id: "single" }], ""], [[{ id: "single", situation: 7 }], ""], ["damaged", ""],
]) {
  it(`finds the reader in ${JSON.stringify(readers)}`, () => assert.equal(readerIn({ readers }), reader));
}
