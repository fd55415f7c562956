// Documents travel in batches that fit into a message.

import assert from "node:assert/strict";
import { it } from "node:test";

import { standIn } from "../../stand_ins.js";

standIn();
const { AT_ONCE, firstBatch, foundIn, isTooLarge } = await import(
  "../../../../../careerkit/widgets/front_end/keeping/vault/documents.js"
);

const documentOf = (writer, size) => ({ writer, text: "x".repeat(size) });

it("takes as many as fit", () => {
  const batch = firstBatch([documentOf("a", 10), documentOf("b", AT_ONCE - 10), documentOf("c", 1)]);
  assert.deepEqual(batch.map(({ writer }) => writer), ["a", "b"]);
});

it("takes one that is larger than a batch alone", () => {
  const batch = firstBatch([documentOf("a", AT_ONCE + 1), documentOf("b", 1)]);
  assert.deepEqual(batch.map(({ writer }) => writer), ["a"]);
});

it("counts bytes, not letters", () => {
  const [{ bytes }] = firstBatch([{ writer: "a", text: "é🙂" }]);
  assert.equal(bytes.byteLength, 6);
  assert.ok(isTooLarge("🙂".repeat(2_000_001)));
  assert.ok(!isTooLarge("x".repeat(8_000_000)));
  assert.ok(isTooLarge("x".repeat(8_000_001)));
});

it("tells the kernel whose they are, and nothing of what they say", () => {
  assert.deepEqual(foundIn({ seq: 2, documents: [documentOf("a", 3)] }), { seq: 2, writers: ["a"] });
});
