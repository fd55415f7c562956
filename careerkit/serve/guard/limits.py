"""How much a visitor may send, how long they may take, and how much may wait for them.

A client that sends its request byte by byte, or never reads what it asked for, holds a connection,
memory and maybe a kernel. It is let go after a while; a slow telephone is not.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import attrs
from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerConnectionDelegate
    from tornado.iostream import IOStream

__all__ = ["LimitedServer", "Limits"]

_CHUNK = 65_536
"""Bytes that tornado reads at a time."""


@attrs.frozen
class Limits:
    """Sizes in bytes, times in seconds."""

    header_size: int = 32_768
    """The request line and all headers. Cookies of other servers on this computer come along."""

    body_size: int = 16_384
    """A request's body. The page's goodbye and a form are a few hundred bytes."""

    message_size: int = 10 * 1024 * 1024
    """A message to a kernel. The vault sends no text that takes more than 8 MB in one, and says so
    before it would (``LARGEST`` in ``vault_documents.js``)."""

    unread_size: int = 32_000_000
    """What may wait on one connection for its page to read it."""

    header_time: float = 60.0
    """Until a request's header is there; so also how long an idle connection stays open."""

    body_time: float = 30.0
    """Until a request's body is there."""

    unread_time: float = 60.0
    """After which the page must have read ``unread_rate`` for each second, if so much waited."""

    unread_rate: float = 200.0
    """Bytes a second: a tenth of what the slowest mobile networks carry."""

    said_size: int = 64_000_000
    """Bytes that a page may say to its kernel at once: several times the largest workbook."""

    said_rate: float = 1_000_000.0
    """Bytes a second that it may say from then on. Typing takes a few thousand."""

    ping_every: float = 30.0
    """After which a connection is asked for a sign of life, which a browser gives of itself."""

    silent_time: float = 90.0
    """Without a sign of life until a connection ends, as of a telephone that was switched off."""

    channels: int = 4
    """Connections to one kernel at a time. A page has one, and while it reconnects two."""

    connects: int = 20
    """Tries in a row to connect to one kernel. Jupyter remembers each for a minute."""

    connects_every: float = 1.0
    """Seconds after which there may be one more."""


class LimitedServer(HTTPServer):
    """Tornado's server, with all of the limits that concern a connection.

    Args:
        app: What answers.
        limits: The limits.
    """

    def initialize(self, app: HTTPServerConnectionDelegate, *, limits: Limits) -> None:  # type: ignore[override] # ours
        """Tornado calls it to make the server."""
        super().initialize(
            app,
            max_header_size=limits.header_size,
            max_body_size=limits.body_size,
            # A message is read as a whole, and with it what follows in the same chunk.
            max_buffer_size=limits.message_size + max(limits.header_size, 2 * _CHUNK),
            idle_connection_timeout=limits.header_time,
            body_timeout=limits.body_time,
        )
        self._limits = limits
        self._read: WeakKeyDictionary[IOStream, tuple[float, int] | None] = WeakKeyDictionary()
        self._watch = PeriodicCallback(self._let_go, limits.unread_time * 1000 / 4)

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve a connection, and watch whether it is read."""
        stream.max_write_buffer_size = self._limits.unread_size
        self._read[stream] = None
        if not self._watch.is_running():
            self._watch.start()
        super().handle_stream(stream, address)

    def _let_go(self) -> None:
        """Close what is not read. That ends pages, files and kernels' channels alike."""
        now = time.monotonic()
        enough = self._limits.unread_rate * self._limits.unread_time
        for stream, known in [*self._read.items()]:
            if stream.closed():
                del self._read[stream]
            elif not stream.writing():
                self._read[stream] = None
            elif known is None or _read_of(stream) - known[1] >= enough:
                self._read[stream] = (now, _read_of(stream))
            elif now - known[0] >= self._limits.unread_time:
                stream.close()


def _read_of(stream: IOStream) -> int:
    """How many bytes of a connection have gone out so far."""
    return int(stream._total_write_done_index)  # noqa: SLF001 - nothing public tells
