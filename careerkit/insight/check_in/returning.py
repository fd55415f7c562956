"""Where a person stopped, and what a good next ten minutes would be."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.hearing.considered import NO_ANSWERS
from careerkit.insight.hearing.delicate import leads_nowhere
from careerkit.insight.hearing.recogniser import counts, has_reason
from careerkit.model import local_day, name_of
from careerkit.steps import is_written, steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from careerkit.model import Record, Workbook
    from careerkit.steps import Step

__all__ = ["FIRST_MOMENT", "Stopped", "is_new", "next_step", "still_stands", "stopped"]

FIRST_MOMENT = "first-moment"
"""The id of the moment that a new person is asked for: the same in every tab."""

_TICKS = ("check_ins", "start")


@attrs.frozen(kw_only=True)
class Stopped:
    """What a person wrote last: in which step, on which day, its name if it can be quoted."""

    step: Step
    day: date
    name: str


def is_new(workbook: Workbook, today: date, zone: tzinfo | None = UTC) -> bool:
    """Whether nothing is written but the two ticks before the journey, or today's first moment.

    ``NO_ANSWERS`` are none, nor is an entry that was opened and left empty.

    Args:
        workbook: The person's, all of it.
        today: The person's day.
        zone: Their time zone; None for this computer's.
    """
    written = (
        (section, record)
        for section in workbook.section_names
        if section not in NO_ANSWERS
        for record in workbook.records(section)
        if is_written(record)
    )
    return all(
        (section, record.id) == _TICKS
        or (record.id == FIRST_MOMENT and local_day(record.updated, zone) >= today)
        for section, record in written
    )


def stopped(workbook: Workbook, zone: tzinfo | None = UTC) -> Stopped | None:
    """What was written last before today's visit; None while nothing is.

    Args:
        workbook: As ``considered`` leaves it: what is not spoken of is not quoted.
        zone: The person's time zone; None for this computer's.
    """
    found = max(_counted(workbook), key=lambda pair: pair[1].updated, default=None)
    if found is None:
        return None
    step, record = found
    name = name_of(record)
    day = local_day(record.updated, zone)
    return Stopped(step=step, day=day, name=name if _greets(name) else "")


def _greets(name: str) -> bool:
    """Whether a greeting may begin with it: nobody is met with their loss, or their drinking."""
    return counts(name) and not has_reason(name) and not leads_nowhere(name)


def still_stands(found: Stopped, workbook: Workbook) -> bool:
    """Whether what was written last is there as it was, and can be quoted.

    Args:
        found: What ``stopped`` found before.
        workbook: As ``considered`` leaves it now.
    """
    return any(name_of(record) == found.name for _, record in _counted(workbook))


def next_step(workbook: Workbook) -> Step | None:
    """The first step in which there is nothing; None when all are begun.

    Args:
        workbook: The person's, all of it: a step with nothing but what hurts is begun, too.
    """
    begun = {step.name for step, _ in _counted(workbook)}
    return next((step for step in steps() if step.name not in begun), None)


def _counted(workbook: Workbook) -> Iterator[tuple[Step, Record]]:
    for step in steps():
        for section in step.counted or step.sections:
            for record in workbook.records(section):
                if step.is_counted(record):
                    yield step, record
