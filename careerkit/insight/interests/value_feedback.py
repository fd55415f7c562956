"""What a sort of values shows, in sentences, and what it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.interests.values import FIVE, name_of_card, piles
from careerkit.insight.language.wording import joined, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.insight.interests.values import Piles
    from careerkit.model import Workbook

__all__ = ["on_values"]

_MANY = 8
# From so many cards on it says something that all of them lie on one pile. Ours.


def on_values(workbook: Workbook) -> tuple[str, ...]:
    """What the cards say that were sorted so far; nothing while there are none."""
    found = piles(workbook)
    if found.five:
        return tuple(_on_five(found.five))
    if found.much:
        return (_on_much(found),)
    return (_say("nothing"),) if found.sorted >= _MANY else ()


def _on_five(five: tuple[str, ...]) -> Iterator[str]:
    first, *others = map(_quoted, five)
    if others:
        yield _say("some", first=first, others=joined(others, most=FIVE))
    else:
        yield _say("one", first=first)
    pair = next((pair for pair in content.texts("values.pulls")["pairs"] if {*pair} <= {*five}), ())
    if pair:
        one, other = map(_quoted, pair)
        yield _say("pull", one=one, other=other)
    yield _say("offered")
    yield _say("caution")


def _on_much(found: Piles) -> str:
    count = len(found.much)
    if count == found.sorted >= _MANY:
        return _say("everything", count=count)
    return content.plural(
        "values.says.choose",
        count,
        names=joined(map(_quoted, found.much)),
    )


def _quoted(card_id: str) -> str:
    return quote(name_of_card(card_id))


def _say(key: str, **values: object) -> str:
    return content.text(f"values.says.{key}", **values)
