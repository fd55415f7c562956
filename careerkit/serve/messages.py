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
"""The protocol in which a page and its kernel speak."""

_MOST_PARTS = 1000
"""A message has six, and one for each piece of binary data."""


def is_sound(message: bytes | str, protocol: str | None) -> bool:
    """Whether the parts of a message follow one another and end where it ends.

    Args:
        message: As it came.
        protocol: ``V1``, or None for the older one, in which a text is JSON.
    """
    if isinstance(message, str):
        return protocol != V1
    number, size, order = (8, 8, "<Q") if protocol == V1 else (4, 4, "!I")
    if len(message) < number:
        return False
    (count,) = struct.unpack_from(order, message)
    # The newer protocol counts the end too, and its first part is the channel's name.
    least = 6 if protocol == V1 else 1
    front = number + count * size
    if not least <= count <= _MOST_PARTS or front > len(message):
        return False
    starts = struct.unpack_from(f"{order[0]}{count}{order[1]}", message, number)
    places = [front, *starts, len(message)]
    return all(one <= other for one, other in pairwise(places))
