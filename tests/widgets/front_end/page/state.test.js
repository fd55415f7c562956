// What the widgets of a page share: on the sample's page nothing of it is the person's.

import assert from "node:assert/strict";
import { it } from "node:test";

import { standIn } from "../stand_ins.js";

standIn();
window.localStorage.setItem("careerkit/1/step", "goals");
window.careerkitPage = { isSample: true };
const { page } = await import("../../../../careerkit/widgets/front_end/page/state.js");

it("neither takes from the sample nor shows in it what the browser keeps", () => {
  assert.equal(page.storage.get("step"), null);

  page.storage.set("step", "paths");
  page.storage.set("parts", "{}");

  assert.equal(page.storage.get("step"), "paths"); // for as long as the page is there
  assert.equal(window.localStorage.getItem("careerkit/1/step"), "goals");
  assert.equal(window.localStorage.length, 1);
});
