"""What a table would hold of a workbook if nobody had edited it since.

It may have been made without other people's names, or without what is said of them. A cell that is
as it was in any of these is no change: nobody shall be called "Person 1" for having opened a file.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from careerkit.export.choice import Choice, taken
from careerkit.export.csv_ import cell_of
from careerkit.export.words import Words
from careerkit.importing.cells import days_in, stored, text_of
from careerkit.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.importing.columns import Column
    from careerkit.importing.tables import Cell
    from careerkit.model import Record, Workbook

__all__ = ["Baselines"]


_CHOICES = tuple(
    Choice(names=names, notes=notes) for names, notes in product((True, False), repeat=2)
)
# What may have been ticked when it was made.


_DIGITS = 1e-14
# A spreadsheet keeps a digit or two fewer of a number.


class _Version(NamedTuple):
    """The workbook as one of them leaves it: its records by section and id, and their words."""

    records: dict[tuple[str, str], Record]
    words: Words


class Baselines:
    """Says whether a cell is as it was when it left a workbook.

    Args:
        workbook: The workbook now.
        today: The person's day, as of which entries are called.
    """

    def __init__(self, workbook: Workbook, today: date) -> None:
        self._whole, self._today = workbook, today
        self._told: dict[tuple[Choice, str, str], tuple[str, dict[str, Any]]] = {}
        self._plain: dict[tuple[Choice, str, str], dict[str, Any]] = {}
        self._versions: dict[Choice, _Version] = {}

    def has(self, section: str, record_id: str, column: Column, cell: Cell) -> bool:
        """Whether a cell holds what it held when it was written.

        Args:
            section: The entry's.
            record_id: The entry's.
            column: Of what the cell is.
            cell: What stands in it now.
        """
        tells = self._in_words if column.is_in_words else self._stored
        return any(_alike(column, cell, tells(one, section, record_id, column)) for one in _CHOICES)

    def versions(self, section: str, record_id: str) -> Iterator[Record]:
        """An entry as it may stand in a file that was made of this workbook."""
        held = (self._version(one).records.get((section, record_id)) for one in _CHOICES)
        return (record for record in held if record is not None)

    def names(self, section: str, record_id: str) -> Iterator[str]:
        """What an entry may have been called."""
        return (self._row(one, section, record_id)[0] for one in _CHOICES)

    def _version(self, choice: Choice) -> _Version:
        # Made when it is asked for: most tables were made with all that there is.
        if choice not in self._versions:
            workbook = taken(self._whole, choice)
            records = {(n, r.id): r for n in workbook.section_names for r in workbook.records(n)}
            self._versions[choice] = _Version(records, Words(workbook, self._today))
        return self._versions[choice]

    def _stored(self, choice: Choice, section: str, record_id: str, column: Column) -> str:
        place = choice, section, record_id
        if place not in self._plain:
            record = self._version(choice).records.get((section, record_id))
            self._plain[place] = to_plain(record) if record else {}
        return cell_of(self._plain[place].get(column.field.name))

    def _in_words(self, choice: Choice, section: str, record_id: str, column: Column) -> Any:  # noqa: ANN401 - a cell's
        return self._row(choice, section, record_id)[1].get(column.field.label, "")

    def _row(self, choice: Choice, section: str, record_id: str) -> tuple[str, dict[str, Any]]:
        """What an entry is called, and its answers by question, in one of the versions."""
        place = choice, section, record_id
        if place not in self._told:
            records, words = self._version(choice)
            record = records.get((section, record_id))
            answers = words.answers(section, record) if record else ()
            told = {answer.question: answer.value for answer in answers}
            self._told[place] = words.name(section, record) if record else "", told
        return self._told[place]


def _alike(column: Column, cell: Cell, was: Any) -> bool:  # noqa: ANN401 - a cell's
    """Whether two cells say the same, whatever a spreadsheet made of line breaks and days."""
    if cell == was or _plainly(cell) == _plainly(was):
        return True
    if isinstance(cell, str) and text_of(was) in days_in(cell):
        return True
    if isinstance(cell, float) and isinstance(was, float):
        return math.isclose(cell, was, rel_tol=_DIGITS)
    return not column.is_in_words and stored(column.field, cell) == stored(column.field, was)


def _plainly(cell: Any) -> str:  # noqa: ANN401 - a cell's
    return text_of(cell).replace("\r\n", "\n").replace("\r", "\n")
