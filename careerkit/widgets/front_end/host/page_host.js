// Shows a page's widgets: a script of the app's own pages (theme/…/index.html.j2).

import { h } from "../page/elements.js";
import { Host } from "./host.js";
import { SocketLine } from "./socket_line.js";

const script = document.currentScript;
const kit = import(new URL(script.dataset.kit, document.baseURI).href);
const host = new Host(kit);
const { careerkitPage } = window;

/** Show the widget of an output where it belongs. */
async function show(output) {
  const { data } = JSON.parse(output.querySelector("script").textContent);
  const model = await host.get_model(data[VIEW].model_id);
  const { element, drawn } = host.views.make(model);
  // It is shown when it is whole: page.js takes an output with a widget in it for ready.
  await drawn;
  output.append(element);
}

const VIEW = "application/vnd.jupyter.widget-view+json";

careerkitPage.kernel.then((address) => host.attach(new SocketLine(address)));
careerkitPage.complete.then(async (isOurs) => {
  if (!isOurs) return;
  await host.restore();
  document.querySelectorAll(".ck-output[data-widget]").forEach(show);
});
