"""The workbook's own pages: until a person can write, and until the kernel has answered.

Beside them stands a static copy: the same page, with its text, styles and fields, as it was when
it was ready, and with nothing behind it. No page of that content can be quicker.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from playwright.sync_api import Error

from visiting.browser import open_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext

    from visiting.browser import Link

__all__ = ["STEPS", "Opened", "copies_of", "first_and_second"]

STEPS = {"/": "", "/01_passion": "01_passion"}
"""The pages, by the names that the table gives them."""

_WATCH = (Path(__file__).parent / "workbook.js").read_text(encoding="utf-8")
_PATIENCE = 120_000  # ms

_NEW = "try { localStorage.clear(); sessionStorage.clear(); } catch {}"
# Who comes again has written nothing either, so that both visits do the same.

_COPY = """
async () => {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(({ href }) => href);
  const styles = await Promise.all(sheets.map(async (href) => (await fetch(href)).text()));
  const copy = document.documentElement.cloneNode(true);
  for (const part of copy.querySelectorAll("script, link, style, noscript")) part.remove();
  return [new XMLSerializer().serializeToString(copy), styles.join("\\n")];
}
"""


@attrs.frozen
class Opened:
    """Milliseconds from the navigation's start, but for ``letter``; None for what never came.

    Attributes:
        paint: Until anything was drawn.
        field: Until the first list could be used.
        answered: Until the kernel's answer to a first letter was on the screen, of a person who
            types as soon as they can.
        letter: From that letter to the answer.
    """

    paint: float | None = None
    field: float | None = None
    answered: float | None = None
    letter: float | None = None


def first_and_second(
    browser: Browser,
    url: str,
    link: Link,
    *,
    is_answered: bool,
    between: Callable[[], object],
) -> tuple[Opened, Opened]:
    """Open a page as somebody new, and again with what the browser has kept of its files.

    Args:
        browser: The browser; each pair of visits has a profile of its own.
        url: Where the page is.
        link: Over which line.
        is_answered: Whether there is a kernel that answers.
        between: Waits until the first visit is over for the server, too.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    context.set_default_timeout(_PATIENCE)
    context.add_init_script(_NEW)
    context.add_init_script(_WATCH)
    first = _open(context, url, link, is_answered=is_answered)
    between()
    second = _open(context, url, link, is_answered=is_answered)
    context.close()
    return first, second


def _open(context: BrowserContext, url: str, link: Link, *, is_answered: bool) -> Opened:
    page = open_page(context, link)
    try:
        page.goto(url, wait_until="commit")
        page.wait_for_function("window.times?.field", polling=20)
        if is_answered:
            page.locator(".ck-record-list .ck-primary:visible").first.click()
            page.keyboard.press("b")
            page.wait_for_function("window.times.answered", polling=20)
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    except Error:
        page.close()
        return Opened()
    times = page.evaluate("times")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.close()
    answered = times.get("answered")
    letter = answered - times["typed"] if answered else None
    return Opened(paint, times["field"], answered, letter)


def copies_of(browser: Browser, url: str, folder: Path) -> Path:
    """Write the text, styles and fields of the app's pages into a folder, as plain HTML."""
    folder.mkdir()
    for path in STEPS.values():
        context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        page = context.new_page()
        page.goto(url + path)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=_PATIENCE)
        place = folder / path
        place.mkdir(exist_ok=True)
        copy, styles = page.evaluate(_COPY)
        whole = copy.replace("</head>", f"<style>{styles}</style></head>", 1)
        (place / "index.html").write_text(f"<!DOCTYPE html>{whole}", encoding="utf-8")
        context.close()
    return folder
