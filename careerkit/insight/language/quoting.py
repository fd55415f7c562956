"""The sentence of an answer in which a word stands, so that a person sees what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerkit.insight.language.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["around", "sentences"]

_END = re.compile(r"(?<=[.!?\u2026\u3002])\s+|[\n\r\v\f\u2028\u2029]+")

_LENGTH = 90
_BEFORE = 30
# How long a quote is at most, in characters, and how much of it stands before the word.

_MOST = 100_000
# No sentence is looked for behind so many characters.


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of some texts, without the empty ones."""
    for text in texts:
        yield from filter(str.strip, _END.split(text[:_MOST]))


def around(sentence: str, word: str) -> str:
    """A sentence on one line, cut so that a word of it stays to be seen.

    Args:
        sentence: The sentence, in the person's own spelling.
        word: The word, as it stands there.
    """
    line = " ".join(sentence.split())
    at = line.find(word)
    if len(line) <= _LENGTH or at + len(word) < _LENGTH - 1:
        return shortened(line, _LENGTH)
    begin = line.rfind(" ", 0, max(at - _BEFORE, 1)) + 1 or at
    return "…" + shortened(line[begin:], _LENGTH - 1)
