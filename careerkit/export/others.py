"""A workbook without other people: their names, and what was written about them and to them.

A field says of itself whether it names others or speaks of them (``careerkit.model.fields``). In
all other texts the names are looked for that the person wrote down. What nobody can tell is left
out: sections that this installation doesn't know, and answers whose place is not known.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from careerkit import content
from careerkit.insight.page_of_mine.discreet import Discretion
from careerkit.model import (
    SECTIONS,
    Comment,
    Reply,
    Story,
    UnfitAnswer,
    UnknownRecord,
    declared,
    kinds,
)
from careerkit.model.records import EMPTY, NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerkit.model import Field, Record, Workbook

__all__ = ["WithoutOthers"]

_R = TypeVar("_R", bound="Record")

_TICK = timedelta(microseconds=1)

_WRITERS = (Comment, Story)
# Records that somebody else wrote, with their names.


class WithoutOthers:
    """Leaves other people out of any version of a workbook::

        WithoutOthers(workbook, names=False, notes=False).of(considered(workbook))

    Args:
        workbook: The whole one, whose people are known by number in every version of it.
        names: Whether they are called by their names all the same.
        notes: Whether what is said of them stays all the same.
    """

    def __init__(self, workbook: Workbook, names: bool, notes: bool) -> None:  # noqa: FBT001 - two ticks
        self._names, self._notes = names, notes
        # Versions share records, and records texts.
        self._say = None if names else cache(Discretion(workbook).of)
        self._seen: dict[int, tuple[Record, Record]] = {}
        self._numbers = {} if names else dict(_numbered(workbook))
        # Without its words nothing is left of a comment, of what was said to it, or of a story.
        self._left_out = UnknownRecord if notes else (UnknownRecord, Comment, Reply, Story)

    def of(self, workbook: Workbook) -> Workbook:
        """That version of it; itself, if nothing is left out."""
        if self._names and self._notes:
            return workbook
        changed: dict[str, tuple[Record, ...]] = {}
        for section in workbook.section_names:
            before = workbook.records(section)
            after = self.of_section(section, before)
            if len(after) != len(before) or any(
                one is not other for one, other in zip(after, before, strict=True)
            ):
                changed[section] = after
        return workbook.holding(changed) if changed else workbook

    def of_section(self, section: str, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """What is left of a section's records."""
        if self._names and self._notes:
            return records
        return tuple(self._kept(section, records))

    def _kept(self, section: str, records: tuple[Record, ...]) -> Iterator[Record]:
        for record in records:
            if isinstance(record, UnfitAnswer):
                fits = self._unfit(record)
                if fits is not None:
                    yield fits
            elif not isinstance(record, self._left_out):
                if id(record) not in self._seen:
                    self._seen[id(record)] = record, self._without(section, record)
                yield self._seen[id(record)][1]

    def _without(self, section: str, record: Record) -> Record:
        answers = {field.name: record.answer(field.name) for field in record.fields()}
        told = {
            field.name: self._told(section, record, field)
            for field in record.fields()
            if answers[field.name] not in EMPTY
        }
        return _as_before(record, {n: v for n, v in told.items() if v != answers[n]})

    def _told(self, section: str, record: Record, field: Field) -> Any:  # noqa: ANN401 - of any kind
        answer = record.answer(field.name)
        if self._hides(field.about):
            number = self._numbers.get((section, record.id))
            is_called = field.about == "name" and number is not None
            return content.text("export.person", number=number) if is_called else field.kind.empty
        say = self._say
        if say is None:
            return answer
        if field.kind.is_words:
            return say(answer) if isinstance(answer, str) else tuple(map(say, answer))
        if isinstance(field.kind, kinds.Readings) and any(
            say(one.name) != one.name for one in answer
        ):
            return tuple(attrs.evolve(one, name=say(one.name)) for one in answer)
        return answer

    def _hides(self, about: str) -> bool:
        return (about == "name" and not self._names) or (about == "others" and not self._notes)

    def _unfit(self, answer: UnfitAnswer) -> UnfitAnswer | None:
        """An answer that doesn't fit its place; None if that is hidden, or is not known."""
        fields = declared(SECTIONS[answer.section]) if answer.section in SECTIONS else ()
        about = next((one.about for one in fields if one.name == answer.field), None)
        if about is None or self._hides(about):
            return None
        if self._say is None:
            return answer
        value = self._say(answer.value)
        return answer if value == answer.value else _as_before(answer, {"value": value})


def _numbered(workbook: Workbook) -> Iterator[tuple[tuple[str, str], int]]:
    """A number for each record that is a person, or was written by one."""
    for section, record_type in SECTIONS.items():
        if record_type not in _WRITERS and any(
            field.about == "name" for field in declared(record_type)
        ):
            for number, record in enumerate(workbook.records(section), start=1):
                yield (section, record.id), number
    yield from _writers(workbook)


def _writers(workbook: Workbook) -> Iterator[tuple[tuple[str, str], int]]:
    """Who writes twice has one number, and who is a supporter has theirs."""
    numbers: dict[str, int] = {}
    for number, person in enumerate(workbook.supporters, start=1):
        numbers.setdefault(_spelt(person.name), number)
    last = len(workbook.supporters)
    for section in ("comments", "stories"):
        for one in workbook.records(section):
            name = _spelt(one.who)
            if name and name not in numbers:
                numbers[name] = last = last + 1
            if name:
                yield (section, one.id), numbers[name]


def _spelt(name: str) -> str:
    return " ".join(name.casefold().split())


def _as_before(record: _R, values: Mapping[str, Any]) -> _R:
    """The record with other answers, each a little older than the one that it stands for.

    So that whoever merges it into the workbook that it is from loses no word by it.
    """
    if not values:
        return record
    known: dict[str, datetime] = {field.name: record.stamp(field.name) for field in record.fields()}
    for name, value in values.items():
        at = known[name]
        known[name] = NEVER if value in EMPTY or at - NEVER <= _TICK else at - _TICK
    return record.holding(values).stamped(known, updated=record.updated)
