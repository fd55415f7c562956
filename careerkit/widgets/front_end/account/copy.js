// The copy of a person's answers that their browser keeps, beside what their account has.

import { isAnythingKept } from "../host/kept.js";
import { page } from "../page/state.js";

/** What there is: all of it with the account or not, and whether this browser keeps any of it. */
export const stateOfCopy = () => ({ isWhole: page.isOnServer(), isHere: isAnythingKept() });

/** Remove the copy from this device. To be asked for only where the account has all of it. */
export function removeCopy() {
  page.storage.erase();
  tellOthers();
  page.storage.close(); // what the page says while it goes is not kept either
}

/** Tell the other tabs that the person has gone. */
export const tellOthers = () => page.storage.signal("left");
