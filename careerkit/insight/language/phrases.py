"""Phrases of a translator's list, found among the plain words of a text.

A phrase is a row of words. ``a/b`` stands for either word, ``(word)`` may be missing, ``{kin}`` is
any entry of a named list, ``stem*`` a word with any ending, ``..`` up to three words, and ``$`` the
end of the text, also as one of ``a/$``.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.language.plain_words import flat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = ["OUT", "Phrasebook"]

_GAP = 3
# How many words of any kind ".." stands for at most.

_STEM = 1
# The beginnings of words are looked up by so many letters; some have no more ("1*").

OUT = "·"
"""Stands where a phrase was taken out, so that the words around it do not become neighbours."""


class Phrasebook:
    """Phrases to look for in words as ``plain_words`` gives them.

    Args:
        phrases: In the notation of this module.
        lists: What the names in braces stand for: entries of one word or more.
        without: Words that plain words never hold; they may stand in a phrase all the same.
    """

    def __init__(
        self,
        phrases: Iterable[str],
        lists: Mapping[str, Iterable[str]],
        without: Collection[str] = (),
    ) -> None:
        named = {name: [flat(entry) for entry in entries] for name, entries in lists.items()}
        # By a phrase's first word, so that few of them are tried at each word of a text.
        self._begins: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[tuple[str, _Phrase]]] = {}
        # Most parts are in many phrases; kept once, they take a third of the memory.
        read: dict[str, _Part] = {}
        for phrase in phrases:
            written = [part for part in flat(phrase).split() if part not in without]
            parts = tuple(read.setdefault(part, _Part.read(part, named)) for part in written)
            known = _Phrase(parts, _needed(parts), phrase)
            for first in dict.fromkeys(_firsts(parts)):
                self._begins.setdefault(first, []).append(known)
            for stem in (stem for part in parts[:1] for stem in part.stems):
                self._stems.setdefault(stem[:_STEM], []).append((stem, known))

    def first_in(self, words: tuple[str, ...]) -> str:
        """The first phrase that stands among the words; or an empty text."""
        return next((" ".join(words[at:end]) for at, end in self._found(words)), "")

    def without(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with a mark in the place of each phrase."""
        kept: list[str] = []
        done = 0
        for at, end in self._found(words):
            if at >= done:
                kept += [*words[done:at], OUT]
                done = end
        return (*kept, *words[done:]) if kept else words

    def longest(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
        """Where phrases begin and end, and which they are: the longest at each place."""
        every, done = frozenset(words), 0
        for at, word in enumerate(words):
            if at < done or not (word in self._begins or word[:_STEM] in self._stems):
                continue
            ends = [
                (max(_ends(phrase.parts, words, at), default=at), phrase.written)
                for phrase in self._beginning(word, every)
            ]
            end, written = max(ends, key=itemgetter(0), default=(at, ""))
            if end > at:
                yield at, end, written
                done = end

    def is_all(self, words: tuple[str, ...]) -> bool:
        """Whether there are words, and all of them belong to phrases."""
        reached, every = {0}, frozenset(words)
        for at in range(len(words)):
            if at in reached:
                for phrase in self._beginning(words[at], every):
                    reached.update(_ends(phrase.parts, words, at))
        return bool(words) and len(words) in reached

    def _found(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        every = frozenset(words)
        for at, word in enumerate(words):
            for phrase in self._beginning(word, every):
                end = next(_ends(phrase.parts, words, at), at)
                if end > at:
                    yield at, end

    def _beginning(self, word: str, every: frozenset[str]) -> Iterator[_Phrase]:
        """The phrases that may begin with a word, of those that have what they need."""
        for phrase in self._begins.get(word, ()):
            if not phrase.needed or not phrase.needed.isdisjoint(every):
                yield phrase
        for stem, phrase in self._stems.get(word[:_STEM], ()):
            if word.startswith(stem):
                yield phrase


@attrs.frozen
class _Part:
    """One part of a phrase: the words, rows of words and beginnings of words that it may be."""

    is_gap: bool = False
    is_end: bool = False
    may_be_missing: bool = False
    words: frozenset[str] = frozenset()
    rows: tuple[tuple[str, ...], ...] = ()
    stems: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it may be something else than one of its words."""
        return bool(self.may_be_missing or self.is_end or self.rows or self.stems)

    @classmethod
    def read(cls, written: str, named: Mapping[str, list[str]]) -> _Part:
        if written == "..":
            return cls(is_gap=True)
        choices = written.strip("()").split("/")
        entries = [entry for choice in choices for entry in _entries(choice, named)]
        return cls(
            may_be_missing=written.startswith("("),
            is_end="$" in choices,
            words=frozenset(e for e in entries if " " not in e and not e.endswith(("*", "$"))),
            rows=tuple(tuple(entry.split()) for entry in entries if " " in entry),
            stems=tuple(entry[:-1] for entry in entries if entry.endswith("*")),
        )

    def ends(self, words: tuple[str, ...], at: int) -> Iterator[int]:
        """Where it may end if it begins there."""
        if self.is_gap:
            yield from _gap_ends(words, at)
        elif at == len(words):
            if self.is_end:
                yield at
        else:
            for row in self.rows:
                if words[at : at + len(row)] == row:
                    yield at + len(row)
            if words[at] in self.words or (self.stems and words[at].startswith(self.stems)):
                yield at + 1
        if self.may_be_missing:
            yield at


def _gap_ends(words: tuple[str, ...], at: int) -> Iterator[int]:
    yield at
    for end in range(at + 1, min(at + _GAP, len(words)) + 1):
        if words[end - 1] == OUT:
            return
        yield end


_Parts = tuple[_Part, ...]


@attrs.frozen
class _Phrase:
    """A phrase, words of which at least one is in any text that holds it, and how it is written."""

    parts: _Parts
    needed: frozenset[str]
    written: str


def _needed(parts: _Parts) -> frozenset[str]:
    """The words of the part that says most: without one of them there is no use in looking."""
    certain = (part.words for part in parts[1:] if part.words and not part.is_open)
    return min(certain, key=len, default=frozenset())


def _ends(phrase: _Parts, words: tuple[str, ...], at: int) -> Iterator[int]:
    """Where a phrase may end if it begins there, the longest of each part first."""
    if not phrase:
        yield at
        return
    for end in phrase[0].ends(words, at):
        yield from _ends(phrase[1:], words, end)


def _entries(choice: str, named: Mapping[str, list[str]]) -> list[str]:
    """What a choice may read: itself, or a list's entries, with what follows the braces."""
    if not choice.startswith("{"):
        return [choice]
    name, ending = choice[1:].split("}")
    return [entry + ending for entry in named[name]]


def _firsts(parts: _Parts) -> Iterator[str]:
    """The words with which a phrase can begin."""
    for part in parts:
        yield from part.words
        yield from (row[0] for row in part.rows)
        if not part.may_be_missing:
            return
