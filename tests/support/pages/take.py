"""What a person does who takes their answers along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

TAKE = content.text("take.button")
MAKE = content.text("take.ask.make")
FORMS = {name: one["title"] for name, one in content.texts("take.forms").items()}


def dialog(page: Page) -> Locator:
    """What is asked before a file is made."""
    return page.get_by_role("dialog", name=content.text("take.title"))


def choose(page: Page, form: str) -> None:
    """Choose what the file will be."""
    dialog(page).get_by_role("radio", name=FORMS[form]).check()


def open_sections(page: Page) -> None:
    """Show what can be chosen of the answers."""
    dialog(page).get_by_text(content.text("take.ask.choose")).click()


def made(page: Page, act: Callable[[], None] | None = None) -> tuple[str, bytes]:
    """The name of the file that comes, and what is in it."""
    with page.expect_download() as download:
        (act or dialog(page).get_by_role("button", name=MAKE).click)()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()
