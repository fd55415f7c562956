"""A visitor who was here before: their browser keeps a workbook, and their page takes the time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["STILL", "returning", "type_a_letter"]

_SCOPE = "careerkit/1/document/"
"""Where the browser keeps a document."""

_WATCH = """
(() => {
  const times = (window.times = {});
  const isKept = () => document.querySelector(".ck-vault")?.dataset.state === "kept";
  new MutationObserver(() => {
    const now = (times.changed = performance.now());
    if (document.documentElement.dataset.ready && isKept()) times.ready ??= now;
    if (times.typed && !isKept()) times.pending ??= now;
    if (times.pending && isKept()) times.kept ??= now;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["data-ready", "data-state"] });
  addEventListener("input", () => { times.typed ??= performance.now(); }, true);
})();
"""
"""The page takes its own time: what stands between it and us copies each message, and waits."""

STILL = "times.ready && performance.now() - times.changed > 800"


def returning(browser: Browser, address: str, text: str) -> BrowserContext:
    """A visitor who was here before; their pages note when they are ready, and what is kept."""
    context = browser.new_context(bypass_csp=True)  # wait_for_function evaluates texts
    context.set_default_timeout(120_000)
    _keep(context, address, text)
    context.add_init_script(_WATCH)
    return context


def _keep(context: BrowserContext, address: str, text: str) -> None:
    """Let the browser's storage hold the workbook, as an earlier visit left it."""
    page = context.new_page()
    page.goto(urljoin(address, "healthz"))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{_SCOPE}heavy", text])
    time.sleep(1)  # the browser is still writing; an earlier visit was long ago
    page.close()


def type_a_letter(page: Page) -> None:
    """Type into the first text of the page, or tick its first box."""
    box = page.locator(".ck-record textarea:visible, .ck-record input[type=text]:visible")
    tick = page.locator(".ck-week input")
    if tick.count() == 0 and box.count() == 0:
        page.locator(".ck-record-list .ck-primary:visible, .ck-record-toggle:visible").first.click()
    if tick.count():
        tick.first.check()
    else:
        box.first.press("a")
