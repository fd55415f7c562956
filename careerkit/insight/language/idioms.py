"""Turns of speech: what people say in words that mean something else.

"Nobody gets hurt at work" is about safety and not about doctors, "a good eye for colours" about
taste and not about glasses. ``content/…/idioms.toml`` lists such phrases by what they mean, in the
notation of ``language.phrases``, and what they mean is looked for instead of their words.
Names of things ("Top Gun") are one word, too, where they are written as a name or stand alone.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.phrases import Phrasebook
from careerkit.insight.language.plain_words import flat
from careerkit.insight.language.spelling.confused import may_be

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

__all__ = ["WORD", "Kind", "Stretch", "stretches"]

WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*")
"""A word as it is written, with an apostrophe within."""

_LONGEST_NAME = 6


class Kind(Enum):
    """How a part of a passage is to be read."""

    WORDS = "by its words"
    MEANING = "by what it means"
    NAME = "as one name"


@attrs.frozen
class Stretch:
    """A part of a passage.

    Attributes:
        begin: Where it begins in the passage.
        end: Where it ends.
        text: Its own words; what it means, which may be nothing; or a name in plain letters.
        kind: Which of these.
    """

    begin: int
    end: int
    text: str
    kind: Kind


def stretches(
    passage: str,
    names: Container[str] = (),
    *,
    with_scenes: bool = True,
    mended: Callable[[str], str] | None = None,
) -> Iterator[Stretch]:
    """The parts of a passage, from its beginning to its end.

    Args:
        passage: Some words between two punctuation marks.
        names: Names of things, in plain letters.
        with_scenes: Whether phrases that only say where something was ("on the bus") are kept.
        mended: Gives the word that was meant by one with a slip of the pen, or the word. Without it
            no slip is looked for, as in a catalogue's tens of thousands of phrases.
    """
    places = [found.span() for found in WORD.finditer(passage)]
    words = tuple(_plain(passage[begin:end]) for begin, end in places)
    book, meanings = _idioms()
    said = [passage[begin:end] for begin, end in places]
    found = [(*span, Kind.NAME) for span in _named(words, said, names)]
    found += [
        (*span, Kind.MEANING)
        for read in (_readings(words, mended) if mended else (words,))
        for span in book.longest(read)
        if not (with_scenes and span[2] in _scenes())
    ]
    done = 0
    for first, last, text, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        begin, end = places[first][0], places[last - 1][1]
        if begin >= done:
            yield Stretch(done, begin, passage[done:begin], Kind.WORDS)
            yield Stretch(begin, end, meanings[text] if kind is Kind.MEANING else text, kind)
            done = end
    yield Stretch(done, len(passage), passage[done:], Kind.WORDS)


def _readings(words: tuple[str, ...], mended: Callable[[str], str]) -> Iterable[tuple[str, ...]]:
    """The words as they are, without slips, and with what may be meant where a word is another."""
    without_slips = tuple(map(mended, words))
    meant = tuple(may_be(word) or word for word in without_slips)
    return dict.fromkeys([words, without_slips, meant])


def _plain(word: str) -> str:
    # The tens of thousands of signs are nearly all such words.
    return word.lower() if word.isascii() and word.isalnum() else flat(word)


def _named(
    words: tuple[str, ...], said: list[str], names: Container[str]
) -> Iterator[tuple[int, int, str]]:
    """Where names begin and end, and which they are."""
    for at in range(len(words)):
        for end in range(min(at + _LONGEST_NAME, len(words)), at + 1, -1):
            name = " ".join(words[at:end])
            is_alone = end - at == len(words)
            if name in names and (is_alone or _is_written_as_one(said[at:end])):
                yield at, end, name


def _is_written_as_one(some: Iterable[str]) -> bool:
    first, *others = some
    return not first[0].islower() and any(word[0].isupper() for word in others)


@cache
def _idioms() -> tuple[Phrasebook, dict[str, str]]:
    texts = content.texts("idioms")
    meanings = dict.fromkeys(_scenes(), "")
    meanings |= {phrase: "" for some in texts["nothing"].values() for phrase in some}
    for meaning, some in texts["instead"].items():
        meanings |= dict.fromkeys(some, meaning)
    return Phrasebook(meanings, texts["lists"]), meanings


@cache
def _scenes() -> frozenset[str]:
    return frozenset(content.texts("idioms.scenes")["phrases"])
