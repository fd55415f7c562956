"""A person's text as it can be set: every word, and nothing that does more than show."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from careerkit.model.values import printable

__all__ = ["broken", "is_right_to_left", "one_line", "without_controls"]

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_BREAK = "\N{ZERO WIDTH SPACE}"


def without_controls(text: str, *, turns: bool = False) -> str:
    """The text with one kind of line ends, and a mark for what can be neither seen nor written.

    Args:
        text: What was typed.
        turns: Whether it keeps the characters that turn the direction of what stands behind them.
            Letters know theirs without them.
    """
    text = printable(text)
    return text if turns or text.isprintable() else _TURNS.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def is_right_to_left(text: str) -> bool:
    """Whether its first letter that has a direction is written from right to left."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def broken(text: str, longest: int) -> str:
    """The text with places where a line may end in words that are longer than most lines."""
    if len(text) <= longest:
        return text
    return _longer_than(longest).sub(lambda found: _loosened(found[0]), text)


@cache
def _longer_than(longest: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{longest + 1},}}")


def _loosened(word: str) -> str:
    """A word that may be parted anywhere, but from what is written onto a letter."""
    parts: list[str] = []
    for letter in word:
        joins = unicodedata.category(letter)[0] in "MC" or "\U0001f3fb" <= letter <= "\U0001f3ff"
        if parts and not joins and not parts[-1].endswith("\u200d"):
            parts.append(_BREAK)
        parts.append(letter)
    return "".join(parts)
