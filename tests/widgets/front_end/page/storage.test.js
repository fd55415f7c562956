// The browser's storage as the page uses it: for all tabs, for this one, full, or blocked.

import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";

import { standIn } from "../stand_ins.js";

standIn();
const { PREFIX, PageStorage, isErasure } = await import(
  "../../../../careerkit/widgets/front_end/page/storage.js"
);

let storage;
beforeEach(() => {
  standIn();
  storage = new PageStorage();
});

it("keeps for all tabs unless it is told otherwise", () => {
  storage.set("document/a", "words");

  assert.equal(window.localStorage.getItem(`${PREFIX}document/a`), "words");
  assert.deepEqual(storage.keys("document/"), ["document/a"]);
});

it("takes all along when it is told to keep nothing on this device, and back", () => {
  storage.set("document/a", "words");

  assert.equal(storage.move(false), "");
  assert.equal(window.localStorage.length, 0);
  assert.equal(storage.get("document/a"), "words");

  assert.equal(storage.move(true), "");
  assert.equal(window.localStorage.getItem(`${PREFIX}document/a`), "words");
});

it("changes nothing where the other storage has no room", () => {
  storage.set("document/a", "words");
  window.sessionStorage.room = 3;

  assert.equal(storage.move(false), "full");
  assert.equal(storage.keep, true);
  assert.equal(storage.get("document/a"), "words");
});

it("can still read what a full storage refused", () => {
  window.localStorage.room = 10;

  assert.equal(storage.set("document/a", "a long text"), "full");
  assert.equal(storage.get("document/a"), "a long text");
  assert.deepEqual(storage.keys("document/"), ["document/a"]);
});

it("says so where the browser allows none", () => {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get: () => { throw new Error("blocked"); } });
  }
  storage = new PageStorage();

  assert.equal(storage.area, null);
  assert.equal(storage.set("document/a", "words"), "unavailable");
  assert.equal(storage.get("document/a"), "words");
});

it("removes a text only if it still says what was known of it", () => {
  storage.set("document/a", "newer");
  storage.remove("document/a", "older");
  assert.equal(storage.get("document/a"), "newer");
  storage.remove("document/a", "newer");
  assert.equal(storage.get("document/a"), null);
});

it("erases everything but the wish to keep nothing", () => {
  storage.move(false);
  storage.set("document/a", "words");
  storage.erase();

  assert.equal(storage.keep, false);
  assert.deepEqual(storage.keys("document/"), []);
});

it("leaves what is not ours alone", () => {
  window.localStorage.setItem("theirs", "x");
  storage.erase();
  assert.equal(window.localStorage.getItem("theirs"), "x");
});

it("knows another tab's word that all was erased", () => {
  assert.ok(isErasure(`${PREFIX}signal`, "erased 12"));
  assert.ok(!isErasure(`${PREFIX}signal`, null));
  assert.ok(!isErasure("signal", "erased 12"));
});
