// The values of models: whether two are the same, and their binary parts, which travel beside them.

/** Whether two values of a model say the same. */
export function isSame(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (isBinary(one) || isBinary(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && isSame(one[key], other[key]));
}

const isBinary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/** Put binary parts back where they belong.
 *
 * @param {any} state changed in place
 * @param {(string | number)[][]} paths
 * @param {DataView[]} buffers
 */
export function joined(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    let at = state;
    for (const key of path.slice(0, -1)) at = at[key];
    at[path.at(-1)] = buffers[index];
  });
  return state;
}

/** The other way round: a copy without its binary parts, where these stood, and they. */
export function separated(state) {
  const paths = [];
  const buffers = [];
  const without = (value, path) => {
    if (isBinary(value)) {
      paths.push(path);
      buffers.push(value);
      return null;
    }
    if (!value || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((one, index) => without(one, [...path, index]));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, [...path, key])]));
  };
  return { state: without(state, []), paths, buffers };
}
