"""A person who has a keyboard and nothing else."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

_EYES = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
_SIGHT = 5  # s in which what has the focus comes into sight: the page may just be growing
_PATIENCE = 20  # s in which something comes that a person waits for


def seen_focus(page: Page) -> list[str]:
    """What that is called which has the focus. Fails where a person would not see or know it."""
    deadline = time.monotonic() + _SIGHT
    while True:
        found = _focus(page)
        if found is not None and not found["wrong"]:
            return list(found["names"])
        if time.monotonic() > deadline:
            assert found is not None, "The focus is nowhere on the page."
            raise AssertionError(
                f"What has the focus {', '.join(found['wrong'])}: {found['look']} {found['names']}"
            )
        page.wait_for_timeout(50)


def tab_to(page: Page, name: str, *, limit: int = 150) -> int:
    """Press Tab until the focus is on the control of that name, once that is there to be seen.

    Whatever has the focus on the way there has to be seen, and to have a name. Returns how many
    presses it took.
    """
    _wait_for(page, name)
    passed = []
    for presses in range(1, limit + 1):
        page.keyboard.press("Tab")
        found = _focus(page)
        if found is None:
            continue  # from the page's end on to its beginning
        names = seen_focus(page) if found["wrong"] else found["names"]
        if _is_among(name, names):
            return presses
        passed.append(names[0][:40])
    raise AssertionError(f"{limit} presses of Tab did not reach {name!r}, but {passed}")


def _focus(page: Page) -> dict[str, Any] | None:
    """What has the focus: its names, and what is wrong with it. None for the page itself."""
    found: dict[str, Any] | None = page.evaluate(f"{_EYES}.focus()")
    return found


def _wait_for(page: Page, name: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not _is_among(name, reached := page.evaluate(f"{_EYES}.reached()")):
        assert time.monotonic() < deadline, f"There is no {name!r}, but {reached}"
        page.wait_for_timeout(50)


def _is_among(name: str, names: list[str]) -> bool:
    return any(name in one for one in names)
