// What can wait until a page has nothing else to do.

const STEP = 4; // ms that a step of idle work takes, about

/** Take steps when the page has nothing else to do, until one returns false.
 *
 * Returns how to have no more of them.
 */
export function whenIdle(step) {
  const ask = window.requestIdleCallback ?? ((act) => setTimeout(act, 16)); // Safari has none
  const cancel = window.cancelIdleCallback ?? clearTimeout;
  let handle;
  const act = (deadline) => {
    let more = step();
    while (more && deadline?.timeRemaining() > STEP) more = step();
    if (more) handle = ask(act, { timeout: 1000 });
  };
  handle = ask(act, { timeout: 1000 });
  return () => cancel(handle);
}
