"""Hours that the goals ask for week by week, against the hours that there are."""

from __future__ import annotations

import statistics
from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.goals.progress import is_reached
from careerkit.insight.language.dates import monday_of

if TYPE_CHECKING:
    from datetime import date

    from careerkit.model import Goal, WeekHours, Workbook

__all__ = ["LoadItem", "WeekLoad", "free_hours", "goal_hours", "past_pace", "too_full", "week_of"]

WEEKS = 12

LEAST_PAST = 14
# Days of learning from which on a pace is one: a first enthusiastic week is none. Ours.


@attrs.frozen(kw_only=True)
class LoadItem:
    """What takes time in a week: a record's id and section, and its hours in that week."""

    id: str
    section: str
    hours: float


@attrs.frozen(kw_only=True)
class WeekLoad:
    """One ISO week: the hours that are needed, and those that are free (None if unknown)."""

    monday: date
    needed: float
    free: float | None
    items: tuple[LoadItem, ...]

    @property
    def is_too_full(self) -> bool:
        """Whether more is asked of the week than it has."""
        return self.free is not None and self.needed > self.free


def week_of(workbook: Workbook) -> WeekHours | None:
    """What the person wrote about a usual week, if they did."""
    return next(iter(workbook.week_hours), None)


def free_hours(workbook: Workbook) -> float | None:
    """The hours a week that there are for all goals together; None if unknown."""
    week = week_of(workbook)
    return None if week is None else week.free


def goal_hours(workbook: Workbook, today: date, weeks: int = WEEKS) -> tuple[WeekLoad, ...]:
    """This week and those after it, with the hours that goals in progress need in each.

    A goal counts with all of its weekly hours in every ISO week that holds one of its days, from
    ``begin`` (or today) to ``by`` (or without end). A goal that is reached, or whose date has
    passed, needs none any more.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day; the first week is the ISO week that holds it.
        weeks: How many weeks to look at.

    Returns:
        One load for each week, in order, in hours.
    """
    free = free_hours(workbook)
    first = monday_of(today)
    mondays = [first + timedelta(weeks=number) for number in range(weeks)]
    return tuple(_load(workbook, monday, today, free) for monday in mondays)


def _load(workbook: Workbook, monday: date, today: date, free: float | None) -> WeekLoad:
    items = tuple(
        LoadItem(id=goal.id, section="goals", hours=goal.hours)
        for goal in workbook.goals
        if goal.hours and not is_reached(goal) and _is_in(goal, monday, today)
    )
    # Rounded, so that three times 0.1 is not more than 0.3.
    needed = round(sum(item.hours for item in items), 6)
    return WeekLoad(monday=monday, needed=needed, free=free, items=items)


def _is_in(goal: Goal, monday: date, today: date) -> bool:
    begin = goal.begin or today
    if goal.by is not None and goal.by < max(begin, today):
        # Turned round, or over: nothing of it is still to come.
        return False
    return begin <= monday + timedelta(days=6) and (goal.by is None or goal.by >= monday)


def too_full(loads: tuple[WeekLoad, ...]) -> tuple[tuple[WeekLoad, ...], ...]:
    """The weeks of which too much is asked, in runs of weeks that follow each other."""
    runs: list[list[WeekLoad]] = []
    for before, load in zip((None, *loads), loads, strict=False):
        if not load.is_too_full:
            continue
        if before is not None and before.is_too_full:
            runs[-1].append(load)
        else:
            runs.append([load])
    return tuple(map(tuple, runs))


def past_pace(workbook: Workbook, today: date) -> float | None:
    """The hours a week that went into what the person learned so far, for one plan at a time.

    The median over learning items of the hours spent by the weeks from ``begin`` to ``done`` (or
    today). None unless something was learned over two weeks or longer.
    """
    paces = []
    for item in workbook.learning_items:
        if item.spent is None or item.begin is None:
            continue
        days = (min(item.done or today, today) - item.begin).days + 1
        if days >= LEAST_PAST:
            paces.append(7 * item.spent / days)
    return statistics.median(paces) if paces else None
