"""Messages between a page and its kernel: whether one is put together as it says, and what it says.

Jupyter's reading of binary messages trusts the numbers in front: how many parts there are and where
each begins. With eight wrong bytes it counts for ever, or copies the message a million times, and
all visitors wait. So what a page says is read here, and nowhere else in the server.
"""

from __future__ import annotations

import json
import re
import struct
from itertools import pairwise
from typing import Any

import attrs
from jupyter_client._version import protocol_version

__all__ = ["PLAIN", "V1", "Said", "channel_of", "parent_of", "read"]

V1 = "v1.kernel.websocket.jupyter.org"
"""The protocol in which a page and its kernel speak. The older one is not spoken."""

PLAIN = re.compile(r"[\w.:+-]{1,200}", re.ASCII)
"""What an id may look like. A front end's are hexadecimal digits and hyphens."""

_NUMBER = 8
"""Bytes of each number."""

_LEAST_PLACES, _MOST_PLACES = 6, 1000
"""Of the channel's name, four parts and the end; and of each piece of binary data."""

_LARGEST_HEADER = 4096
"""Bytes. A front end's takes about 200, and the kernel sends it back with each answer."""

_KEPT = ("msg_id", "msg_type", "session")


@attrs.frozen
class Said:
    """What a page says to its kernel.

    ``parts`` are those that the kernel gets: header, parent's header, metadata, content, and
    pieces of binary data.
    """

    channel: str
    kind: str
    id: str
    parts: list[bytes]


def read(message: bytes | str) -> Said:
    """What a message of a page says.

    The header is written anew, from the three ids that an answer needs. What else stood there
    (dates that are none, nested lists) would come back with each answer, and the server reads it.

    Raises:
        ValueError: If it isn't put together as it says, or its header is no front end's.
    """
    channel, header, _, *rest = _parts(message)
    ids = _ids(header)
    written = {**ids, "username": "", "version": protocol_version}
    parts = [json.dumps(written).encode(), b"{}", *rest]
    return Said(channel.decode("ascii"), ids["msg_type"], ids["msg_id"], parts)


def _parts(message: bytes | str) -> list[bytes]:
    """The parts, if they follow one another and end where the message ends."""
    if isinstance(message, str) or len(message) < _NUMBER:
        raise ValueError("A message has parts.")
    (count,) = struct.unpack_from("<Q", message)
    front = _NUMBER * (1 + count)
    if not _LEAST_PLACES <= count <= _MOST_PLACES or front > len(message):
        raise ValueError("A message has so many parts.")
    places = struct.unpack_from(f"<{count}Q", message, _NUMBER)
    if not all(one <= other for one, other in pairwise((front, *places, len(message)))):
        raise ValueError("One part begins where the last one ends.")
    return [message[one:other] for one, other in pairwise(places)]


def _ids(header: bytes) -> dict[str, str]:
    if len(header) > _LARGEST_HEADER:
        raise ValueError("A header is short.")
    known = _object(header)
    ids = {name: value for name in _KEPT if isinstance(value := known.get(name), str)}
    if len(ids) < len(_KEPT) or not all(map(PLAIN.fullmatch, ids.values())):
        raise ValueError("A header has three ids.")
    return ids


def channel_of(message: bytes) -> bytes:
    """The name of the channel of a message of the server's."""
    return _part(message, 0)


def parent_of(message: bytes) -> dict[str, Any]:
    """The header of the message that one of the server's answers; empty if it answers none."""
    return _object(_part(message, 2))


def _part(message: bytes, number: int) -> bytes:
    begin, end = struct.unpack_from("<2Q", message, _NUMBER * (1 + number))
    return message[begin:end]


def _object(text: bytes) -> dict[str, Any]:
    read = json.loads(text)
    if not isinstance(read, dict):
        raise ValueError("A header is an object.")  # noqa: TRY004 - of what was said, not of a call
    return read
