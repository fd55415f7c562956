"""The values that count most for a person, offered as criteria for their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.interests.values import WEIGHTS, cards, name_of_card, piles
from careerkit.model import Criterion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.model import Workbook

__all__ = ["given_up", "offered", "taken", "with_criteria", "without_criterion"]

_PREFIX = "value-"


def offered(workbook: Workbook) -> tuple[Criterion, ...]:
    """The criteria that the sort suggests, the first value first, without those that are there.

    An id is the same in every tab, so that two tabs take up the same one. What the person calls the
    same already is theirs, and is not offered again.
    """
    ids = {criterion.id for criterion in workbook.criteria}
    names = {_folded(criterion.name) for criterion in workbook.criteria}
    suggested = (
        Criterion(id=f"{_PREFIX}{card}", name=name_of_card(card), weight=weight)
        for card, weight in zip(piles(workbook).five, WEIGHTS, strict=False)
    )
    return tuple(one for one in suggested if one.id not in ids and _folded(one.name) not in names)


def taken(workbook: Workbook) -> tuple[Criterion, ...]:
    """The criteria that came from values, as long as nothing hangs on them.

    One that the person gave another name, or rated a path by, is their own, wherever it came from.
    """
    rated = {rating.criterion for rating in workbook.path_ratings if rating.score is not None}
    return tuple(one for one in _as_named(workbook) if one.id not in rated)


def given_up(workbook: Workbook) -> tuple[Criterion, ...]:
    """The criteria that came from values which do not count among the first any more."""
    found = piles(workbook)
    still = {f"{_PREFIX}{card}" for card in found.five}
    return tuple(one for one in _as_named(workbook) if found.sorted and one.id not in still)


def with_criteria(workbook: Workbook, criteria: Iterable[Criterion]) -> Workbook:
    """The workbook with these criteria at the end of its list; one that is there stays as it is."""
    known = {criterion.id for criterion in workbook.criteria}
    for criterion in criteria:
        if criterion.id not in known:
            workbook = workbook.put("criteria", criterion)
    return workbook


def without_criterion(workbook: Workbook, criterion_id: str) -> Workbook:
    """The workbook without a criterion that was taken up.

    One that is the person's own by now (see ``taken``) stays.
    """
    if all(one.id != criterion_id for one in taken(workbook)):
        return workbook
    return workbook.remove("criteria", criterion_id)


def _as_named(workbook: Workbook) -> Iterator[Criterion]:
    names = {f"{_PREFIX}{card.id}": card.name for card in cards()}
    return (one for one in workbook.criteria if names.get(one.id) == one.name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
