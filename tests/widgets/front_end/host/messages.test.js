import assert from "node:assert/strict";
import { it } from "node:test";

import { headerOf, packed, unpacked } from "../../../../careerkit/widgets/front_end/host/messages.js";

const bytes = (text) => new TextEncoder().encode(text);

it("lays out a message as Jupyter's protocol has it: places, channel, four parts, binary data", () => {
  const whole = packed({ msg_id: "1" }, { a: "ü" }, [bytes("xyz")], { version: "1.0.0" });

  const front = new DataView(whole.buffer);
  const number = (index) => Number(front.getBigUint64(8 * index, true));
  const places = Array.from({ length: number(0) }, (_, index) => number(index + 1));
  const parts = places.slice(0, -1).map((place, index) => new TextDecoder().decode(whole.slice(place, places[index + 1])));
  assert.deepEqual(parts, ["shell", '{"msg_id":"1"}', "{}", '{"version":"1.0.0"}', '{"a":"ü"}', "xyz"]);
  assert.equal(places[0], 8 * (places.length + 1));
  assert.equal(places.at(-1), whole.byteLength);
});

it("reads what it laid out", () => {
  const header = headerOf("comm_msg", "session");
  const part = new DataView(bytes("0123456789").buffer, 2, 3);

  const read = unpacked(packed(header, { comm_id: "c", data: {} }, [part, bytes("")]).buffer);

  assert.equal(read.kind, "comm_msg");
  assert.equal(read.answers, "");
  assert.deepEqual(read.content, { comm_id: "c", data: {} });
  assert.deepEqual(read.buffers.map(({ byteLength }) => byteLength), [3, 0]);
  assert.equal(read.buffers[0].getUint8(0), "2".charCodeAt(0));
});

it("gives each message an id of its own", () => {
  assert.notEqual(headerOf("comm_msg", "s").msg_id, headerOf("comm_msg", "s").msg_id);
});
