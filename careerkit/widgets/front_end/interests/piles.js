// Where the cards of the sort of values lie: what insight/interests/values.py says of a workbook,
// said of records on their way. tests/insight/interests/pile_cases.json holds both to the same.

const CHOSEN = "five";

/**
 * Each card's place, by ids: one that is open, one of the five, or one of a pile.
 *
 * @param {string[]} cards in the order in which they are dealt
 * @param {import("../types").Answers[]} records
 * @param {number} most how many may count most
 */
export function pilesOf(cards, records, most) {
  const lying = records.filter((record) => record.pile && cards.includes(record.id));
  const on = (pile) => lying.filter((record) => record.pile === pile).map(({ id }) => id);
  const chosen = on(CHOSEN);
  const beyond = chosen.slice(most);
  const isMuch = (record) => record.pile === "much" || beyond.includes(record.id);
  return {
    open: cards.filter((id) => lying.every((record) => record.id !== id)),
    five: chosen.slice(0, most),
    much: lying.filter(isMuch).map(({ id }) => id),
    some: on("some"),
    little: on("little"),
    extra: beyond.length,
  };
}

/**
 * Where a record has to move so that it is the last of those that were chosen.
 *
 * @param {import("../types").Answers[]} records
 * @param {string[]} five
 * @param {string} id
 */
export function placeBehind(records, five, id) {
  const index = records.findIndex((record) => record.id === id);
  const last = records.findIndex((record) => record.id === five.at(-1));
  if (last < 0) return index;
  return index > last ? last + 1 : last;
}
