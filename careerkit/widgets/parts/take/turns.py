"""Turns among a computer's kernels: no more of them make a file at once than it has processors.

Thirty at once would take as long altogether, each of them as long as the last one, and thirty times
the memory. Who has to wait is told so.
"""

from __future__ import annotations

import os
import time

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

__all__ = ["Turn"]

_PATIENCE = 360.0
"""Seconds after which one goes ahead all the same: a turn may be held by what hangs, though a file
that is being made is ended before. With a minute the last of thirty PDFs went all at once, which
took 5 GB and kept letters waiting for seconds."""


class Turn:
    """One kernel's turn::

        turn = Turn()
        while not turn.take(): ...
        turn.give_back()

    A turn is a locked file: a process that ends, however it does, has given it back.
    """

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._held: FileLock | None = None

    def take(self) -> bool:
        """Whether it is one's turn now."""
        if time.monotonic() - self._since > _PATIENCE:
            return True
        for number in range(os.cpu_count() or 1):
            try:
                self._held = _lock(number)
                self._held.acquire()
            except Timeout:
                self._held = None
            except (OSError, NotImplementedError):
                self._held = None
                break  # where there can be no such files, everybody goes at once
            else:
                break
        else:
            return False
        return True

    def give_back(self) -> None:
        """Let the next one go."""
        if self._held is not None:
            self._held.release()
            self._held = None


def _lock(number: int) -> FileLock:
    folder = user_cache_path("careerkit", ensure_exists=True)
    return FileLock(folder / f"making-{number}.lock", timeout=0, mode=0o600)
