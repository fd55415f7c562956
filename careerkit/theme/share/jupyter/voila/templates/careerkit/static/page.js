// The page around the widgets: puts outputs in their places, shows how far it is, and lets
// the kernel go when the page goes. Runs before anything else on the page.

window.careerkitPage = (() => {
  const LATE_AFTER = 45_000; // a cold load over a slow phone link takes about that long
  const DRAWN_WITHIN = 2_000; // ms; a widget that still shows nothing by then may have nothing to show

  const SAMPLE = "sample"; // opening.py
  const isSite = "site" in document.documentElement.dataset; // without a server (widgets/front_end/site/)
  // An origin may have several of them, and one's answers are not another's.
  if (isSite) document.documentElement.dataset.namespace = new URL("./", location.href).pathname;
  const isSample = new URLSearchParams(location.search).has(SAMPLE);
  const ENDS = { 4001: "stopped", 4002: "gone", 4003: "left" }; // serve/guard/ownership.py
  const NOT_FOUND = 404;
  const HANDS = "careerkit/hands"; // where they were, in this tab

  const byId = (id) => document.getElementById(id);
  const cells = () => [...document.querySelectorAll("[data-cell]")];

  /** Move a cell's outputs from behind the page to their place in it. */
  function place(index = document.currentScript.dataset.cellIndex) {
    const outputs = document.querySelector(`[data-outputs="${index}"]`);
    const cell = document.querySelector(`[data-cell="${index}"]`);
    if (!outputs || !cell) return;
    const early = [...cell.querySelectorAll(":scope > [data-early]")];
    if (outputs.childElementCount === 0) {
      cell.remove();
    }
    for (const output of [...outputs.children]) {
      // What was drawn before there was a kernel stays where it is, with all that a person does in it.
      const mine = "widget" in output.dataset && early.shift();
      if (mine) mine.append(...output.children);
      else cell.append(output);
    }
    outputs.remove();
    showProgress();
  }

  const BUSY = "[aria-busy]"; // as a view of the kit's that waits for its module
  const UNDRAWN = ".lm-Widget:empty:not(.jupyter-widgets, .jp-OutputArea)"; // or that draws nothing

  /** Whether an output stands where it belongs, and nothing of these kinds is in it. Our own host
   * puts a widget there when it is drawn. Until then, or Voila's has it, its place holds a text; and
   * a box of Voila's is there before the views in it are.
   */
  function isShown(output, unfinished) {
    if ("early" in output.dataset) return false;
    if (output.querySelector(":scope > .ck-widget")) return true;
    const host = output.querySelector(".jp-OutputArea-output");
    if (host === null || ("widget" in output.dataset && host.childElementCount === 0)) return false;
    return host.querySelector(unfinished) === null;
  }

  function isReady(cell, unfinished) {
    const outputs = [...cell.querySelectorAll(":scope > .ck-output")];
    return cell.childElementCount > 1 && outputs.every((output) => isShown(output, unfinished));
  }

  function settle(cell) {
    cell.removeAttribute("aria-busy");
    cell.querySelector(":scope > .ck-waiting")?.remove();
  }

  /** How far the page is: a cell counts half when it has run, and whole when it is shown. */
  function progress() {
    const all = cells();
    const busy = all.filter((cell) => cell.hasAttribute("aria-busy"));
    const waiting = busy.filter((cell) => cell.childElementCount === 1);
    return all.length === 0 ? 1 : 1 - (busy.length + waiting.length) / (2 * all.length);
  }

  function showProgress() {
    const bar = byId("ck-progress");
    const part = progress();
    bar.setAttribute("aria-valuenow", String(Math.round(part * 100)));
    bar.firstElementChild.style.transform = `scaleX(${Math.max(part, 0.04)})`;
  }

  function showReady() {
    byId("ck-progress").hidden = true;
    byId("ck-late").hidden = true;
    byId("ck-status").textContent = byId("ck-status").dataset.ready;
    byId("ck-status").className = "ck-hidden"; // who sees the page sees that it is ready
    document.documentElement.dataset.ready = "true";
  }

  const REASONS = ["full", "unreached"];
  let reason = "";

  /** Say for what the page waits: for a seat ("full"), or for a server that does not answer ("unreached"). */
  function waitFor(what) {
    if (what === reason) return;
    reason = what;
    for (const one of REASONS) byId(`ck-${one}`).hidden = one !== what;
    if (what) byId("ck-late").hidden = true;
    document.dispatchEvent(new CustomEvent("careerkit-connection", { detail: "waiting" }));
  }

  function showLate() {
    if (reason || isSite) return; // it says for what it waits, or that it waits for Python
    if (!document.documentElement.dataset.ready) byId("ck-late").hidden = false;
  }

  /** Watch until every widget is there and drawn. */
  function watch() {
    const observer = new MutationObserver(update);
    let unfinished = `${BUSY}, ${UNDRAWN}`;
    let patience;
    function update() {
      const waiting = cells().filter((cell) => cell.hasAttribute("aria-busy"));
      waiting.filter((cell) => isReady(cell, unfinished)).forEach(settle);
      showProgress();
      if (document.readyState === "loading") return;
      if (progress() < 1) {
        if (waiting.every((cell) => isReady(cell, BUSY))) patience ??= setTimeout(stopGuessing, DRAWN_WITHIN);
        return;
      }
      observer.disconnect();
      clearTimeout(patience);
      showReady();
    }
    function stopGuessing() {
      unfinished = BUSY;
      update();
    }
    observer.observe(byId("ck-main"), { childList: true, subtree: true, attributeFilter: ["aria-busy", "data-early"] });
    update();
  }

  /** Hold what is typed until the field is there that a person was in when the page came anew under their
   * hands (widgets/front_end/keeping/vault/hands.js): a key has nowhere to go meanwhile.
   */
  function holdKeys() {
    const held = [];
    const hold = (event) => {
      const { key, target, ctrlKey, altKey, metaKey } = event;
      const isShortcut = metaKey || ctrlKey !== altKey; // both are a keyboard's third level
      const isWritten = [...key].length === 1 || key === "Backspace" || key === "Enter";
      if (target !== document.body || isShortcut || !isWritten) return;
      event.preventDefault();
      held.push(key);
    };
    window.addEventListener("keydown", hold, true);
    return () => {
      window.removeEventListener("keydown", hold, true);
      return held;
    };
  }

  function isUnderHands() {
    try {
      return JSON.parse(sessionStorage.getItem(HANDS) ?? "{}").card !== undefined;
    } catch {
      return false; // a browser that keeps nothing
    }
  }
  const typedMeanwhile = isUnderHands() ? holdKeys() : () => [];

  const dataOf = (id) => JSON.parse(byId(id)?.textContent ?? "{}");

  let met = {}; // the kernel of a page that asked for it
  const about = () => ({ ...dataOf("jupyter-config-data"), ...dataOf("ck-kernel"), ...met });

  /** Where the kernel is, below what stands before it; empty if there is none. */
  function kernelAddress(before = "api/kernels") {
    const { baseUrl, kernelId } = about();
    return kernelId ? `${baseUrl}${before}/${encodeURIComponent(kernelId)}` : "";
  }

  /** What the server's XSRF check asks for; empty without the cookie. */
  const xsrfToken = () => document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "";

  /** Tell the server that this visit is over. */
  function endKernel() {
    const address = kernelAddress("voila/api/shutdown");
    if (!address) return;
    const form = new FormData();
    form.append("_xsrf", xsrfToken());
    navigator.sendBeacon(address, form);
  }

  let tellComplete;
  /** Comes true when all of the page has come, with whether our own host shows its widgets. */
  const complete = new Promise((resolve) => {
    tellComplete = resolve;
  });

  /** The page has come to its end. Voila asks the body for what its configuration lacks. */
  function open() {
    const { kernelId } = about();
    if (!kernelId) return;
    document.body.dataset.kernelId = kernelId;
    tellComplete(!byId("ck-front-end"));
    if (!met.kernelId && !byId("ck-kernel")) return; // what follows is for careerkit's own server
    // The server ends the kernel of a page that was left before it was read. This one was read.
    fetch(kernelAddress(), { cache: "no-store" }).catch(() => {});
    // Without the cookie, the kernel answers no page.
    if (!xsrfToken()) {
      byId(window.top === window ? "ck-cookies" : "ck-framed").hidden = false;
    }
  }

  // ---- the connection to the kernel

  let tellKernel;
  /** Where the kernel is, once that is known. */
  const kernel = new Promise((resolve) => {
    tellKernel = resolve;
  });

  /** All that the server sends has come, or will not. */
  function end() {
    open();
    // The answer has ended, but some cells never came: the server gave up half way.
    const isEmpty = (part) => part.matches(".ck-waiting, [data-early]:not(:has(> script))");
    if (cells().some((cell) => [...cell.children].every(isEmpty))) showLate();
  }

  const SPOKEN = "v1.kernel.websocket.jupyter.org";
  let early = null; // a connection that waits for the front end
  let latest = null; // the last connection that was made
  let connection = null; // how it is, where the server tells: "open", "closed", or how it ended

  /** The kernel that a page has asked for (widgets/front_end/host/page_kernel.js). */
  function meet(kernelId) {
    met = { kernelId };
    connect();
  }

  /** Connect to the kernel while the front end still loads; it takes the connection over. */
  function connect() {
    connection = "open";
    tellKernel(kernelAddress());
    if (byId("ck-host")) return; // it has a connection of its own
    const session = `${Date.now()}-${Math.random()}`;
    const url = new URL(`${kernelAddress()}/channels?session_id=${session}&early=1`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    early = new WebSocket(url.href, SPOKEN);
    early.binaryType = "arraybuffer";
  }

  /** The connection for a script that asks for this address, if it is free and stands. */
  function takeEarly(address) {
    const socket = early;
    if (!socket || new URL(address, location.href).pathname !== new URL(socket.url).pathname) return null;
    early = null;
    if (socket.readyState > WebSocket.OPEN) return null;
    // Who makes a connection sets its handlers first and then waits for this.
    if (socket.readyState === WebSocket.OPEN) setTimeout(() => socket.dispatchEvent(new Event("open")));
    return socket;
  }

  /** What becomes of the latest connection, for those who would have to ask the kernel. A worker has none. */
  function tell(socket, how) {
    const isOver = connection === null || Object.values(ENDS).includes(connection);
    if (socket !== latest || isOver) return;
    connection = how;
    if (Object.values(ENDS).includes(how)) showLate(); // of a page that is ready, the vault tells
    document.dispatchEvent(new CustomEvent("careerkit-connection", { detail: how }));
  }

  // The server says goodbye, or that the kernel has ended, by the code with which it closes the
  // connection. The front end, which holds that connection, keeps it to itself.
  window.WebSocket = class extends window.WebSocket {
    constructor(address, protocols) {
      const socket = takeEarly(address);
      if (socket) return socket;
      // After a connection that never stood the front end asks for no protocol. The server speaks one.
      super(address, protocols?.length === 0 ? SPOKEN : protocols);
      latest = this;
      // When the front end, which sets its own handlers, has taken note of it.
      let stood = false;
      this.addEventListener("open", () => {
        stood = true;
        setTimeout(() => tell(this, "open"));
      });
      this.addEventListener("close", ({ code }) => {
        tell(this, ENDS[code] ?? "closed");
        if (!stood) askWhetherGone(this);
      });
    }
  };

  /** A connection was refused, and a browser keeps the reason to itself. A server that answers and knows
   * no such kernel (the app was started again, or another computer has taken over) says that it has ended.
   */
  async function askWhetherGone(socket) {
    if (socket !== latest || connection !== "closed" || !kernelAddress()) return;
    const answer = await fetch(kernelAddress(), { cache: "no-store" }).catch(() => null);
    if (answer?.status === NOT_FOUND) tell(socket, "gone");
  }
  // Voila's front end ends the kernel on "beforeunload" already. That event also comes with a
  // mailto: link, a download or a "Stay on this page", where the page stays and needs its kernel.
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation());
  window.addEventListener("pagehide", endKernel);
  // A page brought back by the browser's back button has no kernel any more.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  // Voila says so every ten seconds while a cell is running.
  window.voila_heartbeat = () => {};

  /** On a page of the sample, let a link to another page lead to the sample's: one's own is elsewhere. */
  function stayInSample({ target }) {
    const link = target instanceof Element && target.closest("a[href]:not([target], [data-own])");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    if (link.origin === location.origin && !link.search) link.search = SAMPLE;
  }
  if (isSample) {
    for (const type of ["pointerdown", "keydown", "click"]) document.addEventListener(type, stayInSample, true);
  }

  // The kernel may end while the page still comes, and the page waits for what it won't say any more.
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("#ck-late button")) window.location.reload();
  });
  document.addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive") return;
    watch();
    if (!byId("ck-host")?.dataset.asks) end();
  });
  window.setTimeout(showLate, LATE_AFTER);
  /** A page that the browser kept may name a script that there is no more. Nothing was written on it yet. */
  function lacksHost({ target }) {
    if (!(target instanceof Element) || target.id !== "ck-host") return;
    const [{ type }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (type === "reload" || !navigator.onLine) showLate();
    else window.location.reload();
  }
  document.addEventListener("error", lacksHost, true);
  return {
    place,
    complete,
    connect,
    meet,
    end,
    waitFor,
    showLate,
    tell,
    kernel,
    kernelAddress,
    typedMeanwhile,
    xsrfToken,
    isSample,
    get isWaiting() {
      return reason !== "";
    },
    get connection() {
      return connection;
    },
  };
})();
