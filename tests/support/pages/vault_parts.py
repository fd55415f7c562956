"""The vault's parts on a page of their own, with a stand-in for the model and no kernel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from careerkit.widgets import Vault, front_end

if TYPE_CHECKING:
    import anywidget
    from playwright.sync_api import Page, Route

MODEL = """
  window.model = new (class {
    state = JSON.parse(STATE);
    handlers = {};
    sent = [];
    get(name) { return this.state[name]; }
    set(name, value) { this.state[name] = value; }
    save_changes() { this.sent.push(structuredClone(this.state)); }
    send(message, _, buffers = []) {
      this.sent.push({ ...message, texts: buffers.map((data) => new TextDecoder().decode(data)) });
    }
    on(name, handler) { (this.handlers[name] ??= []).push(handler); }
    off() {}
    python(name, value) {
      this.state[name] = value;
      for (const handler of this.handlers[`change:${name}`] ?? []) handler();
    }
    says(message, buffers = []) {
      for (const handler of this.handlers["msg:custom"] ?? []) handler(message, buffers);
    }
    gives(revision, texts, base = 0, names = Object.keys(texts)) {
      this.state.revision = revision;
      const message = { type: "document", revision, base, names, changed: Object.keys(texts) };
      const bytes = (text) => new DataView(new TextEncoder().encode(text).buffer);
      this.says(message, Object.values(texts).map(bytes));
    }
  })();
"""


HERE = "http://127.0.0.1:9"
"""The only kind of address that has a storage and no server."""

FOLDER = Path(front_end.__file__).parent
OF_A_PAGE = ("kit.js", "loader.js", "stub.js", "handover.js", "handover_worker.js")
MODULES = sorted(
    file.relative_to(FOLDER).as_posix()
    for file in FOLDER.rglob("*.js")
    if file.name not in OF_A_PAGE
)


def open_parts(page: Page, *, widget: anywidget.AnyWidget | None = None) -> Page:
    """The page, with what the modules export as its globals, and a model like this widget's.

    ``widget`` there is the vault's view.
    """
    page.route(f"{HERE}/", lambda route: route.fulfill(body="<!DOCTYPE html>"))
    page.route(f"{HERE}/**/*.js", _give)
    page.goto(f"{HERE}/")
    page.evaluate(
        """async (names) => {
          for (const name of names) Object.assign(window, await import(`/${name}`));
          Object.assign(window, await import("/keeping/vault/vault.js"));
        }""",
        MODULES,
    )
    state = {
        key: value
        for key, value in (widget or Vault()).get_state().items()
        if isinstance(value, str | dict | list | int | None)
    }
    state = {key: value for key, value in state.items() if key != "_esm"}
    page.evaluate(MODEL.replace("STATE", json.dumps(json.dumps(state))))
    return page


def _give(route: Route) -> None:
    name = urlsplit(route.request.url).path.lstrip("/")
    text = (FOLDER / name).read_text(encoding="utf-8")
    route.fulfill(body=text, content_type="text/javascript")


def put(page: Page, key: str, text: str) -> None:
    """Have the browser keep a text."""
    page.evaluate("([key, text]) => localStorage.setItem(`careerkit/1/${key}`, text)", [key, text])
