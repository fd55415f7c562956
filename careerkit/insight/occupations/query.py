"""What a text asks for: its subjects, the longest known phrase first, and how much each counts.

"Machine learning" is one subject where the catalogue knows the phrase, and its words are then not
asked for singly. Slips of the pen are read as what was meant.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.idioms import Kind, stretches
from careerkit.insight.language.spelling.confused import may_be, meant_beside
from careerkit.insight.language.spelling.corrections import meant
from careerkit.insight.language.words import is_telling, runs

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from careerkit.insight.language.words import Term

__all__ = ["LONGEST", "Subject", "key_of", "lemma", "subjects", "written_words"]

LONGEST = 4
"""How many words a phrase may have."""

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*", re.IGNORECASE)
_PASSAGE = re.compile(r"[.,;:!?()\n\r\u2026]+|\s[-\u2013\u2014]\s")

_MOST = 300
# So many subjects say what a text is about; more come from a pasted book.

_SHORTEST_AGAIN = 3
# More letters than so many stand after the prefix of what is done again.

_SCENE = 0.3
_FILLER = 0.1
_KIN = 1.0
# How much a word counts that says where or with whom; that says nothing by itself ("people"); and
# all the other names of a word together; the word itself counts 1.


@attrs.frozen
class Subject:
    """One thing that a text is about.

    Attributes:
        lemmas: The basic forms of its word, or of its words in order.
        written: As the person wrote it.
        amount: How much it counts.
        names: Other names of it, and how much each counts.
        is_open: Whether it is a word of many senses, which its company has to settle.
    """

    lemmas: Term
    written: str
    amount: float
    names: tuple[tuple[str, float], ...] = ()
    is_open: bool = False

    @property
    def key(self) -> str:
        """The basic forms as one text."""
        return " ".join(self.lemmas)

    @property
    def tells(self) -> bool:
        """Whether it says more than where, when or with whom."""
        return self.amount > _SCENE


@attrs.frozen
class _Word:
    lemma: str
    begin: int
    end: int


def subjects(
    text: str,
    phrases: Container[str],
    vocabulary: Container[str] = (),
    names: Container[str] = (),
) -> tuple[Subject, ...]:
    """The subjects of a text, each once, in order.

    Args:
        text: What the person wrote.
        phrases: The known phrases, each as its basic forms with a space between.
        vocabulary: Basic forms that are no slips of the pen, though no dictionary has them.
        names: The known names of things, in plain letters.
    """
    known = _Known(phrases, vocabulary, names)
    found = _subjects(text, known, with_scenes=False)
    if any(subject.tells for subject in found):
        return found
    # Where it was is all that there is.
    return _subjects(text, known, with_scenes=True)


@attrs.frozen
class _Known:
    """What is known, as ``subjects`` is told."""

    phrases: Container[str]
    vocabulary: Container[str]
    names: Container[str]


def _subjects(text: str, known: _Known, *, with_scenes: bool) -> tuple[Subject, ...]:
    found: dict[Term, Subject] = {}
    for passage in _PASSAGE.split(text):
        words = list(islice(_words(passage, known, with_scenes=with_scenes), _MOST))
        words = list(_settled(words, passage, known.phrases))
        at = 0
        while at < len(words):
            length = _longest(words[at : at + LONGEST], known.phrases)
            some = words[at : at + length]
            subject = _subject(some, passage[some[0].begin : some[-1].end])
            found.setdefault(subject.lemmas, subject)
            at += length
            if len(found) == _MOST:
                return tuple(found.values())
    return tuple(found.values())


def _settled(words: Sequence[_Word], passage: str, phrases: Container[str]) -> Iterator[_Word]:
    """The words, and of those that are taken for each other the one that is meant."""
    lemmas = [word.lemma for word in words]
    for at, word in enumerate(words):
        other = lemma(may_be(passage[word.begin : word.end]))
        if other:
            other = meant_beside(word.lemma, other, lemmas[:at], lemmas[at + 1 :], phrases)
        yield attrs.evolve(word, lemma=other) if other else word


def _longest(words: Sequence[_Word], phrases: Container[str]) -> int:
    for length in range(len(words), 1, -1):
        if " ".join(word.lemma for word in words[:length]) in phrases:
            return length
    return 1


def _subject(words: Sequence[_Word], written: str) -> Subject:
    lemmas = tuple(word.lemma for word in words)
    if len(lemmas) > 1:
        return Subject(lemmas, written, 1.0)
    names = _kin().get(lemmas[0], ())
    kin = (*((name, _KIN / len(names)) for name in names), *_joined(lemmas[0], written))
    if not is_telling(lemmas):
        return Subject(lemmas, written, _FILLER, kin)
    amount = _SCENE if lemmas[0] in _scenes() else 1.0
    return Subject(lemmas, written, amount, kin, is_open=lemmas[0] in _of_many_senses())


def _joined(word: str, written: str) -> tuple[tuple[str, float], ...]:
    """The words that a hyphen joins: a catalogue's texts are read without hyphens."""
    joined = next((one for one in (word, written) if "-" in one and " " not in one), "")
    parts = [basic for part in joined.split("-") if (basic := lemma(part))]
    return tuple((part, _KIN / len(parts)) for part in parts)


def _words(passage: str, known: _Known, *, with_scenes: bool) -> Iterator[_Word]:
    """The telling words of a passage, slips mended, and where each stands."""
    mended = partial(_mended, vocabulary=known.vocabulary)
    for stretch in stretches(passage, known.names, with_scenes=with_scenes, mended=mended):
        if stretch.kind is Kind.NAME:
            yield _Word(stretch.text, stretch.begin, stretch.end)
            continue
        begin = 0
        for word in (word for run in runs(stretch.text) for word in run):
            place = max(stretch.text.find(word.written, begin), 0)
            begin = place + len(word.written)
            span = stretch.begin + place, stretch.begin + begin
            if stretch.kind is Kind.MEANING:
                # What it means stands nowhere: the person's own words are quoted.
                span = stretch.begin, stretch.end
            for basic in _basic(word.lemma, known.vocabulary):
                yield _Word(basic, *span)


def _mended(word: str, vocabulary: Container[str]) -> str:
    """A word without a slip of the pen; one of which two were made stays as it is."""
    found = "" if word in vocabulary else meant(word)
    return word if not found or " " in found else found


def _basic(word: str, vocabulary: Container[str]) -> Iterator[str]:
    if word not in vocabulary and (again := _again(word)) and again in vocabulary:
        yield again
        return
    mended = "" if word in vocabulary else meant(word)
    if not mended:
        yield word
    for part in mended.split():
        if basic := lemma(part):
            yield basic


def _again(word: str) -> str:
    """What is done a second time: "repaint" is to paint."""
    prefix = content.text("everyday.again")
    is_long = word.startswith(prefix) and len(word) > len(prefix) + _SHORTEST_AGAIN
    return word.removeprefix(prefix) if is_long else ""


def key_of(text: str) -> str:
    """The basic forms of what a phrase means with a space between, to be looked up by."""
    return " ".join(
        word.lemma for part in stretches(text) for run in runs(part.text) for word in run
    )


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


@cache
def _scenes() -> frozenset[str]:
    return frozenset(content.texts("everyday")["scenes"])


@cache
def _of_many_senses() -> frozenset[str]:
    return frozenset(content.texts("everyday")["many_senses"])


@cache
def _kin() -> dict[str, list[str]]:
    return content.texts("everyday.kin")
