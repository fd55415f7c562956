"""The code of a workshop: visitors who know it come in, and no one finds it out by trying.

A code is short, since people type it. So it may be tried a little, and what is not for typing is
longer: the link, and the pass of a visitor who knew the code, are made with a key of this
computer. No number of tries finds those, and they need no limit.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import math
import os
import secrets
import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_dir

from careerkit import content
from careerkit.serve.guard.rate_limit import RateLimit
from careerkit.serve.ports import CannotServeError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Access", "access_for", "draw", "kept_key", "normalised", "place_of"]

_RANDOM = "random"
_SHORTEST = 4
_LONGEST = 200
_PASS, _LINK = b"careerkit pass 2", b"careerkit link 1"
_LINK_LENGTH = 20
"""Hexadecimal digits of what a link has beyond the code: 80 bits."""

_KEY_SIZE = 32

_VISITORS_TRIES = (6, 15.0)
_ADDRESS_TRIES = (300, 5.0)
# A workshop is behind one address, and each of 200 people may mistype the code.

_A_TURN = 2.0
"""Seconds between two tries from an address with so many wrong ones. At that pace a visitor has
tried 14,700 codes in eight hours, of the 6 million that are drawn from."""

_LONGEST_LINE = 10.0
"""Seconds that a try may wait for its turn; who comes later is told when to come again."""


class Access:
    """Checks the code, and the pass of a visitor who knew it.

    The pass follows from the code and the key: it is good after a restart of the server, and no
    more once there is another code. What is remembered are wrong tries, for some minutes.

    Args:
        code: What visitors have to know. Case, spaces and hyphens don't matter.
        clock: Seconds that never go back.
        key: What only this computer knows; a new one unless told otherwise.

    Raises:
        CannotServeError: If the code has less than four characters that count, or more than 200.
    """

    def __init__(
        self,
        code: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        key: bytes | None = None,
    ) -> None:
        if len(normalised(code)) < _SHORTEST or len(code) > _LONGEST:
            raise CannotServeError(
                content.text("serve.access.length", shortest=_SHORTEST, longest=_LONGEST)
            )
        self.code = code.strip()
        self._key = key or secrets.token_bytes(_KEY_SIZE)
        self.granted = self._sign(_PASS, code)
        self.link_code = f"{self.code}-{self._sign(_LINK, code)[:_LINK_LENGTH]}"
        self._clock = clock
        self._visitors = RateLimit(*_VISITORS_TRIES)
        self._addresses = RateLimit(*_ADDRESS_TRIES)
        self._turns = RateLimit(1, _A_TURN)

    def _sign(self, purpose: bytes, code: str) -> str:
        return hmac.new(self._key, purpose + normalised(code).encode(), hashlib.sha256).hexdigest()

    def admits(self, shown: str | None) -> bool:
        """Whether that is the pass, in constant time."""
        return shown is not None and hmac.compare_digest(shown.encode(), self.granted.encode())

    def wait(self, visitor: bytes, address: str) -> int:
        """Seconds until this visitor may try a code again; 0 if they may now.

        Args:
            visitor: The token of their session.
            address: Where their request comes from; many may share it.
        """
        line = self._line(address)
        is_long = line > _LONGEST_LINE
        own = self._visitors.wait(_short(visitor), self._clock())
        return math.ceil(max(own, line if is_long else 0))

    def turn(self, address: str) -> float:
        """Take a turn: seconds to wait before the code is looked at. Ask ``wait`` first.

        Where many were wrong, the next visitor who tries has to stand in line for a moment,
        and is not sent away: most people behind that address have the right code.
        """
        if not self._has_many_wrong(address):
            return 0.0
        line = self._line(address)
        self._turns.note(place_of(address), self._clock())
        return line

    def _has_many_wrong(self, address: str) -> bool:
        return self._addresses.wait(place_of(address), self._clock()) > 0

    def _line(self, address: str) -> float:
        """Seconds until all tries from there had their turn."""
        return self._turns.wait(place_of(address), self._clock())

    def is_invited(self, offered: str) -> bool:
        """Whether that is the code as a link has it, in constant time. It needs no turn."""
        return self._is_same(self.link_code, offered[: 2 * _LONGEST])

    def is_right(self, offered: str, visitor: bytes, address: str) -> bool:
        """Whether that is the code, in constant time; a wrong one is remembered.

        Args:
            offered: What was typed. Case, spaces and dashes don't matter.
            visitor: The token of their session, as for ``wait``, which is to be asked first.
            address: Where their request comes from.
        """
        if self._is_same(self.code, offered[: _LONGEST + 1]):
            return True
        now = self._clock()
        self._visitors.note(_short(visitor), now)
        self._addresses.note(place_of(address), now)
        return False

    def _is_same(self, code: str, offered: str) -> bool:
        """In constant time, since both are hashed with a key first."""
        return hmac.compare_digest(self._sign(b"", code), self._sign(b"", offered))


def access_for(wanted: str, key: bytes | None = None) -> Access:
    """The access for a code; the word ``random`` asks for one that is drawn.

    Raises:
        CannotServeError: If the code is too short or too long.
    """
    return Access(draw() if normalised(wanted) == _RANDOM else wanted, key=key)


def kept_key(folder: Path | None = None) -> bytes:
    """This computer's key: drawn once, and kept in a file that no other user may read.

    So a pass is good after a restart. Where no file can be kept, it is good until then.

    Args:
        folder: Where the file is; the person's folder for such things, unless told otherwise.
    """
    file = (folder or Path(user_state_dir("careerkit", appauthor=False))) / "door.key"
    with suppress(OSError):
        if len(kept := file.read_bytes()) == _KEY_SIZE:
            return kept
    drawn = secrets.token_bytes(_KEY_SIZE)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)  # one that was cut short
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(drawn)
    return drawn


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


def _short(key: bytes) -> bytes:
    """Of a fixed length, whatever a browser sends as a token."""
    return hashlib.sha256(key).digest()[:16]


def place_of(address: str) -> bytes:
    """Who an address belongs to: with IPv6 a household has 2**64 of them."""
    try:
        place = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return _short(address.encode())
    if place.version == 6:
        place = place.ipv4_mapped or ipaddress.ip_address(int(place) >> 64 << 64)
    return place.packed
