// The sheet as a picture for a telephone: drawn here, on a canvas, and sent nowhere.

import { directionOf, linesOf } from "./lines.js";
import { corners } from "./sheet.js";

const WIDTH = 1080; // pixels, as wide as most telephones
const EDGE = 84;
const SERIF = 'ui-serif, Georgia, "Times New Roman", serif';
const SANS = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const COLOURS = { paper: "#fbfaf7", text: "#1f2a30", soft: "#50606a", accent: "#0f6b62", line: "#dcd8cd", fill: "#e0f0ed" };
const GAP = 64; // between two parts

const QUIET = ["against", "seen", "people"]; // parts whose words are not set off

const LOOKS = {
  title: { font: `600 30px ${SANS}`, line: 44, colour: COLOURS.accent },
  label: { font: `600 28px ${SANS}`, line: 42, colour: COLOURS.soft },
  statement: { font: `italic 54px ${SERIF}`, line: 74, colour: COLOURS.text },
  text: { font: `600 38px ${SANS}`, line: 54, colour: COLOURS.text },
  quote: { font: `italic 36px ${SERIF}`, line: 52, colour: COLOURS.soft },
  note: { font: `34px ${SANS}`, line: 50, colour: COLOURS.soft },
  letters: { font: `700 84px ${SANS}`, line: 108, colour: COLOURS.accent },
  small: { font: `28px ${SANS}`, line: 40, colour: COLOURS.soft },
};

/** Draws from the top down. Without `ink` it only says how long the picture is to be. */
class Pen {
  constructor(canvas) {
    this.context = canvas.getContext("2d");
    this.y = EDGE;
    this.ink = false;
  }

  write(text, look) {
    if (!text) return;
    const { context } = this;
    const { font, line, colour } = LOOKS[look];
    context.font = font;
    context.fillStyle = colour;
    context.textBaseline = "alphabetic";
    const direction = directionOf(text);
    context.direction = direction;
    context.textAlign = "start";
    const x = direction === "rtl" ? WIDTH - EDGE : EDGE;
    for (const one of linesOf(text, WIDTH - 2 * EDGE, (part) => context.measureText(part).width)) {
      this.y += line;
      if (this.ink) context.fillText(one, x, this.y - line * 0.28);
    }
  }

  skip(height) {
    this.y += height;
  }

  rule() {
    if (!this.ink) return;
    this.context.fillStyle = COLOURS.line;
    this.context.fillRect(EDGE, this.y, WIDTH - 2 * EDGE, 2);
  }

  hexagon(shares) {
    const radius = 200;
    const place = { x: WIDTH / 2, y: this.y + radius + 70, radius };
    if (this.ink) {
      const even = (share) => shares.map(() => share);
      this.polygon(corners(even(1), place), null);
      this.polygon(corners(even(0.5), place), null);
      this.polygon(corners(shares.map(({ share }) => share), place), COLOURS.fill);
      this.context.font = LOOKS.small.font;
      this.context.fillStyle = COLOURS.text;
      this.context.direction = "ltr";
      corners(even(1.2), place).forEach(({ x, y }, index) => {
        const off = x - place.x;
        this.context.textAlign = Math.abs(off) < radius ? "center" : off > 0 ? "left" : "right";
        this.context.fillText(shares[index].name, x, y + 8);
      });
    }
    this.y += 2 * radius + 130;
  }

  polygon(points, fill) {
    const { context } = this;
    context.beginPath();
    points.forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
    context.lineWidth = fill ? 5 : 2;
    context.strokeStyle = fill ? COLOURS.accent : COLOURS.line;
    context.fillStyle = fill ?? "transparent";
    if (fill) context.fill();
    context.stroke();
  }
}

/** Write the parts of a sheet, those in which nothing stands left out. */
function draw(pen, parts, day) {
  pen.write(day, "small");
  for (const { name, title, lines, letters, shares } of parts) {
    if (lines.length === 0 && !letters) continue;
    pen.skip(GAP / 2);
    pen.rule();
    pen.skip(GAP / 2);
    pen.write(title, "title");
    pen.write(letters, "letters");
    if (shares.length > 0) pen.hexagon(shares);
    for (const line of lines) drawLine(pen, name, line);
  }
  pen.skip(EDGE);
}

function drawLine(pen, part, { label, text, note, day }) {
  pen.write(label, "label");
  pen.write(text, part === "statement" ? "statement" : QUIET.includes(part) ? "note" : "text");
  pen.write(note, part === "themes" ? "quote" : "note");
  pen.write(day, "title");
  pen.skip(18);
}

/** The sheet as a PNG.
 *
 * @param {import("./sheet.js").Part[]} parts
 * @param {string} day
 * @returns {Promise<Blob>}
 */
export function pictureOf(parts, day) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  const measured = new Pen(canvas);
  draw(measured, parts, day);
  canvas.height = Math.ceil(measured.y);
  const pen = new Pen(canvas);
  pen.context.fillStyle = COLOURS.paper;
  pen.context.fillRect(0, 0, WIDTH, canvas.height);
  pen.ink = true;
  draw(pen, parts, day);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("There is no picture"))), "image/png"));
}
