"""What a person's text asks for: its telling words, and how much each of them counts."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.words import is_telling, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Asked", "asked", "lemma", "written_words"]

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*", re.IGNORECASE)

_SCENE = 0.3
_KIN = 1.0
# How much a word counts that says where or with whom, and all the other names of a word
# together; the word itself counts 1.


@attrs.frozen
class Asked:
    """One word that is looked for.

    Attributes:
        word: What is looked for, in lower case.
        written: The word that the person wrote.
        amount: How much it counts.
        place: Which of the text's telling words it is, from 0.
    """

    word: str
    written: str
    amount: float
    place: int

    @property
    def is_scene(self) -> bool:
        """Whether it only says where, when or with whom."""
        return self.amount == _SCENE


def asked(text: str) -> Iterator[Asked]:
    """The words that a text asks for, each once, with the other names of everyday words."""
    seen = set()
    place = 0
    for written in written_words(_without_phrases(text)):
        word = written.casefold()
        basic = lemma(word)
        if not basic or basic in seen:
            continue
        seen.add(basic)
        scene = basic in _scenes() or not is_telling((basic,))
        yield Asked(word, written, _SCENE if scene else 1.0, place)
        kin = _kin().get(basic, ())
        for name in kin:
            yield Asked(name, written, _KIN / len(kin), place)
        place += 1


def written_words(text: str) -> list[str]:
    """The words of a text as they are written."""
    if text.isascii():
        return _WORD.findall(text)
    # Slower, and knows other scripts.
    return [word.written for run in runs(text) for word in run]


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """A word's basic form, or "" for one that tells nothing."""
    return next((run[0].lemma for run in runs(word)), "")


def _without_phrases(text: str) -> str:
    """The text with what its phrases mean instead of them."""
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    pattern, meanings = _phrases()
    return pattern.sub(lambda found: f" {meanings[found[0].casefold()]} ", plain)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    words = content.texts("everyday")
    meanings = dict.fromkeys(words["phrases"], "") | words["instead"]
    longest_first = sorted(meanings, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE | re.ASCII), meanings


@cache
def _scenes() -> frozenset[str]:
    return frozenset(content.texts("everyday")["scenes"])


@cache
def _kin() -> dict[str, list[str]]:
    return content.texts("everyday.kin")
