"""Answers in words: a choice by its label, a day as it is said, a link by where it leads."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.insight.check_in import snapshots
from careerkit.insight.check_in.cadence import name_of_check_in
from careerkit.insight.hearing.considered import NAMES
from careerkit.insight.interests.scoring import question
from careerkit.insight.interests.values import name_of_card
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import shortened
from careerkit.insight.passion.stories import said_by
from careerkit.model import (
    SECTIONS,
    CheckInRecord,
    Comment,
    Story,
    UnknownRecord,
    declared,
    kinds,
    name_of,
)
from careerkit.model.records import EMPTY
from careerkit.model.unknown import thawed
from careerkit.steps import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from careerkit.model import Field, Record, UnfitAnswer, Workbook

__all__ = ["LENGTH", "Answer", "Words", "number_in_words", "title_of_section"]

LENGTH = 80
"""A longer name is cut in a heading, and stands whole among the answers."""

_CODES = {
    ("path_filters", "group"): "catalogue.groups",
    ("path_filters", "job_zones"): "paths.filters.zones",
}
# Texts that are codes of a list of ours.

_TOLD_AS_ONE = {("comment", "section"), ("comment", "record")}
# What together says where something stands.

_LEADING = {("dependency", "first"), ("dependency", "then"), ("tick", "item")}
# Texts that hold the id of any record with a date.

_CALLED: Mapping[str, Callable[[str], str]] = {
    "interest_answers": question,
    "work_values": name_of_card,
}
# Sections whose records are called by what their ids stand for.

_UNASKED: Mapping[type, str] = {kinds.Readings: "readings"}
# What no form asks for, as it is called here.


@attrs.frozen(kw_only=True)
class Answer:
    """One answer: its question, the answer as text, and as a value where that is not a text.

    Attributes:
        question: As the form asks.
        text: The answer in words.
        value: A number or a day that it is; otherwise the text again.
        kind: What its field takes, as the front end calls it: ``long_text``, ``rating``;
            ``readings`` for the numbers of a snapshot, a line each.
        is_own: Whether it is in the person's own words, and not chosen or linked.
    """

    question: str
    text: str
    value: str | float | date
    kind: str
    is_own: bool = True


class Words:
    """Says what stands in the records of one workbook::

        Words(workbook, today).answers("goals", workbook.goals[0])

    Args:
        workbook: In which links are followed.
        today: The person's day, as of which days are told.
    """

    def __init__(self, workbook: Workbook, today: date) -> None:
        self._workbook, self._today = workbook, today

    def name(self, section: str, record: Record) -> str:
        """What a record is called, on one line of moderate length; empty if it has no name."""
        return shortened(self._whole_name(section, record), LENGTH)

    def answers(self, section: str, record: Record) -> Iterator[Answer]:
        """What a record holds, without what its name says already."""
        if isinstance(record, UnknownRecord):
            yield from _unknown(record)
            return
        name = self.name(section, record)
        for field in record.fields():
            answer = record.answer(field.name)
            if (field.record, field.name) in _TOLD_AS_ONE:
                continue
            if answer in EMPTY or (isinstance(answer, str) and not answer.strip()):
                continue
            told = self._answer(field, answer)
            if name != told.text or not (field.name in NAMES or isinstance(field.kind, kinds.Link)):
                yield told

    @staticmethod
    def is_code(field: Field) -> bool:
        """Whether a field holds codes or ids, for which the words say something else."""
        return (field.record, field.name) in {*_CODES, *_LEADING, *_TOLD_AS_ONE}

    def told(self, field: Field, answer: Any) -> str:  # noqa: ANN401 - of any kind
        """An answer in words; empty where there is none."""
        return "" if answer in EMPTY else self._text(field, answer)

    def _answer(self, field: Field, answer: Any) -> Answer:  # noqa: ANN401 - of any kind
        """An answer to a field, which is not empty."""
        text = self._text(field, answer)
        is_value = isinstance(field.kind, (kinds.Number, kinds.Day)) and not field.options
        value = answer if is_value else text
        kind = field.kind.control or _UNASKED.get(type(field.kind), "long_text")
        is_own = field.kind.is_words and (field.record, field.name) not in {*_CODES, *_LEADING}
        return Answer(question=field.label, text=text, value=value, kind=kind, is_own=is_own)

    def unfit(self, answer: UnfitAnswer) -> tuple[str, Answer]:
        """Where an answer stands that doesn't fit its place, and what it says."""
        record_type = SECTIONS.get(answer.section)
        fields = declared(record_type) if record_type else ()
        label = next((one.label for one in fields if one.name == answer.field), answer.field)
        return self.place(answer.section, answer.record), Answer(
            question=label, text=answer.value, value=answer.value, kind="long_text"
        )

    def place(self, section: str, record_id: str) -> str:
        """Where something stands: a section, and the entry in it if that has a name."""
        place = title_of_section(section) if section else ""
        there = self._by_id.get(section, {}).get(record_id)
        # Not further: what is called by its place may stand beside another such.
        entry = self.name(section, there) if there and not isinstance(there, Comment) else ""
        return content.text("export.place", section=place, entry=entry) if entry else place

    def beside(self, comment: Comment) -> str:
        """Where a comment stands, in words."""
        if not comment.section:
            return content.text("comments.all")
        place = self.place(comment.section, comment.record)
        if comment.record and comment.record not in self._by_id.get(comment.section, {}):
            gone = content.text("export.gone")
            place = content.text("export.place", section=place, entry=gone)
        return content.text("comments.beside", place=place)

    # ---- names

    def _whole_name(self, section: str, record: Record) -> str:
        if section in _CALLED:
            return _called(section, record.id)
        if isinstance(record, Comment):
            return self.beside(record)
        if isinstance(record, Story):
            return said_by(record)
        if isinstance(record, CheckInRecord):
            return name_of_check_in(record, self._today)
        for field in record.fields():
            answer = record.answer(field.name)
            if field.name in NAMES and isinstance(field.kind, kinds.Text) and answer.strip():
                return " ".join(answer.split())
        return self._name_by_link(record)

    def _name_by_link(self, record: Record) -> str:
        """A record that begins with a link is called by where it leads."""
        first = next(iter(record.fields()), None)
        if first is None or not isinstance(first.kind, kinds.Link):
            return ""
        section = first.kind.section
        there = self._by_id.get(section, {}).get(record.answer(first.name))
        # Not further: links may go round in a circle.
        return "" if there is None else name_of(there)

    # ---- answers

    def _text(self, field: Field, answer: Any) -> str:  # noqa: ANN401 - of any kind
        place = field.record, field.name
        if place in _CODES:
            known = content.texts(_CODES[place])
            codes = (answer,) if isinstance(answer, str) else answer
            return ", ".join(str(known.get(code, code)) for code in codes)
        if place in _LEADING:
            return self._names_of((answer,))
        if field.options:
            labels = dict(field.options)
            chosen = answer if isinstance(answer, tuple) else (answer,)
            return ", ".join(labels.get(one, str(one)) for one in chosen)
        return self._of_kind(field, answer)

    def _of_kind(self, field: Field, answer: Any) -> str:  # noqa: ANN401 - of any kind
        match field.kind:
            case kinds.Number():
                return number_in_words(answer)
            case kinds.Day():
                return day_in_words(answer, self._today)
            case kinds.Link(section=section):
                return self._names_of((answer,), section)
            case kinds.Links():
                return self._names_of(answer)
            case kinds.Readings():
                return "\n".join(map(_reading, answer))
        return answer if isinstance(answer, str) else ", ".join(map(str, answer))

    def _names_of(self, ids: tuple[str, ...], section: str = "") -> str:
        """The names of the records that ids lead to, of one section or of any."""
        places = [section] if section else [*self._by_id]
        return ", ".join(self._name_of(record_id, places) for record_id in ids)

    def _name_of(self, record_id: str, places: list[str]) -> str:
        for section in places:
            there = self._by_id.get(section, {}).get(record_id)
            if there is not None:
                return self.name(section, there) or content.text("record_list.untitled")
        return content.text("export.gone")

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Record]]:
        sections = {name: self._workbook.records(name) for name in self._workbook.section_names}
        return {name: {r.id: r for r in records} for name, records in sections.items()}


def title_of_section(section: str) -> str:
    """What a section is called above its entries."""
    title = str(content.texts("cli.check.sections").get(section, section.replace("_", " ")))
    return title[:1].upper() + title[1:]


def number_in_words(number: float) -> str:
    """A number as it was typed: ``3``, not ``3.0``."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _called(section: str, record_id: str) -> str:
    try:
        return _CALLED[section](record_id)
    except (KeyError, IndexError, ValueError):
        # Of a version of careerkit that asks otherwise.
        return ""


def _reading(reading: Any) -> str:  # noqa: ANN401 - a Reading
    if reading.kind not in measures():
        return content.text(
            "export.reading", name=reading.name, value=number_in_words(reading.value)
        )
    return content.text(
        "export.reading",
        name=snapshots.name_of(reading.kind, reading.name),
        value=snapshots.figure_of(reading.kind, reading.value),
    )


def _unknown(record: UnknownRecord) -> Iterator[Answer]:
    """What an entry holds of which nothing is known: a text as it is, anything else as JSON."""
    for name, frozen_answer in record.answers.items():
        answer = thawed(frozen_answer)
        if answer in ("", None, []):
            continue
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        if text.strip():
            yield Answer(question=name, text=text, value=text, kind="long_text")
