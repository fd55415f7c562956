// Shows a page's widgets: a script of the app's own pages (theme/…/index.html.j2).

import { handOver } from "../keeping/handover.js";
import { keepFocusInSight } from "../page/in_sight.js";
import { Early, rememberRoom } from "./early.js";
import { Host } from "./host.js";
import { isAnythingKept } from "./kept.js";
import { SocketLine } from "./socket_line.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const PATIENCE = 10_000; // ms for what a page shows before the kernel; a line may break without a word

const { careerkitPage } = window;
const { first, kit, keeps, declared, coming } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const load = (address) => import(new URL(address, document.baseURI).href);
const begins = load(first).catch(() => ({ widgets: {} }));
// Who has been here needs no word of what this is (page.css).
document.documentElement.toggleAttribute("data-known", careerkitPage.isSample || isAnythingKept());
let whole = null; // the kit with all of its widgets, once one was asked for
const host = new Host(open);

/** What draws a widget: of the file that a page has first, or else of the kit's. */
async function open(name, context) {
  const known = await begins;
  if (name in known.widgets) return known.open(name, context);
  whole ??= load(kit).catch(kitOfKernel);
  return (await whole).open(name, context);
}

/** The server did not give the kit's module. The kernel has it, too, for other pages than ours. */
async function kitOfKernel() {
  await host.isThere;
  const brings = [...host.models.values()].find((model) => model.get("sorry") && model.get("version"));
  await host.views.opened(brings);
  return globalThis[Symbol.for("careerkit.kits")].get(brings.get("version"));
}

/** All cells are there; what they give is not. */
const placed = new Promise((resolve) => {
  const look = () => document.querySelector(".ck-footer") && resolve();
  new MutationObserver((_, observer) => {
    look();
    if (document.querySelector(".ck-footer")) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  look();
});

/** Draw what needs no kernel; null where nothing is known of it. */
async function drawEarly() {
  if (!declared) return null;
  const answer = await fetch(declared, { signal: AbortSignal.timeout(PATIENCE) });
  const known = answer.ok ? await answer.json() : null;
  await placed;
  if (!known) return null;
  const drawn = new Early(host, known, coming);
  await drawn.draw(known.cells, begins);
  return drawn;
}

const early = drawEarly().catch(() => null);

/** Show the widget of an output where it belongs, when it is drawn: page.js takes it for ready. */
async function show({ output, id }, drawn) {
  if (await drawn?.settle({ output, id })) return;
  const model = await host.get_model(id);
  const outputs = [...output.parentElement.querySelectorAll(":scope > .ck-output")];
  const view = host.views.make(model, `${output.parentElement.dataset.cell}.${outputs.indexOf(output)}`);
  await view.drawn;
  output.append(view.element);
}

function shownOutputs() {
  return [...document.querySelectorAll(".ck-output")].flatMap((output) => {
    const told = output.querySelector(":scope > script");
    const id = told && JSON.parse(told.textContent).data[VIEW]?.model_id;
    return id ? [{ output, id }] : [];
  });
}

careerkitPage.kernel.then((address) => {
  host.attach(new SocketLine(address));
  if (keeps !== undefined) handOver(host.kernel);
});

careerkitPage.complete.then(async (isOurs) => {
  const drawn = await early;
  if (!isOurs) {
    host.close(); // a cell shows what Voila's front end has to
    drawn?.remove();
    return;
  }
  const outputs = shownOutputs();
  drawn?.meet(outputs);
  await host.restore();
  for (const one of outputs) show(one, drawn);
  drawn?.remove();
});
if (keeps !== undefined) rememberRoom();
placed.then(keepFocusInSight);
