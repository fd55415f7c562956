"""How many visitors there is room for, and how many are here."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["A_VISITOR", "THE_APP", "Capacity", "Seat", "memory", "seats_for"]

A_VISITOR = 80_000_000
"""Bytes that a visitor takes, with a margin. Measured as PSS: 49 MB for a page with a chart
(``benchmarks/visit.py``), 65 MB with the sample's answers and all nine steps opened."""

THE_APP = 350_000_000
"""Bytes that the app takes with nobody there: a container's limit holds for it, too. Measured as
PSS: 320 MB (``benchmarks/workshop.py``)."""

_LOOK_EVERY = 0.1
"""Seconds after which it is looked again whether the last one has gone."""

_KEPT_FREE = 0.15
_UNKNOWN = 50
# Where the system does not say how much memory there is: enough for a class.

_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


class _PageRun(Protocol):
    """What a seat wants to know of its visit."""

    kernel_id: str

    @property
    def has_started(self) -> bool:
        """Whether its kernel was started."""


@attrs.define(eq=False)
class Seat:
    """A visitor's place, from the moment that they ask for a page until their kernel is gone.

    ``kernels`` are the ids of those that the request started by itself, without a visit.
    """

    kernels: list[str]
    page_run: _PageRun | None = None
    has_left: bool = False

    def is_taken(self, alive: Container[str]) -> bool:
        """Whether a visitor sits here; ``alive`` are the kernels that there are."""
        if self.has_left:
            return False
        if self.page_run is not None:
            return not self.page_run.has_started or self.page_run.kernel_id in alive
        # The kernel of one who has just come is still to come.
        return not self.kernels or any(kernel_id in alive for kernel_id in self.kernels)


class Capacity:
    """Seats for so many visitors; the next one is told to wait.

    Args:
        most: How many visitors there is room for.
        alive: The kernels that there are, by their ids.
    """

    def __init__(self, most: int, alive: Container[str]) -> None:
        self.most = most
        self.refused = 0
        self.is_closed = False
        self._alive = alive
        self._seats: list[Seat] = []

    @property
    def visitors(self) -> int:
        """How many are here."""
        self._seats = [seat for seat in self._seats if seat.is_taken(self._alive)]
        return len(self._seats)

    @property
    def share(self) -> float:
        """The share of the seats that are taken, 0 to 1."""
        return self.visitors / self.most

    @property
    def is_full(self) -> bool:
        """Whether the next one has to wait, be it because the app is about to stop."""
        return self.is_closed or self.visitors >= self.most

    async def emptied(self, within: float) -> None:
        """Wait until nobody is here any more, at most so many seconds."""
        until = time.monotonic() + within
        while self.visitors and time.monotonic() < until:  # noqa: ASYNC110 - once, at the end
            await asyncio.sleep(_LOOK_EVERY)

    def enter(self, kernels: list[str]) -> Seat | None:
        """Take a seat at once, so that two can't take the last one; None if there is none.

        Args:
            kernels: Grows by the ids of kernels that the request starts by itself.
        """
        if self.is_full:
            self.refused += 1
            return None
        seat = Seat(kernels)
        self._seats.append(seat)
        return seat


def seats_for(available: int | None) -> int:
    """How many visitors fit into so many bytes of memory, with some kept free; at least one."""
    if available is None:
        return _UNKNOWN
    return max(1, int(available * (1 - _KEPT_FREE)) // A_VISITOR)


def memory() -> int | None:
    """The bytes that this computer, or its container, has for visitors; None if unknown."""
    limits = [max(0, limit - THE_APP) for limit in map(_limit, _LIMITS) if limit is not None]
    available = _available()
    return min([*limits, *([] if available is None else [available])], default=None)


def _available() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        fields = dict(line.split(":") for line in lines)
        return int(fields["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return None


def _limit(path: str) -> int | None:
    try:
        return int(Path(path).read_text(encoding="ascii"))
    except (OSError, ValueError):  # "max" is no limit
        return None
