"""The workbook as far as anything may be said of it.

One gate for all that speaks, draws, counts, compares or matches: views ask about
``considered(workbook)`` and never about the workbook itself. The workbook stays as it is, and
what a person wrote stays where they wrote it; here it is only left out.
"""

from __future__ import annotations

from operator import is_not
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.insight.hearing.recogniser import Heard, answers_to, hear
from careerkit.model import SECTIONS, Comment, Field, UnfitAnswer, declared, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerkit.model import Record, Workbook

__all__ = [
    "NAMES",
    "NO_ANSWERS",
    "UNSPOKEN",
    "answers",
    "considered",
    "heard_in",
    "is_spoken",
    "sections_heard",
]

UNSPOKEN = "…"
"""Stands for an answer that is there and is not spoken of. It doesn't count as one to quote."""

NO_ANSWERS = frozenset({"readers", "comments", "replies"})
"""Sections that say nothing of the journey: for whom the examples are, what is said beside it."""

_CODES = {
    ("career_path", "soc"),
    ("not_for_me", "soc"),
    ("path_filters", "group"),
    ("path_filters", "job_zones"),
    ("dependency", "first"),
    ("dependency", "then"),
    ("tick", "item"),
    ("unfit_answer", "section"),
    ("unfit_answer", "record"),
    ("unfit_answer", "field"),
}
# Texts that no person writes: codes and ids.

NAMES = ("what", "name", "title")
"""The fields that say what a record is about. Without it there is nothing to speak of."""

_STAY = ("background", "paths", "plans", "decisions", "criteria", "skills", "statements")
# Other things hang on these, or they are there once: only the text that hurts is left out.

_BELONGS = {"milestones": ("goal", "goals"), "contacts": ("supporter", "supporters")}
# What goes with the record that it leads to. No one is asked to write to a person who hits them.


def answers(record: Record) -> Iterator[tuple[Field, str]]:
    """The texts that a person wrote in a record, by their declaration; tags as one text."""
    for field in _fields(type(record)):
        value = getattr(record, field.name)
        if value:
            yield field, value if isinstance(value, str) else "\n".join(value)


def is_spoken(text: str) -> bool:
    """Whether an answer is there and may be quoted."""
    return text.strip() not in ("", UNSPOKEN)


def heard_in(field: Field, text: str) -> Heard:
    """What an answer is, in its field: a unit ("km") or a name ("Jo") may be short."""
    heard = hear(text, brief=not isinstance(field.kind, kinds.LongText) and field.name != "what")
    is_one = heard is Heard.NON_ANSWER and answers_to(field.name, text)
    return Heard.ORDINARY if is_one else heard


def considered(workbook: Workbook) -> Workbook:
    """The workbook without what nothing should be made of; itself, if that is all of it.

    A record with a cry for help in it is left out, and so is one whose name is a matter of illness
    or grief, or no answer. Beside a name, the first two become ``UNSPOKEN``, and a non-answer an
    empty field. What a guest said beside the answers is none, and is left out.
    """
    return _LAST.of(workbook)


class _Considered:
    """What was left out of the workbook that was asked about last.

    Views ask many times, and mostly one answer has changed since: sections and records are told
    apart as objects. Of the last workbook only, since answers should not outlive it in memory.
    """

    def __init__(self) -> None:
        self._asked: Workbook | None = None
        self._result: Workbook | None = None
        self._sections: dict[str, tuple[Record, ...]] = {}
        self._records: dict[str, dict[int, tuple[Record, Record | None]]] = {}
        self._kept: dict[str, tuple[Record, ...]] = {}
        self._changes: dict[str, tuple[Record, ...]] = {}

    def of(self, workbook: Workbook) -> Workbook:
        if self._result is None or (workbook is not self._asked and workbook is not self._result):
            sections = {name: workbook.records(name) for name in sections_heard()}
            if any(is_not(sections[name], self._sections.get(name)) for name in sections):
                self._read(sections)
            others = {"comments": ()} if workbook.comments else {}
            changes = {**self._changes, **others}
            self._result = workbook.holding(changes) if changes else workbook
            self._asked = workbook
        return self._result

    def _read(self, sections: Mapping[str, tuple[Record, ...]]) -> None:
        for name, records in sections.items():
            if records is self._sections.get(name):
                continue
            seen = self._records.get(name, {})
            now = {id(r): seen.get(id(r)) or (r, _considered(name, r)) for r in records}
            self._records[name] = now
            self._kept[name] = tuple(rest for _, rest in now.values() if rest is not None)
        self._sections = dict(sections)
        self._changes = {
            name: kept
            for name, kept in self._kept_and_led_to().items()
            if len(kept) != len(sections[name]) or any(map(is_not, kept, sections[name]))
        }

    def _kept_and_led_to(self) -> dict[str, tuple[Record, ...]]:
        """What is left, without what belongs to a record that was left out."""
        left = dict(self._kept)
        for name, (field, section) in _BELONGS.items():
            gone = {r.id for r, rest in self._records[section].values() if rest is None}
            if gone:
                left[name] = tuple(r for r in left[name] if getattr(r, field) not in gone)
        return left


def _considered(section: str, record: Record) -> Record | None:
    """The record as far as anything may be said of it, or None if it is left out."""
    changes: dict[str, Any] = {}
    for field, text in answers(record):
        heard = heard_in(field, text)
        if heard is Heard.ORDINARY:
            continue
        if _goes(section, field, heard):
            return None
        changes[field.name] = _instead(field, heard)
    if readings := getattr(record, "readings", ()):
        kept = tuple(r for r in readings if hear(r.name, brief=True) is Heard.ORDINARY)
        if len(kept) != len(readings):
            changes["readings"] = kept
    return attrs.evolve(record, **changes) if changes else record


def _goes(section: str, field: Field, heard: Heard) -> bool:
    """Whether a record goes with one of its answers."""
    if field.name in NAMES and isinstance(field.kind, kinds.Text):
        # A five-year plan is there without a title too.
        return not (section == "plans" and heard is Heard.NON_ANSWER)
    return heard is Heard.CRISIS and section not in _STAY


def _instead(field: Field, heard: Heard) -> str | tuple[str, ...]:
    if isinstance(field.kind, kinds.Tags):
        return ()
    return "" if heard is Heard.NON_ANSWER else UNSPOKEN


def _fields(record_type: type[Record]) -> tuple[Field, ...]:
    if record_type not in _WRITTEN_IN:
        _WRITTEN_IN[record_type] = tuple(
            field
            for field in declared(record_type)
            if field.kind.is_words and (field.record, field.name) not in _CODES
        )
    return _WRITTEN_IN[record_type]


_WRITTEN_IN: dict[type[Record], tuple[Field, ...]] = {}


def sections_heard() -> Iterator[str]:
    """The sections in which a person writes, as far as they are known here.

    Of what does not fit its place nothing is said until it is put right, and of what a guest wrote
    nothing at all.
    """
    unheard = (UnfitAnswer, Comment)
    return (name for name, kind in SECTIONS.items() if _fields(kind) and kind not in unheard)


_LAST = _Considered()
