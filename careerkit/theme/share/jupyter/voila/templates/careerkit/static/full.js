// For those who came when all seats were taken: looks now and then, and goes in when there is one.
// They may have begun to write; then it waits for a pause.
{
  const LOOK_AFTER = 6000; // ms
  const SPREAD = 6000; // ms; not all of them at the same moment
  const QUIET = 10_000; // ms without a key

  let wroteAt = -Infinity;
  addEventListener("input", () => (wroteAt = performance.now()), true);

  /** Whether all that was written is there again after loading the page anew. */
  const isKept = () => {
    const storage = globalThis[Symbol.for("careerkit.page")]?.storage;
    return wroteAt < 0 || (storage?.area && storage.refused.size === 0);
  };

  const later = () => setTimeout(look, LOOK_AFTER + SPREAD * Math.random());
  const look = async () => {
    try {
      const base = document.body.dataset.baseUrl.replace(/voila\/$/, "");
      const answer = await fetch(`${base}healthz`, { cache: "no-store" });
      const { visitors, room } = await answer.json();
      const isQuiet = performance.now() - wroteAt > QUIET;
      if (visitors < room && isQuiet && isKept()) location.reload();
      else later();
    } catch {
      later(); // the server may just be starting again
    }
  };
  later();
}
