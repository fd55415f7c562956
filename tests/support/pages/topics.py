"""A page with the vault and one list, and what a person does there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from careerkit.store import decode

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from careerkit.model import Workbook
    from support.serving.processes import Served


def visit(page: Page, served: Served) -> Page:
    """Open it, and wait until everything is kept."""
    page.goto(served.url)
    wait_until(page, "kept")
    return page


def wait_until(page: Page, state: str, timeout: float = 60_000) -> None:
    """Wait until the vault is in this state."""
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", state, timeout=timeout)


def write_topic(page: Page, text: str) -> None:
    """Add an entry."""
    page.get_by_role("button", name="Add an entry").click()
    page.locator(".ck-record.ck-open textarea, .ck-record.ck-open input[type=text]").first.fill(
        text
    )


def topic(page: Page, text: str) -> Locator:
    """The entry that begins with these words."""
    return page.locator(".ck-record-name", has_text=text)


def open_panel(page: Page) -> None:
    """Open what can be done with the answers."""
    page.locator(".ck-vault-more > summary").click()


def read_workbook(path: Path | str) -> Workbook:
    """What a saved file holds."""
    return decode(Path(path).read_bytes())
