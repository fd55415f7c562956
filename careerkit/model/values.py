"""What one value is, whatever field it stands in: a number, a text that a file can carry."""

import math
import re
from typing import TypeGuard

__all__ = ["MAX_QUOTED", "clean_text", "is_number", "printable", "shown"]

MAX_QUOTED = 40
"""How much of a value that does not fit is quoted, in characters."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_LAST_TWO = "".join(f"{chr(end)}{chr(end + 1)}" for end in range(0xFFFE, 0x110000, 0x10000))
# Of each of Unicode's planes: they are no characters.
_UNSEEN = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_LAST_TWO}\ud800-\udfff]")


def clean_text(value: object) -> object:
    """Replace lone surrogates: half an emoji, which no file or message can carry."""
    if not isinstance(value, str) or value.isascii():
        return value
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


def printable(text: str) -> str:
    """A text as a page can hold it: one kind of line ends, a mark for what is never seen.

    XML has no place for most control characters, and some libraries end at a NUL.
    """
    # Python calls nothing printable that is looked for, and mostly there is nothing else.
    if text.isprintable():
        return text
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _LINE_ENDS.sub("\n", text))


def is_number(value: object, types: tuple[type, ...] = (int, float)) -> TypeGuard[float]:
    """Whether it is a number of these types. A truth value is none, nor is what has no end."""
    if not isinstance(value, types) or isinstance(value, bool):
        return False
    # A whole number may be too long to be made a float of.
    return not isinstance(value, float) or math.isfinite(value)


def shown(value: object) -> str:
    """A value as a sentence can quote it: it may come from any file."""
    words = " ".join(str(clean_text(str(value))).split())
    return words if len(words) <= MAX_QUOTED else f"{words[: MAX_QUOTED - 1]}…"
