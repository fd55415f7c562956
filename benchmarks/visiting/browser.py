"""A visit in Chromium: when the page is complete, and when a click has changed the chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["Link", "Visit", "click", "open_page", "visit", "visit_again"]

_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


@attrs.frozen
class Link:
    """A line to the server: megabits per second and milliseconds; 0 and 0 for loopback."""

    name: str
    megabits: float = 0
    delay: int = 0


@attrs.frozen
class Visit:
    """A page that is open, and when it had its text, a field, and all: ms from the start."""

    page: Page
    ready: float
    text: float
    field: float


def open_page(context: BrowserContext, link: Link) -> Page:
    """A new page on that line, watched from its first moment."""
    page = context.new_page()
    page.add_init_script(_WATCH)
    if link.megabits:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        speed = link.megabits * 1e6 / 8
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": link.delay,
                "downloadThroughput": speed,
                "uploadThroughput": speed,
            },
        )
    return page


def visit(browser: Browser, url: str, link: Link, *, patience: float = 120) -> Visit | None:
    """Open the page as a visitor does who was never there: None if it never gets complete.

    Args:
        browser: The browser; the visit gets a profile of its own.
        url: Where the page is.
        link: Over which line.
        patience: Seconds until we give up.
    """
    # Playwright's wait_for_function evaluates a text in the page, which our policy forbids.
    context = browser.new_context(viewport={"width": 1280, "height": 1600}, bypass_csp=True)
    found = _visit(open_page(context, link), url, patience)
    if found is None:
        context.close()
    return found


def visit_again(
    one: Visit, url: str, link: Link, *, between: Callable[[], object], patience: float = 120
) -> Visit | None:
    """Open the page once more, with what the browser has kept of its files; the other one ends.

    Args:
        one: The first visit.
        url: Where the page is.
        link: Over which line.
        between: Waits until the first visit is over for the server, too.
        patience: Seconds until we give up.
    """
    context = one.page.context
    one.page.close()
    between()
    return _visit(open_page(context, link), url, patience)


def _visit(page: Page, url: str, patience: float) -> Visit | None:
    try:
        page.goto(url, wait_until="commit", timeout=patience * 1000)
        page.wait_for_function(
            "window.visit && visit.ready !== null && visit.field !== null",
            timeout=patience * 1000,
            polling=50,
        )
    except Error:
        return None
    times = page.evaluate("[visit.ready, visit.text, visit.field]")
    return Visit(page, *times)


def click(page: Page, level: int, *, patience: float = 20) -> float | None:
    """Choose a level: milliseconds until the chart shows it, or None if it never does."""
    title = f"Hours at level {level}"
    page.evaluate("title => { delete visit.drawn[title]; visit.clicked = null; }", title)
    try:
        page.get_by_text(f"Level {level}", exact=True).click(timeout=patience * 1000)
        page.wait_for_function(
            "title => visit.drawn[title]", arg=title, timeout=patience * 1000, polling=20
        )
    except Error:
        return None
    return float(page.evaluate("title => visit.drawn[title] - visit.clicked", title))
