import assert from "node:assert/strict";
import { it } from "node:test";

import { roomOf } from "../../../../careerkit/widgets/front_end/charts/room.js";

const rows = ["Ann", "Bo", "Ann"].map((name) => ({ name }));
const y = { y: { field: "name" } };

for (const [told, spec, room] of [
  ["is the plot's height and its axis", { height: 220 }, 280],
  ["is the whole height where the plot is fitted into it", { height: 400, autosize: { type: "fit" } }, 400],
  ["is the same for the short form of fitting", { height: 400, autosize: "fit-y" }, 400],
  ["is a step for each row", { height: { step: 50 }, encoding: y, data: { values: rows } }, 160],
  ["counts rows in layers of a named table", {
    height: { step: 50 }, data: { name: "t" }, datasets: { t: rows }, layer: [{ encoding: y }, { encoding: {} }],
  }, 160],
  ["counts rows of a layer's own table", { height: { step: 10 }, layer: [{ encoding: y, data: { values: rows } }] }, 80],
  ["is none where no row is known", { height: { step: 50 } }, 0],
  ["is none where nothing is said", {}, 0],
]) {
  it(`the room of a picture ${told}`, () => assert.equal(roomOf(spec), room));
}
