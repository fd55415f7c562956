import assert from "node:assert/strict";
import { it } from "node:test";

import { bindings, withIds } from "../../../../careerkit/widgets/front_end/host/binding.js";

const state = (name, more = {}) => ({ state: { _model_name: name, ...more } });
const ref = (id) => `IPY_MODEL_${id}`;

const here = () => new Map(Object.entries({
  box: state("VBoxModel", { children: [ref("list"), ref("chart")], layout: ref("layout") }),
  list: state("AnyModel", { _kit_view: "record_list", title: "Moments" }),
  chart: state("AnyModel", { _kit_view: "chart_view", of: ref("box") }),
  layout: state("LayoutModel"),
}));

const there = (list = {}) => ({
  BOX: state("VBoxModel", { children: [ref("LIST"), ref("CHART")], layout: ref("LAYOUT"), _kit: ref("KIT") }),
  LIST: state("AnyModel", { _kit_view: "record_list", title: "Moments", ...list }),
  CHART: state("AnyModel", { _kit_view: "chart_view", of: ref("BOX") }),
  LAYOUT: state("LayoutModel"),
  KIT: state("AnyModel"),
});

it("finds the kernel's model in the place of each that is here, also in a circle", () => {
  const ids = bindings([["box", "BOX"]], here(), there());

  assert.deepEqual(Object.fromEntries(ids), { box: "BOX", list: "LIST", chart: "CHART", layout: "LAYOUT" });
});

it("leaves out what is another widget by now, and goes on with the rest", () => {
  const ids = bindings([["box", "BOX"]], here(), there({ title: "Other moments" }));

  assert.deepEqual([...ids.keys()].sort(), ["box", "chart", "layout"]);
});

it("takes a box that has lost a child, and does not know what never was", () => {
  const states = there();
  states.BOX.state.children = [ref("LIST")];

  assert.deepEqual([...bindings([["box", "BOX"], ["nope", "BOX"]], here(), states).keys()], ["box", "list", "layout"]);
});

it("changes references and nothing else", () => {
  const binary = new Uint8Array([1]);
  const value = { a: [ref("x"), "x", { b: ref("y") }], binary, none: null };

  const changed = withIds(value, new Map([["x", "X"]]));

  assert.deepEqual(changed, { a: [ref("X"), "x", { b: ref("y") }], binary, none: null });
  assert.equal(changed.binary, binary);
});
