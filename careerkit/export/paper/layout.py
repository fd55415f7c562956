"""What of a document stands where, so that somebody can read it who has an hour and not a week.

A report of years would be 1,400 pages. So of a long section the entries that were changed last
stand in its step, and all others behind the steps, in a short form, each with all of its answers.
What careerkit made of the answers is cut where nobody reads on, and what a person wrote is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.paper.tables import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.charts import Figure
    from careerkit.export.contents import Document, Entry, Part, Section
    from careerkit.export.words import Answer

__all__ = [
    "Placed",
    "has_table",
    "is_fact",
    "is_narrow",
    "placed",
    "remarks_of",
    "rest_of",
    "rows_left_out",
    "without_readings",
]

_LONG, _ROWS_LONG, _HERE = 24, 60, 8
"""A section with more entries, or rows, than that has so many of them in its step. Ours."""

_SAID = 12
"""So many sentences are read of what was noticed."""

_ROWS = 40
"""A chart's table with more rows says once more, one by one, what the answers say."""

_COLUMNS, _CELL = 3, 60
"""A table with no more columns, nor letters in one of its cells, has room beside another one."""

_FACT = 60
"""An answer that is no longer stands on a line with others."""


@attrs.frozen(kw_only=True)
class Placed:
    """A section in its step.

    Attributes:
        section: The section.
        table: Its entries as a table; None where they stand one below the other.
        here: Which of its entries stand in its step, each with its number in the section.
        rest: Which stand behind the steps.
        notes: What is said of that.
    """

    section: Section
    table: Table | None
    here: tuple[tuple[int, Entry], ...]
    rest: tuple[tuple[int, Entry], ...] = ()
    notes: tuple[str, ...] = ()


def placed(section: Section) -> Placed:
    """What of a section stands in its step, and what behind all of them."""
    table = table_of(section)
    entries = tuple(enumerate(section.entries))
    if len(entries) <= _LONG or (table is not None and len(table.rows) <= _ROWS_LONG):
        return Placed(section=section, table=table, here=entries)
    by_change = sorted(entries, key=lambda one: one[1].updated, reverse=True)
    chosen = {number for number, _ in by_change[:_HERE]}
    rest = tuple(one for one in entries if one[0] not in chosen)
    told = content.text(
        "paper.elsewhere",
        here=_HERE,
        count=len(entries),
        rest=len(rest),
        behind=content.text("paper.behind"),
    )
    has_readings = any(a.kind == "readings" for _, entry in rest for a in entry.answers)
    return Placed(
        section=section,
        table=None,
        here=tuple(one for one in entries if one[0] in chosen),
        rest=rest,
        notes=(told, content.text("paper.no_readings")) if has_readings else (told,),
    )


def rest_of(document: Document) -> Iterator[Placed]:
    """The sections of which something stands behind the steps."""
    every = (placed(section) for part in document.parts for section in part.sections)
    return (one for one in every if one.rest)


def without_readings(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers as the short form has them: what was noted with them is drawn."""
    return (answer for answer in answers if answer.kind != "readings")


def is_fact(answer: Answer) -> bool:
    """Whether an answer has room on a line with others."""
    is_line = answer.kind != "long_text" and "\n" not in answer.text
    return is_line and len(answer.text) <= _FACT


def remarks_of(place: Part | Section) -> tuple[str, ...]:
    """What is said of a section or a step, as far as somebody reads on."""
    said = place.said
    if len(said) <= _SAID:
        return said
    return (*said[:_SAID], content.text("paper.more", count=len(said) - _SAID))


def has_table(figure: Figure) -> bool:
    """Whether the numbers of a chart stand below it, or behind the steps."""
    return 0 < len(figure.rows) <= _ROWS


def is_narrow(figure: Figure) -> bool:
    """Whether a chart's table has room beside another one."""
    texts = (cell for row in (figure.columns, *figure.rows) for cell in row)
    longest = max((len(one) for one in texts if isinstance(one, str)), default=0)
    return len(figure.columns) <= _COLUMNS and longest <= _CELL


def rows_left_out(figure: Figure) -> str:
    """What is said where a chart's table would be too long to be read."""
    count = len(figure.rows)
    return content.text("paper.rows", count=count) if count > _ROWS else ""
