"""Letterboxes: each takes one story of somebody else, and gives it to the one who opened it.

All of it is in memory, for some minutes, and bounded. Whoever has the code of a box may put one
story in, once; to read takes the opener's secret, which no other ever sees.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from typing import TYPE_CHECKING

import attrs

from careerkit.serve.guard.access import normalised, place_of
from careerkit.serve.guard.rate_limit import RateLimit

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from careerkit.model import Story

__all__ = ["LIFETIME", "Box", "LetterboxError", "Letterboxes", "Opened"]

LIFETIME = 600.0
"""Seconds for which a code is good, and for which a story waits to be read."""

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE_LENGTH = 10
# Typed where no script brings it along, so without letters that look alike: 49 bits, which nobody
# tries out in ten minutes.

_MOST, _MOST_OF_ONE = 1000, 5
# Boxes in all, of some kilobytes each, and of one visitor.

_WRONG_CODES = (300, 5.0)
_OPENINGS = (300, 2.0)
# For an address: a workshop is behind one.


class LetterboxError(Exception):
    """It can't be done now.

    Attributes:
        kind: Why: ``"stale"``, ``"too_many"`` or ``"full"``.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@attrs.frozen
class Opened:
    """What the opener of a box is told: its code for somebody else, and their own secret."""

    code: str
    secret: str


@attrs.define(eq=False)
class Box:
    """A box: whose it is, until when it is there, what lies in it, and who waits for that."""

    visitor: bytes
    ends: float
    code: bytes
    story: Story | None = None
    waiting: set[asyncio.Future[None]] = attrs.field(factory=set)

    def tell(self) -> None:
        """Let go on who waits for something to lie in it."""
        for one in self.waiting:
            if not one.done():
                one.set_result(None)


class Letterboxes:
    """All boxes of a server.

    Args:
        clock: Seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._boxes: dict[bytes, Box] = {}
        self._by_code: dict[bytes, Box] = {}
        self._wrong = RateLimit(*_WRONG_CODES)
        self._opened = RateLimit(*_OPENINGS)

    def __len__(self) -> int:
        return len(self._boxes)

    def open(self, visitor: bytes, address: str) -> Opened:
        """Put up a box.

        Args:
            visitor: The token of the opener's session.
            address: Where their request comes from.

        Raises:
            LetterboxError: If they have several, or there are many in all.
        """
        self.clear()
        now, place = self._clock(), place_of(address)
        if sum(box.visitor == visitor for box in self._boxes.values()) >= _MOST_OF_ONE:
            raise LetterboxError("too_many")
        if len(self._boxes) >= _MOST or self._opened.wait(place, now):
            raise LetterboxError("full")
        self._opened.note(place, now)
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
        code = f"{letters[: _CODE_LENGTH // 2]}-{letters[_CODE_LENGTH // 2 :]}"
        opened = Opened(code, secrets.token_urlsafe(32))
        box = Box(visitor, now + LIFETIME, _short(normalised(code)))
        self._boxes[_short(opened.secret)] = self._by_code[box.code] = box
        return opened

    def check(self, code: str, address: str) -> None:
        """See to it that a code is open; one that isn't is remembered.

        Args:
            code: As somebody typed it. Case, spaces and hyphens don't matter.
            address: Where their request comes from.

        Raises:
            LetterboxError: If it was used, is too old or never was, or too many such came.
        """
        self.clear()
        now, place = self._clock(), place_of(address)
        if self._wrong.wait(place, now):
            raise LetterboxError("too_many")
        if _short(normalised(code[:100])) not in self._by_code:
            self._wrong.note(place, now)
            raise LetterboxError("stale")

    def put(self, code: str, story: Story, address: str) -> None:
        """Put a story into the box of a code. From then on the code is good for nothing.

        Args:
            code: As somebody typed it.
            story: What they wrote.
            address: Where their request comes from.

        Raises:
            LetterboxError: As ``check``.
        """
        self.check(code, address)
        box = self._by_code.pop(_short(normalised(code[:100])))
        box.story, box.ends = story, self._clock() + LIFETIME
        box.tell()

    def box(self, visitor: bytes, secret: str) -> Box | None:
        """The box of a secret, if it is this visitor's and still there."""
        self.clear()
        box = self._boxes.get(_short(secret))
        return box if box is not None and box.visitor == visitor else None

    def close(self, visitor: bytes, secret: str) -> None:
        """Take a box away with what lies in it; nothing, if there is none."""
        box = self.box(visitor, secret)
        if box is not None:
            self._drop(_short(secret), box)

    def clear(self) -> None:
        """Take away what is too old."""
        now = self._clock()
        for key, box in [*self._boxes.items()]:
            if box.ends <= now:
                self._drop(key, box)

    def _drop(self, key: bytes, box: Box) -> None:
        del self._boxes[key]
        self._by_code.pop(box.code, None)
        box.tell()


def _short(text: str) -> bytes:
    """Of a fixed length: neither a code nor a secret is kept, nor compared letter by letter."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
