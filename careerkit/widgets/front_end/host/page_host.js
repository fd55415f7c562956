// Shows a page's widgets: a script of the app's own pages (theme/…/index.html.j2).

import { handOver } from "../keeping/handover.js";
import { Host } from "./host.js";
import { SocketLine } from "./socket_line.js";

const VIEW = "application/vnd.jupyter.widget-view+json";

const { careerkitPage } = window;
const { kit, keeps } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const host = new Host(import(new URL(kit, document.baseURI).href));

/** Show the widget of an output where it belongs, when it is drawn: page.js takes it for ready. */
async function show(output) {
  const { data } = JSON.parse(output.querySelector("script").textContent);
  const model = await host.get_model(data[VIEW].model_id);
  const { element, drawn } = host.views.make(model);
  await drawn;
  output.append(element);
}

careerkitPage.kernel.then((address) => {
  host.attach(new SocketLine(address));
  if (keeps !== undefined) handOver(host.kernel);
});
careerkitPage.complete.then(async (isOurs) => {
  if (!isOurs) {
    host.close(); // a cell shows what Voila's front end has to
    return;
  }
  await host.restore();
  document.querySelectorAll(".ck-output[data-widget]").forEach(show);
});
