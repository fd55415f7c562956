"""The vault's parts on a page of their own, with a stand-in for the model and no kernel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from careerkit.widgets import Vault
from careerkit.widgets.front_end import modules

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


HERE = "http://127.0.0.1:9"
"""The only kind of address that has a storage and no server."""

PARTS = [name for name in modules._ordered(modules.KIT) if name != modules.KIT]
GIVEN = [*PARTS, "keeping/vault/vault.js"]  # of what several modules export, this one's stands
PAGE = f"""<!DOCTYPE html>
<script type="module">
{modules._joined(modules._ordered(modules.KIT))}
Object.assign(window, {", ".join(map(modules._id, GIVEN))});
</script>
"""
"""All modules in one text, as the kit brings them: one by one they took most of a test's time."""


def open_parts(page: Page, *, widget: anywidget.AnyWidget | None = None) -> Page:
    """The page, with what the modules export as its globals, and a model like this widget's.

    ``widget`` there is the vault's view.
    """
    page.route(f"{HERE}/", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(f"{HERE}/")
    state = {
        key: value
        for key, value in (widget or Vault()).get_state().items()
        if isinstance(value, str | dict | list | int | None)
    }
    state = {key: value for key, value in state.items() if key != "_esm"}
    page.evaluate(MODEL.replace("STATE", json.dumps(json.dumps(state))))
    return page


def put(page: Page, key: str, text: str) -> None:
    """Have the browser keep a text."""
    page.evaluate("([key, text]) => localStorage.setItem(`careerkit/1/${key}`, text)", [key, text])
