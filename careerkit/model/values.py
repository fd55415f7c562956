"""What one value is, whatever field it stands in: a number, a text that a file can carry."""

import math
import re
from typing import TypeGuard

__all__ = ["MAX_QUOTED", "clean_text", "is_number", "shown"]

MAX_QUOTED = 40
"""How much of a value that does not fit is quoted, in characters."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(value: object) -> object:
    """Replace lone surrogates: half an emoji, which no file or message can carry."""
    if not isinstance(value, str) or value.isascii():
        return value
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


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
