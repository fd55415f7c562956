"""Words that are taken for each other: "costumer service", "hair dying".

Both are words, so that no dictionary finds the slip. ``everyday.toml`` lists what may be meant by
what is written, and the words beside it decide: by a known phrase that only one of the two makes,
or by what they mean.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.sense import sense

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

__all__ = ["may_be", "meant_beside"]

_NEARER = 0.2
# By how much the other word's cosine with its company must be higher. On 3,300 everyday answers no
# right word was taken for a wrong one from here on.


def may_be(written: str) -> str:
    """The word that may be meant by one that is written, or ""."""
    return _confused().get(written.casefold(), "")


def meant_beside(
    lemma: str, other: str, before: Sequence[str], after: Sequence[str], phrases: Container[str]
) -> str:
    """Which of two words is meant.

    Args:
        lemma: The basic form of what is written.
        other: That of what may be meant.
        before: The basic forms of what stands before it in its passage.
        after: And after it.
        phrases: The known phrases.
    """
    company = [*before, *after]
    if not company:
        return lemma
    mine, theirs = (
        any(f"{first} {second}" in phrases for first, second in _pairs(word, before, after))
        for word in (lemma, other)
    )
    if mine != theirs:
        return other if theirs else lemma
    return other if _near(other, company) >= _near(lemma, company) + _NEARER else lemma


def _pairs(word: str, before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return (*((last, word) for last in before[-1:]), *((word, first) for first in after[:1]))


def _near(word: str, company: Sequence[str]) -> float:
    """The cosine of what a word and its company mean; 0 if the table does not know them."""
    from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

    place, beside = sense().place([word]), sense().place(company)
    if place is None or beside is None:
        return 0.0
    length = float(np.linalg.norm(place) * np.linalg.norm(beside))
    return float(place @ beside) / length if length else 0.0


@cache
def _confused() -> dict[str, str]:
    return content.texts("everyday.confused")
