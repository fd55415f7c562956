// The six interests as a small picture of its own; what it shows is said in words, too.

import { corners } from "./sheet.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 440;
const HEIGHT = 244;
const PLACE = { x: WIDTH / 2, y: HEIGHT / 2, radius: 92 };
const WORDS = 1.2; // of the radius: where the names stand
const NEARER = 9; // those at the sides, which have room to their corner's other side

function node(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}

/** A name at the side begins or ends there, so that it is not over its corner. */
function anchorAt(x) {
  const off = x - PLACE.x;
  if (Math.abs(off) < PLACE.radius) return "middle";
  return off > 0 ? "start" : "end";
}

function besideCorner(x) {
  const anchor = anchorAt(x);
  return anchor === "middle" ? x : x + (anchor === "end" ? NEARER : -NEARER);
}

const points = (shares) => corners(shares, PLACE).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

/** The hexagon of six shares, with a name that says them.
 *
 * @param {{ name: string, share: number }[]} shares
 * @param {string} label
 */
export function hexagon(shares, label) {
  const picture = node("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, class: "ck-sheet-hexagon" });
  const even = (share) => shares.map(() => share);
  const places = corners(even(WORDS), PLACE);
  picture.append(
    node("polygon", { points: points(even(1)), class: "ck-sheet-ring" }),
    node("polygon", { points: points(even(0.5)), class: "ck-sheet-ring" }),
    node("polygon", { points: points(shares.map(({ share }) => share)), class: "ck-sheet-shape" }),
    ...shares.map(({ name }, index) =>
      node("text", {
        x: besideCorner(places[index].x).toFixed(1),
        y: (places[index].y + 5).toFixed(1),
        "text-anchor": anchorAt(places[index].x),
        "aria-hidden": "true",
      }, name)),
  );
  return picture;
}
