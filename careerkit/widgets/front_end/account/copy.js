// The copy of a person's answers that their browser keeps, beside what their account has.

import { isAnythingKept } from "../host/kept.js";
import { page } from "../page/state.js";

/**
 * What there is: whether this browser keeps any of it, and whether the account has all of it. A page without the
 * panel of the answers can't tell that.
 */
export const stateOfCopy = () => ({
  isKnown: page.isOnServer !== null,
  isWhole: page.isOnServer?.() ?? false,
  isHere: isAnythingKept(),
});

/** How far the answers have come to the account, as a sentence. */
export function saidOfAnswers(texts, { isKnown, isWhole }) {
  if (!isKnown) return texts.unknown;
  return isWhole ? texts.whole : texts.part;
}

/** Remove the copy from this device. To be asked for only where the account has all of it. */
export function removeCopy() {
  page.storage.erase();
  tellOthers();
  page.storage.close(); // what the page says while it goes is not kept either
}

/** Tell the other tabs that the person has gone. */
export const tellOthers = () => page.storage.signal("left");
