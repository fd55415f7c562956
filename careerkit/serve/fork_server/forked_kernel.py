"""A forked kernel as its server sees it: whether it lives, and how it is ended."""

from __future__ import annotations

import asyncio
import os
import random
import select
import signal
import subprocess
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit.serve.fork_server.zygote import STATUS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ForkedKernel", "readable"]

_TOLD_IN = 100
"""Milliseconds in which the zygote says how a kernel has ended."""

_UNKNOWN_END = 255
"""The exit status of a kernel whose zygote was gone before it could report it."""

_TRIES, _PAUSE = 20, (0.1, 0.5)
"""How often a kernel's weight is asked for, and the seconds between."""


class ForkedKernel:
    """What jupyter_client uses of ``subprocess.Popen``, for a fork of another process.

    Args:
        pid: Its process, the leader of a session and a group of its own.
        pidfd: Stands for the process also after its number was given to another one; None where
            the system has no such thing.
        status: The reading end of the pipe on which the zygote reports the exit status.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, pidfd: int | None, status: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._pidfd = pidfd
        self._status = status
        self._see_end = _nothing
        self._close = weakref.finalize(self, _close, *(fd for fd in (pidfd, status) if fd))

    def when_ended(self, tell: Callable[[], object]) -> None:
        """Have it told once the process has ended, by the loop that runs here: nobody has to ask.

        Args:
            tell: Called without arguments, soon after the end, whoever saw it first.
        """
        loop = asyncio.get_running_loop()
        if self.poll() is not None:
            loop.call_soon(tell)
            return
        # Without a pidfd the kernel itself holds the other end of the pipe.
        descriptor = self._status if self._pidfd is None else self._pidfd

        def end() -> None:
            self._see_end = _nothing
            loop.remove_reader(descriptor)
            if not loop.is_closed():
                loop.call_soon(tell)

        self._see_end = end
        loop.add_reader(descriptor, end)

    def come_forward(self, tries: int = _TRIES) -> None:
        """Stand back no longer (``STANDS_BACK``).

        Linux lets one ask for that ten times a second, all processes together.

        Args:
            tries: How often to ask.
        """
        if self.returncode is not None or not tries:
            return
        try:
            Path(f"/proc/{self.pid}/autogroup").write_text("0", encoding="ascii")
        except BlockingIOError:
            loop = asyncio.get_running_loop()
            loop.call_later(random.uniform(*_PAUSE), self.come_forward, tries - 1)  # noqa: S311
        except OSError:
            pass  # it has just ended, or this system has no such thing

    def poll(self) -> int | None:
        """The exit status, minus the signal's number if one ended it; None while it lives."""
        if self.returncode is None:
            self.returncode = self._ask()
            if self.returncode is not None:
                self._see_end()
                self._close()
        return self.returncode

    def _ask(self) -> int | None:
        try:
            report = os.read(self._status, STATUS.size)
        except BlockingIOError:
            if self._pidfd is None or not readable(self._pidfd, 0):
                return None
            # It has ended, and the zygote is about to say how.
            report = os.read(self._status, STATUS.size) if readable(self._status, _TOLD_IN) else b""
        if report:
            return os.waitstatus_to_exitcode(*STATUS.unpack(report))
        # The zygote is gone. Without a pidfd the kernel itself held the pipe open.
        lives = self._pidfd is not None and not readable(self._pidfd, 0)
        return None if lives else _UNKNOWN_END

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended.

        Args:
            timeout: In seconds.

        Raises:
            subprocess.TimeoutExpired: If it lives on after that.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("ipykernel", timeout or 0)
            time.sleep(0.01)
        return code

    def send_signal(self, signum: int) -> None:
        """Signal the kernel's whole group, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signum)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def _nothing() -> None:
    """Where nobody waits to be told."""


def readable(descriptor: int, milliseconds: int) -> bool:
    """Whether there is something to read, or the end, within so many milliseconds."""
    poller = select.poll()
    poller.register(descriptor, select.POLLIN)
    return bool(poller.poll(milliseconds))


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
