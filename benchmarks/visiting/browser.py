"""A visit in Chromium: when the page is complete, and when a click has changed the chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["Link", "Visit", "click", "visit"]

_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


@attrs.frozen
class Link:
    """A line to the server: megabits per second and milliseconds; 0 and 0 for loopback."""

    name: str
    megabits: float = 0
    delay: int = 0


@attrs.frozen
class Visit:
    """A page that is open. ``ready`` is in milliseconds from the navigation's start."""

    page: Page
    ready: float
    text: float


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
    page = open_page(context, link)
    try:
        page.goto(url, wait_until="commit", timeout=patience * 1000)
        page.wait_for_function("window.visit?.ready !== null", timeout=patience * 1000, polling=50)
    except Error:
        page.context.close()
        return None
    return Visit(page, page.evaluate("visit.ready"), page.evaluate("visit.text"))


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
