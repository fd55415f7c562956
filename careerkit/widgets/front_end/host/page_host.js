// Shows a page's widgets: a script of the app's own pages (theme/…/index.html.j2).

import { askForKernel } from "./page_kernel.js";
import { ShownPage } from "./shown_page.js";
import { SocketLine } from "./socket_line.js";

const { careerkitPage } = window;
const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
const page = new ShownPage(dataset);

careerkitPage.kernel.then((address) => page.attach(new SocketLine(address)));
// Where it is not ours, a cell shows what Voila's front end has to.
careerkitPage.complete.then((isOurs) => page.complete(isOurs));
// What it says would compete with what a person waits for.
if (dataset.asks) page.begun.then(() => askForKernel(/** @type {any} */ (dataset), page.placed));
