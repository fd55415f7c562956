// What a person takes along of their sections. Draws nothing.

/** The groups of sections that a format can hold.
 *
 * @param {string} form
 * @param {{ groups: any[], dated: any[] }} offered
 */
export function groupsOf(form, { groups, dated }) {
  return form === "ics" ? dated : groups;
}

/** All sections of some groups. */
export function sectionsIn(groups) {
  return groups.flatMap(({ sections }) => sections);
}

/** Whether of these sections all are taken, some, or none: true, null or false. */
export function isTaken(sections, leftOut) {
  const out = sections.filter(({ name }) => leftOut.has(name)).length;
  if (out === 0) return true;
  return out === sections.length ? false : null;
}

/** Take these sections, or leave them out. */
export function turn(sections, isIn, leftOut) {
  for (const { name } of sections) {
    if (isIn) leftOut.delete(name);
    else leftOut.add(name);
  }
}
