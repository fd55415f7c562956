// Which notebooks are ours. One that somebody was sent may look like ours and do something else, so
// that what runs by itself is compared letter by letter with what came with careerkit.

/** @typedef {{ title: string, code: string[] }} Known a notebook as it came with careerkit */
/** @typedef {{ notebooks: Record<string, Known>, order: string[], home: string }} Facts */

/**
 * The name of the shipped notebook with exactly this code; null where there is none.
 *
 * @param {string[]} code the sources of all code cells, in order
 * @param {Facts} facts
 */
export function nameOf(code, { notebooks }) {
  const isEqual = ({ code: ours }) => ours.length === code.length && ours.every((one, at) => one === code[at]);
  return Object.keys(notebooks).find((name) => isEqual(notebooks[name])) ?? null;
}

/** Whether a notebook uses careerkit, whoever wrote it. */
export function usesKit(code) {
  return code.some((one) => /^\s*(?:from|import)\s+careerkit\b/m.test(one));
}

/**
 * The notebooks before and after one of the journey's, and the journey's own; null where there is none.
 *
 * @param {string} name
 * @param {Facts} facts
 * @param {Set<string>} present the names of the notebooks in the same folder
 */
export function around(name, { order, home }, present) {
  const at = order.indexOf(name);
  const there = (other) => (other && present.has(other) ? other : null);
  return {
    before: there(order[at - 1]),
    home: name === home ? null : there(home),
    after: there(name === home ? order[0] : at < 0 ? null : order[at + 1]),
  };
}

/**
 * What a person has made of a notebook: everything that is worth a file, and no outputs.
 *
 * @param {{ metadata: any, cells: any[] }} notebook
 */
export function written({ metadata, cells }) {
  const lasting = ({ trusted: _t, execution: _e, ...rest }) => rest;
  return JSON.stringify([
    metadata.kernelspec?.name,
    cells.map((cell) => [cell.cell_type, cell.source, cell.attachments ?? {}, lasting(cell.metadata ?? {})]),
  ]);
}
