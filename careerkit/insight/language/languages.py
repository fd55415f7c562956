"""Whether a text is in the language that the kit reads, so that it can say so where it is not.

Honest about doubt: names, brands, slang and slips of the pen are left alone. A text is taken for
another language if most of its letters are of another script; or if most of its words are unknown,
and among these are function words, well-known words (``content/en/language/languages.toml``),
accents, or runs of letters (``spelling/letters.py``) of other languages.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.spelling.corrections import is_known, meant
from careerkit.insight.language.spelling.letters import english_odds, looks_english

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["reads"]

_LANGUAGES = (
    *("german", "french", "spanish", "portuguese", "italian", "dutch", "swedish", "norwegian"),
    *("danish", "finnish", "polish", "czech", "slovak", "romanian", "hungarian", "turkish"),
    *("indonesian", "catalan"),
)
# Of the package of stop words: those that are written in Latin letters.

_MOST = 0.5

_DOUBTFUL = 0.15
# The mean log-odds of several unknown words below which they are of another language.

_ACRONYM = 5

_ENOUGH = 2000
# So many letters show which language a text is in.


def reads(text: str) -> bool:
    """Whether the kit reads the language of a text; a text without words is read::

    reads("baking with my nan")  # True
    reads("Tiere")  # False
    """
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return True
    latin = sum(map(_is_latin, letters))
    if latin < _MOST * len(letters):
        return False
    words = [word for part in _words(text[:_ENOUGH]) if (word := part.strip("'"))]
    unknown = [word for word in words if not _is_ours(word)]
    return not _is_another(words, unknown)


def _is_another(words: Sequence[str], unknown: Sequence[str]) -> bool:
    """Whether words, of which some are unknown, are of another language."""
    theirs = sum(map(_is_theirs, words))
    if not unknown or theirs + len(unknown) < _MOST * len(words):
        return theirs > _MOST * len(words)
    if theirs > _MOST * len(unknown) or (theirs and not all(map(_is_name, unknown))):
        return True
    odd = [word for word in unknown if not (looks_english(word) or _is_name(word))]
    plain = [english_odds(word) for word in unknown if not _is_name(word)]
    return (
        len(odd) > _MOST * len(words)
        or len(odd) == len(words)
        or (len(plain) > 1 and sum(plain) < _DOUBTFUL * len(plain))
    )


def _is_ours(word: str) -> bool:
    """Whether a word is English, a sign, or a slip of one; or too short to tell."""
    plain = word.casefold()
    if _is_sign(plain) or (word.isupper() and len(word) <= _ACRONYM):
        return True
    return _without_accents(plain) in _at_home() or (
        plain not in _known_words() and (is_known(plain) or bool(meant(plain)))
    )


def _is_theirs(word: str) -> bool:
    """Whether a word is well known, or a function word, in another language and not in ours."""
    plain = _without_accents(word.casefold())
    if plain in _known_words():
        return True
    if _is_ours(word):
        return False
    return not (word.isascii() or word[0].isupper()) or plain in _function_words()


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _words(text: str) -> list[str]:
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "".join(c if c.isalpha() or c == "'" else " " for c in plain).split()


@lru_cache(maxsize=1024)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _without_accents(word: str) -> str:
    plain = word.replace("\N{LATIN SMALL LETTER L WITH STROKE}", "l")
    plain = plain.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i").replace(
        "\N{LATIN SMALL LETTER O WITH STROKE}", "o"
    )
    apart = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def _at_home() -> frozenset[str]:
    return frozenset(content.texts("languages")["ours"])


@cache
def _known_words() -> frozenset[str]:
    return frozenset(content.texts("languages")["words"])


def _is_sign(word: str) -> bool:
    return word in _signs()


@cache
def _signs() -> frozenset[str]:
    """The words of everyday life that content speaks of: brands, slang, names of things."""
    entries = content.texts("occupations_beyond.beyond") | content.texts("occupations.starter")
    phrases = (
        phrase
        for entry in entries.values()
        for phrase in (entry.get("said", ""), *entry.get("also", ()), *entry.get("signs", ()))
    )
    return frozenset(word.casefold() for phrase in phrases for word in _words(phrase))


@cache
def _function_words() -> frozenset[str]:
    from stop_words import get_stop_words  # noqa: PLC0415 - read when a text is in doubt

    ours = set(get_stop_words("english"))
    theirs = {_without_accents(word) for name in _LANGUAGES for word in get_stop_words(name)}
    return frozenset(word for word in theirs - ours if len(word) > 1)
