"""So much at once, and then no faster than that."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["RateLimit"]


class RateLimit:
    """Who may go on, and who has to wait: the generic cell rate algorithm.

    Args:
        at_once: How much is allowed in a row: tries, or bytes.
        every: Seconds after which one of them is forgotten.
        most: How many different keys are remembered; the one noted longest ago goes first.
    """

    def __init__(self, at_once: int, every: float, *, most: int = 10_000) -> None:
        self._grace = (at_once - 1) * every
        self._every = every
        self._most = most
        self._forgotten_at: OrderedDict[Hashable, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._forgotten_at)

    def wait(self, key: Hashable, now: float) -> float:
        """Seconds until the next; 0 if it may be now.

        Args:
            key: Who wants to do it.
            now: The moment, in seconds of the clock that ``note`` was told.
        """
        return max(0.0, self._forgotten_at.get(key, now) - self._grace - now)

    def note(self, key: Hashable, now: float, amount: int = 1) -> None:
        """Remember that something was done.

        Args:
            key: Who did it.
            now: When, in seconds of a clock that never goes back.
            amount: How often at once.
        """
        before = max(self._forgotten_at.get(key, now), now)
        self._forgotten_at[key] = before + amount * self._every
        self._forgotten_at.move_to_end(key)
        if len(self._forgotten_at) > self._most:
            self._forgotten_at.popitem(last=False)
