"""What the first answer of a check-in brings along: its day, its kind, and how things stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.check_in.cadence import is_filled, kind_of
from careerkit.insight.check_in.snapshots import snapshot
from careerkit.insight.hearing.considered import considered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from careerkit.model import CheckInRecord, Workbook

__all__ = ["stamped"]


def stamped(
    check_ins: Iterable[CheckInRecord], due: Collection[str], workbook: Workbook, today: date
) -> tuple[CheckInRecord, ...]:
    """The check-ins; one that is due and has its first answer gets its day, kind and snapshot.

    Args:
        check_ins: All of them, after the answer.
        due: The ids of those that are asked for now.
        workbook: As it was when the answer came: how things stood.
        today: The person's own date.
    """
    return tuple(
        _stamped(check_in, workbook, today)
        if check_in.id in due and check_in.on is None and is_filled(check_in)
        else check_in
        for check_in in check_ins
    )


def _stamped(check_in: CheckInRecord, workbook: Workbook, today: date) -> CheckInRecord:
    readings = snapshot(considered(workbook))
    return check_in.changed(on=today, kind=kind_of(check_in.id), readings=readings)
