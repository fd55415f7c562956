// A pending set: what a list of records has that no kernel confirmed yet (docs/pending-changes.md).
// Python applies one in widgets/keeping/pending.py; both are held to tests/widgets/keeping/pending_cases.json.

/** Whether something is a pending set, as RecordEditing writes one: a storage can be damaged.
 *
 * @param {any} pending
 * @returns {pending is import("../types").PendingSet}
 */
export function isPendingSet(pending) {
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
  if (!isGroup(pending)) return false;
  const { put = {}, remove = [], order = [], seen = {} } = pending;
  const isSums = (value) => Array.isArray(value) && value.every(Number.isInteger);
  const isSeen = (value) => isGroup(value)
    && Object.values(value).every((names) => isGroup(names) && Object.values(names).every(isSums));
  const isEntry = ([id, entry]) => isId(id) && isGroup(entry) && isGroup(entry.record)
    && isTexts(entry.changed) && ["string", "object", "undefined"].includes(typeof entry.after);
  return isGroup(put) && Object.entries(put).every(isEntry)
    && isTexts(remove) && remove.every(isId) && isTexts(order) && isSeen(seen);
}

export function isId(text) {
  return typeof text === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

/** Put a record behind the one of this id: first where there is none, last where that is gone.
 *
 * @param {import("../types").Answers[]} records changed in place
 * @param {import("../types").Answers} record
 * @param {string | null | undefined} after
 */
export function insertAfter(records, record, after) {
  const index = records.findIndex((other) => other.id === after);
  if (after === null) records.unshift(record);
  else if (index < 0) records.push(record);
  else records.splice(index + 1, 0, record);
}

/** Put records into the order of these ids; those that it does not name stay behind them.
 *
 * @param {import("../types").Answers[]} records changed in place
 * @param {string[]} ids
 */
export function putInOrder(records, ids) {
  const rank = ({ id }) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  records.sort((a, b) => rank(a) - rank(b));
}
