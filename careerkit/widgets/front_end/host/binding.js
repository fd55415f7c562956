// Which models of a kernel are those that were drawn before there was one. They come of the same
// cells, so that they are the same ones in the same places.

import { REFERENCE, idIn } from "./references.js";

const KIND = ["_model_name", "_kit_view", "_scope", "title"];

/**
 * The kernel's ids by the ids of those that are here.
 *
 * @param {[string, string][]} pairs what cells show: an id here, and one of the kernel's
 * @param {Map<string, { state: any }>} models
 * @param {Record<string, { state: any }>} states
 */
export function bindings(pairs, models, states) {
  const found = new Map();
  const taken = new Set();
  const bind = (here, there) => {
    const [one, other] = [models.get(here)?.state, states[there]?.state];
    const isKnown = found.has(here) || taken.has(there) || !one || !other;
    if (isKnown || KIND.some((name) => (one[name] ?? "") !== (other[name] ?? ""))) return;
    found.set(here, there);
    taken.add(there);
    for (const name of Object.keys(one)) meet(one[name], other[name]);
  };
  const meet = (one, other) => {
    if (isReference(one) && isReference(other)) bind(idIn(one), idIn(other));
    else if (Array.isArray(one) && Array.isArray(other)) one.forEach((value, index) => meet(value, other[index]));
  };
  for (const [here, there] of pairs) bind(here, there);
  return found;
}

const isReference = (value) => typeof value === "string" && value.startsWith(REFERENCE);

/** A value with the references in it changed to these ids. */
export function withIds(value, ids) {
  if (isReference(value)) return REFERENCE + (ids.get(idIn(value)) ?? idIn(value));
  if (Array.isArray(value)) return value.map((one) => withIds(one, ids));
  if (!value || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withIds(one, ids)]));
}
