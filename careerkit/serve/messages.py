"""Whether a message to a kernel is put together as it says.

Jupyter's reading of binary messages trusts the numbers in front: how many parts there are and where
each begins. With eight wrong bytes it counts for ever, or copies the message a million times, and
all visitors wait.
"""

from __future__ import annotations

import struct
from itertools import pairwise

__all__ = ["V1", "is_sound"]

V1 = "v1.kernel.websocket.jupyter.org"
"""The protocol in which a page and its kernel speak. The older one is spoken with nobody."""

_NUMBER = 8
"""Bytes of each number."""

_LEAST_PLACES, _MOST_PLACES = 6, 1000
"""Of the channel's name, four parts and the end; and of each piece of binary data."""


def is_sound(message: bytes | str) -> bool:
    """Whether the parts of a message follow one another and end where it ends."""
    if isinstance(message, str) or len(message) < _NUMBER:
        return False
    (count,) = struct.unpack_from("<Q", message)
    front = _NUMBER * (1 + count)
    if not _LEAST_PLACES <= count <= _MOST_PLACES or front > len(message):
        return False
    places = (front, *struct.unpack_from(f"<{count}Q", message, _NUMBER), len(message))
    return all(one <= other for one, other in pairwise(places))
