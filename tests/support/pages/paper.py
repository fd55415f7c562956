"""A page as a printer has it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PRESSED = "button:not(.ck-step-button), input:not([type=checkbox]), textarea, select, [role=switch]"
"""What is pressed or typed into, and has no place on paper."""

_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")


def sheets(page: Page, paper: Literal["A4", "Letter"] = "A4") -> int:
    """How many sheets of paper a printed page takes."""
    return len(_SHEET.findall(page.pdf(format=paper)))


_TOLD = """() => {
  window.toldOfPaper = new Promise((resolve) => {
    window.paper = matchMedia("print");
    window.paper.addEventListener("change", resolve, { once: true });
  });
}"""
"""Comes true when a page has been told that it is on paper: the newest query is told last."""


@contextmanager
def on_paper(page: Page) -> Iterator[Page]:
    """The page as it would be printed: what a printer is not given isn't visible."""
    page.evaluate(_TOLD)
    page.emulate_media(media="print")
    try:
        page.evaluate("window.toldOfPaper")
        yield page
    finally:
        page.emulate_media(media="null")


def printed_words(page: Page) -> str:
    """The words that stand on the paper. What stands in a field of a form is none of them."""
    with on_paper(page):
        words: str = page.locator("body").inner_text()
    return words
