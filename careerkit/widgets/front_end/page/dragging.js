// A pointer that is held down: what both the list of records and the board drag with.

/**
 * Follow a pointer until it is let go. Escape, or a system that takes it away, ends it too.
 *
 * @param {object} on
 * @param {(event: PointerEvent) => void} on.move the pointer is somewhere else
 * @param {(isDropped: boolean) => void} on.end it is over: whether the pointer was let go
 * @returns {() => void} how to end it from outside; a second time does nothing
 */
export function followPointer({ move, end }) {
  let isOver = false;
  const stop = (isDropped = false) => {
    if (isOver) return;
    isOver = true;
    for (const [type, handler] of handlers) window.removeEventListener(type, handler);
    end(isDropped);
  };
  /** @type {[string, (event: any) => void][]} */
  const handlers = Object.entries({
    pointermove: move,
    pointerup: () => stop(true),
    pointercancel: () => stop(),
    keydown: (event) => event.key === "Escape" && stop(),
  });
  for (const [type, handler] of handlers) window.addEventListener(type, handler);
  return () => stop();
}
