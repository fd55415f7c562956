"""What a page of sentences must not be taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.brief.items import Item, item, ratings_of, sources_of
from careerkit.insight.interests.scoring import profile
from careerkit.insight.passion.themes import QUESTIONS
from careerkit.insight.paths.decision import compare
from careerkit.steps import is_written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from careerkit.insight.brief.items import Asked

__all__ = ["cautions"]

_FEW = 6
# Answers to four questions from which on they may show a pattern. Ours.


_PAY = ("floor", "floor_valued")
_OF_A_DAY = ("tiring", "little", "absorbing", "drained_goal", "tired")
# The lines that hang on pay, and on how much energy somebody had.


def cautions(asked: Asked, told: Iterable[Item], *, is_gentle: bool) -> Iterator[Item]:
    """What is weak about what the page says: a tool, few answers, interests, pay, ratings.

    Args:
        asked: The answers.
        told: The lines that may be on the page.
        is_gentle: Whether something hurts: then nobody's answers are counted.
    """
    yield item("cautions", "tool", ())
    if is_gentle:
        return
    lines = list(told)
    yield from _few(asked)
    yield from _interests(asked)
    yield from _of_lines("pay", _PAY, lines)
    yield from _of_lines("days", _OF_A_DAY, lines)
    yield from _ability(asked)
    yield from _order(asked)


def _of_lines(kind: str, kinds: Collection[str], lines: Iterable[Item]) -> Iterator[Item]:
    sources = [source for one in lines if one.kind in kinds for source in one.sources]
    if sources:
        yield item("cautions", kind, dict.fromkeys(sources))


def _few(asked: Asked) -> Iterator[Item]:
    answers = [
        (name, one) for name in QUESTIONS for one in asked.workbook.section(name) if is_written(one)
    ]
    if 0 < len(answers) < _FEW:
        yield item(
            "cautions",
            "few",
            ((name, one.id) for name, one in answers),
            count=len(answers),
        )


def _interests(asked: Asked) -> Iterator[Item]:
    found = profile(asked.workbook)
    if found is not None and found.is_complete:
        section = "interest_scores" if found.official else "interest_answers"
        yield Item(
            key="cautions.interests",
            text=content.text("interests.says.caution"),
            sources=sources_of(section, asked.workbook.section(section)),
        )


def _ability(asked: Asked) -> Iterator[Item]:
    rated = [one for one in asked.workbook.strengths if one.ease is not None]
    able = [one for one in asked.workbook.skills if one.have is not None]
    if rated or able:
        yield item(
            "cautions", "ability", (*sources_of("strengths", rated), *sources_of("skills", able))
        )


def _order(asked: Asked) -> Iterator[Item]:
    found = compare(asked.workbook)
    if found.is_decidable:
        yield item(
            "cautions",
            "order",
            (
                *sources_of("paths", found.complete),
                *sources_of("criteria", found.criteria),
                *ratings_of(asked.workbook, found.complete, found.criteria),
            ),
        )
