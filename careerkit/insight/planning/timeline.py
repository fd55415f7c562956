"""Everything with a date: when it is, what has to come before what, and which weeks overflow.

A date is a calendar day of the person's own, without a time and without a zone: "by the 31st"
means their 31st wherever they are. So nothing here ever becomes a moment, and today is asked
for as an argument: the widgets take it from the browser, because a server's clock may be in
another part of the world.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.cached import remembered
from careerkit.insight.goals.week_load import free_hours, goal_hours
from careerkit.insight.language.dates import monday_of
from careerkit.steps import dated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.model import Record, Workbook
    from careerkit.steps import Dated

__all__ = [
    "GROUPINGS",
    "SCALES",
    "FullWeeks",
    "TimelineItem",
    "add_months",
    "dated_items",
    "full_weeks",
    "grouped",
    "horizon",
    "hours_taken",
    "is_all",
]

SCALES = ("week", "month", "quarter", "year", "five_years")
"""How far the timeline looks ahead, from seven days to five years."""

GROUPINGS = ("kind", "goal", "path")
"""What the timeline can put together."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "five_years": 60}


@attrs.frozen(kw_only=True)
class TimelineItem:
    """Something with a date: its record's id and section, and the days from begin to end.

    Both are the same day where there is only one. ``hours`` are a goal's in a week and anything
    else's in all; None if that was not said. ``goal`` and ``path`` are the ids of those that it
    serves, empty for none.
    """

    id: str
    section: str
    what: str
    begin: date
    end: date
    done: bool
    hours: float | None = None
    goal: str = ""
    path: str = ""


@remembered
def dated_items(workbook: Workbook) -> tuple[TimelineItem, ...]:
    """Everything that has a name and a date, kind by kind, each in the order of its days."""
    return tuple(item for kind in dated().values() for item in _items(kind, workbook))


def _items(kind: Dated, workbook: Workbook) -> list[TimelineItem]:
    found = (_item(kind, record, workbook) for record in workbook.section(kind.section))
    kept = (item for item in found if item is not None)
    return sorted(kept, key=lambda item: (item.begin, item.end))


def _item(kind: Dated, record: Record, workbook: Workbook) -> TimelineItem | None:
    days = kind.days_of(record)
    what = " ".join(kind.called(record, workbook).split()) if days else ""
    if not what:
        return None
    return TimelineItem(
        id=record.id,
        section=kind.section,
        what=what,
        begin=days[0],
        end=days[-1],
        done=kind.is_done(record),
        hours=getattr(record, "hours", None),
        goal=kind.goal(record, workbook),
        path=kind.path(record, workbook),
    )


def grouped(
    items: Iterable[TimelineItem], grouping: str, workbook: Workbook
) -> tuple[tuple[str, tuple[TimelineItem, ...]], ...]:
    """The items in named groups, those of no goal or path in the last one; none is empty.

    Args:
        items: As ``dated_items`` orders them.
        grouping: One of ``GROUPINGS``.
        workbook: In whose order the goals and paths stand.
    """
    names = {
        "kind": {section: kind.kinds for section, kind in dated().items()},
        "goal": {goal.id: goal.what for goal in workbook.goals},
        "path": {path.id: path.title for path in workbook.paths},
    }[grouping]
    names = {id_: " ".join(name.split()) for id_, name in names.items() if name.strip()}
    groups: dict[str, list[TimelineItem]] = {id_: [] for id_ in (*names, "")}
    for item in items:
        belongs = item.section if grouping == "kind" else getattr(item, grouping)
        groups[belongs if belongs in names else ""].append(item)
    if grouping != "kind":
        for group in groups.values():
            # What a group is about stands above its parts, which then come as they come.
            group.sort(key=lambda item: (item.section != "goals", item.begin, item.end))
    return tuple(
        (names.get(id_) or content.text(f"roadmap.without.{grouping}"), tuple(group))
        for id_, group in groups.items()
        if group
    )


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day where it is shorter.

    Counted from the first date each time: a month after 31 January is 28 or 29 February, two
    months after it 31 March.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def horizon(scale: str, today: date) -> tuple[date, date]:
    """The first and the last day of a scale: seven days with today, or today some months on.

    Args:
        scale: ``week``, ``month``, ``quarter``, ``year`` or ``five_years``.
        today: The person's day, which is the first.
    """
    if scale == "week":
        return today, today + timedelta(days=min(6, (date.max - today).days))
    return today, add_months(today, _MONTHS[scale])


# ---- hours


@attrs.frozen(kw_only=True)
class FullWeeks:
    """Weeks in a row that ask for more hours than they have: ``needed`` in the fullest of them."""

    first: date
    last: date
    needed: float
    free: float

    @property
    def end(self) -> date:
        """The Sunday of the last of them."""
        return self.last + timedelta(days=6)


@remembered
def hours_taken(workbook: Workbook, today: date, weeks: int) -> tuple[float, ...]:
    """The hours that goals, experiments and the like ask of each week from this one on.

    A goal's are those of a week; what takes its hours in all has them spread evenly over its days,
    and with one date alone they all lie on it.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day; the first week is the ISO week that holds it.
        weeks: How many weeks to look at.

    Returns:
        Hours for each week, in order.
    """
    spread = [
        (days, record.hours)
        for kind in dated().values()
        if kind.takes_hours
        for record in workbook.section(kind.section)
        if record.hours and not kind.is_done(record) and (days := kind.days_of(record))
    ]
    return tuple(
        load.needed + sum(_share(days, hours, load.monday) for days, hours in spread)
        # As on its Monday: what ends on Wednesday took its hours of this week all the same.
        for load in goal_hours(workbook, monday_of(today), weeks)
    )


def _share(days: tuple[date, ...], hours: float, monday: date) -> float:
    sunday = monday + timedelta(days=6)
    in_week = (min(days[-1], sunday) - max(days[0], monday)).days + 1
    return hours * max(0, in_week) / ((days[-1] - days[0]).days + 1)


@remembered
def full_weeks(workbook: Workbook, today: date, last: date) -> tuple[FullWeeks, ...]:
    """The weeks up to a day that ask for more hours than the person has; none if that is unknown.

    Learning is left out: it is laid into what the rest leaves free.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day; the first week is the ISO week that holds it.
        last: A day of the last week.

    Returns:
        Runs of full weeks in order; weeks that follow each other are one.
    """
    free = free_hours(workbook)
    if free is None:
        return ()
    first = monday_of(today)
    # The calendar's last week would end behind its end.
    count = min((last - first).days // 7 + 1, (date.max - first).days // 7)
    found: list[FullWeeks] = []
    for number, needed in enumerate(hours_taken(workbook, today, count)):
        monday = first + timedelta(weeks=number)
        if round(needed - free, 6) <= 0:
            continue
        if found and found[-1].last == monday - timedelta(days=7):
            most = max(found[-1].needed, needed)
            found[-1] = attrs.evolve(found[-1], last=monday, needed=most)
        else:
            found.append(FullWeeks(first=monday, last=monday, needed=needed, free=free))
    return tuple(found)


def is_all(full: tuple[FullWeeks, ...], today: date, last: date) -> bool:
    """Whether these are all weeks from this one to a day, and more than one.

    Args:
        full: What ``full_weeks`` found.
        today: The person's day.
        last: A day of the last week.
    """
    if len(full) != 1 or full[0].first == full[0].last:
        return False
    return full[0].first == monday_of(today) and full[0].last >= monday_of(last)
