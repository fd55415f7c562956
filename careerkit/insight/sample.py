"""The sample workbook, told as if it had happened just now."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.insight.check_in.cadence import month_id, quarter_id, week_id
from careerkit.insight.check_in.this_week import tick_id
from careerkit.model import SECTIONS, CheckInRecord, Tick, declared, kinds

if TYPE_CHECKING:
    from careerkit.model import Record, Workbook

__all__ = ["told_today"]

_IDS = {"weekly": week_id, "monthly": month_id, "quarterly": quarter_id}


def told_today(workbook: Workbook, today: date) -> Workbook:
    """The same story, moved by whole weeks so that it was last changed 1 to 7 days ago.

    Its plans lie ahead whenever it is opened, and each thing stays on its day of the week.
    It ends on a Sunday, and today's check-in is still to be made, also if this is one. A workbook
    that was changed in the last week, or in the future, is left as it is.
    """
    by = timedelta(weeks=max(0, ((today - workbook.updated.date()).days - 1) // 7))
    moved = {
        name: _renamed([_moved(record, by) for record in workbook.records(name)])
        for name in SECTIONS
    }
    created, updated = _later(workbook.created, by), _later(workbook.updated, by)
    return attrs.evolve(workbook, created=created, updated=updated).holding(moved)


def _moved(record: Record, by: timedelta) -> Record:
    values: dict[str, Any] = {"updated": _later(record.updated, by)}
    for field in declared(type(record)):
        value = getattr(record, field.name)
        if isinstance(field.kind, kinds.Day) and value is not None:
            values[field.name] = value + by if value <= date.max - by else date.max
    return attrs.evolve(record, **values)


def _later(moment: datetime, by: timedelta) -> datetime:
    end = datetime.max.replace(tzinfo=UTC)
    return moment + by if moment <= end - by else end


def _renamed(records: list[Record]) -> tuple[Record, ...]:
    ids = [_id(record) for record in records]
    if len(set(ids)) < len(ids):
        return tuple(records)
    return tuple(attrs.evolve(record, id=id_) for record, id_ in zip(records, ids, strict=True))


def _id(record: Record) -> str:
    """Its id, in which a week or a month may be hidden."""
    if isinstance(record, Tick) and record.on is not None:
        return tick_id(record.item, record.on)
    if isinstance(record, CheckInRecord) and record.on is not None and record.kind in _IDS:
        return _IDS[record.kind](record.on)
    return record.id
