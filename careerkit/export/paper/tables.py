"""Sections that read best as a table: many things, each with the same few short answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.model import SECTIONS, declared, kinds

if TYPE_CHECKING:
    from careerkit.export.contents import Entry, Section
    from careerkit.export.words import Answer

__all__ = ["Table", "called", "grouped", "table_of"]

_QUESTIONS, _LENGTH = 3, 90
"""So many questions, and letters of an answer, have room beside each other."""

_MANY, _ANSWERS = 8, 8
"""From so many entries on they are told by their answers, if there are no more of these."""

_BETWEEN = " · "


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


def grouped(section: Section) -> Table | None:
    """A section of many small questions as each answer, and to which of them it was given.

    None where it is none: then each of its entries stands by itself.
    """
    if len(section.entries) < _MANY or not all(map(_is_one_answer, section.entries)):
        return None
    questions = {entry.answers[0].question for entry in section.entries}
    names: dict[str, list[str]] = {text: [] for text in _answers_to(section.name, questions)}
    for entry in section.entries:
        names.setdefault(entry.answers[0].text, []).append(entry.name)
    if len(questions) > 1 or sum(map(bool, names.values())) > _ANSWERS:
        return None
    rows = tuple((text, _BETWEEN.join(given)) for text, given in names.items() if given)
    return Table((questions.pop(), content.text("paper.given")), rows)


def _is_one_answer(entry: Entry) -> bool:
    return bool(entry.name) and len(entry.answers) == 1 and _is_short(entry.answers[0])


def _answers_to(section: str, questions: set[str]) -> list[str]:
    """The answers that a question of a section can have, the strongest first."""
    record_type = SECTIONS.get(section)
    for field in declared(record_type) if record_type else ():
        if field.label in questions:
            told = [label for _, label in field.options]
            return told[::-1] if isinstance(field.kind, kinds.Rating) else told
    return []


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
