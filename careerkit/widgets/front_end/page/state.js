// What all widgets of a page share. It hangs on one well-known symbol, so that it exists once,
// however many copies of this module a page has (two notebooks in JupyterLab may have two).

import { PageStorage } from "./storage.js";

/**
 * The state that all widgets of this page share: `storage`, `events` (an EventTarget),
 * `waiting`: how many changes each list has that the store has not confirmed yet, and perhaps
 * `handed`: what went to the kernel before there were widgets. `isLost` says whether the connection
 * is, `isOnServer` whether the person's account has all that they wrote, `asked` and `heard` how many times the kernel was asked, and how many of these it surely heard.
 * Lists of records tell "pending" whenever something unconfirmed changes, and what was asked of the
 * kernel tells "asked", and "unheard" of a lost connection; the vault tells "restored" once the kernel
 * has what was kept here, "erased" when everything was erased, "reconnected" after an outage, and
 * "reachable" in one, once the kernel is there and only the connection is not.
 */
export const page = (globalThis[Symbol.for("careerkit.page")] ??= {
  // The sample is nobody's: what is opened and done there is not what the person opened and has done.
  storage: new PageStorage({ isKept: !globalThis.window?.careerkitPage?.isSample }),
  events: new EventTarget(),
  waiting: new Map(),
  isLost: () => false, // the vault knows
  isOnServer: null, // so does it that, where there is one
  asked: 0,
  heard: 0,
  takenFrom: null,
  notes: new Set(), // the calm words of the page's lists: one of them is shown
  areNotesClosed: false, // whether the person has closed them, for all that stood here by then
});
