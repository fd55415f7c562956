// On Binder: tells before a session ends, and lets Binder know that somebody is at work here.
{
  const LOOK_EVERY = 15_000; // ms
  const TELL_EVERY = 60_000; // ms between two words to the server that somebody is here
  const BEFORE_END = 30 * 60_000; // ms
  const AND_AGAIN = 10 * 60_000; // ms before the end, for who has put it away
  const BEFORE_IDLE = 2 * 60_000; // ms
  const ENDED_AFTER = 2; // questions in a row that nobody answers
  const SIGNS = ["keydown", "pointerdown", "pointermove", "input", "wheel", "touchstart"];

  const notice = document.getElementById("ck-binder");
  const { ends, idle, texts } = JSON.parse(notice.querySelector("script").textContent);
  const said = notice.querySelector("p");
  const take = notice.querySelector("[data-take]");
  const save = notice.querySelector("[data-save]"); // widgets/front_end/keeping/vault/banner.js hears of it
  const heard = notice.querySelector("[data-heard]");
  const again = notice.querySelector("a");

  let seenAt = Date.now(); // when somebody did something here; also true after the computer slept
  let toldAt = seenAt;
  let unanswered = 0;
  let isConnected = false; // such a page counts as at work: what goes to and fro all the time keeps Binder waiting
  let known = ""; // what the person has read, and put away

  const seen = () => {
    seenAt = Date.now();
    if (seenAt - toldAt > TELL_EVERY) tell();
  };

  /** Ask the server for the least that there is: it takes that for a sign of life. */
  async function tell() {
    toldAt = Date.now();
    const base = document.body.dataset.baseUrl.replace(/voila\/$/, "");
    try {
      const { ok } = await fetch(`${base}healthz`, { cache: "no-store" });
      unanswered = ok ? 0 : unanswered + 1;
    } catch {
      unanswered += navigator.onLine ? 1 : 0;
    }
  }

  /** What is to be said now, if anything, by its key. */
  function news() {
    const left = ends - Date.now();
    if (left <= 0 || unanswered >= ENDED_AFTER) return "over";
    if (left <= AND_AGAIN) return "ending_soon";
    if (left <= BEFORE_END) return "ending";
    return !isConnected && Date.now() - seenAt > idle - BEFORE_IDLE ? "idle" : "";
  }

  function show() {
    const key = news();
    if (key !== known) known = "";
    // Who is about to press one of the buttons still finds it there.
    if (!key && notice.matches(":hover, :focus-within")) return;
    notice.hidden = !key || known === key;
    if (notice.hidden) return;
    const minutes = Math.max(5, 5 * Math.round((ends - Date.now()) / 300_000));
    const text = texts[key.replace("_soon", "")].replace("{minutes}", String(minutes));
    if (said.textContent !== text) said.textContent = text;
    heard.textContent = key === "idle" ? texts.here : texts.close;
    take.hidden = take.disabled || key === "over";
    save.hidden = key !== "over";
    notice.toggleAttribute("data-over", key === "over");
    if (again) again.hidden = key !== "over";
  }

  async function look() {
    // After a question without an answer once more, and when the page is seen again.
    if (unanswered && !document.hidden) await tell();
    show();
  }

  let before = null; // where the focus was before it came here
  notice.addEventListener("focusin", ({ relatedTarget }) => {
    if (!notice.contains(relatedTarget)) before = relatedTarget;
  });
  heard.addEventListener("click", () => {
    seen();
    known = news();
    notice.hidden = true;
    before?.focus({ preventScroll: true });
  });
  for (const type of SIGNS) addEventListener(type, seen, { capture: true, passive: true });
  document.addEventListener("careerkit-connection", ({ detail }) => {
    isConnected = detail === "open";
  });
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || Date.now() - toldAt < TELL_EVERY) return;
    await tell();
    look();
  });
  setInterval(look, LOOK_EVERY);
}
