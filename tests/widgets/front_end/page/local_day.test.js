// The person's day is that of their own clock.

import assert from "node:assert/strict";
import { it } from "node:test";

import { localDay } from "../../../../careerkit/widgets/front_end/page/local_day.js";

it("is the day of this clock, with its zeros", () => {
  assert.equal(localDay(new Date(2026, 0, 5, 0, 1)), "2026-01-05");
  assert.equal(localDay(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
});
