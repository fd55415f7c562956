// An address says who could read along, and whether it lasts.

import assert from "node:assert/strict";
import { it } from "node:test";

import { placeOf } from "../../../../../careerkit/widgets/front_end/keeping/vault/place.js";

for (const [address, where, ends] of [
  ["http://127.0.0.1:8866/", "here", false],
  ["http://localhost:8866/", "here", false],
  ["http://[::1]:8866/", "here", false],
  ["https://career.example.org/", "there", false],
  ["http://career.example.org/", "open", false],
  ["http://192.168.1.5:8866/", "open", true],
  ["http://10.0.0.7/", "open", true],
  ["http://172.20.3.4/", "open", true],
  ["http://172.40.3.4/", "open", false],
  ["http://[fd12:3456::1]/", "open", true],
  ["http://[fe80::1]/", "open", true],
  ["http://[2001:db8::1]/", "open", false],
  ["http://annas-laptop:8866/", "open", true],
  ["http://annas-laptop.local:8866/", "open", true],
  ["https://10.example.org/", "there", false],
  ["https://127.example.org/", "there", false],
]) {
  it(address, () => assert.deepEqual(placeOf(new URL(address), false), { where, ends }));
}

it("Binder ends wherever it seems to be", () => {
  const address = new URL("https://hub.example.org/user/x/");
  assert.deepEqual(placeOf(address, true), { where: "there", ends: true });
});
