#!/usr/bin/env python
"""Three walks through the app, as pictures and as a table.

    python scripts/walks.py FOLDER [--widths 1280 360]

Somebody new who writes a moment, somebody new who can think of none, and somebody who comes back
(the sample). For each: seconds from opening the page, with typing at 200 letters a minute, until
the first sentence that answers and the first occupations; how many screens down these end; how
far the page had scrolled by then, and whether they were seen, or the person had to scroll; and how
many clicks lead from there to the last step. A picture of each stage is left in the folder, taken
before anything is scrolled to.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from careerkit import content
from support.pages import chromium
from support.serving import servers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

SCREENS = {1280: 800, 360: 740}
"""A screen's height by its width, in px."""

TYPING = 300  # ms a letter
LAST = "Check in"


class Walk:
    """One person's way through a page, which counts and takes pictures."""

    def __init__(self, page: Page, name: str, folder: Path) -> None:
        self.page = page
        self.name = name
        self.folder = folder
        self.began = time.monotonic()
        self.stages: list[tuple[str, str]] = []

    def note(self, what: str, where: Locator | None = None) -> None:
        """Note when something was there, and how far down, and take a picture of it."""
        told = f"{time.monotonic() - self.began:.1f} s"
        if where is not None:
            told += f", {self.place_of(where)}"
        self.stages.append((what, told))
        self.page.screenshot(path=self.folder / f"{self.name}-{len(self.stages)}.png")
        if where is not None:
            where.scroll_into_view_if_needed()

    def place_of(self, where: Locator) -> str:
        """How many screens down something ends, and whether a person sees it."""
        height = self.page.viewport_size["height"]  # type: ignore[index]
        scrolled = self.page.evaluate("scrollY")
        top, bottom = where.evaluate(
            "one => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]"
        )
        seen = "seen" if top >= 0 and bottom <= height else "not all of it is seen"
        return f"{(scrolled + bottom) / height:.2f} screens, {scrolled:.0f} px scrolled, {seen}"

    def begin(self) -> None:
        """The page is ready, and asks its question."""
        self.note("the page is ready, with its question", self.question)

    @property
    def question(self) -> Locator:
        """The first question, with its field."""
        return self.page.locator(".ck-record", has_text=content.text("home.first.card"))

    def tick(self) -> None:
        """The two ticks before the journey."""
        self.page.get_by_role("radio", name="2, a direction").check()
        self.page.get_by_role("radio", name="Some", exact=True).check()

    def write(self, text: str) -> None:
        """The first moment, as fast as a person types."""
        self.question.get_by_label("What were you doing?").click()
        self.page.keyboard.type(text, delay=TYPING)

    def go_to_the_last_step(self) -> None:
        """By the header, which lies behind a button where it is narrow."""
        clicks = 1
        link = self.page.get_by_role("navigation", name="The steps").get_by_role("link").last
        if not link.is_visible():
            self.page.locator(".ck-way-open").click()
            clicks += 1
        link.click()
        heading = self.page.get_by_role("heading", name=LAST).first
        heading.wait_for()
        self.note(f"clicks to the last step: {clicks}")


def somebody_new(walk: Walk) -> None:
    """Two ticks, one moment, an answer."""
    walk.begin()
    walk.tick()
    walk.write("baking with the neighbour's kids on Saturdays")
    answer = walk.page.locator(".ck-sentences", has_text="what you wrote")
    answer.wait_for()
    walk.note("the first true sentence", answer)
    near = walk.page.locator(".ck-sentences", has_text="Your words meet it in").nth(2)
    near.wait_for()
    walk.note("the first three occupations", near)
    walk.go_to_the_last_step()


def somebody_without_a_moment(walk: Walk) -> None:
    """Nothing comes to mind, and the page says what helps."""
    walk.begin()
    walk.tick()
    walk.write("idk")
    answer = walk.page.locator(".ck-sentences", has_text="No moment comes to mind?")
    answer.wait_for()
    walk.note("a word that helps", answer)
    walk.page.get_by_role("link", name="Rate activities instead").click()
    activities = walk.page.locator(".ck-journey-body:visible").get_by_role("radio")
    activities.first.wait_for()
    walk.note("activities to rate", activities.first)
    walk.go_to_the_last_step()


def somebody_who_comes_back(walk: Walk) -> None:
    """The sample's hero opens the page for the tenth time."""
    greeting = walk.page.locator(".ck-sentences", has_text=content.text("home.back.heading"))
    greeting.wait_for()
    walk.note("greeted by where they stopped", greeting)
    week = walk.page.get_by_role("region", name=content.text("home.back.week")).first
    walk.note("this week's list", week)
    walk.note("what has moved", walk.page.locator(".ck-sentences", has_text="What has moved").first)
    walk.go_to_the_last_step()


WALKS: dict[str, tuple[str, Callable[[Walk], None]]] = {
    "new": ("", somebody_new),
    "no moment": ("", somebody_without_a_moment),
    "back": ("?sample", somebody_who_comes_back),
}


def main() -> None:
    """Walk, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--widths", nargs="+", type=int, default=[*SCREENS])
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print("| walk | width | what | when and where |\n|---|--:|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as places:
        browser = chromium.launch(playwright)
        served = servers.start_app(places=Path(places))
        for width in asked.widths:
            for name, (path, walks) in WALKS.items():
                size = {"width": width, "height": SCREENS.get(width, 800)}
                context = browser.new_context(viewport=size)
                page = context.new_page()
                walk = Walk(page, f"{name.replace(' ', '-')}-{width}", asked.folder)
                page.goto(f"{served.url}{path}")
                chromium.wait_for_page(page)
                walks(walk)
                for what, told in walk.stages:
                    print(f"| {name} | {width} | {what} | {told} |", flush=True)
                context.close()
        served.stop()
        browser.close()


if __name__ == "__main__":
    main()
