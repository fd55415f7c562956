"""Messages between a page and its kernel: whether one is put together as it says, and what it says.

Jupyter's reading of binary messages trusts the numbers in front: how many parts there are and where
each begins. With eight wrong bytes it counts for ever, or copies the message a million times, and
all visitors wait.
"""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from typing import Any

__all__ = ["V1", "channel_of", "header_of", "is_sound", "parent_of"]

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


def channel_of(message: bytes) -> bytes:
    """The name of the channel of a sound message."""
    return _part(message, 0)


def header_of(message: bytes) -> dict[str, Any]:
    """The header of a sound message.

    Raises:
        ValueError: If it is no JSON object.
    """
    return _read(_part(message, 1))


def parent_of(message: bytes) -> dict[str, Any]:
    """The header of the message that a sound one answers; empty if it answers none.

    Raises:
        ValueError: If it is no JSON object.
    """
    return _read(_part(message, 2))


def _part(message: bytes, number: int) -> bytes:
    begin, end = struct.unpack_from("<2Q", message, _NUMBER * (1 + number))
    return message[begin:end]


def _read(text: bytes) -> dict[str, Any]:
    read = json.loads(text)
    if not isinstance(read, dict):
        raise ValueError("A header is an object.")  # noqa: TRY004 - of what was said, not of a call
    return read
