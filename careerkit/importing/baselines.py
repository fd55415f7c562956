"""What a table would hold of a workbook if nobody had edited it since.

It may have been made without other people's names, or without what is said of them. A cell that is
as it was in any of these is no change: nobody shall be called "Person 1" for having opened a file.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

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


class Baselines:
    """Says whether a cell is as it was when it left a workbook.

    Args:
        workbook: The workbook now.
        today: The person's day, as of which entries are called.
    """

    def __init__(self, workbook: Workbook, today: date) -> None:
        self._workbook, self._today = workbook, today
        self._told: dict[tuple[int, str, str], tuple[str, dict[str, Any]]] = {}

    @cached_property
    def _workbooks(self) -> list[Workbook]:
        ticks = product((True, False), repeat=2)
        return [taken(self._workbook, Choice(names=one, notes=two)) for one, two in ticks]

    @cached_property
    def _words(self) -> list[Words]:
        return [Words(version, self._today) for version in self._workbooks]

    @cached_property
    def _records(self) -> list[dict[tuple[str, str], Record]]:
        return [
            {(name, r.id): r for name in version.section_names for r in version.records(name)}
            for version in self._workbooks
        ]

    def has(self, section: str, record_id: str, column: Column, cell: Cell) -> bool:
        """Whether a cell holds what it held when it was written.

        Args:
            section: The entry's.
            record_id: The entry's.
            column: Of what the cell is.
            cell: What stands in it now.
        """
        tells = self._in_words if column.is_in_words else self._stored
        return any(_alike(column, cell, was) for was in tells(section, record_id, column))

    def versions(self, section: str, record_id: str) -> list[Record]:
        """An entry as it may stand in a file that was made of this workbook."""
        held = [records.get((section, record_id)) for records in self._records]
        return [record for record in held if record is not None]

    def names(self, section: str, record_id: str) -> list[str]:
        """What an entry may have been called."""
        return [self._row(n, section, record_id)[0] for n in range(len(self._workbooks))]

    def _stored(self, section: str, record_id: str, column: Column) -> Iterator[Any]:
        for records in self._records:
            record = records.get((section, record_id))
            yield cell_of(to_plain(record)[column.field.name]) if record else ""

    def _in_words(self, section: str, record_id: str, column: Column) -> Iterator[Any]:
        for number in range(len(self._workbooks)):
            yield self._row(number, section, record_id)[1].get(column.field.label, "")

    def _row(self, number: int, section: str, record_id: str) -> tuple[str, dict[str, Any]]:
        """What an entry is called, and its answers by question, in one of the versions."""
        place = number, section, record_id
        if place not in self._told:
            record = self._records[number].get((section, record_id))
            words = self._words[number]
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
    return not column.is_in_words and stored(column.field, cell) == stored(column.field, was)


def _plainly(cell: Any) -> str:  # noqa: ANN401 - a cell's
    return text_of(cell).replace("\r\n", "\n").replace("\r", "\n")
