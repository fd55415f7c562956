"""A file in the making, beside the loop and in its turn, and what is said if it is none."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from careerkit import content
from careerkit.export.problems import ExportError
from careerkit.widgets.parts.take import aside
from careerkit.widgets.parts.take.turns import Turn

__all__ = ["Job", "sorry"]

_log = logging.getLogger(__name__)

_AGAIN = 0.4
"""Seconds until it is looked again whether it is one's turn."""

_MOST = 300.0
"""Seconds that a file may take: many times what five years take, since a full server is slow."""


class Job:
    """A file in the making: it waits for its turn, and is stopped when it takes too long::

        job = Job(partial(make, order), heard)
        job.begin()

    Args:
        work: What makes it, as ``aside.start`` takes it.
        heard: Told None while it waits, then what ``aside.start`` tells.
    """

    def __init__(self, work: aside.Work, heard: aside.Tell) -> None:
        self._work, self._heard = work, heard
        self._turn = Turn()
        self._running: aside.Running | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._is_over = False

    def begin(self) -> None:
        """Make it as soon as it is its turn."""
        if not self._turn.take():
            self._heard(None)
            self._timer = asyncio.get_running_loop().call_later(_AGAIN, self.begin)
            return
        running = aside.start(self._work, self._hear)
        if self._is_over:  # it was made at once
            return
        self._running = running
        self._timer = asyncio.get_running_loop().call_later(_MOST, self._give_up)

    def stop(self) -> None:
        """Make it no further."""
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        if self._running is not None:
            self._running.stop()
        self._running = None
        self._turn.give_back()

    def _hear(self, word: Any) -> None:  # noqa: ANN401 - as ``aside`` tells it
        if isinstance(word, aside.Ended | aside.Failed):
            self.stop()
        self._heard(word)

    def _give_up(self) -> None:
        self._hear(aside.Failed(TimeoutError()))


def sorry(failed: aside.Failed) -> str:
    """What a person reads; the log has the kind and the place, and never a text."""
    match failed.error:
        case ExportError() as error:
            return str(error)
        case MemoryError():
            return content.text("take.problems.memory")
        case TimeoutError():
            return content.text("take.problems.late")
        case None:
            return content.text("take.problems.gone")
        case error:
            _log.error("%s while a file was made, at %s", type(error).__name__, failed.place)
            return content.text("widgets.problem")
