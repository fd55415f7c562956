// The person's calendar day. The kernel's may be another: its computer may be anywhere.

/** Today as YYYY-MM-DD, as the clock of this device has it and not UTC's. */
export function localDay(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const A_MINUTE = 60_000;

/** Keep the model's trait `today` at the day that it is here; returns how to stop. */
export function tellDay(model) {
  const tell = () => {
    if (document.hidden || model.get("today") === localDay()) return;
    model.set("today", localDay());
    model.save_changes();
  };
  // A page that is left open overnight goes on on another day.
  const timer = setInterval(tell, A_MINUTE);
  document.addEventListener("visibilitychange", tell);
  tell();
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tell);
  };
}
