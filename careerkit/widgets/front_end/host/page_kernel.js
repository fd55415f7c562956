// The kernel of a page that came without one, perhaps from the browser's own store: the server is asked for it
// (serve/pages/page_kernel.py). Where the server thinks otherwise of the page, it is loaded anew.

import { reload } from "../keeping/vault/way_back.js";
import { page } from "../page/state.js";
import { placeCell } from "./cells.js";

const LINES = "application/x-ndjson";
const PAUSES = [1000, 2000, 4000, 8000, 15_000]; // ms between two questions to a server that does not answer
const LOOK_AFTER = 6000; // ms between two looks whether there is a seat
const SPREAD = 6000; // ms; not all of them at the same moment
const QUIET = 3000; // ms without a key: a pause
const ONCE_IN = 60_000; // ms in which a page loads itself anew only once
const WENT = "careerkit/asked-anew"; // when it did, in this tab

const { careerkitPage } = window;

let wroteAt = -Infinity;
window.addEventListener("input", () => (wroteAt = performance.now()), true);

/**
 * Ask until there is a kernel, and put what its cells gave into their places.
 *
 * @param {{ asks: string, error: string }} told the address, and what stands where a cell failed
 * @param {Promise<void>} placed comes true when the cells' places are there
 */
export async function askForKernel({ asks, error }, placed) {
  const address = new URL(asks + location.search, location.href);
  for (let tries = 0; ; tries += 1) {
    const answer = await asked(address);
    if (answer === "full") await seat();
    else if (answer === "unreached") await away(tries);
    else if (answer === "other") return anew();
    else if (await take(answer, error, placed)) return undefined;
    else await away(tries);
  }
}

/** The answer that brings a kernel; or that all seats are taken ("full"), that there is no server of ours
 * ("unreached"), or that it has another page here by now ("other").
 */
async function asked(address) {
  try {
    // Whoever is to log in first is led there with the whole page, not with this.
    const answer = await fetch(address, { cache: "no-store", redirect: "manual" });
    const { ok, status, headers } = answer;
    if (ok && headers.get("Content-Type")?.startsWith(LINES)) return answer;
    // A proxy without a server says the same, and not when to come again.
    if (status === 503 && headers.has("Retry-After")) return "full";
    return status < 500 ? "other" : "unreached";
  } catch {
    return "unreached";
  }
}

/** Take what the server says, line by line; false if it broke off before there was a kernel. */
async function take(answer, error, placed) {
  let isMet = false;
  try {
    for await (const { kernelId, isOurs, ...cell } of linesOf(answer.body)) {
      if (kernelId) {
        isMet = true;
        careerkitPage.waitFor("");
        careerkitPage.meet(kernelId);
      } else if (isOurs === false) {
        anew();
        return true;
      } else if (isOurs === undefined) {
        await placed;
        placeCell(cell, error);
      }
    }
  } catch {
    // The line broke: what came by then stands.
  }
  if (isMet) careerkitPage.end();
  return isMet;
}

/** @param {ReadableStream<Uint8Array>} body */
async function* linesOf(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) yield JSON.parse(line);
    if (done) return;
  }
}

/** Resolves when a seat may be free. */
async function seat() {
  careerkitPage.waitFor("full");
  const health = new URL("healthz", new URL(document.body.dataset.baseUrl.replace(/voila\/$/, ""), location.href));
  for (;;) {
    await later(LOOK_AFTER + SPREAD * Math.random());
    const answer = await fetch(health, { cache: "no-store" }).catch(() => null);
    const { visitors, room } = (await answer?.json().catch(() => null)) ?? {};
    // A server that says nothing of seats may be another one by now.
    if (!(visitors >= room)) return;
  }
}

/** Resolves after a pause, or when there is a reason to think that the server can be reached. */
async function away(tries) {
  careerkitPage.waitFor("unreached");
  const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
  const online = new Promise((resolve) => window.addEventListener("online", resolve, { once: true }));
  await Promise.race([later(pause * (0.7 + 0.6 * Math.random())), online]);
}

/** Load the page as it is by now, in a pause of the person's; where that would lose something, they choose. */
async function anew() {
  careerkitPage.waitFor("");
  const went = Number(page.storage.tab?.getItem(WENT) ?? 0);
  while (performance.now() - wroteAt < QUIET) await later(QUIET);
  const isKept = wroteAt < 0 || (page.storage.area && page.storage.refused.size === 0);
  if (!isKept || Date.now() - went < ONCE_IN) {
    careerkitPage.showLate();
    return;
  }
  page.storage.tab?.setItem(WENT, String(Date.now()));
  reload();
}

const later = (delay) => new Promise((resolve) => setTimeout(resolve, delay));
