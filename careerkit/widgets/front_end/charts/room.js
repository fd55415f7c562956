// How much room a picture is going to take: what stands below it must not move away under a finger
// when it comes.

const AXIS = 60; // px that an axis with its title takes; the pictures' own lie between 0 and 80

/**
 * The height of a chart's picture in px, before it is drawn.
 *
 * @param {any} spec a Vega-Lite specification
 */
export function roomOf(spec) {
  const height = plotHeight(spec);
  if (!height) return 0;
  return height + (fits(spec.autosize) ? 0 : AXIS);
}

/** A number, or a step for each of the rows. */
function plotHeight({ height, ...spec }) {
  return typeof height === "object" && height ? height.step * rows(spec) : Number(height) || 0;
}

/** With `fit`, the height is that of the whole picture. */
const fits = (autosize) => (autosize?.type ?? autosize ?? "").startsWith("fit");

/** @param {any} spec */
function rows({ layer = [], encoding, data, datasets = {} }) {
  const parts = [{ encoding, data }, ...layer];
  const names = parts.flatMap((part) => {
    const field = part.encoding?.y?.field;
    const source = part.data ?? data;
    const values = source?.values ?? datasets[source?.name] ?? [];
    return field ? values.map((row) => row[field]) : [];
  });
  return new Set(names).size;
}
