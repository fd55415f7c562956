// What careerkit adds to JupyterLab and to Notebook 7.

import { keepCodeShown, isCodeShown } from "./bar.js";
import { Book } from "./book.js";
import { FACTS } from "./facts.js";
import { keepKeysAway } from "./keys.js";

const JOURNEY = "careerkit:journey";
const RELATED = 300; // ms within which a window comes from the failure that it is about

/**
 * The plugins, made of the modules that Jupyter shares.
 *
 * @param {(name: string) => Promise<any>} shared
 */
export async function pluginsFor(shared) {
  const at = (name) => shared(`@jupyterlab/${name}`);
  const [notebook, launcher, apputils, cells, coreutils, services, components, lumino] = await Promise.all([
    ...["notebook", "launcher", "apputils", "cells", "coreutils", "services", "ui-components"].map(at),
    shared("@lumino/widgets"),
  ]);
  const modules = { ...notebook, ...apputils, ...cells, ...coreutils, ...services, ...components, Widget: lumino.Widget };
  const optional = [launcher?.ILauncher, modules.ICommandPalette].filter(Boolean);
  return [{
    id: "careerkit:workbook",
    description: "Shows the notebooks of careerkit as a workbook.",
    autoStart: true,
    requires: [modules.INotebookTracker],
    optional,
    activate: (app, tracker, ...found) => {
      const given = (token) => found[optional.indexOf(token)] ?? null;
      addStyle();
      keepKeysAway();
      const jupyter = what(app, modules);
      const shelf = new Shelf(tracker, jupyter);
      silenceLostConnection(app, modules.Dialog, () => shelf.has(tracker.currentWidget));
      addJourney(app, modules, { launcher: given(launcher?.ILauncher), palette: given(modules.ICommandPalette) });
      if (jupyter.isNotebook) openInPlace(modules);
    },
  }];
}

/** All workbooks that are open. */
class Shelf {
  constructor(tracker, jupyter) {
    /** @type {Map<any, Book>} */
    this.books = new Map();
    tracker.widgetAdded.connect((_, panel) => void this.add(panel, jupyter));
    tracker.forEach((panel) => void this.add(panel, jupyter));
  }

  async add(panel, jupyter) {
    await panel.context.ready;
    if (panel.isDisposed || this.has(panel) || !Book.isFor(panel, FACTS)) return;
    this.books.set(panel, new Book(panel, jupyter, FACTS, { toggle: () => this.toggle() }));
    panel.disposed.connect(() => this.books.delete(panel));
  }

  has(panel) {
    return this.books.has(panel);
  }

  toggle() {
    const isShown = !isCodeShown();
    keepCodeShown(isShown);
    for (const book of this.books.values()) book.showCode(isShown);
  }
}

function addStyle() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("book.css", import.meta.url).href;
  document.head.append(link);
}

/** What a workbook needs of Jupyter. */
function what(app, { CodeCell, Widget, PageConfig, URLExt, ServerConnection }) {
  const { contents, sessions, serverSettings } = app.serviceManager;
  return {
    CodeCell,
    Widget,
    isNotebook: PageConfig.getOption("notebookPage") !== "",
    ask: (path) => ServerConnection.makeRequest(URLExt.join(serverSettings.baseUrl, path), {}, serverSettings),
    refresh: () => sessions.refreshRunning(),
    names: async (folder) => {
      const { content } = await contents.get(folder, { type: "directory", content: true });
      return new Set(content.map(({ name }) => name.replace(/\.ipynb$/, "")));
    },
    isRunning: (path) => [...sessions.running()].some((session) => session.path === path),
    trust: (node) => app.commandLinker.markTrusted?.(node),
    runAll: (panel) => {
      app.shell.activateById(panel.id);
      return app.commands.execute("notebook:run-all-cells");
    },
  };
}

/** Leave out the window that says what the bar of a workbook says. */
function silenceLostConnection(app, Dialog, isBook) {
  let failedAt = -Infinity;
  app.serviceManager.connectionFailure.connect(() => (failedAt = performance.now()));
  Dialog.tracker.widgetAdded.connect((_, dialog) => {
    // Jupyter may open its window before or after we hear of the same failure.
    setTimeout(() => {
      if (performance.now() - failedAt < RELATED && isBook()) dialog.reject();
    });
  });
}

/** A tile in the launcher and an entry of the palette, which lead to the journey. */
function addJourney(app, { LabIcon, showErrorMessage }, { launcher, palette }) {
  const { texts, home } = FACTS;
  const icon = new LabIcon({ name: "careerkit:journey", svgstr: ICON });
  app.commands.addCommand(JOURNEY, {
    label: texts.tile,
    caption: texts.tile_about,
    icon: ({ isPalette }) => (isPalette ? undefined : icon),
    execute: async ({ cwd }) => {
      for (const folder of new Set([cwd ?? "", ""])) {
        const path = folder ? `${folder}/${home}.ipynb` : `${home}.ipynb`;
        const isThere = await app.serviceManager.contents.get(path, { content: false }).catch(() => null);
        if (isThere) return app.commands.execute("docmanager:open", { path });
      }
      await showErrorMessage(texts.tile, texts.no_journey);
      return null;
    },
  });
  // Its first category, which it knows by this word: one of ours would come below all others.
  launcher?.add({ command: JOURNEY, category: "Notebook", rank: -1 });
  palette?.addItem({ command: JOURNEY, category: texts.category, args: { isPalette: true } });
}

/** Notebook 7 has one notebook a page, and would open each step of the journey in a new tab. */
function openInPlace({ PageConfig, URLExt }) {
  document.addEventListener("click", (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement} */ (clicked.closest?.(".jp-NotebookPanel a[href]"));
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const path = fileBehind(link, URLExt.join(PageConfig.getBaseUrl(), "files/"));
    const name = /(?:^|\/)([^/]+)\.ipynb$/.exec(path)?.[1] ?? "";
    if (!Object.hasOwn(FACTS.notebooks, name)) return;
    event.preventDefault();
    event.stopPropagation();
    location.assign(URLExt.join(PageConfig.getBaseUrl(), "notebooks", URLExt.encodeParts(path)));
  }, true);
}

/** The file that a link leads to: a widget's link names it, and Jupyter makes an address of one in prose. */
function fileBehind({ href, dataset }, files) {
  if (dataset.commandlinkerCommand === "docmanager:open") return JSON.parse(dataset.commandlinkerArgs).path;
  const [address] = href.split(/[?#]/);
  return address.startsWith(files) ? decodeURIComponent(address.slice(files.length)) : "";
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <g class="jp-icon3" fill="none" stroke="#616161" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <circle cx="12" cy="12" r="9"/><path d="M15.5 8.5 13.5 13.5 8.5 15.5 10.5 10.5z"/>
  </g>
</svg>`;
