// What a view does with its model: follow it, and ask the kernel for something.

import { page } from "./state.js";

/** Call `show` now and whenever one of the traits changes; returns how to stop.
 *
 * @param {import("../types").Model} model
 * @param {string[]} traits
 * @param {() => void} show
 */
export function follow(model, traits, show) {
  for (const trait of traits) model.on(`change:${trait}`, show);
  show();
  return () => {
    for (const trait of traits) model.off(`change:${trait}`, show);
  };
}

/**
 * Begin something when the kernel has the model: a page of ours may show it before. Returns how to end it.
 *
 * @param {any} model
 * @param {() => any} begin returns how to end it, if that has to be
 */
export function whenAttached(model, begin) {
  let isOver = false;
  let end = null;
  const act = () => {
    if (!isOver) end = begin();
  };
  if (model.isAttached === false) model.attached.then(act);
  else act();
  return () => {
    isOver = true;
    end?.();
  };
}

/**
 * Ask the kernel for what it alone can do: these traits' values. Returns whether it is there: if
 * not, the banner says that this may not arrive, and the control should look as it did. A kernel
 * that is only slow hears it all the same, and answers.
 *
 * @param {import("../types").Model} model
 * @param {Record<string, unknown>} values
 */
export function ask(model, values) {
  page.asked += 1;
  try {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  } catch {
    // The connection is closed. The heartbeat notices that the kernel did not hear this.
  }
  page.events.dispatchEvent(new Event("asked"));
  if (page.isLost()) page.events.dispatchEvent(new Event("unheard"));
  return !page.isLost();
}
