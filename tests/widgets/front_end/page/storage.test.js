// The browser's storage as the page uses it: for all tabs, for this one, full, or blocked.

import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";

import { standIn } from "../stand_ins.js";

standIn();
const { PageStorage } = await import("../../../../careerkit/widgets/front_end/page/storage.js");

const PREFIX = "careerkit/1/"; // what people without accounts have had from the beginning

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
  assert.ok(storage.isSignal(`${PREFIX}signal`, "erased 12", "erased"));
  assert.ok(!storage.isSignal(`${PREFIX}signal`, null, "erased"));
  assert.ok(!storage.isSignal("signal", "erased 12", "erased"));
});

const ANNA = "anna@uni.de@/services/careerkit/";

/** Those who may come one after the other in one browser; "anna" begins as "anna@uni.de" does. */
const users = () => [ANNA, "ben@/services/careerkit/", "anna@/services/careerkit/", ""].map((namespace) => ({
  namespace,
  storage: new PageStorage({ namespace }),
}));

it("keeps what is one's from all others, in either storage", () => {
  for (const { namespace, storage: own } of users()) {
    own.set("document/a", `of ${namespace}`);
    own.move(false);
    own.set("document/b", `of ${namespace}`);
  }

  for (const { namespace, storage: own } of users()) {
    assert.deepEqual(own.keys("document/").sort(), ["document/a", "document/b"]);
    assert.equal(own.get("document/a"), `of ${namespace}`);
    own.move(true);
  }
});

it("erases what is one's, and nothing of another's", () => {
  for (const { storage: own } of users()) own.set("document/a", "words");
  const [anna, ...others] = users();
  anna.storage.erase();

  assert.deepEqual(anna.storage.keys(""), []);
  for (const { storage: own } of others) assert.equal(own.get("document/a"), "words");
  others.at(-1).storage.erase(); // without a namespace
  assert.equal(others[0].storage.get("document/a"), "words");
});

it("hears no word of another's tabs", () => {
  const [anna, ben, , nobody] = users().map((one) => one.storage);
  const said = [`${anna.prefix}signal`, "erased 12", "erased"];

  assert.ok(anna.isSignal(...said));
  assert.ok(!ben.isSignal(...said));
  assert.ok(!nobody.isSignal(...said));
});

it("takes the namespace that the server wrote into the page", () => {
  globalThis.document.documentElement = { dataset: { namespace: ANNA } };
  new PageStorage().set("document/a", "words");
  delete globalThis.document.documentElement;

  assert.equal(new PageStorage({ namespace: ANNA }).get("document/a"), "words");
  assert.equal(new PageStorage().get("document/a"), null);
});

it("has keys of this tab alone that move nowhere, and are nobody else's", () => {
  const keys = users().map(({ storage: own }) => own.ownKey("letterbox"));

  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.ok(!key.startsWith("careerkit/1"));
});

it("keeps nothing any more once its person has gone", () => {
  storage.close();

  assert.equal(storage.set("document/a", "words"), "unavailable");
  assert.equal(window.localStorage.length, 0);
});
