// A text as lines of a width, for a canvas, which breaks none by itself.

/** What is never torn apart: letters with their marks, emoji with their families. */
function letters(word) {
  if (!("Segmenter" in Intl)) return Array.from(word);
  return Array.from(new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word), ({ segment }) => segment);
}

/** Break a text at its spaces, and a word that is wider than a line within itself.
 *
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure how wide a text is
 * @returns {string[]}
 */
export function linesOf(text, width, measure) {
  const lines = [];
  let line = "";
  const put = (part, glue) => {
    const longer = line && glue ? `${line} ${part}` : line + part;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = part;
    } else {
      line = longer;
    }
  };
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (measure(word) <= width) {
      put(word, true);
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of letters(word)) put(letter, false);
  }
  if (line) lines.push(line);
  return lines;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

/** The direction in which a text is written: that of its first letter.
 *
 * @param {string} text
 * @returns {"rtl" | "ltr"}
 */
export function directionOf(text) {
  const first = Array.from(text).find((one) => LETTER.test(one));
  return first && RTL.test(first) ? "rtl" : "ltr";
}
