"""The brief: what of a workbook is worth twenty minutes, each line traced to its answers.

Nothing careless stands on it. Beside a cry for help there are only the person's own words, and
questions that somebody may ask who cares; who writes of illness or grief is not told what drains
them, and what is missing or late.
"""

from __future__ import annotations

from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.brief.against_choice import against_choice
from careerkit.insight.brief.against_time import against_time
from careerkit.insight.brief.against_values import against_values
from careerkit.insight.brief.cautions import cautions
from careerkit.insight.brief.drains import drains
from careerkit.insight.brief.items import Asked, Item
from careerkit.insight.brief.open_points import missing, own_questions
from careerkit.insight.brief.own_words import own_words
from careerkit.insight.brief.seen import seen
from careerkit.insight.care import cries_in, is_reserved
from careerkit.insight.hearing.considered import considered, sections_heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from careerkit.catalogue import Catalogue
    from careerkit.model import Workbook

__all__ = ["PARTS", "Brief", "Part", "brief_of"]

PARTS = ("words", "seen", "drains", "against", "open", "questions", "cautions")
"""The parts, in the order in which they stand."""

_FIRST = {"words": 3, "seen": 2, "drains": 2, "against": 4, "open": 3}
_FIRST |= {"questions": 3, "cautions": 3}
# So many lines of each stand on it at first: a page, and no more than twenty minutes hold. Ours.

_MOST = 24
# So many of a part may be ticked: a longer list is not gone through.

_QUESTIONS = 3

_ASKING = ("against", "drains", "open", "words")
# The parts that lead to questions, in the order in which they are asked.


@attrs.frozen(kw_only=True)
class Part:
    """A part with at least one line: those that stand on the page at first, and further ones."""

    name: str
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """The heading above it."""
        return content.text(f"brief.parts.{self.name}")

    @property
    def first(self) -> tuple[Item, ...]:
        """The lines that stand on the page unless the person ticks others."""
        return self.items[: _FIRST[self.name]]


@attrs.frozen(kw_only=True)
class Brief:
    """The parts, and a word to the person alone about what is left out."""

    parts: tuple[Part, ...]
    note: str = ""


def brief_of(
    workbook: Workbook, today: date, catalogue: Catalogue, taken: Workbook | None = None
) -> Brief:
    """What a person could talk about with a counsellor.

    Args:
        workbook: The whole one.
        today: The person's day.
        catalogue: What is known of occupations.
        taken: What of it is taken along, as ``considered`` leaves it; by default all that may be
            spoken of.
    """
    spoken = considered(workbook) if taken is None else taken
    asked = Asked(workbook=spoken, whole=workbook, today=today, catalogue=catalogue)
    is_gentle = is_reserved(workbook)
    found = dict(_found(asked, is_gentle=is_gentle))
    told = [one for items in found.values() for one in items]
    found["questions"] = tuple(_questions(told, is_gentle=is_gentle))
    found["cautions"] = tuple(cautions(asked, told, is_gentle=is_gentle))
    return Brief(
        parts=tuple(Part(name=n, items=found[n][:_MOST]) for n in PARTS if found.get(n)),
        note=content.text("brief.reserved") if is_gentle else "",
    )


def _found(asked: Asked, *, is_gentle: bool) -> Iterator[tuple[str, tuple[Item, ...]]]:
    yield "words", tuple(own_words(asked))
    if cries_in(asked.whole, sections_heard()):
        return
    yield "seen", tuple(seen(asked))
    if not is_gentle:
        yield "drains", tuple(drains(asked))
    against = _by_turns(against_values(asked), against_choice(asked), against_time(asked))
    yield "against", tuple(against)
    yield "open", (*own_questions(asked), *(() if is_gentle else missing(asked)))


def _by_turns(*groups: Iterable[Item]) -> Iterator[Item]:
    """One of each group in turn; of each kind one, before there is a second one of any."""
    told: dict[str, int] = {}
    turns = [one for some in zip_longest(*groups) for one in some if one is not None]
    again = []
    for one in turns:
        told[one.kind] = told.get(one.kind, 0) + 1
        again.append(told[one.kind])
    return (one for _, one in sorted(zip(again, turns, strict=True), key=itemgetter(0)))


def _questions(told: Iterable[Item], *, is_gentle: bool) -> Iterator[Item]:
    """What the lines lead to, one of each kind; where they lead to little, what helps anybody."""
    asks = {} if is_gentle else _asks(told)
    asked = set()
    for kind, one in asks.items():
        if one.asks not in asked:
            asked.add(one.asks)
            yield Item(key=f"questions.{kind}", text=one.asks, sources=one.sources)
    helps = "gentle" if is_gentle else "general"
    general = content.texts("brief.questions")[helps][: max(0, _QUESTIONS - len(asks))]
    for number, text in enumerate(general):
        yield Item(key=f"questions.{helps}.{number}", text=str(text))


def _asks(told: Iterable[Item]) -> dict[str, Item]:
    """The first line of each kind that leads to a question: of each part one, then the others."""
    by_part: dict[str, dict[str, Item]] = {part: {} for part in _ASKING}
    for one in told:
        if one.asks:
            by_part[one.part].setdefault(one.kind, one)
    rounds = zip_longest(*(part.items() for part in by_part.values()))
    return dict(pair for pairs in rounds for pair in pairs if pair is not None)
