// The copy of a person's answers that their browser keeps, beside what their account has.

import { isAnythingKept } from "../host/kept.js";
import { page } from "../page/state.js";

/**
 * What there is: whether this browser keeps any of it, or this tab alone, and whether the account has all of it. A page
 * without the panel of the answers can't tell that.
 */
export const stateOfCopy = () => ({
  isKnown: page.isOnServer !== null,
  isWhole: page.isOnServer?.() ?? false,
  isHere: isAnythingKept(),
  isOfTab: !page.storage.keep,
});

/**
 * How far the answers have come to the account, and what stays here, as sentences.
 *
 * @param {Record<string, string>} texts those that end with "_tab" are said where only this tab keeps them
 * @param {ReturnType<typeof stateOfCopy>} state
 */
export function saidOfCopy(texts, { isKnown, isWhole, isHere, isOfTab }) {
  const told = (/** @type {string} */ key) => texts[isOfTab ? `${key}_tab` : key];
  const answers = isWhole ? texts.whole : told(isKnown ? "part" : "unknown");
  return isHere ? [answers, told("stays"), isWhole ? texts.shared : texts.stays_part] : [answers, texts.gone];
}

/** Remove the copy from this device. To be asked for only where the account has all of it. */
export function removeCopy() {
  page.storage.erase();
  tellOthers();
  page.storage.close(); // what the page says while it goes is not kept either
}

/** Tell the other tabs that the person has gone. */
export const tellOthers = () => page.storage.signal("left");
