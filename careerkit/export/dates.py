"""What a calendar shows of a workbook: things with a date by their names, and the weekly check-in.

A calendar speaks: it rings, and lies open on a lock screen. So it is asked about the workbook as
``considered`` leaves it, and no other word of an answer is in it than what a thing is called.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.check_in.cadence import history
from careerkit.insight.language.dates import monday_of
from careerkit.insight.planning.timeline import dated_items
from careerkit.model import kinds
from careerkit.steps import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerkit.insight.planning.timeline import TimelineItem
    from careerkit.model import Record, Workbook

    _Known = Mapping[tuple[str, str], Record]

__all__ = ["WEEKS", "Date", "dates_of"]

WEEKS = 52
"""For how many weeks a calendar reminds of the check-in. Ours: none should nag for ever."""


@attrs.frozen(kw_only=True)
class Date:
    """One thing on one day.

    Attributes:
        key: Names it in every calendar that is ever made of the workbook.
        name: What it is called there.
        kind: What sort of thing it is, in a word.
        on: Its day, or the first of them.
        changed: When it last became something else.
        weeks: On how many weeks in a row, that day's with it.
    """

    key: str
    name: str
    kind: str
    on: date
    changed: datetime
    weeks: int = 1


def dates_of(workbook: Workbook, today: date, *, has_check_ins: bool) -> tuple[Date, ...]:
    """All dates, kind by kind, and at last the check-in.

    Args:
        workbook: As ``considered`` leaves it, with what is taken along.
        today: The person's day.
        has_check_ins: Whether the weekly check-in is among them.
    """
    known = {
        (name, record.id): record
        for name in workbook.section_names
        for record in workbook.records(name)
    }
    found = [one for item in dated_items(workbook) for one in _of_item(item, known)]
    return (*found, *([_check_in(workbook, today)] if has_check_ins else []))


def _of_item(item: TimelineItem, known: _Known) -> Iterator[Date]:
    """The day by which it should be done, and the one on which it begins, if there is another."""
    begins = content.text("export.calendar.begins", name=item.what)
    by = content.text("export.calendar.done", name=item.what) if item.done else item.what
    days = {"begin": (begins, item.begin), "by": (by, item.end)}
    if item.begin == item.end:
        del days["begin"]
    changed = _changed(known[item.section, item.id], known)
    for end, (name, on) in days.items():
        yield Date(
            key=f"{item.section}.{item.id}.{end}",
            name=name,
            kind=dated()[item.section].kind,
            on=on,
            changed=changed,
        )


def _changed(record: Record, known: _Known) -> datetime:
    """When a record was last changed, or what it leads to, from which it may have its name."""
    links = (
        (field.kind.section, record.answer(field.name))
        for field in record.fields()
        if isinstance(field.kind, kinds.Link)
    )
    return max([record.updated, *(known[link].updated for link in links if link in known)])


def _check_in(workbook: Workbook, today: date) -> Date:
    """Each week on the weekday of the last one, or on Mondays; not once more in this week."""
    made = [day for day, _ in history(workbook)]
    weekday = timedelta(days=made[-1].weekday() if made else 0)
    on = monday_of(today) + weekday
    if on < today or (made and made[-1] >= monday_of(today)):
        on = _a_week_later(on)
    return Date(
        key="check_in.weekly",
        name=content.text("export.calendar.check_in"),
        kind=content.text("export.calendar.check_ins"),
        on=on,
        changed=datetime(today.year, today.month, today.day, tzinfo=UTC),
        weeks=WEEKS,
    )


def _a_week_later(day: date) -> date:
    return day + timedelta(weeks=1) if date.max - day >= timedelta(weeks=1) else day
