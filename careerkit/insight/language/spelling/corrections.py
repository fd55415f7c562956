"""Slips of the pen: which word was meant, where that is beyond doubt.

An unknown word is a slip if a known one is a few strokes away: one letter added, missing,
changed, or two swapped (Damerau 1964, *A technique for computer detection and correction of
spelling errors*); two such for a long word; or none, if both sound the same ("fotografy"). It is
not if it looks like another language, or like a name.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.language.sense import sense
from careerkit.insight.language.spelling.letters import looks_english
from careerkit.insight.language.spelling.strokes import strokes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_known", "meant"]

_SHORTEST = 4
_LONG = 8
_LONGEST = 24
# Letters that a word needs to be taken for a slip, and for two slips; and has at most.

_MOST_OTHER = 3
# So many letters may be in one word's sound and not in the other's.

_ENDING = 0.25
# What taking an ending off counts beside a stroke.

_TWICE = re.compile(r"(.)\1+")
_SPELT = re.compile(r"[a-z]+")

_ENDINGS = (("ing", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("in", ""))

_SOUNDS = (
    *(("ph", "f"), ("mb", "m"), ("ght", "t"), ("tion", "shn"), ("sion", "shn"), ("ck", "k")),
    *(("qu", "kw"), ("x", "ks"), ("sc", "s"), ("ps", "s"), ("kn", "n"), ("wr", "r"), ("rh", "r")),
    *(("ou", "u"), ("ea", "e"), ("ee", "e"), ("ei", "e"), ("ie", "e"), ("ae", "e"), ("oo", "u")),
    *(("c", "k"), ("z", "s"), ("y", "i")),
)


# What is written in several ways and said alike, roughly; the longer first.
def is_known(word: str) -> bool:
    """Whether a word is in the dictionary or in the table of senses."""
    from simplemma import is_known as in_dictionary  # noqa: PLC0415 - read when a text comes

    return word in sense().at or in_dictionary(word, "en")


@lru_cache(maxsize=16_384)
def meant(word: str) -> str:
    """The basic form of the word that was meant by a slip of the pen, or "" if it is none.

    Args:
        word: In lower case.
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not _SPELT.fullmatch(word) or is_known(word):
        return ""
    found = min((near for form in _forms(word) for near in _near(form, word)), default=None)
    return found[-1] if found else _glued(word)


def _forms(word: str) -> Iterator[str]:
    """The word, and what is left of it without an ending."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word.removesuffix(ending) + instead


def _near(form: str, word: str) -> Iterator[tuple[float, int, int, int, str]]:
    """Known words that a form may be a slip of, the likeliest first when sorted.

    How far away, how many letters are others, how little of the beginning is the same, how rare
    it is, and the word.
    """
    at_most = 0 if len(form) < _SHORTEST else 2 if len(form) >= _LONG else 1
    english = looks_english(word)
    sound = _sound(form)
    for known in _candidates(form, sound):
        if known.word[:1] != form[:1] and known.sound[:1] != sound[:1]:
            continue
        away = min(strokes(form, known.word, at_most), strokes(sound, known.sound, at_most) + 0.5)
        # What looks like another language is a slip only if two letters were swapped.
        if away <= at_most + 0.5 and (english or sorted(form) == sorted(known.word)):
            mine, theirs = Counter(form), Counter(known.word)
            other = (mine - theirs + (theirs - mine)).total()
            far = away + (form != word) * _ENDING
            yield far, other, -_same_letters(word, known.word), known.row, known.word


def _glued(word: str) -> str:
    """Two known words without the space between them, or ""."""
    cuts = [(word[:at], word[at:]) for at in range(_SHORTEST, len(word) - _SHORTEST + 1)]
    begun = [(first, second) for first, second in cuts[::-1] if is_known(first)]
    for first, second in begun:
        if is_known(second):
            return f"{first} {second}"
    mended = ((first, meant(second)) for first, second in begun)
    return next((f"{first} {second}" for first, second in mended if second), "")


def _same_letters(one: str, other: str) -> int:
    """How many letters two words have in common at their beginnings."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _sound(word: str) -> str:
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    return _TWICE.sub(r"\1", word).removesuffix("e")


@attrs.frozen
class _Known:
    """A word of the table of senses: where it stands, how it sounds, and of which letters."""

    row: int
    word: str
    sound: str
    letters: int


@cache
def _known() -> dict[str, list[_Known]]:
    """The words of the table by the letter that they begin with, as written or as they sound."""
    found: dict[str, list[_Known]] = {}
    words = [key for key in sense().keys if len(key) >= 3 and _SPELT.fullmatch(key)]
    for row, word in enumerate(words):
        sound = _sound(word)
        known = _Known(row, word, sound, _letters(sound))
        for first in {word[:1], sound[:1]}:
            found.setdefault(first, []).append(known)
    return found


def _letters(word: str) -> int:
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) - ord("a"))
    return found


def _candidates(form: str, sound: str) -> Iterator[_Known]:
    """Words that begin as a form does, or sound so, and that sound of nearly the same letters."""
    letters = _letters(sound)
    for first in {form[:1], sound[:1]}:
        for known in _known().get(first, ()):
            if (known.letters ^ letters).bit_count() <= _MOST_OTHER:
                yield known
