"""A WebSocket by hand: any frame in any order, also what no browser would send."""

from __future__ import annotations

import contextlib
import http.client
import socket
import struct
import zlib
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urlsplit

from support.serving.visitors import UPGRADE, Visitor, connect

if TYPE_CHECKING:
    from types import TracebackType

MORE, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
LAST, PACKED = 0x80, 0x40


def frame(
    data: bytes = b"",
    kind: int = BINARY,
    *,
    last: bool = True,
    bits: int = 0,
    masked: bool = True,
    claims: int | None = None,
) -> bytes:
    """A frame; it may claim another length than it has. The mask is zero, which changes nothing."""
    length = len(data) if claims is None else claims
    mask = 0x80 if masked else 0
    if length < 126:
        size = bytes([mask | length])
    elif length < 1 << 16:
        size = struct.pack("!BH", mask | 126, length)
    else:
        size = struct.pack("!BQ", mask | 127, length)
    return bytes([(LAST if last else 0) | bits | kind]) + size + bytes(4 if masked else 0) + data


def pieces(data: bytes, count: int, kind: int = BINARY, bits: int = 0) -> bytes:
    """A message in so many frames."""
    step = max(1, -(-len(data) // count))
    parts = [data[at : at + step] for at in range(0, len(data), step)] or [b""]
    frames = [frame(part, MORE, last=False) for part in parts]
    frames[0] = frame(parts[0], kind, last=False, bits=bits)
    return b"".join(frames) + frame(b"", MORE)


def deflated(data: bytes) -> bytes:
    """As permessage-deflate packs a message."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return (packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH))[:-4]


class Line:
    """A connection to a visitor's kernel. To be used in a ``with``.

    ``status`` is what the server answered: 101 if the line stands.
    """

    def __init__(
        self,
        visitor: Visitor,
        *,
        session: str = "a-session",
        early: bool = False,
        reads: int | None = None,
        without: str = "",
        **headers: str,
    ) -> None:
        given = {
            "Host": urlsplit(visitor.app.url).netloc,
            "Cookie": visitor.cookie,
            **UPGRADE,
            **headers,
        }
        given.pop(without, None)
        query = f"session_id={quote(session)}{'&early=1' if early else ''}"
        lines = [f"GET {visitor.about}/channels?{query} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in given.items()]
        self.socket = connect(visitor.app, reads=reads)
        self.socket.sendall("\r\n".join(lines).encode("latin1") + b"\r\n\r\n")
        self._answer = http.client.HTTPResponse(self.socket)
        self._answer.begin()
        self.status = self._answer.status
        self._rest = self._answer.fp  # may have read the first frames already

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._answer.close()
        self.socket.close()

    def send(self, data: bytes) -> bool:
        """Send bytes as they are; False if the server has gone."""
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        return True

    def hear(self) -> tuple[int, bytes] | None:
        """The next frame's kind and data; None at the end."""
        try:
            first, size = self._read(2)
            if size > 125:
                size = int.from_bytes(self._read(2 if size == 126 else 8))
            return first & 0xF, self._read(size)
        except (OSError, EOFError):
            return None

    def _read(self, size: int) -> bytes:
        data: bytes = self._rest.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def skip(self) -> None:
        """Read what is there, if anything is, and forget it."""
        self.socket.settimeout(0)
        with contextlib.suppress(BlockingIOError, OSError):
            while self.socket.recv(1 << 20):
                pass
        with contextlib.suppress(OSError):
            self.socket.settimeout(10)

    def close_code(self) -> int | None:
        """The code with which the server closes; None if it just ends."""
        while heard := self.hear():
            if heard[0] == CLOSE:
                return int.from_bytes(heard[1][:2])
        return None


def hang_up(line: Line) -> None:
    """End the connection as a telephone does that loses it: the server gets a reset."""
    line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
