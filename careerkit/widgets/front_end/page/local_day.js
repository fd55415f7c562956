// The person's calendar day. The kernel's may be another: its computer may be anywhere.

import { whenAttached } from "./models.js";

/** Today as YYYY-MM-DD, as the clock of this device has it and not UTC's. */
export function localDay(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const A_MINUTE = 60_000;

/** What Python is told: the day here, the time zone, and how many minutes it is ahead of UTC. */
export function clockHere(now = new Date()) {
  const { timeZone = "" } = Intl.DateTimeFormat().resolvedOptions();
  return { today: localDay(now), zone: timeZone, offset: -now.getTimezoneOffset() };
}

/**
 * Keep the model's traits at the clock that is here; returns how to stop.
 *
 * A browser takes 20 ms and more to find out its time zone, and nobody but the kernel wants to know it: so not
 * before there is one.
 */
export function tellDay(model) {
  const tell = () => {
    const told = Object.entries(clockHere());
    if (document.hidden || told.every(([name, value]) => model.get(name) === value)) return;
    for (const [name, value] of told) model.set(name, value);
    model.save_changes();
  };
  return whenAttached(model, () => {
    // A page that is left open overnight goes on on another day.
    const timer = setInterval(tell, A_MINUTE);
    document.addEventListener("visibilitychange", tell);
    tell();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tell);
    };
  });
}
