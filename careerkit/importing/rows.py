"""Which rows of a table may be taken over, and of the others why they are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from careerkit import content
from careerkit.export.csv_ import unguarded
from careerkit.export.excel import sheet_name
from careerkit.importing.cells import moment_in, text_of
from careerkit.importing.columns import columns_of
from careerkit.model import SECTIONS
from careerkit.model.records import EMPTY
from careerkit.model.unfit import digest
from careerkit.model.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from careerkit.importing.columns import Columns
    from careerkit.importing.tables import Cell, Table
    from careerkit.model import Workbook

__all__ = ["Row", "Rows"]

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

_MISREAD = "\N{LATIN SMALL LETTER I WITH DIAERESIS}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
# How a byte order mark looks to who takes UTF-8 for an older alphabet: no word of such a table is
# as it was typed, and the column of ids isn't found.


class Row(NamedTuple):
    """A row of a table: its place in words, what it tells of its entry, and its cells.

    The id of one that has none is made of its cells.
    """

    place: str
    id: str
    has_id: bool
    updated: datetime | None
    cells: tuple[Cell, ...]


class Refuse(Protocol):
    """Who tells the person why something is left out."""

    def __call__(self, key: str, **values: object) -> None:
        """Tell the sentence of this name."""


class Rows:
    """Goes through the tables of one file.

    Args:
        workbook: The person's, as it is now.
        refuse: Told of what is left out.
    """

    def __init__(self, workbook: Workbook, refuse: Refuse) -> None:
        self._workbook, self._refuse = workbook, refuse
        known = {(n, one.id) for n in workbook.section_names for one in workbook.records(n)}
        self._removed = {(mark.section, mark.id) for mark in workbook.removed} - known
        self._seen: set[tuple[str, str]] = set()

    def columns(self, table: Table) -> Columns | None:
        """What a table's columns hold; None of one that is told of, or says nothing."""
        if not table.rows or table.name == sheet_name(content.text("export.title")):
            return None  # nothing, or what the Excel workbook says of itself
        name = shown(table.name)
        columns = columns_of(table, self._workbook)
        if any(title.startswith(_MISREAD) for title in table.head):
            self._refuse("tables.misread", table=name)
        elif columns is None:
            self._refuse("tables.unknown", table=name)
        elif columns.section in SECTIONS and not columns.fields and columns.name is None:
            self._refuse("tables.no_columns", table=name)
        else:
            for place, column in columns.unknown.items() if columns.section in SECTIONS else ():
                if any(row[place] not in EMPTY for _, row in table.rows):
                    self._refuse("tables.column", table=name, column=shown(column))
            return columns
        return None

    def of(self, table: Table, columns: Columns) -> Iterator[Row]:
        """Those of a table that may be taken over."""
        for number, cells in table.rows:
            row = self._row(table, columns, number, cells)
            if row is not None:
                yield row

    def _row(
        self, table: Table, columns: Columns, number: int, cells: tuple[Cell, ...]
    ) -> Row | None:
        place = content.text("importing.tables.place", table=shown(table.name), row=number)
        facts = {name: cells[at] for name, at in columns.facts.items()}
        told = facts.get("id")
        record_id = unguarded(text_of(told))
        if not record_id:
            # Read twice, the same row is the same entry.
            record_id = digest(columns.section, *map(text_of, cells))
        elif not isinstance(told, str) or _ID.fullmatch(record_id) is None:
            self._refuse("rows.no_id", place=place, value=shown(text_of(told)))
            return None
        key = columns.section, record_id
        if key in self._seen:
            self._refuse("rows.twice", place=place)
            return None
        self._seen.add(key)
        if key in self._removed:
            self._refuse("rows.removed", place=place)
            return None
        return Row(place, record_id, bool(told), moment_in(facts.get("updated")), cells)
