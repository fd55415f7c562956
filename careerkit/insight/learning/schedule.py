"""Learning laid into the free hours of the weeks: what goes where, and what does not fit.

A week runs from Monday to Sunday and is planned as a whole, this one too: how much of it is
already used up is not written down, and a plan that shrank from day to day could not be followed.
Dates count as the weeks that they lie in. Something that comes after something else may begin in
the week in which that ends, in the hours that are left of it.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import attrs

from careerkit.insight.language.dates import monday_of
from careerkit.insight.planning.ordering import find_circle, later_first

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from careerkit.model import LearningItem

__all__ = [
    "WEEKS",
    "Move",
    "Outcome",
    "Plan",
    "Slot",
    "Week",
    "moves",
    "schedule",
]

WEEKS = 26
"""How many weeks are planned: half a year. No one knows their evenings beyond that."""

_IN_AN_HOUR = 4
_HOURS_IN_A_WEEK = 7 * 24
_TRIES = 12
# A date that is moved lets others go first, which may move the end once more; it soon stays.


@attrs.frozen(kw_only=True)
class Slot:
    """Some hours of one week for one item, in quarters of an hour."""

    item: str
    hours: float


@attrs.frozen(kw_only=True)
class Week:
    """One week of a plan; its slots stand in the order in which they are to be worked on."""

    begins: date
    free: float
    slots: tuple[Slot, ...] = ()

    @property
    def planned(self) -> float:
        """The hours that the plan puts into this week."""
        return sum(slot.hours for slot in self.slots)


@attrs.frozen(kw_only=True)
class Outcome:
    """What becomes of one item.

    ``hours`` are those that it still needs, rounded up to a quarter; ``first`` and ``last`` the
    Mondays of its first and its last week, None without any. ``missing`` hours found no place in
    the weeks of the plan, ``short`` ones none up to the week of its date. ``late`` is by how many
    weeks it comes after that week; with missing hours it is at least so late.
    """

    item: str
    hours: float
    by: date | None
    first: date | None
    last: date | None
    missing: float
    short: float
    late: int


@attrs.frozen(kw_only=True)
class Plan:
    """The weeks, what becomes of each open item, and circles of "only after".

    A circle names its items in the order in which they wait for each other; the plan lets its
    first one begin as if it waited for none of the others. ``unsized`` items have no hours.
    """

    weeks: tuple[Week, ...]
    outcomes: tuple[Outcome, ...]
    circles: tuple[tuple[str, ...], ...] = ()
    unsized: tuple[str, ...] = ()

    @property
    def late(self) -> tuple[Outcome, ...]:
        """What is not done by its date, the one that lacks most hours first."""
        return tuple(
            sorted((o for o in self.outcomes if o.late), key=lambda o: (-o.short, -o.late))
        )

    def outcome(self, item: str) -> Outcome | None:
        """What becomes of an item; None if it is not in the plan."""
        return next((outcome for outcome in self.outcomes if outcome.item == item), None)


@attrs.frozen(kw_only=True)
class Move:
    """One way to make a late item fit, tried out: a later date, fewer hours, or a start earlier.

    ``by`` is the new date of a "later", ``begin`` the new one of an "earlier", and ``hours`` how
    many a "fewer" takes away.
    """

    item: str
    kind: Literal["later", "fewer", "earlier"]
    by: date | None = None
    hours: float = 0
    begin: date | None = None


def schedule(
    items: Iterable[LearningItem],
    free: Callable[[date], float] | Sequence[float],
    today: date,
    weeks: int = WEEKS,
    *,
    before: Iterable[tuple[str, str]] = (),
) -> Plan:
    """Lay the open items into the free hours: what is due first goes first.

    What has to come before something else is due as early as that. An item is split over weeks
    where it has to be.

    Args:
        items: What to learn; done items are left out, and those with no hours take none.
        free: The hours of the week that begins on a Monday, or those of each week from this one;
            weeks beyond the list have none.
        today: The person's own date.
        weeks: How many weeks to plan, with this one.
        before: Further pairs of ids, of which the first has to be done before the second.
    """
    open_items = {item.id: item for item in items if item.done is None}
    after, circles = _without_circles(open_items, _waits(open_items, before))
    mondays = list(_mondays(today, weeks))
    pile = _Pile(
        items=open_items,
        after=after,
        waiting=_by_due(open_items, after),
        left={id_: _remaining(item) for id_, item in open_items.items()},
    )
    placed: dict[str, list[tuple[date, int]]] = {id_: [] for id_ in open_items}
    planned: list[Week] = []
    for number, begins in enumerate(mondays):
        room = _room(free, number, begins)
        slots = pile.fill(begins, room)
        for id_, quarters in slots:
            placed[id_].append((begins, quarters))
        planned.append(
            Week(
                begins=begins,
                free=room / _IN_AN_HOUR,
                slots=tuple(Slot(item=id_, hours=q / _IN_AN_HOUR) for id_, q in slots),
            )
        )
    end = mondays[-1] if mondays else monday_of(today)
    return Plan(
        weeks=tuple(planned),
        outcomes=tuple(
            _outcome(item, placed[id_], pile.left[id_], end) for id_, item in open_items.items()
        ),
        circles=circles,
        unsized=tuple(id_ for id_, item in open_items.items() if item.hours is None),
    )


@attrs.define
class _Pile:
    """The open items while the weeks are filled: ``waiting`` ones by their date, due first first.

    ``left`` are the quarters of an hour that each of them still needs.
    """

    items: Mapping[str, LearningItem]
    after: Mapping[str, Collection[str]]
    waiting: list[str]
    left: dict[str, int]

    def fill(self, begins: date, room: int) -> list[tuple[str, int]]:
        """What goes into the quarters of an hour of one week."""
        slots: list[tuple[str, int]] = []
        used: set[str] = set()
        while id_ := self._next(begins, room, used):
            quarters = min(self.left[id_], room)
            room -= quarters
            self.left[id_] -= quarters
            used.add(id_)
            if quarters:
                slots.append((id_, quarters))
            if not self.left[id_]:
                self.waiting.remove(id_)
        return slots

    def _next(self, begins: date, room: int, used: set[str]) -> str | None:
        open_ids = set(self.waiting)
        for id_ in self.waiting:
            begin = self.items[id_].begin
            if (
                id_ not in used
                and (room or not self.left[id_])
                and (begin is None or monday_of(begin) <= begins)
                and open_ids.isdisjoint(self.after[id_])
            ):
                return id_
        return None


def _outcome(
    item: LearningItem, placed: list[tuple[date, int]], missing: int, end: date
) -> Outcome:
    hours = missing + sum(quarters for _, quarters in placed)
    late, short = 0, 0
    if item.by is not None and hours:
        due = monday_of(item.by)
        short = hours - sum(quarters for begins, quarters in placed if begins <= due)
        if missing:
            # It ends in the week after the last one at the earliest.
            late = max(0, (end - due).days // 7 + 1)
        else:
            late = max(0, (placed[-1][0] - due).days // 7)
        short = short if late else 0
    return Outcome(
        item=item.id,
        hours=hours / _IN_AN_HOUR,
        by=item.by,
        first=placed[0][0] if placed else None,
        last=placed[-1][0] if placed else None,
        missing=missing / _IN_AN_HOUR,
        short=short / _IN_AN_HOUR,
        late=late,
    )


def _remaining(item: LearningItem) -> int:
    """The quarters of an hour that an item still needs, rounded up."""
    hours = max(0, (item.hours or 0) - (item.spent or 0))
    return math.ceil(round(hours * _IN_AN_HOUR, 6))


def _room(free: Callable[[date], float] | Sequence[float], number: int, begins: date) -> int:
    """The quarters of an hour that a week has, rounded down."""
    hours = free(begins) if callable(free) else [*free, 0][min(number, len(free))]
    return math.floor(round(max(0, min(hours, _HOURS_IN_A_WEEK)) * _IN_AN_HOUR, 6))


def _mondays(today: date, weeks: int) -> Iterator[date]:
    # The calendar ends on a Friday, in a week that needs no plan.
    count = min(weeks, (date.max - monday_of(today)).days // 7)
    for number in range(count):
        yield monday_of(today) + timedelta(weeks=number)


def _waits(
    items: Mapping[str, LearningItem], before: Iterable[tuple[str, str]]
) -> dict[str, list[str]]:
    """What each item has to wait for, among the open ones."""
    after: dict[str, list[str]] = {id_: [] for id_ in items}
    links = [(item.after, item.id) for item in items.values()]
    for first, then in (*links, *before):
        if first in items and then in items and first not in after[then]:
            after[then].append(first)
    return after


def _without_circles(
    items: Mapping[str, LearningItem], after: dict[str, list[str]]
) -> tuple[dict[str, list[str]], tuple[tuple[str, ...], ...]]:
    """Cut each circle before the item of it that is due first, or stands first in the list."""
    circles = []
    place = {id_: number for number, id_ in enumerate(items)}
    while circle := find_circle(after):
        start = min(circle, key=lambda id_: (items[id_].by or date.max, place[id_]))
        at = circle.index(start)
        circle = (*circle[at:], *circle[:at])
        after[start].remove(circle[-1])
        circles.append(circle)
    return after, tuple(circles)


def _by_due(items: Mapping[str, LearningItem], after: Mapping[str, Collection[str]]) -> list[str]:
    """The ids, due first first; what others wait for is due as early as they are."""
    due = {id_: item.by or date.max for id_, item in items.items()}
    # Later ones first: whatever they wait for then knows how early it has to be there.
    for id_ in later_first(after):
        for first in after[id_]:
            due[first] = min(due[first], due[id_])
    return sorted(items, key=lambda id_: due[id_])


def moves(
    items: Iterable[LearningItem],
    free: Callable[[date], float] | Sequence[float],
    today: date,
    weeks: int = WEEKS,
    *,
    before: Iterable[tuple[str, str]] = (),
) -> tuple[Move, ...]:
    """What could be moved for the late item that lacks most hours; nothing if all is on time.

    Each move was tried out: with it, and nothing else, that item is done by its date.

    Args:
        items: What to learn, as for ``schedule``, which takes the rest of these too.
        free: The hours of the week that begins on a Monday, or those of each week from this one.
        today: The person's own date.
        weeks: How many weeks are planned, with this one.
        before: Further pairs of ids, of which the first has to be done before the second.
    """
    every, pairs = list(items), list(before)

    def outcome_with(item: LearningItem) -> Outcome:
        changed = [item if other.id == item.id else other for other in every]
        found = schedule(changed, free, today, weeks, before=pairs).outcome(item.id)
        assert found is not None  # noqa: S101 - it is one of the items, and open
        return found

    late = schedule(every, free, today, weeks, before=pairs).late
    if not late:
        return ()
    outcome = late[0]
    item = next(item for item in every if item.id == outcome.item)
    found = (
        _earlier(item, outcome_with, today),
        _later(item, outcome, outcome_with),
        _fewer(outcome),
    )
    return tuple(move for move in found if move is not None)


def _later(
    item: LearningItem, outcome: Outcome, outcome_with: Callable[[LearningItem], Outcome]
) -> Move | None:
    for _ in range(_TRIES):
        if outcome.missing or outcome.last is None:
            return None
        by = outcome.last + timedelta(days=6)
        outcome = outcome_with(attrs.evolve(item, by=by))
        if not outcome.late:
            return Move(item=item.id, kind="later", by=by)
    return None


def _fewer(outcome: Outcome) -> Move | None:
    # Without these hours it is through in the week of its date: until then nothing changes.
    if outcome.short >= outcome.hours:
        return None
    return Move(item=outcome.item, kind="fewer", hours=outcome.short)


def _earlier(
    item: LearningItem, outcome_with: Callable[[LearningItem], Outcome], today: date
) -> Move | None:
    """The latest Monday on which it could begin, if it has to wait for its day of all things."""
    if item.begin is None or monday_of(item.begin) <= monday_of(today):
        return None
    begin = min(monday_of(item.begin), monday_of(item.by or item.begin))
    for _ in range(2 * WEEKS):
        if begin < monday_of(today):
            return None
        if not outcome_with(attrs.evolve(item, begin=begin)).late:
            return Move(item=item.id, kind="earlier", begin=begin)
        begin -= timedelta(days=7)
    return None
