// The vault on a page: the storage, the panel and the watch over the connection, together.

import { tellDay } from "../../page/local_day.js";
import { whenAttached } from "../../page/models.js";
import { isOwnPage } from "../../page/own_page.js";
import { page } from "../../page/state.js";
import { Banner } from "./banner.js";
import { saveWorkbook } from "./file.js";
import { VaultPanel } from "./panel.js";
import { VaultStorage } from "./storage.js";
import { isOnServer } from "./on_server.js";
import { Watch } from "./watch.js";

/** A page that the browser brings back from its memory has no kernel any more. */
function reloadWhenRevived() {
  const reload = (event) => event.persisted && location.reload();
  window.addEventListener("pageshow", reload);
  return () => window.removeEventListener("pageshow", reload);
}

// Restoring begins here and not in initialize(): what Python answers to that arrives before
// the page's other widgets exist.
function render({ model, el }) {
  const storage = new VaultStorage(model);
  // JupyterLab shows the state of a kernel itself, and a cell there may well run for minutes.
  const banner = () => new Banner(model.get("_texts"), () => saveWorkbook(storage));
  const watch = isOwnPage() ? new Watch(model, banner(), () => storage.changed()) : { isLost: () => false, begin() {}, stop() {} };
  let panel = new VaultPanel(model, storage, watch);
  // Whose page it is may be heard of when this stands already.
  const sayAnew = () => {
    panel.remove();
    panel = new VaultPanel(model, storage, watch);
    el.replaceChildren(panel.root);
  };
  model.on("change:_texts", sayAnew);
  page.isOnServer = () => isOnServer(model, storage);
  const stopWaiting = reloadWhenRevived();
  el.append(panel.root);
  const stopTelling = tellDay(model); // before the answers, which are read as of that day
  const forgo = whenAttached(model, () => {
    watch.begin();
    storage.begin();
  });
  return () => {
    model.off("change:_texts", sayAnew);
    for (const end of [stopTelling, stopWaiting, () => panel.remove(), forgo, watch.stop, storage.stop]) end();
  };
}

export const widget = { render };
