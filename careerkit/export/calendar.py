"""A document as a calendar: a file that any calendar takes in, and takes in again.

All-day events, since that is what calendars show: most leave out the to-dos of such a file. An
event's UID is made of its record's id, and its SEQUENCE of when that was changed, so that importing
a file again brings what is there up to date. What is no longer in it stays in the calendar: to
cancel an event, one would have to remember that it was given away, and nothing here does.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import careerkit
from careerkit import content
from careerkit.export.bidi import kept_to_itself
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    from careerkit.export.contents import Document
    from careerkit.export.dates import Date

__all__ = ["render"]

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029]+")
_LIKE_A_LINE_END = re.compile(r"\\(?=[nN])")
# As the format writes one. icalendar takes "C:\Notes" for two lines, and so do other programs that
# read it: what can't be seen keeps the two letters apart.

_WORD_JOINER = "\N{WORD JOINER}"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_SEQUENCE = 2**31 - 1


def render(document: Document) -> bytes:
    """A calendar (RFC 5545) with what has a date.

    Raises:
        ExportError: If nothing has a date, or what writes it is not installed.
    """
    try:
        import icalendar  # noqa: PLC0415 - a part of careerkit[export]
    except ImportError:
        raise ExportError(content.text("export.problems.needs", name="icalendar")) from None
    if not document.dates:
        raise ExportError(content.text("export.problems.no_dates"))
    calendar: Any = icalendar.Calendar()
    calendar.add("prodid", f"-//careerkit//careerkit {careerkit.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", content.text("export.calendar.title"))
    for one in document.dates:
        calendar.add_component(_event(icalendar.Event(), one))
    data: bytes = calendar.to_ical()
    return data


def _event(event: Any, one: Date) -> Any:  # noqa: ANN401 - its types are not told
    event.add("uid", f"{one.key}@careerkit")
    event.add("summary", _shown(one.name))
    event.add("categories", [one.kind])
    # Without an end it is that whole day, the last one that there is, too.
    event.add("dtstart", one.on)
    # A deadline takes none of the day's time.
    event.add("transp", "TRANSPARENT")
    if one.weeks > 1:
        rule = {"freq": "weekly", "byday": _DAYS[one.on.weekday()], "count": one.weeks}
        event.add("rrule", rule)
    changed = one.changed.replace(microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", _sequence(one))
    return event


def _shown(name: str) -> str:
    """A name that does nothing in a calendar but show."""
    line = _UNPRINTED.sub(" ", name)
    return kept_to_itself(_LIKE_A_LINE_END.sub(rf"\\{_WORD_JOINER}", line))


def _sequence(one: Date) -> int:
    """A number that grows with each change: calendars leave out what has a lower one."""
    seconds = int((one.changed - _FIRST).total_seconds())
    return min(max(seconds, 0), _LAST_SEQUENCE)
