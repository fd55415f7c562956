"""What is said where the person wrote what hurts, or nothing.

A cry for help gets a note beside it and nothing else. Illness and grief get one gentle sentence, a
non-answer a way in. None of them is quoted, and none of them asks for a rating.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.insight.hearing.considered import (
    NAMES,
    answers,
    considered,
    heard_in,
    sections_heard,
)
from careerkit.insight.hearing.recogniser import Heard, troubling_words
from careerkit.insight.passion.themes import QUESTIONS
from careerkit.insight.people.support import GIFTS
from careerkit.model import declared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from careerkit.model import Record, Workbook

__all__ = ["askable", "cries_in", "gently", "hurts", "is_reserved", "marks", "withheld"]


_TOGETHER = ("plans",)
# Sections of so few records, each with its own place, that none is spoken of without the others.

_ENOUGH = 3
# A person who has given so many answers knows how to, and only jokes in the next.

_ASKING_FOR_MORE = (
    *("feedback.activities.few", "feedback.topics.mild.one", "feedback.topics.mild.other"),
    *("paths.shortlist.says.few", "paths.research.says.start"),
    *("decision.says.few_paths", "decision.says.tie_same", "decision.says.coin"),
    "goals.says.start",
    *(f"mentors.support.says.missing.{gift}" for gift in GIFTS),
)
# Sentences that ask for another record, or say who is missing, where the person has just written
# what hurts.

_BRISK = tuple(
    f"feedback.{section}.{key}.{form}"
    for section, keys in {
        "activities": ("against", "drains"),
        "topics": ("against", "waiting"),
        "strengths": ("against", "past", "unrated"),
        "unpaid_work": ("against", "idle"),
    }.items()
    for key in keys
    for form in ("one", "other")
)
# Sentences that answer a refusal or a weight briskly. Where the person has written a cry for help,
# what else they write may be one that was not heard.

_AGAIN = ("goal", "rehearsed")
# The question that has an answer written a second time.

_HEAVY = frozenset({Heard.CRISIS, Heard.TENDER})
_GRAVEST_FIRST = (Heard.CRISIS, Heard.TENDER, Heard.NON_ANSWER)


def marks(record: Record, fields: Collection[str]) -> dict[str, str]:
    """A mark for each of these fields whose answer sounds like a cry for help.

    It stands for the troubling words and their place, so that a note that was closed stays closed
    while other words are written around them, and says nothing of them.
    """
    return {
        field.name: blake2b(f"{record.id} {words}".encode(), digest_size=8).hexdigest()
        for field, text in answers(record)
        if field.name in fields
        if heard_in(field, text) is Heard.CRISIS
        if (words := troubling_words(text))
    }


def withheld(record: Record) -> tuple[str, ...]:
    """The fields of a record with a cry for help whose question would have it said again.

    One that has its answer stays where it is.
    """
    return tuple(
        field.name
        for field in declared(type(record))
        if (field.record, field.name) == _AGAIN and not getattr(record, field.name)
    )


def hurts(record: Record) -> bool:
    """Whether what a record is about hurts: then no question below it needs an answer."""
    return any(
        field.name in NAMES and heard_in(field, text) in (Heard.CRISIS, Heard.TENDER)
        for field, text in answers(record)
    )


def gently(
    workbook: Workbook,
    section: str,
    say: Callable[[Workbook], Iterable[str]],
    *,
    beside: str = "",
    again: bool = False,
) -> list[str]:
    """What may be said of a section: the sentences of ``say``, and a word about what is left out.

    Where nothing was written there is nothing to say: the list itself asks for a first answer.
    Where nothing is left to speak of because of what hurts, the person is not asked for another
    moment. Neither are they asked for the plan that they have written, and that is left out; nor
    for another record of the section ``beside``.

    Args:
        workbook: The whole one, with what hurts.
        section: The section that the sentences speak of.
        say: Gives the sentences of the workbook that it gets, which is ``considered``.
        beside: A second section of which they speak, or empty.
        again: Whether another part of the page speaks of the same section: the word about what is
            left out is said once a page.

    Returns:
        The sentences in order. None where there is nothing to say.
    """
    records = workbook.section(section)
    if not records:
        return []
    spoken = considered(workbook)
    known = {record.id for record in spoken.section(section)}
    heard = _left_out(workbook, section)
    is_heavy = not _HEAVY.isdisjoint(heard)
    has_way_in = Heard.NON_ANSWER in heard and Heard.CRISIS not in heard and len(known) < _ENOUGH
    # Who wrote "idk" is asked one question, and not the one that they have just answered.
    is_silent = not known and (is_heavy or has_way_in)
    said = [] if is_silent else list(say(spoken))
    if is_heavy or (beside and not _HEAVY.isdisjoint(_left_out(workbook, beside))):
        said = [sentence for sentence in said if not _asking_for_more().fullmatch(sentence)]
    if cries_in(workbook, QUESTIONS):
        said = [sentence for sentence in said if not _brisk().fullmatch(sentence)]
    if section in _TOGETHER and (is_heavy or Heard.CRISIS in map(_gravest, records)):
        said = []
    if again:
        return said
    tender = heard.count(Heard.TENDER)
    if tender:
        said.append(_tenderly(section, tender))
    if has_way_in:
        ways = content.texts("care.way_in")
        said.append(ways.get(section, ways["other"]))
    return said


def _left_out(workbook: Workbook, section: str) -> list[Heard]:
    """What the gravest answer of each record is that may not be spoken of."""
    known = {record.id for record in considered(workbook).section(section)}
    return [_gravest(r) for r in workbook.section(section) if r.id not in known]


def _held_back(workbook: Workbook, section: str) -> list[Heard]:
    """What the gravest answer of each record is of which not all may be spoken of."""
    spoken = {id(record) for record in considered(workbook).section(section)}
    return [_gravest(r) for r in workbook.section(section) if id(r) not in spoken]


def cries_in(workbook: Workbook, sections: Iterable[str]) -> bool:
    """Whether there is a cry for help in some sections, also beside what may be spoken of."""
    if considered(workbook) is workbook:
        return False
    return any(Heard.CRISIS in _held_back(workbook, section) for section in sections)


def is_reserved(workbook: Workbook) -> bool:
    """Whether a record or a word is left out of what may be spoken of because it hurts."""
    if considered(workbook) is workbook:
        return False
    return any(not _HEAVY.isdisjoint(_held_back(workbook, name)) for name in sections_heard())


@cache
def _asking_for_more() -> re.Pattern[str]:
    """The sentences that ask for more, whatever they name."""
    support = content.texts("mentors.support.says")
    return _any_of(
        *map(content.text, _ASKING_FOR_MORE),
        *(support["open"], *support["unlinked"].values()),
        content.texts("decision.says")["one_criterion"],
    )


@cache
def _brisk() -> re.Pattern[str]:
    return _any_of(*map(content.text, _BRISK))


def _any_of(*texts: str) -> re.Pattern[str]:
    """A pattern for any of these sentences as a whole, whatever they name."""
    parts = (re.split(r"\{\w+\}", text) for text in texts)
    return re.compile("|".join(".+".join(map(re.escape, some)) for some in parts), re.DOTALL)


def _tenderly(section: str, count: int) -> str:
    """That what hurts may stay, and what may be done with it where this helps."""
    after = content.texts("care.after_tender").get(section, "")
    return f"{content.plural('care.tender', count)} {after}".rstrip()


def askable(workbook: Workbook, section: str, fields: Iterable[str]) -> list[Any]:
    """The records to ask more about: those that are spoken of, and what was answered already.

    Args:
        workbook: The whole one, with what hurts.
        section: The section of the records.
        fields: What is asked. A record with an answer in one of them stays, whatever it says.
    """
    spoken = {record.id for record in considered(workbook).section(section)}
    names = tuple(fields)
    return [
        record
        for record in workbook.section(section)
        if record.id in spoken or any(getattr(record, name) for name in names)
    ]


def _gravest(record: Record) -> Heard:
    """What the gravest answer of a record is, which may be no answer."""
    found = {heard_in(field, text) for field, text in answers(record)}
    return next((heard for heard in _GRAVEST_FIRST if heard in found), Heard.ORDINARY)
