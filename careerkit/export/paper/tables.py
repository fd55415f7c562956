"""Sections that read best as a table: many things, each with the same few short answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content

if TYPE_CHECKING:
    from careerkit.export.contents import Entry, Section
    from careerkit.export.words import Answer

__all__ = ["Table", "called", "table_of"]

_QUESTIONS, _LENGTH = 3, 90
"""So many questions, and letters of an answer, have room beside each other."""


@attrs.frozen
class Table:
    """The questions of a section, and a row of answers for each entry."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(section: Section) -> Table | None:
    """A section as a table; None where its answers need more room."""
    told = [{answer.question: answer.text for answer in e.answers} for e in section.entries]
    questions = tuple(dict.fromkeys(question for answers in told for question in answers))
    is_wide = len(questions) > _QUESTIONS or not all(map(_is_narrow, section.entries))
    if is_wide or not questions or len(section.entries) < 2:
        return None
    rows = tuple(tuple(answers.get(question, "") for question in questions) for answers in told)
    if not any(entry.name for entry in section.entries):
        return Table(questions, rows)
    names = [called(section, number) for number in range(len(rows))]
    named = tuple((name, *row) for name, row in zip(names, rows, strict=True))
    return Table((content.text("export.excel.name"), *questions), named)


def called(section: Section, number: int) -> str:
    """What stands above an entry: nothing, where it is the only one and has no name."""
    name, is_alone = section.entries[number].name, len(section.entries) == 1
    return name or ("" if is_alone else content.text("export.entry", number=number + 1))


def _is_narrow(entry: Entry) -> bool:
    questions = {answer.question for answer in entry.answers}
    return len(questions) == len(entry.answers) and all(map(_is_short, entry.answers))


def _is_short(answer: Answer) -> bool:
    is_line = answer.kind != "long_text" and "\n" not in answer.text
    return is_line and len(answer.text) <= _LENGTH
