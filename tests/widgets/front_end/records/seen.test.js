// A checksum for each text that stood before a person's eyes.

import assert from "node:assert/strict";
import { it } from "node:test";

import { Seen, checksum, hasNews, isNews } from "../../../../careerkit/widgets/front_end/records/seen.js";

it("is the CRC-32 that Python's zlib makes of the same UTF-16", () => {
  assert.equal(checksum("123456789"), 0xa290e877);
  assert.equal(checksum(""), 0);
});

it("joins the items of a list", () => assert.equal(checksum(["a", "b"]), checksum("a\0b")));

it("takes words that were not seen for news, and nothing for none", () => {
  assert.ok(isNews("Soil", [checksum("So")]));
  assert.ok(!isNews("Soil", [checksum("Soil")]));
  assert.ok(!isNews("", []));
  assert.ok(!isNews("Soil", undefined));
});

it("takes a field that nothing was said of for one that was empty", () => {
  assert.ok(hasNews({ what: "Soil", why: "rain" }, ["what", "why"], { what: [checksum("Soil")] }));
  assert.ok(!hasNews({ what: "Soil" }, ["what", "why"], { what: [checksum("Soil")] }));
  assert.ok(!hasNews({ what: "Soil" }, ["what"], undefined));
});

it("forgets the oldest of very many", () => {
  const seen = new Seen();
  for (let turn = 0; turn < 500; turn += 1) seen.add("a", "what", String(turn));
  const sums = seen.of(["a"]).a.what;
  assert.equal(sums.length, 400);
  assert.equal(sums.at(-1), checksum("499"));
});
