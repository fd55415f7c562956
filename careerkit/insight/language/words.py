"""Text as words: lemmas to compare by, and the person's own spelling to show.

A text falls into passages at its punctuation, and a passage into runs of words that mean
something. A term is a run's word or a few neighbours in it, so that a phrase never crosses
punctuation or a "with". English is lemmatised; words of other languages stay whole.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST_PHRASE", "Term", "is_telling", "runs", "terms"]

Term = tuple[str, ...]
"""The lemmas of a word, or of a phrase in order."""

LONGEST_PHRASE = 3
"""How many words a phrase may have: longer ones hardly ever recur word by word."""

_LONGEST_WORD = 60
# A longer "word" is a sentence of a script without spaces, or a slipped key: no theme's name.

_SHORTEST_SPOKEN = 5
# Letters that a form without its g has at least: "fixin".

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

_JOINERS = f"'-·{_APOSTROPHE}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\u200c\u200d"
# Inside a word these belong to it: don't, hands-on, l·l, and the joiners of Persian and Hindi.


@attrs.frozen
class Word:
    """A word that means something: its lemma, and how it was written."""

    lemma: str
    written: str


def runs(text: str) -> Iterator[tuple[Word, ...]]:
    """The runs of neighbouring words in a text that mean something."""
    for passage in _passages(unicodedata.normalize("NFC", text)):
        words = (_word(written) for written in passage)
        for is_word, run in groupby(words, key=bool):
            if is_word:
                yield tuple(word for word in run if word)


def terms(text: str) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """Every word and phrase of a text: its lemmas, and how each was written."""
    for run in runs(text):
        lemmas = tuple(word.lemma for word in run)
        written = tuple(word.written for word in run)
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(run)) + 1):
                yield lemmas[start:end], written[start:end]


def is_telling(term: Term) -> bool:
    """Whether a term says something by itself: "people" does not, "young people" might."""
    return len(term) > 1 or not _texts("weak").issuperset(term)


def _passages(text: str) -> Iterator[list[str]]:
    """The words of each stretch between two punctuation marks or line ends."""
    words: list[str] = []
    for kind, group in groupby(text, key=_kind):
        if kind == "word":
            words.append("".join(group))
        elif kind == "break" and words:
            yield words
            words = []
    if words:
        yield words


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    # Marks belong to the letter before them: without them Hindi or Arabic words would break.
    if character in _JOINERS or unicodedata.category(character)[0] in "LMN":
        return "word"
    is_space = character.isspace() and character not in "\n\r\v\f\u2028\u2029"
    return "gap" if is_space or unicodedata.category(character) == "Cf" else "break"


def _word(written: str) -> Word | None:
    """The word, or None for one that says nothing about a theme."""
    written = written.strip(_JOINERS)
    if written[-2:-1] in ("'", _APOSTROPHE) and written.endswith("s"):
        written = written[:-2]
    if len(written) > _LONGEST_WORD or not any(map(str.isalpha, written)):
        return None
    lemma = _capitals().get(written) or _lemma(written)
    return Word(lemma, written) if lemma else None


@lru_cache(maxsize=16_384)
def _lemma(written: str) -> str:
    """The lemma of an English word, any other word in lower case, or "" for a stop word."""
    plain = written.casefold().replace(_APOSTROPHE, "'")
    if _is_silent(plain):
        return ""
    # Imported when the first text comes: its dictionary costs a tenth of a second.
    from simplemma import lemmatize  # noqa: PLC0415

    plain = _with_its_g(plain)
    lemma = lemmatize(plain, "en").casefold()
    lemma = _corrections().get(plain) or _corrections().get(lemma) or _verb_of(lemma)
    return "" if _is_silent(lemma) else lemma


def _with_its_g(word: str) -> str:
    """A form as it is listed, for one as many people say it: "fixing" for "fixin"."""
    from simplemma import is_known  # noqa: PLC0415 - as above

    spoken = word.endswith("in") and len(word) >= _SHORTEST_SPOKEN
    return (
        f"{word}g" if spoken and not is_known(word, "en") and is_known(f"{word}g", "en") else word
    )


def _is_silent(word: str) -> bool:
    # A single letter is a word in Chinese, but an abbreviation in Latin script.
    return word in _silent_words() or (len(word) < 2 and word.isascii())


def _verb_of(lemma: str) -> str:
    """Join "baking" with "bake": the dictionary lists some -ing forms as nouns of their own."""
    from simplemma import is_known, lemmatize  # noqa: PLC0415 - as above

    if len(lemma) < 6 or not lemma.endswith("ing") or lemma in _texts("not_verbs"):
        return lemma
    stem = lemma.removesuffix("ing")
    shorter = stem[:-1] if stem[-1] == stem[-2] else stem
    for verb in (stem, f"{stem}e", shorter):
        if is_known(verb, "en") and lemmatize(verb, "en") == verb and not _is_silent(verb):
            return verb
    return lemma


@cache
def _silent_words() -> frozenset[str]:
    from stop_words import get_stop_words  # noqa: PLC0415 - read when the first text comes

    listed = {word.casefold() for word in get_stop_words("en")}
    return frozenset((listed | _texts("ignored")) - _texts("kept"))


@cache
def _capitals() -> dict[str, str]:
    return content.texts("themes.words.capitals")


@cache
def _corrections() -> dict[str, str]:
    return content.texts("themes.words.lemmas")


@cache
def _texts(name: str) -> frozenset[str]:
    return frozenset(content.texts("themes.words")[name])
