"""What a person can do or is absorbed by, and what costs them more than it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from careerkit.insight.brief.items import about
from careerkit.insight.hearing.delicate import leads_nowhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.insight.brief.items import Asked, Item
    from careerkit.model import Activity, Strength

__all__ = ["drains", "is_draining"]

_R = TypeVar("_R", "Activity", "Strength")

_EASY, _LITTLE, _NONE = 4, 2, 1
# On a strength's scales of 1 to 5; an activity's energy has 0 in its middle.


def drains(asked: Asked) -> Iterator[Item]:
    """What comes easily and drains, what gives little, and what absorbs and drains."""
    easy = [one for one in _told(asked.workbook.strengths) if (one.ease or 0) >= _EASY]
    yield from _about("tiring", "strengths", (one for one in easy if one.energy == _NONE))
    yield from _about("little", "strengths", (one for one in easy if one.energy == _LITTLE))
    absorbing = (one for one in _told(asked.workbook.activities) if (one.absorbed or 0) >= _EASY)
    yield from _about("absorbing", "activities", filter(is_draining, absorbing))


def is_draining(record: Activity | Strength) -> bool:
    """Whether the person said that it costs them energy."""
    if record.energy is None:
        return False
    return record.energy <= _NONE if hasattr(record, "ease") else record.energy < 0


def _told(records: Iterable[_R]) -> Iterator[_R]:
    return (one for one in records if one.what.strip() and not leads_nowhere(one.what))


def _about(kind: str, section: str, records: Iterable[_R]) -> Iterable[Item]:
    every = list(records)
    return about("drains", kind, section, every, (one.what for one in every))
