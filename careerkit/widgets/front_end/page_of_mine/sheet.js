// What stands on the sheet: the parts that are ticked, with or without the names of others.

/** The tick for what other people are called; all others are parts. */
export const NAMES = "names";

/**
 * @typedef {{ text: string, discreet: string }} Said
 * @typedef {{ label: string, text: string, note: string, day: string }} Line
 * @typedef {{ name: string, title: string, lines: Line[], missing: any[], letters: string,
 *   shares: { name: string, share: number, told: string }[] }} Part
 */

/** Whether a tick is set: as the person left it, or as it is at first.
 *
 * @param {Record<string, any> | undefined} record
 * @param {string} name
 */
export function isTicked(record, name) {
  const said = record?.[name];
  return said ? said === "shown" : name !== NAMES;
}

/** The parts that stand on the sheet; none of which nothing is to be said.
 *
 * @param {any[]} parts as the kernel tells them
 * @param {Record<string, any> | undefined} record the ticks
 * @returns {Part[]}
 */
export function partsOn(parts, record) {
  const named = isTicked(record, NAMES);
  return parts.filter(({ name }) => isTicked(record, name)).map((part) => ({
    ...part,
    lines: part.entries.map((entry) => lineOf(entry, named)).filter(({ text }) => text),
    missing: [...part.missing, ...(named ? [] : part.nameless)],
  })).filter(({ lines, missing, letters }) => lines.length > 0 || missing.length > 0 || letters);
}

/** A line of a part. Of somebody whose name is left out, what else is said of them comes first. */
function lineOf({ label, text, note, day }, named) {
  const say = (said) => (said ? (named ? said.text : said.discreet) : "");
  const [first, second] = [say(text), say(note)];
  return { label, text: first || second, note: first ? second : "", day };
}

/** The corners of a hexagon around a middle, each as far from it as its share of the radius says.
 *
 * Realistic stands at the upper left, and the others follow clockwise, as Holland drew them.
 *
 * @param {number[]} shares 0 to 1
 * @param {{ x: number, y: number, radius: number }} place
 */
export function corners(shares, { x, y, radius }) {
  return shares.map((share, index) => {
    const angle = ((120 - 60 * index) * Math.PI) / 180;
    return { x: x + radius * share * Math.cos(angle), y: y - radius * share * Math.sin(angle) };
  });
}
