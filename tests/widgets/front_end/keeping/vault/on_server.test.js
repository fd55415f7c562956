// Whether a person's account has all that they wrote: only then a copy may be removed from a device.

import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";

import { Model, standIn } from "../../stand_ins.js";

standIn();
const { isOnServer } = await import("../../../../../careerkit/widgets/front_end/keeping/vault/on_server.js");
const { page } = await import("../../../../../careerkit/widgets/front_end/page/state.js");
const { PageStorage } = await import("../../../../../careerkit/widgets/front_end/page/storage.js");

let storage;
let model;
beforeEach(() => {
  standIn();
  page.storage = new PageStorage();
  page.waiting.clear();
  [page.asked, page.heard] = [0, 0];
  model = new Model({ on_server: true });
  storage = { restored: true, asked: null, known: new Map(), others: () => [] };
});

it("is so when the kernel says it and there is nothing else", () => {
  assert.ok(isOnServer(model, storage));
});

const reasons = {
  "the kernel says that it is not": () => model.set("on_server", false),
  "a list waits for its words to be confirmed": () => page.waiting.set("moments", 1),
  "words are pending that no kernel has heard": () => page.storage.set("pending/browser/activities/w", "{}"),
  "a click was not heard": () => (page.asked = 1),
  "what is kept was not looked at yet": () => (storage.restored = false),
  "what was handed over is not answered yet": () => (storage.asked = { seq: 1, documents: [] }),
  "another tab keeps words that are not merged yet": () => (storage.others = () => [{ writer: "w", text: "new" }]),
};
for (const [reason, happens] of Object.entries(reasons)) {
  it(`is not so while ${reason}`, () => {
    happens();
    assert.ok(!isOnServer(model, storage));
  });
}

it("counts another tab's words once they are merged", () => {
  storage.others = () => [{ writer: "w", text: "new" }];
  storage.known.set("w", "new");
  assert.ok(isOnServer(model, storage));
});
