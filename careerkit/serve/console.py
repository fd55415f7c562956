"""What the person at the terminal is told: where the app is, and how many are there."""

from __future__ import annotations

import io
import os
import socket
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlencode

import segno
from tornado.ioloop import PeriodicCallback

from careerkit import content
from careerkit.serve.pages.gate import CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerkit.serve.capacity import Capacity
    from careerkit.serve.guard.access import Access

__all__ = [
    "EVERYWHERE",
    "LOOPBACK",
    "Progress",
    "address",
    "follow",
    "host_for_others",
    "invitation",
    "qr_code",
    "show",
    "shows_pictures",
    "told_numbers",
]

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - what was asked for
"""Hosts that stand for all addresses of this computer."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Hosts that only this computer reaches."""

# Not every phone reads a code of light on dark, as a light terminal would show it. Older
# Windows consoles would write these out; there the usual dark background has to do.
_WHITE_ON_BLACK, _AS_BEFORE = ("", "") if os.name == "nt" else ("\x1b[97;40m", "\x1b[0m")

_LOOKED_EVERY = 10_000  # ms

_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
# Addresses for documentation (RFC 5737, RFC 3849): no computer has them.


def address(host: str, port: int, base_url: str) -> str:
    """The app's address at a host.

    Args:
        host: A name or an address. One of IPv6 is put into brackets.
        port: The port, which is always told.
        base_url: Its path, from a slash to a slash.
    """
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{base_url}"


def host_for_others(host: str) -> str:
    """Where others reach a server that listens on ``host``: for all addresses, the one used most.

    A computer without a network has none but the loopback address.
    """
    if host not in EVERYWHERE:
        return host
    for family, elsewhere in _ELSEWHERE if host == "::" else _ELSEWHERE[:1]:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((elsewhere, 9))  # chooses our address, and sends nothing
                found: str = probe.getsockname()[0]
                return found
        except OSError:
            continue
    return "127.0.0.1"


def invitation(
    place: str,
    access: Access | None = None,
    *,
    most: int,
    reached: str,
    stream: TextIO | None = None,
) -> Iterator[str]:
    """How others get here: sentences, and for a terminal a QR code.

    Args:
        place: The address that others reach.
        access: Knows the code, if visitors are to give one.
        most: For how many there is room.
        reached: The sentence that says how others reach it, by its key; empty if they don't.
        stream: Where this goes in the end; standard output, unless told otherwise.
    """
    link = f"{place}?{urlencode({CODE: access.link_code})}" if access else place
    if reached:
        yield content.text(reached, address=place)
        yield content.plural("serve.start.room", most)
    if access:
        yield content.text("serve.start.code", code=access.code, link=link)
    if reached and shows_pictures(stream or sys.stdout):
        yield qr_code(link)


def show(place: str) -> None:
    """Open that address in the person's browser, which may take its time."""
    threading.Thread(target=webbrowser.open, args=(place,), daemon=True).start()


def told_numbers(host: str, port: int) -> str:
    """The sentence that says where the app's numbers are, and for whom."""
    key = "metrics" if host in LOOPBACK else "metrics_for_others"
    place = address(host_for_others(host), port, "/metrics")
    return content.text(f"serve.start.{key}", address=place)


def shows_pictures(stream: TextIO) -> bool:
    """Whether that is a terminal in which a QR code can be drawn."""
    try:
        "▀▄█".encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return stream.isatty()


def qr_code(link: str) -> str:
    """A link as a picture of letters."""
    drawn = io.StringIO()
    segno.make(link, micro=False).terminal(drawn, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(f"{_WHITE_ON_BLACK}{line}{_AS_BEFORE}" for line in lines)


def follow(capacity: Capacity, announce: Callable[[str], None]) -> None:
    """From now on say how many visitors there are, whenever that has changed in ten seconds."""
    progress = Progress(capacity)

    def look() -> None:
        for sentence in progress.news():
            announce(sentence)

    PeriodicCallback(look, _LOOKED_EVERY).start()


class Progress:
    """What has changed in a room since the console last asked."""

    def __init__(self, capacity: Capacity) -> None:
        self._capacity = capacity
        self._visitors = capacity.visitors
        self._refused = capacity.refused
        self._has_said_full = False

    def news(self) -> Iterator[str]:
        """A sentence if there are more or fewer visitors, and one when the first has to wait.

        That one comes again only after there was room in between.
        """
        visitors, most = self._capacity.visitors, self._capacity.most
        if visitors != self._visitors:
            self._visitors = visitors
            kind = "here" if visitors < most else "full"
            yield content.plural(f"serve.visitors.{kind}", visitors, free=most - visitors)
        refused = self._capacity.refused - self._refused
        self._refused = self._capacity.refused
        if refused and not self._has_said_full:
            self._has_said_full = True
            yield content.plural("serve.visitors.waiting", refused)
        elif visitors < most and not refused:
            self._has_said_full = False
