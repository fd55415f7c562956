"""The vault's parts on a page of their own, with a stand-in for the model and no kernel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from careerkit.widgets import Vault, front_end
from careerkit.widgets.keeping.vault import _PARTS

if TYPE_CHECKING:
    import anywidget
    from playwright.sync_api import Page

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


def open_parts(page: Page, *names: str, widget: anywidget.AnyWidget | None = None) -> Page:
    """The page, with the vault's code and nothing else, or with these files and this widget."""
    # The only way to an address with a storage and no server.
    page.route("http://127.0.0.1:9/", lambda route: route.fulfill(body="<!DOCTYPE html>"))
    page.goto("http://127.0.0.1:9/")
    code = front_end.module(*(names or _PARTS)).replace("export default", "window.widget =")
    page.add_script_tag(content=code)
    state = {
        key: value
        for key, value in (widget or Vault()).get_state().items()
        if isinstance(value, str | dict | list | int | None)
    }
    state = {key: value for key, value in state.items() if key not in ("_esm", "_css")}
    page.evaluate(MODEL.replace("STATE", json.dumps(json.dumps(state))))
    return page


def put(page: Page, key: str, text: str) -> None:
    """Have the browser keep a text."""
    page.evaluate("([key, text]) => localStorage.setItem(`careerkit/1/${key}`, text)", [key, text])
