// The person's day is that of their own clock.

import assert from "node:assert/strict";
import { it } from "node:test";

import { Model, standIn } from "../stand_ins.js";
import { clockHere, localDay, tellDay } from "../../../../careerkit/widgets/front_end/page/local_day.js";

it("is the day of this clock, with its zeros", () => {
  assert.equal(localDay(new Date(2026, 0, 5, 0, 1)), "2026-01-05");
  assert.equal(localDay(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
});

it("is told with the time zone, and how far ahead of UTC it is", () => {
  const before = process.env.TZ;
  try {
    process.env.TZ = "Pacific/Auckland";
    assert.deepEqual(clockHere(new Date("2026-11-29T20:30:00Z")),
      { today: "2026-11-30", zone: "Pacific/Auckland", offset: 780 });
    process.env.TZ = "America/Los_Angeles";
    assert.deepEqual(clockHere(new Date("2026-11-30T04:30:00Z")),
      { today: "2026-11-29", zone: "America/Los_Angeles", offset: -480 });
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

it("is told when there is a kernel, and not to find out before", async () => {
  standIn();
  let tellAttached;
  const attached = new Promise((resolve) => (tellAttached = resolve));
  const [kept, left] = [0, 1].map(() => Object.assign(new Model({ today: "" }), { isAttached: false, attached }));
  const stops = [kept, left].map(tellDay);
  stops[1](); // its view went before the kernel came
  assert.deepEqual(kept.sent, []);

  tellAttached();
  await attached;

  stops[0]();
  assert.equal(kept.sent[0].today, localDay());
  assert.deepEqual(left.sent, []);
});
