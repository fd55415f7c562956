"""The code of a workshop: who knows it comes in, and nobody finds it out by trying."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import math
import secrets
import time
import unicodedata
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.serve.pace import Pace
from careerkit.serve.ports import CannotServeError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Access", "access_for", "draw", "normalised"]

_RANDOM = "random"
_SHORTEST = 4
_LONGEST = 200
_PURPOSE = b"careerkit pass 1"

_VISITORS_TRIES = (6, 15.0)
_ADDRESS_TRIES = (300, 5.0)
# A workshop is behind one address, and each of 200 people may mistype the code. At one try in
# five seconds somebody has tried 6,000 codes in eight hours, of the 4 million that are drawn from.


class Access:
    """Checks the code, and the pass that somebody has who knew it.

    The pass follows from the code alone: it is good after a restart of the server, and no more
    once there is another code. What is remembered are wrong tries, for some minutes.

    Args:
        code: What visitors have to know. Case, spaces and hyphens don't matter.
        clock: Seconds that never go back.

    Raises:
        CannotServeError: If the code has less than four characters that count, or more than 200.
    """

    def __init__(self, code: str, clock: Callable[[], float] = time.monotonic) -> None:
        if len(normalised(code)) < _SHORTEST or len(code) > _LONGEST:
            raise CannotServeError(
                content.text("serve.access.length", shortest=_SHORTEST, longest=_LONGEST)
            )
        self.code = code.strip()
        self.granted = _pass_for(code)
        self._clock = clock
        self._visitors = Pace(*_VISITORS_TRIES)
        self._addresses = Pace(*_ADDRESS_TRIES)

    def admits(self, shown: str | None) -> bool:
        """Whether that is the pass, in constant time."""
        return shown is not None and hmac.compare_digest(shown.encode(), self.granted.encode())

    def wait(self, visitor: bytes, address: str) -> int:
        """Seconds until this visitor may try a code again; 0 if they may now.

        Args:
            visitor: The token of their session.
            address: Where their request comes from; many may share it.
        """
        now = self._clock()
        seconds = max(
            self._visitors.wait(_short(visitor), now), self._addresses.wait(_place(address), now)
        )
        return math.ceil(seconds)

    def is_right(self, offered: str, visitor: bytes, address: str) -> bool:
        """Whether that is the code, in constant time; a wrong one is remembered.

        Ask ``wait`` first. The arguments are those of ``wait``.
        """
        if self.admits(_pass_for(offered[: _LONGEST + 1])):
            return True
        now = self._clock()
        self._visitors.note(_short(visitor), now)
        self._addresses.note(_place(address), now)
        return False


def access_for(wanted: str) -> Access:
    """The access for a code; the word ``random`` asks for one that is drawn.

    Raises:
        CannotServeError: If the code is too short or too long.
    """
    return Access(draw() if normalised(wanted) == _RANDOM else wanted)


def normalised(code: str) -> str:
    """What counts of a code: not its case, its width, its accents' encoding, spaces or hyphens."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", code).casefold())
    kept = "".join(character for character in folded if not _is_ignored(character))
    return unicodedata.normalize("NFKC", kept)


def _is_ignored(character: str) -> bool:
    """Whether it is a space or a hyphen of any kind, or can't be seen at all."""
    category = unicodedata.category(character)
    return category[0] in "ZC" or category == "Pd"


def draw() -> str:
    """A code of two plain words and a number, such as ``maple-river-42``."""
    words = content.text("serve.access.words").split()
    return "-".join([*(secrets.choice(words) for _ in range(2)), str(10 + secrets.randbelow(90))])


def _pass_for(code: str) -> str:
    return hmac.new(normalised(code).encode(), _PURPOSE, hashlib.sha256).hexdigest()


def _short(key: bytes) -> bytes:
    """Of a fixed length, whatever somebody sends as a token."""
    return hashlib.sha256(key).digest()[:16]


def _place(address: str) -> bytes:
    """Who an address belongs to: with IPv6 a household has 2**64 of them."""
    try:
        place = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return _short(address.encode())
    if place.version == 6:
        place = place.ipv4_mapped or ipaddress.ip_address(int(place) >> 64 << 64)
    return place.packed
