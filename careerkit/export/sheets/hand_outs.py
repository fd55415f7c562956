"""Blank hand-outs of the steps, for a workshop without laptops: what the app asks, on paper.

They come from the fields' declarations, so that a new field is on paper too. What is asked in
another way than card by card (interests, values, ratings) has a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.sheets.sheet import Lines, Options, Paragraph, Point, Section, Table
from careerkit.export.words import title_of_section
from careerkit.insight.interests.scoring import SHORT_FORM, question, question_ids
from careerkit.insight.interests.values import cards
from careerkit.insight.paths.feedback import PLANS
from careerkit.model import (
    Criterion,
    FiveYearPlan,
    InterestAnswer,
    WorkValue,
    declared,
    kinds,
)
from careerkit.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.material import Material
    from careerkit.export.sheets.sheet import Block
    from careerkit.model import Field, Record, Workbook
    from careerkit.steps import Step

__all__ = ["abouts", "sections", "title"]

_ON_NO_PAPER = frozenset(
    {"set_aside", "preferences", "not_for_me", "path_filters", "interest_scores", "ticks"}
    | {"criteria", "stories"}
)
# What is waved away, looked for or ticked on a screen alone, what a table holds, and others' words.

_CARDS = {"activities": 3, "themes": 3, "paths": 2, "milestones": 3, "supporters": 3, "skills": 3}
_CARDS |= {"topics": 2, "strengths": 2, "unpaid_work": 2, "learning_items": 3, "dependencies": 3}
# So many cards of a section stand on paper; of all others one. Ours.

_NOT_ASKED = {"paths.soc", "check_ins.kind", "strengths.noticed_by", "goals.rehearsed"}
_NOT_ASKED |= {"contacts.message", "contacts.note", "contacts.stage", "experiments.stage"}
# Codes, and what makes sense on a screen alone, or later.

_LONG, _WRITTEN = 3, 1
_ROWS, _PATHS = 5, 3
_CIRCLE = "○"


def abouts(_: Workbook) -> Iterator[tuple[str, str]]:
    """The steps."""
    for number, step in enumerate(steps(), start=1):
        yield step.name, content.text("export.step", number=number, title=step.title)


def title(material: Material) -> str:
    """What the hand-out of one step is called, or of all of them."""
    named = dict(abouts(material.workbook)).get(material.about, "")
    return named or content.text("sheets.hand-out.title")


def sections(material: Material) -> Iterator[Section]:
    """What a step asks; without one, what all of them do, each on pages of its own."""
    named = dict(abouts(material.workbook))
    for step in steps():
        if not material.about:
            begins = Paragraph(text=step.summary)
            yield Section(heading=named[step.name], blocks=(begins,), is_new_page=True)
        if material.about in ("", step.name):
            yield from _of_step(step)


def _of_step(step: Step) -> Iterator[Section]:
    for name, record_type in step.sections.items():
        if name in _ON_NO_PAPER:
            continue
        if name == "plans":
            yield from _plans()
            continue
        table = _TABLES.get(name)
        blocks = tuple(table() if table else _cards(name, record_type))
        if blocks:
            yield Section(heading=title_of_section(name), blocks=blocks)
    if step.name == "people":
        safety = content.texts("mentors.safety")
        told = tuple(Point(text=safety[one]) for one in ("tell", "where", "secret"))
        yield Section(heading=safety["heading"], blocks=told)


def _cards(section: str, record_type: type[Record]) -> Iterator[Block]:
    asked = [one for one in declared(record_type) if f"{section}.{one.name}" not in _NOT_ASKED]
    for number in range(1, _CARDS.get(section, 1) + 1):
        if number > 1:
            yield Paragraph(text=content.text("sheets.hand-out.again", number=number))
        for field in asked:
            # What helps to answer is read once.
            yield from _asking(field, helps=number == 1)


def _asking(field: Field, *, helps: bool) -> Iterator[Block]:
    told = [field.help] if helps else []
    if helps and field.example:
        told.append(content.text("sheets.hand-out.example", text=field.example))
    said = " ".join(filter(None, told))
    if field.options:
        words = tuple(str(label) for _, label in field.options)
        is_one = not isinstance(field.kind, kinds.Choices)
        yield Options(label=field.label, options=words, help=said, is_one=is_one)
    elif field.kind.control:
        yield Lines(label=field.label, count=_lines(field), help=said)


def _lines(field: Field) -> int:
    match field.kind:
        case kinds.Number() | kinds.Day():
            return 0
        case kinds.LongText():
            return _LONG
    return _WRITTEN


def _plans() -> Iterator[Section]:
    for plan in PLANS:
        blocks = tuple(_cards("plans", FiveYearPlan))
        yield Section(heading=content.text(f"paths.plans.cards.{plan}"), blocks=blocks)


def _interests() -> Iterator[Block]:
    [liking] = declared(InterestAnswer)
    words = tuple(str(label) for _, label in liking.options)
    rows = ((question(one), *[_CIRCLE] * len(words)) for one in question_ids(SHORT_FORM))
    yield Table(columns=(liking.label, *words), rows=tuple(rows))


def _values() -> Iterator[Block]:
    [pile] = declared(WorkValue)
    words = tuple(str(label) for _, label in pile.options)
    rows = ((one.name, *[_CIRCLE] * len(words)) for one in cards())
    yield Table(columns=(pile.label, *words), rows=tuple(rows))


def _ratings() -> Iterator[Block]:
    name, weight = declared(Criterion)
    paths = [content.text("sheets.hand-out.path", number=number) for number in range(1, _PATHS + 1)]
    columns = (name.label, weight.label, *paths)
    yield Paragraph(text=content.text("sheets.hand-out.ratings"))
    yield Table(columns=columns, rows=(("",) * len(columns),) * _ROWS, is_blank=True)


_TABLES = {"interest_answers": _interests, "work_values": _values, "path_ratings": _ratings}
