"""From tables to what they would change in a workbook. Reading it changes nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.export.words import LENGTH, Words
from careerkit.importing.baselines import Baselines
from careerkit.importing.cells import in_words, stored, text_of
from careerkit.importing.proposal import Edit, Entry, Proposal, Waiting
from careerkit.importing.rows import Rows
from careerkit.importing.telling import worded
from careerkit.insight.hearing.considered import NAMES
from careerkit.insight.language.wording import shortened
from careerkit.insight.linked import linked
from careerkit.insight.page_of_mine.discreet import Discretion
from careerkit.model import SECTIONS, Comment, UnknownRecord, declared, kinds, now
from careerkit.model.records import EMPTY
from careerkit.model.unfit import as_text, fitted, problem_with
from careerkit.model.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from careerkit.importing.columns import Column, Columns
    from careerkit.importing.rows import Row
    from careerkit.importing.tables import Cell, Table
    from careerkit.model import Field, Record, Workbook

__all__ = ["proposal_of", "proposal_of_workbook"]

_MOST_TOLD = 200
"""Sentences about what is left out: more are counted."""

_ERROR = re.compile(r"#(?:N/A|NV|¿?[A-ZÀ-Þ]{3,}(?:/0)?[?!])")
# What a spreadsheet puts where a formula fails, in its own language: "#NAME?", "#BEZUG!".

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


def proposal_of_workbook(name: str, theirs: Workbook, workbook: Workbook, today: date) -> Proposal:
    """What another workbook would change in a workbook. It removes nothing.

    Args:
        name: What its file is called.
        theirs: The other one.
        workbook: The person's, as it is now.
        today: The person's day.
    """
    return _Proposing(workbook, today, now()).of_workbook(name, theirs)


class _Proposing:
    def __init__(self, workbook: Workbook, today: date, at: datetime) -> None:
        self._workbook, self._today, self._at = workbook, today, at
        self._words = Words(workbook, today)
        self._baselines = Baselines(workbook, today)
        self._discretion = Discretion(workbook)
        self._known = {
            (name, r.id): r for name in workbook.section_names for r in workbook.records(name)
        }
        self._removed = {(mark.section, mark.id) for mark in workbook.removed}
        self._rows = Rows(workbook, self._refuse)
        self._places: dict[tuple[str, str], str] = {}
        self._said: dict[tuple[str, ...], set[tuple[Any, ...]]] = {}
        self._unfit = {(a.section, a.record, a.field, a.value) for a in workbook.unfit_answers}
        self._waiting: list[Waiting] = []
        self._problems: list[str] = []
        self._untold: Counter[str] = Counter()

    def proposal(self, name: str, tables: Iterable[Table]) -> Proposal:
        tables = tuple(tables)
        found = (entry for table in tables for entry in self._table(table))
        is_empty = not any(table.rows for table in tables)
        return attrs.evolve(self._proposal(name, found), is_empty=is_empty)

    def of_workbook(self, name: str, theirs: Workbook) -> Proposal:
        places = (
            (name, record) for name in theirs.section_names for record in theirs.records(name)
        )
        told = (self._record(section, record) for section, record in places)
        return self._proposal(name, (entry for entry in told if entry is not None))

    def _proposal(self, name: str, found: Iterable[Entry]) -> Proposal:
        entries = tuple(found)
        then = Proposal(name=name, entries=entries).onto(self._workbook, over_newer=True)
        entries = tuple(worded(self._leading(entries, then), self._workbook, then, self._today))
        sentences, more = self._problems[:_MOST_TOLD], len(self._problems) - _MOST_TOLD
        if more > 0:
            sentences.append(content.text("importing.rows.too_many", count=more))
        return Proposal(
            name=name, entries=entries, waiting=tuple(self._waiting), problems=tuple(sentences)
        )

    def _leading(self, entries: Iterable[Entry], then: Workbook) -> Iterator[Entry]:
        """The entries without links to nowhere, where somebody typed them into a table."""
        for entry in entries:
            place = self._places.get((entry.section, entry.record.id))
            fields = {field.name: field for field in entry.record.fields()}
            kept = []
            for edit in entry.edits:
                kind = fields[edit.field].kind if edit.field in fields else None
                is_lost = isinstance(kind, kinds.Link) and not linked(then, kind.section, edit.new)
                if place and is_lost and edit.new and not entry.is_new:
                    self._refuse(
                        "rows.leads_nowhere", place=place, label=edit.label, value=shown(edit.new)
                    )
                else:
                    kept.append(edit)
            if kept or entry.is_new:
                yield attrs.evolve(entry, edits=tuple(kept))

    def _refuse(self, key: str, **values: object) -> None:
        self._problems.append(content.text(f"importing.{key}", **values))

    def _table(self, table: Table) -> Iterator[Entry]:
        columns = self._rows.columns(table)
        if columns is None:
            return
        make = self._entry if columns.section in SECTIONS else self._other
        for row in self._rows.of(table, columns):
            self._places[columns.section, row.id] = row.place
            entry = make(table, columns, row)
            if entry is not None:
                yield entry
        for label, count in self._untold.items():
            told = {"table": shown(table.name), "label": label}
            self._problems.append(content.plural("importing.untold", count, **told))
        self._untold.clear()

    # ---- another workbook's entries

    def _record(self, section: str, record: Record) -> Entry | None:
        """What an entry of another workbook would change."""
        mine = self._known.get((section, record.id))
        if mine is None:
            if (section, record.id) in self._removed:
                place = self._words.place(section, "")
                self._refuse("rows.removed", place=place)
                return None
            return self._entry_of(section, record, None, (f.name for f in record.fields()))
        if isinstance(mine, Comment):
            return None
        versions = tuple(self._baselines.versions(section, record.id))
        names = [
            field.name
            for field in mine.fields_with(record)
            if all(record.answer(field.name) != one.answer(field.name) for one in versions)
        ]
        return self._entry_of(section, record, mine, names)

    # ---- sections that are known

    def _entry(self, table: Table, columns: Columns, row: Row) -> Entry | None:
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
        if not row.has_id and not unfit and self._is_here(section, values):
            return None
        record = mine or kind(id=row.id, updated=row.updated or self._at)
        return self._entry_of(section, record.holding(values), mine, values, row.updated)

    def _is_here(self, section: str, values: dict[str, Any]) -> bool:
        """Whether an entry says all of it: without an id it is the same one."""
        if not values:
            return True
        place = section, *values
        if place not in self._said:
            records = self._workbook.records(section)
            self._said[place] = {tuple(map(one.answer, values)) for one in records}
        return tuple(values.values()) in self._said[place]

    def _told(
        self, table: Table, columns: Columns, row: Row, mine: Record | None
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
            if isinstance(cell, str) and _ERROR.fullmatch(cell):
                # Nobody wrote it: it stands in the place of a text that began as a formula does.
                told = {"place": row.place, "label": field.label, "value": cell}
                self._refuse("rows.error", **told)
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
        self, section: str, row: Row, column: Column, cell: Cell, mine: Record
    ) -> bool:
        if self._baselines.has(section, mine.id, column, cell):
            return True
        # An empty cell takes away what stood there, if that was there when the file was made.
        is_empty = cell in EMPTY or not text_of(cell).strip()
        return is_empty and (row.updated is None or self._is_newer(mine, column.field.name, row))

    def _named(
        self, columns: Columns, row: Row, mine: Record | None, told: dict[str, Any]
    ) -> dict[str, Any]:
        """The name of an entry, where it stands in a column alone and not among the answers."""
        if columns.name is None:
            return {}
        name = text_of(row.cells[columns.name])
        if not name.strip() or (mine and name in self._baselines.names(columns.section, mine.id)):
            return {}
        fields = declared(SECTIONS[columns.section])
        own = next((f for f in fields if f.name in NAMES and isinstance(f.kind, kinds.Text)), None)
        if own is None:
            self._refuse("rows.other_entry", place=row.place, value=shown(name))
            return {}
        # A name that was cut stands whole among the answers, and is changed there.
        if shortened(" ".join(str(told.get(own.name, "")).split()), LENGTH) == name:
            return {}
        stands = any(
            row.cells[place] not in EMPTY
            for column in columns.fields
            if column.field == own
            for place in column.places
        )
        if stands or (mine and self._is_cut(columns.section, mine, own)):
            words = {"place": row.place, "value": shown(name), "label": own.label}
            self._refuse("rows.whole_name", **words)
            return {}
        return {own.name: name}

    def _is_cut(self, section: str, mine: Record, own: Field) -> bool:
        """Whether an entry's name is not all of the answer that it comes from."""
        whole = " ".join(str(mine.answer(own.name)).split())
        return whole not in self._baselines.names(section, mine.id)

    def _wait(self, section: str, row: Row, field: Field, words: str) -> None:
        if (section, row.id, field.name, words) in self._unfit:
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

    def _entry_of(
        self,
        section: str,
        record: Record,
        mine: Record | None,
        names: Iterable[str],
        updated: datetime | None = None,
    ) -> Entry | None:
        """An entry that would be there, or other answers in one that is.

        Args:
            section: Where.
            record: The file's version.
            mine: The one that is here, if it is.
            names: The fields that the file tells of.
            updated: When the file's version was written, where it doesn't tell of each field.
        """
        told = {*names}
        every = (
            self._edit(field, record, mine, updated or record.stamp(field.name))
            for field in (mine or record).fields_with(record)
            if field.name in told
        )
        edits = tuple(edit for edit in every if edit.new != edit.old)
        if mine is None:
            return Entry(section=section, record=record, edits=edits, is_new=True)
        return Entry(section=section, record=mine, edits=edits, is_new=False) if edits else None

    def _edit(self, field: Field, record: Record, mine: Record | None, at: datetime) -> Edit:
        old, new = _was(mine, field), record.answer(field.name)
        if isinstance(old, str) and isinstance(new, str):
            # It may have been edited in a file without other people's names.
            new = self._discretion.undone(new, old)
        return Edit(
            field=field.name,
            label=field.label,
            old=old,
            new=new,
            is_newer_here=mine is not None and _seconds(mine.stamp(field.name), at) > _AT_ONCE,
        )

    @staticmethod
    def _is_newer(mine: Record, name: str, row: Row) -> bool:
        if row.updated is None:
            return False
        return _seconds(mine.stamp(name), row.updated) > _AT_ONCE

    # ---- sections that are not

    def _other(self, _: Table, columns: Columns, row: Row) -> Entry | None:
        """An entry of a section that is not known here: all that is in it, or nothing."""
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
        return self._entry_of(section, record, mine, (f.name for f in record.fields()), row.updated)


def _was(mine: Record | None, field: Field) -> Any:  # noqa: ANN401 - of any kind
    """What stands in a field now, or would stand there of itself."""
    return field.kind.empty if mine is None else mine.answer(field.name)


def _seconds(later: datetime, earlier: datetime) -> float:
    return (later - earlier).total_seconds()


def _can_be_told(field: Field) -> bool:
    """Whether what a person reads says what would be stored."""
    is_code = isinstance(field.kind, (kinds.Link, kinds.Links, kinds.Readings))
    return not is_code and not Words.is_code(field)
