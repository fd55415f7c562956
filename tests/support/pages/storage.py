"""What the app keeps in a browser's storage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

REST = 1500
"""Milliseconds without a change after which two tabs have come to rest."""


def stored(page: Page, area: str = "localStorage") -> dict[str, str]:
    """All of it, by key."""
    kept: dict[str, str] = page.evaluate(
        f"Object.fromEntries(Object.entries({area}).filter(([key]) => key.startsWith('careerkit')))"
    )
    return kept


def documents(page: Page) -> list[str]:
    """The keys of the workbooks, one of each page load that is not merged yet."""
    return [key for key in stored(page) if "/document/" in key]


def is_at_rest(page: Page) -> bool:
    """Whether nothing changes any more."""
    before = stored(page)
    page.wait_for_timeout(REST)
    return stored(page) == before
