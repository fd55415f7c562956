"""From tables to what they would change in a workbook. Reading it changes nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from careerkit import content
from careerkit.export.csv_ import unguarded
from careerkit.export.excel import sheet_name
from careerkit.export.words import LENGTH, Words
from careerkit.importing.baselines import Baselines
from careerkit.importing.cells import in_words, moment_in, stored, text_of
from careerkit.importing.columns import Column, Columns, columns_of
from careerkit.importing.proposal import Edit, Entry, Proposal, Waiting
from careerkit.insight.hearing.considered import NAMES
from careerkit.insight.language.wording import shortened
from careerkit.model import SECTIONS, Comment, UnknownRecord, declared, kinds, name_of, now
from careerkit.model.plain import to_plain
from careerkit.model.records import EMPTY
from careerkit.model.unfit import as_text, digest, fitted, problem_with
from careerkit.model.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from careerkit.importing.tables import Cell, Table
    from careerkit.model import Field, Record, Workbook

__all__ = ["proposal_of"]

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

_MOST_TOLD = 200
"""Sentences about what is left out: more are counted."""

_AT_ONCE = 1
"""Seconds within which two moments are one: a spreadsheet rounds them."""


def proposal_of(
    name: str,
    tables: Iterable[Table],
    workbook: Workbook,
    today: date,
    *,
    at: datetime | None = None,
) -> Proposal:
    """What tables would change in a workbook.

    Args:
        name: What their file is called.
        tables: All of them.
        workbook: The person's, as it is now.
        today: The person's day.
        at: When entries were written of which the file doesn't tell; now if not given.
    """
    return _Proposing(workbook, today, at or now()).proposal(name, tables)


class _Row(NamedTuple):
    """A row of a table: its place in words, what it tells of its entry, and its cells."""

    place: str
    id: str
    updated: datetime | None
    cells: tuple[Cell, ...]


class _Proposing:
    def __init__(self, workbook: Workbook, today: date, at: datetime) -> None:
        self._workbook, self._at = workbook, at
        self._words = Words(workbook, today)
        self._baselines = Baselines(workbook, today)
        self._known = {
            (name, r.id): r for name in workbook.section_names for r in workbook.records(name)
        }
        self._removed = {(mark.section, mark.id) for mark in workbook.removed}
        self._seen: set[tuple[str, str]] = set()
        self._waiting: list[Waiting] = []
        self._problems: list[str] = []
        self._untold: Counter[str] = Counter()

    def proposal(self, name: str, tables: Iterable[Table]) -> Proposal:
        entries = tuple(entry for table in tables for entry in self._table(table))
        told, more = self._problems[:_MOST_TOLD], len(self._problems) - _MOST_TOLD
        if more > 0:
            told.append(content.text("importing.rows.too_many", count=more))
        return Proposal(
            name=name, entries=entries, waiting=tuple(self._waiting), problems=tuple(told)
        )

    def _refuse(self, key: str, **values: object) -> None:
        self._problems.append(content.text(f"importing.{key}", **values))

    def _table(self, table: Table) -> Iterator[Entry]:
        if not table.rows or table.name == sheet_name(content.text("export.title")):
            return  # nothing, or what the Excel workbook says of itself
        columns = columns_of(table, self._workbook)
        if columns is None:
            self._refuse("tables.unknown", table=shown(table.name))
            return
        is_known = columns.section in SECTIONS
        if is_known and not columns.fields and columns.name is None:
            self._refuse("tables.no_columns", table=shown(table.name))
            return
        for place, column in columns.unknown.items() if is_known else ():
            if any(row[place] not in EMPTY for _, row in table.rows):
                self._refuse("tables.column", table=shown(table.name), column=shown(column))
        for number, cells in table.rows:
            row = self._row(table, columns, number, cells)
            if row is not None:
                entry = self._entry(table, columns, row) if is_known else self._other(columns, row)
                if entry is not None:
                    yield entry
        for label, count in self._untold.items():
            told = {"table": shown(table.name), "label": label}
            self._problems.append(content.plural("importing.untold", count, **told))
        self._untold.clear()

    def _row(
        self, table: Table, columns: Columns, number: int, cells: tuple[Cell, ...]
    ) -> _Row | None:
        """A row that may be taken over; None of one that is told of, or says nothing."""
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
        if key in self._removed and key not in self._known:
            self._refuse("rows.removed", place=place)
            return None
        return _Row(place, record_id, moment_in(facts.get("updated")), cells)

    # ---- sections that are known

    def _entry(self, table: Table, columns: Columns, row: _Row) -> Entry | None:
        section = columns.section
        mine = self._known.get((section, row.id))
        told = dict(self._told(table, columns, row, mine))
        told |= self._named(columns, row, mine, told)
        if isinstance(mine, Comment):
            if told:
                self._refuse("rows.comment", place=row.place)
            return None
        kind = SECTIONS[section]
        values, unfit = fitted(kind, told, told)
        for field in declared(kind):
            if field.name in unfit:
                self._wait(section, row, field, as_text(unfit[field.name]))
        return self._changed(section, row, mine, values) if mine else self._new(section, row, values)

    def _told(
        self, table: Table, columns: Columns, row: _Row, mine: Record | None
    ) -> Iterator[tuple[str, Any]]:
        """The plain values that are other than what is here, by field."""
        for column in columns.fields:
            field = column.field
            cells = [row.cells[place] for place in column.places]
            cell: Cell = "".join(map(text_of, cells)) if len(cells) > 1 else cells[0]
            if mine is None:
                if cell in EMPTY:
                    continue
            elif self._is_as_it_was(columns.section, row, column, cell, mine):
                continue
            if column.is_in_words and not _can_be_told(field):
                self._untold[field.label] += 1
                continue
            if column.is_in_words:
                before = mine.answer(field.name) if mine else ()
                yield field.name, in_words(field, cell, before if isinstance(before, tuple) else ())
            else:
                yield field.name, stored(field, cell, decimal_commas=table.has_decimal_commas)

    def _is_as_it_was(
        self, section: str, row: _Row, column: Column, cell: Cell, mine: Record
    ) -> bool:
        if self._baselines.has(section, mine.id, column, cell):
            return True
        # An empty cell takes away what stood there, if that was there when the file was made.
        is_empty = cell in EMPTY or not text_of(cell).strip()
        return is_empty and (row.updated is None or self._is_newer(mine, column.field.name, row))

    def _named(
        self, columns: Columns, row: _Row, mine: Record | None, told: dict[str, Any]
    ) -> dict[str, Any]:
        """The name of an entry, where it stands in a column of its own and not among the answers."""
        if columns.name is None:
            return {}
        name = text_of(row.cells[columns.name])
        names = self._baselines.names(columns.section, mine.id) if mine else [""]
        if name in names or not name.strip():
            return {}
        fields = declared(SECTIONS[columns.section])
        own = next((f for f in fields if f.name in NAMES and isinstance(f.kind, kinds.Text)), None)
        # A name that was cut stands whole among the answers, and is changed there.
        if own and shortened(" ".join(str(told.get(own.name, "")).split()), LENGTH) == name:
            return {}
        is_told = own and mine and " ".join(str(mine.answer(own.name)).split()) not in names
        if own is None or is_told or own.name in told:
            self._refuse("rows.other_entry", place=row.place, value=shown(name))
            return {}
        return {own.name: name}

    def _wait(self, section: str, row: _Row, field: Field, words: str) -> None:
        place = section, row.id, field.name
        if any((a.section, a.record, a.field, a.value) == (*place, words) for a in self._unfit):
            return
        reason = problem_with(SECTIONS[section], field, words)
        told = content.text(
            "importing.rows.unfit",
            place=row.place,
            label=field.label,
            reason=reason,
            value=shown(words),
        )
        self._waiting.append(
            Waiting(section=section, record=row.id, field=field.name, value=words, told=told)
        )

    @property
    def _unfit(self) -> tuple[Any, ...]:
        return self._workbook.unfit_answers

    def _changed(
        self, section: str, row: _Row, mine: Record, values: dict[str, Any]
    ) -> Entry | None:
        edits = tuple(
            Edit(
                field=field.name,
                label=field.label,
                old=mine.answer(field.name),
                new=values[field.name],
                before=self._words.told(field, mine.answer(field.name)),
                after=self._words.told(field, values[field.name]),
                is_newer_here=self._is_newer(mine, field.name, row),
            )
            for field in declared(type(mine))
            if field.name in values and values[field.name] != mine.answer(field.name)
        )
        if not edits:
            return None
        name = self._words.name(section, mine)
        return Entry(section=section, name=name, record=mine, edits=edits, is_new=False)

    def _new(self, section: str, row: _Row, values: dict[str, Any]) -> Entry:
        kind = SECTIONS[section]
        record = kind(id=row.id, updated=row.updated or self._at).holding(values)
        edits = tuple(
            Edit(
                field=field.name,
                label=field.label,
                old=None,
                new=values[field.name],
                before="",
                after=self._words.told(field, values[field.name]),
            )
            for field in declared(kind)
            if values.get(field.name) not in (None, *EMPTY)
        )
        name = self._words.name(section, record) or name_of(record)
        return Entry(section=section, name=name, record=record, edits=edits, is_new=True)

    @staticmethod
    def _is_newer(mine: Record, name: str, row: _Row) -> bool:
        if row.updated is None:
            return False
        return (mine.stamp(name) - row.updated).total_seconds() > _AT_ONCE

    # ---- sections that are not

    def _other(self, columns: Columns, row: _Row) -> Entry | None:
        """An entry of a section that this installation doesn't know: all that is in it, or nothing."""
        section = columns.section
        mine = self._known.get((section, row.id))
        try:
            plain = {
                title: json.loads(text_of(row.cells[place]))
                for place, title in columns.unknown.items()
                if text_of(row.cells[place])
            }
            facts = {"id": row.id, "updated": row.updated or self._at}
            record = UnknownRecord.of(plain, facts)
        except (ValueError, RecursionError):
            self._refuse("rows.unreadable", place=row.place)
            return None
        if mine is None:
            return Entry(section=section, name="", record=record, edits=(), is_new=True)
        known = mine.fields_with(record)
        edits = tuple(
            Edit(
                field=field.name,
                label=field.name,
                old=mine.answer(field.name),
                new=record.answer(field.name),
                before=as_text(to_plain(mine).get(field.name)),
                after=as_text(plain.get(field.name)),
                is_newer_here=self._is_newer(mine, field.name, row),
            )
            for field in known
            if mine.answer(field.name) != record.answer(field.name)
        )
        if not edits:
            return None
        return Entry(section=section, name="", record=mine, edits=edits, is_new=False)


def _can_be_told(field: Field) -> bool:
    """Whether what a person reads says what would be stored."""
    is_code = isinstance(field.kind, (kinds.Link, kinds.Links, kinds.Readings))
    return not is_code and not Words.is_code(field)
