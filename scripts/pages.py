#!/usr/bin/env python
"""How tall is each page of the workbook, empty and with the sample, on a desk and on a phone?

    python scripts/pages.py [PAGE ...] [--parts] [--shots FOLDER] [--widths 1280 360]

Starts the app and the demo, opens every page until all of it is there, and prints a table of
heights in px and in screens. With ``--parts`` each part of a step has a row of its own, too: how
tall it is while it is open. With ``--shots`` it leaves a picture of each in the folder.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.pages import chromium
from support.serving import servers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

SCREENS = {1280: 900, 360: 740}
"""A screen's height by its width, in px."""

DRAWN = 1_500
"""Milliseconds in which what a kernel says of the answers has come."""

_ONLY = """number => document.querySelectorAll("details.ck-part").forEach(
  (part, at) => { part.open = at === number; })"""


def main() -> None:
    """Measure, and print."""
    asked = _arguments()
    rows: dict[str, list[str]] = {}
    titles = [f"{told}, {width}" for told in ("empty", "sample") for width in asked.widths]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as places:
        browser = chromium.launch(playwright)
        for command in ("serve", "demo"):
            folder = Path(places, command)
            folder.mkdir()
            served = servers.start_app(places=folder, command=command)
            for width in asked.widths:
                for name, page in _visited(browser, served.url, asked.pages, width):
                    for row, height in _measured(page, name, parts=asked.parts):
                        screens = height / SCREENS.get(width, 900)
                        rows.setdefault(row, []).append(f"{height:,} ({screens:.1f})")
                        if asked.shots:
                            shot = re.sub(r"\W+", "-", f"{row}-{command}-{width}")
                            _shoot(page, asked.shots / f"{shot}.png")
            served.stop()
        browser.close()
    _print(titles, rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    every = sorted(path.stem for path in Path(servers.WORKBOOKS).glob("*.ipynb"))
    parser.add_argument("pages", nargs="*", default=every)
    parser.add_argument("--widths", nargs="+", type=int, default=[*SCREENS])
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--shots", type=Path)
    return parser.parse_args()


def _visited(
    browser: Browser, url: str, names: Sequence[str], width: int
) -> Iterator[tuple[str, Page]]:
    """Each page by its name, as a new visitor finds it."""
    for name in names:
        height = SCREENS.get(width, 900)
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        page.goto(url + ("" if name == "career_journey" else name))
        chromium.wait_for_page(page)
        page.wait_for_timeout(DRAWN)
        yield name, page
        context.close()


def _measured(page: Page, name: str, *, parts: bool) -> Iterator[tuple[str, int]]:
    """How tall the page is as a new visitor finds it, and each of its parts while it is open."""
    yield name, page.evaluate("document.documentElement.scrollHeight")
    if not parts:
        return
    for number, title in enumerate(page.locator("details.ck-part h2").all_inner_texts()):
        page.evaluate(_ONLY, number)
        page.wait_for_timeout(DRAWN)
        box = page.locator("details.ck-part").nth(number).bounding_box()
        yield f"{name}: {title}", round(box["height"]) if box else 0


def _shoot(page: Page, path: Path) -> None:
    """Go down the page once, since charts are drawn when they are seen, and take its picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for at in range(0, page.evaluate("document.documentElement.scrollHeight"), 600):
        page.evaluate("at => scrollTo(0, at)", at)
        page.wait_for_timeout(60)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    page.screenshot(path=path, full_page=True)


def _print(titles: Sequence[str], rows: dict[str, list[str]]) -> None:
    print("| page |", " | ".join(titles), "|")
    print("|---|", " | ".join("--:" for _ in titles), "|")
    for page, heights in rows.items():
        print(f"| {page} |", " | ".join(heights), "|")


if __name__ == "__main__":
    main()
