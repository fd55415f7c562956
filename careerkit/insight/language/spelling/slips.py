"""Slips of the pen among a person's own words: "bakign" beside "baking".

A word that no dictionary has is read as one that the same person wrote elsewhere, if it is a stroke
away from it. Nothing else is guessed: a brand or a dialect is no slip.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from careerkit.insight.language.spelling.strokes import strokes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["meant_by"]

_SHORTEST, _LONG = 4, 8
# Letters that a word needs to be taken for a slip, and for two.


def meant_by(words: Mapping[str, str]) -> dict[str, str]:
    """Which basic forms are slips, and of which others.

    Args:
        words: The basic form of each word as it was written.
    """
    known: dict[str, list[str]] = {}
    slips = []
    for written in words:
        if not written.isascii() or not written.isalpha():
            continue
        if _is_known(written.casefold()):
            known.setdefault(written[0].casefold(), []).append(written.casefold())
        elif len(written) >= _SHORTEST:
            slips.append(written)
    lemmas = {written.casefold(): lemma for written, lemma in words.items()}
    found = {}
    for slip in slips:
        near = min(_near(slip, known.get(slip[0].casefold(), ())), default=None)
        if near:
            found[words[slip]] = lemmas[near[1]]
    return found


def _near(slip: str, known: Iterable[str]) -> Iterable[tuple[int, str]]:
    at_most = 1 if len(slip) < _LONG else 2
    for word in known:
        away = _away(slip.casefold(), word, at_most)
        # With a capital it may be a name, unless two of its letters were swapped.
        is_swapped = sorted(slip.casefold()) == sorted(word)
        if away <= at_most and (slip.islower() or is_swapped):
            yield away, word


@lru_cache(maxsize=65_536)
def _away(one: str, other: str, at_most: int) -> int:
    return strokes(one, other, at_most)


@lru_cache(maxsize=16_384)
def _is_known(word: str) -> bool:
    from simplemma import is_known  # noqa: PLC0415 - its dictionary costs a tenth of a second

    return is_known(word, "en")
