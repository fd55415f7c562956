"""What a proposal's entries say in words: what is here now, and what would stand there then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from careerkit.export.csv_ import cell_of
from careerkit.export.words import Words
from careerkit.model import UnknownRecord
from careerkit.model.plain import to_plain
from careerkit.model.unfit import as_text
from careerkit.model.unknown import thawed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from careerkit.importing.proposal import Edit, Entry
    from careerkit.model import Field, Record, Workbook

__all__ = ["worded"]


def worded(entries: Iterable[Entry], now: Workbook, then: Workbook, today: date) -> Iterator[Entry]:
    """The entries with their words.

    Args:
        entries: What would change.
        now: The workbook as it is.
        then: As it would be: a link may lead to what comes in the same file.
        today: The person's day.
    """
    before, after = Words(now, today), Words(then, today)
    here = {(name, one.id): one for name in now.section_names for one in now.records(name)}
    there = {(name, one.id): one for name in then.section_names for one in then.records(name)}
    for entry in entries:
        key = entry.section, entry.record.id
        name = (after if entry.is_new else before).name(entry.section, entry.record)
        edits = (_worded(edit, here.get(key), there[key], before, after) for edit in entry.edits)
        yield attrs.evolve(entry, name=name, edits=tuple(edits))


def _worded(edit: Edit, mine: Record | None, theirs: Record, before: Words, after: Words) -> Edit:
    [field] = [one for one in theirs.fields() if one.name == edit.field]
    old, new = _in_words(mine, field, before), _in_words(theirs, field, after)
    if mine is not None and old == new:
        # Two that are called the same, or lists with commas in their texts.
        old, new = _stored(mine, field), _stored(theirs, field)
    return attrs.evolve(edit, before=old, after=new)


def _in_words(record: Record | None, field: Field, words: Words) -> str:
    answer = record.answer(field.name) if record else None
    if isinstance(record, UnknownRecord):
        return "" if answer is None else as_text(thawed(answer))
    return words.told(field, answer)


def _stored(record: Record, field: Field) -> str:
    plain: dict[str, Any] = to_plain(record)
    return cell_of(plain.get(field.name))
