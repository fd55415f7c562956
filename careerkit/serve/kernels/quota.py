"""What a visitor's kernel may take of the computer, so that one of them can't slow down all.

Memory is limited by the system where kernels are forked (``zygote.py``): what doesn't fit raises
``MemoryError`` in the kernel, and the page goes on. Whatever gets past that, and a kernel that
computes without a pause, is ended here.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from typing import TYPE_CHECKING, Protocol

import attrs
import psutil
from tornado.ioloop import PeriodicCallback

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Quota", "Use", "use_of"]

_log = logging.getLogger("careerkit.serve")

_BUSY = 0.8
"""The share of a processor from which a kernel is said to compute without a pause."""

_MOST = 1.5
"""How far a kernel's memory may be above its limit: what it shares is counted with it."""


_LOOK_EVERY = 5000
"""Milliseconds between two looks at all kernels."""


@attrs.frozen
class Use:
    """What a process has taken: seconds of a processor since its start, and bytes of memory."""

    seconds: float
    memory: int


class _Kernels(Protocol):
    """What is asked of the kernels."""

    def processes(self) -> dict[str, int]:
        """The process of each kernel, by the kernel's id."""

    async def end(self, kernel_id: str) -> None:
        """End a kernel."""


def use_of(pid: int) -> Use | None:
    """What a process has taken so far; None if it is gone."""
    try:
        process = psutil.Process(pid)
        times = process.cpu_times()
        return Use(times.user + times.system, process.memory_info().rss)
    except psutil.Error:
        return None


@attrs.define
class _Seen:
    """A kernel as it was seen last: when, its use, and since when it has been busy."""

    pid: int
    at: float
    use: Use
    busy_since: float | None = None


class Quota:
    """Looks at all kernels now and then, and ends those that take more than their share.

    Args:
        kernels: The kernels that there are.
        memory: Bytes that each may have; 0 for no limit.
        busy: Seconds for which one may compute without a pause.
        use: What a process has taken; the system's answer unless told otherwise.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        kernels: _Kernels,
        *,
        memory: int,
        busy: float,
        use: Callable[[int], Use | None] = use_of,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ended: Counter[str] = Counter()
        self._kernels = kernels
        self._memory = memory
        self._busy = busy
        self._use = use
        self._clock = clock
        self._seen: dict[str, _Seen] = {}

    @property
    def memory(self) -> int:
        """Bytes of memory that all kernels had when they were looked at; what forks share, too."""
        return sum(seen.use.memory for seen in self._seen.values())

    def watch(self) -> None:
        """Look at all kernels again and again, as long as the loop runs."""
        PeriodicCallback(self.look, _LOOK_EVERY).start()

    async def look(self) -> None:
        """Look once, and end each kernel that has taken too much."""
        for kernel_id, reason in list(self._judge()):
            self.ended[reason] += 1
            _log.error(content.text(f"serve.log.too_much_{reason}"))
            await self._kernels.end(kernel_id)

    def _judge(self) -> Iterator[tuple[str, str]]:
        now, before, self._seen = self._clock(), self._seen, {}
        for kernel_id, pid in self._kernels.processes().items():
            use = self._use(pid)
            if use is None:
                continue
            seen = self._seen[kernel_id] = _Seen(pid, now, use)
            last = before.get(kernel_id)
            if last and last.pid == pid and now > last.at:
                share = (use.seconds - last.use.seconds) / (now - last.at)
                if share >= _BUSY:
                    seen.busy_since = last.at if last.busy_since is None else last.busy_since
            if self._memory and use.memory > _MOST * self._memory:
                yield kernel_id, "memory"
            elif seen.busy_since is not None and now - seen.busy_since >= self._busy:
                yield kernel_id, "work"
