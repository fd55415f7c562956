// A page knows which of the journey's notebooks it is, and where the others are.

import assert from "node:assert/strict";
import { it } from "node:test";

import { notebookAt, openingOf } from "../../../../../careerkit/widgets/front_end/parts/journey/way.js";

const LINKS = [{ page: "01_passion" }, { page: "02_interests" }, { page: "career_journey" }, { page: "page_of_mine" }];

for (const [path, expected] of [
  ["01_passion.ipynb", { folder: "", name: "01_passion", isHome: false }],
  ["mine/today/02_interests.ipynb", { folder: "mine/today/", name: "02_interests", isHome: false }],
  ["mine/career_journey.ipynb", { folder: "mine/", name: "career_journey", isHome: true }],
  ["mine/01_passion-Copy1.ipynb", null],
  ["page_of_mine.ipynb", { folder: "", name: "page_of_mine", isHome: false }],
  ["notes.ipynb", null],
  ["", null],
]) {
  it(`knows what ${path || "no path"} is`, () => assert.deepEqual(notebookAt(path, LINKS), expected));
}

it("has JupyterLab open the notebook beside this one", () => {
  const { href, ...rest } = openingOf("my notes/", "02_interests");

  assert.equal(href, "02_interests.ipynb");
  assert.equal(rest["data-commandlinker-command"], "docmanager:open");
  assert.deepEqual(JSON.parse(rest["data-commandlinker-args"]), { path: "my notes/02_interests.ipynb" });
});
