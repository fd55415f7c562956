// Whether a person's account has all that they wrote.

import { page } from "../../page/state.js";

/**
 * What the kernel said last, and nothing here that it has not heard of: what was typed, what other tabs and
 * earlier visits left, and what was clicked.
 *
 * @param {import("../../types").Model} model the vault's
 * @param {import("./storage.js").VaultStorage} storage
 */
export function isOnServer(model, storage) {
  const isWaiting = [...page.waiting.values()].some((count) => count > 0) || page.storage.keys("pending/").length > 0;
  if (!model.get("on_server") || isWaiting || page.asked > page.heard) return false;
  if (!storage.restored || storage.asked) return false;
  return storage.others().every(({ writer, text }) => storage.known.get(writer) === text);
}
