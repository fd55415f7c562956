"""A page as a person sees it: its controls, the answers that stand in it, and what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

_EYES = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@attrs.frozen
class Control:
    """Something to use: its kind, where it stands, and what it is called there.

    ``nth`` tells those apart that are called the same; ``options`` is how many a select has;
    ``record`` the id of the card that it belongs to, if any.
    """

    kind: str
    where: str
    name: str
    nth: int
    options: int
    record: str


@attrs.frozen
class Answer:
    """What stands in a field of a record: a text or several, with the ``problem`` that is said."""

    record: str
    field: str
    kind: str
    value: Any
    problem: str


def controls(page: Page) -> list[Control]:
    """All that can be used, from the top of the page to its end."""
    return [Control(**plain) for plain in page.evaluate(f"{_EYES}.controls()")]


def find(page: Page, *, kind: str, where: str, name: str, nth: int) -> ElementHandle | None:
    """A control that was seen before, or None if it has gone or is called something else now."""
    wanted = {"kind": kind, "where": where, "name": name, "nth": nth}
    return page.evaluate_handle(f"(wanted) => {_EYES}.find(wanted)", wanted).as_element()


def place_of(element: ElementHandle) -> tuple[str, str]:
    """The record that a control belongs to, and the field that it is for; empty for none."""
    place = element.evaluate(f"(element) => {_EYES}.placeOf(element)")
    return place.get("record", ""), place.get("field", "")


def answers(page: Page) -> list[Answer]:
    """What stands in all forms and cards that were opened."""
    return [Answer(**plain) for plain in page.evaluate(f"{_EYES}.answers()")]


def lists(page: Page) -> list[list[tuple[str, str]]]:
    """The id and the name of each card, list by list, in their order."""
    return [
        [(card["record"], card["name"]) for card in cards]
        for cards in page.evaluate(f"{_EYES}.lists()")
    ]


def notices(page: Page) -> list[str]:
    """The sentences that the page says in a box of their own."""
    said: list[str] = page.evaluate(f"{_EYES}.notices()")
    return said
