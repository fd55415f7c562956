"""Phrases of a translator's list, found among the plain words of a text.

A phrase is a row of words. ``a/b`` stands for either word, ``(word)`` may be missing, ``{kin}`` is
any entry of a named list, ``stem*`` a word with any ending, and ``..`` up to three words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerkit.insight.plain_words import flat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = ["Phrasebook"]

_GAP = r"(?: [^ ·]+){0,3}?"
_OUT = "·"
# Stands where a phrase was taken out, so that the words around it do not become neighbours.

_FEW = 12
# What is nothing but short phrases is short itself; a long text may be cut up in too many ways.

_END = r"(?= |$)"


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
        begins: dict[str, list[str]] = {}
        patterns = []
        for phrase in phrases:
            parts = [_Part(part, named) for part in flat(phrase).split() if part not in without]
            patterns.append("".join(part.pattern for part in parts))
            for first in _firsts(parts):
                begins.setdefault(first, []).append(patterns[-1])
        # Looked up by a phrase's first word: few patterns are tried at each word of a text.
        self._begins = {first: _any_of(rest) for first, rest in begins.items() if "*" not in first}
        self._stems = [(f[:-1], _any_of(rest)) for f, rest in begins.items() if "*" in f]
        self._whole = re.compile(f"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})+")

    def first_in(self, words: tuple[str, ...]) -> str:
        """The first phrase that stands among the words, as it was written; or an empty text."""
        text = _row(words)
        return next((text[start:end].strip() for start, end in self._found(words, text)), "")

    def without(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with a mark in the place of each phrase."""
        text, pieces, at = _row(words), [], 0
        for start, end in self._found(words, text):
            if start >= at:
                pieces += [text[at:start], f" {_OUT}"]
                at = end
        return tuple("".join([*pieces, text[at:]]).split()) if pieces else words

    def is_all(self, words: tuple[str, ...]) -> bool:
        """Whether there are words, a few at most, and all of them belong to phrases."""
        return 0 < len(words) <= _FEW and self._whole.fullmatch(_row(words)) is not None

    def _found(self, words: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
        at = 0
        for word in words:
            for pattern in self._beginning(word):
                if found := pattern.match(text, at):
                    yield at, found.end()
            at += len(word) + 1

    def _beginning(self, word: str) -> Iterator[re.Pattern[str]]:
        if pattern := self._begins.get(word):
            yield pattern
        for stem, stem_pattern in self._stems:
            if word.startswith(stem):
                yield stem_pattern


class _Part:
    """One part of a phrase: its pattern, and the words with which it can begin."""

    def __init__(self, part: str, named: Mapping[str, list[str]]) -> None:
        self.may_be_missing = part.startswith("(")
        self.firsts: tuple[str, ...] = ()
        if part == "..":
            self.pattern = _GAP
            return
        choices = part.strip("()").split("/")
        entries = [entry for choice in choices for entry in _entries(choice, named)]
        self.firsts = tuple(dict.fromkeys(entry.split()[0] for entry in entries))
        longest_first = sorted(entries, key=len, reverse=True)
        body = "|".join(re.escape(entry).replace(r"\*", r"[^ ]*") for entry in longest_first)
        body = body.replace(r"\ ", " ")
        self.pattern = f"(?: (?:{body}){_END})" + ("?" if self.may_be_missing else "")


def _entries(choice: str, named: Mapping[str, list[str]]) -> list[str]:
    """What a choice may read: itself, or a list's entries, with what follows the braces."""
    if not choice.startswith("{"):
        return [choice]
    name, ending = choice[1:].split("}")
    return [entry + ending for entry in named[name]]


def _firsts(parts: Iterable[_Part]) -> Iterator[str]:
    """The words with which a phrase can begin."""
    for part in parts:
        yield from part.firsts
        if not part.may_be_missing:
            return


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def _row(words: tuple[str, ...]) -> str:
    return "".join(f" {word}" for word in words)
