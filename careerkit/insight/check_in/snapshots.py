"""Snapshots: how things stood at a check-in, and what has moved from one to another.

A snapshot is a handful of numbers with the names that things had then, so that a later change
of a name, a scale or a list rewrites no history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.wording import joined, quote, shortened
from careerkit.model import Reading
from careerkit.steps import measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerkit.model import CheckInRecord, Workbook

__all__ = [
    "MOST",
    "Change",
    "changes",
    "compare",
    "figure_of",
    "item_of",
    "name_of",
    "snapshot",
]

MOST = 20
"""So many themes, paths and goals a snapshot holds: five years of them stay a small file."""

_LONGEST_NAME = 120

_NAMED = 5


def snapshot(workbook: Workbook) -> tuple[Reading, ...]:
    """How themes, interests, paths and goals stand now.

    Returns:
        Readings with a name each, no two of one kind with the same: what the steps say that is to
        be measured (``careerkit.steps.Measure``), to three places.
    """
    return tuple(
        Reading(kind=kind, name=name, value=value)
        for kind, one in measures().items()
        for name, value in _once(one.read(workbook)).items()
    )


def _once(found: Iterable[tuple[str, float | None]]) -> dict[str, float]:
    """The first of them, each name once: of two with the same name the higher value counts."""
    kept: dict[str, float] = {}
    for written, value in found:
        name = shortened(written, _LONGEST_NAME)
        if value is None or not name:
            continue
        if name in kept:
            kept[name] = max(kept[name], value)
        elif len(kept) < MOST:
            kept[name] = value
    # A file that its owner reads needs no fifteen digits.
    return {name: round(float(value), 3) for name, value in kept.items()}


@attrs.frozen(kw_only=True)
class Change:
    """One thing at two moments; None where it was not in the snapshot."""

    kind: str
    name: str
    before: float | None
    after: float | None

    @property
    def direction(self) -> str:
        """``appeared``, ``vanished``, ``rose``, ``fell``, or ``stayed`` for next to nothing."""
        if self.before is None:
            return "appeared"
        if self.after is None:
            return "vanished"
        # Half a hundredth of slack: 3.3 less 3.0 is a little less than 0.3 to a computer.
        if abs(self.after - self.before) < measures()[self.kind].noticeable - 0.005:
            return "stayed"
        return "rose" if self.after > self.before else "fell"


def changes(then: Sequence[Reading], now: Sequence[Reading]) -> tuple[Change, ...]:
    """What each reading of either snapshot became: those of now first, then those that went.

    Where a snapshot is as long as it may get, nothing is said to have come or gone.
    """
    found: list[Change] = []
    for kind in measures():
        before, after = _values(then, kind), _values(now, kind)
        every = dict.fromkeys((*after, *before))
        found += [
            Change(kind=kind, name=name, before=before.get(name), after=after.get(name))
            for name in every
            if name in (before.keys() & after.keys()) or max(len(before), len(after)) < MOST
        ]
    return tuple(found)


def _values(readings: Iterable[Reading], kind: str) -> dict[str, float]:
    return {reading.name: reading.value for reading in readings if reading.kind == kind}


def compare(then: CheckInRecord, now: CheckInRecord, *, clarity: bool = True) -> Iterator[str]:
    """What is different between two check-ins, in plain words, and what is too small to count.

    Args:
        then: The earlier one.
        now: The later one.
        clarity: Whether to speak of the clarity, which may be told beside it already.
    """
    if clarity:
        yield from _rating(then, now, "clarity", 2)
    yield from _rating(then, now, "energy", 2)
    moved = changes(then.readings, now.readings)
    for kind in measures():
        mine = [change for change in moved if change.kind == kind]
        yield from _ranked(kind, mine) if measures()[kind].names else _listed(kind, mine)


def _rating(then: CheckInRecord, now: CheckInRecord, field: str, much: int) -> Iterator[str]:
    """What a rating was and is; a difference below ``much`` steps is one that a day can make."""
    before, after = getattr(then, field), getattr(now, field)
    if before is None or after is None:
        return
    words = content.texts(f"model.check_in_record.{field}.options")
    size = "same" if before == after else "small" if abs(after - before) < much else "large"
    yield content.text(
        f"check_in.compare.{field}.{size}", then=words[str(before)], now=words[str(after)]
    )


def _listed(kind: str, found: list[Change]) -> Iterator[str]:
    by_direction: dict[str, list[Change]] = {}
    for change in found:
        by_direction.setdefault(change.direction, []).append(change)
    for direction in ("rose", "fell", "appeared", "vanished", "stayed"):
        if named := by_direction.get(direction):
            names = joined(map(item_of, named), most=_NAMED)
            yield content.text(f"check_in.compare.{kind}.{direction}", names=names)
    if "appeared" in by_direction and "vanished" in by_direction:
        yield content.text(f"check_in.compare.{kind}.renamed")


def item_of(change: Change) -> str:
    """A name in quotes, with both numbers where they differ enough to mean something."""
    name = name_of(change.kind, change.name)
    # A person's own words stand in quotes; a type's name is not theirs.
    name = name if measures()[change.kind].names else quote(name)
    if change.direction not in ("rose", "fell"):
        return name
    before, after = (figure_of(change.kind, value) for value in (change.before, change.after))
    return content.text("check_in.compare.item", name=name, then=before, now=after)


def name_of(kind: str, name: str) -> str:
    """A reading's name as it is read: the name of a type, or the person's own words.

    Args:
        kind: A kind that a step measures (``careerkit.steps.measures``).
        name: ``Reading.name``.
    """
    table = measures()[kind].names
    return str(content.texts(table).get(name, name)) if table else name


def figure_of(kind: str, value: float | None) -> str:
    """A reading's value as it is read: 3 of 4, 31 points, 3.4, 45%.

    Args:
        kind: A kind that a step measures (``careerkit.steps.measures``).
        value: In that measure's unit; a share is 0 to 1. None where there is none.
    """
    if value is None:
        return content.text("check_in.figures.none")
    is_share = measures()[kind].is_share
    shown = f"{100 * value:.0f}" if is_share else f"{value:.1f}".removesuffix(".0")
    return content.text(f"check_in.figures.{kind}", value=shown)


def _ranked(kind: str, found: list[Change]) -> Iterator[str]:
    """What always has the same names: which three lead, and what moved."""
    both = [change for change in found if change.before is not None and change.after is not None]
    if len(both) < len(content.texts(measures()[kind].names)):
        return
    yield _order(kind, both)
    for direction in ("rose", "fell"):
        named = [change for change in both if change.direction == direction]
        if named:
            names = joined(map(item_of, named), most=len(both))
            yield content.text(f"check_in.compare.{kind}.{direction}", names=names)


def _order(kind: str, both: list[Change]) -> str:
    """Which three lead, then and now."""
    before = sorted(both, key=lambda change: -(change.before or 0.0))[:3]
    after = sorted(both, key=lambda change: -(change.after or 0.0))[:3]
    names = joined(name_of(kind, change.name) for change in after)
    earlier = joined(name_of(kind, change.name) for change in before)
    if before == after:
        form = "same"
    elif any(change.direction != "stayed" for change in both):
        form = "other"
    else:
        # Neighbours changed places, none of them by more than a day can make.
        form = "small"
    return content.text(f"check_in.compare.{kind}.{form}", then=earlier, now=names)
