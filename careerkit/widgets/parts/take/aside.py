"""Beside the kernel's loop: a function that takes seconds, while messages are taken as ever.

On Linux it runs in a fork of the kernel: another processor may have it, it lets everything go first
that answers somebody, it can be ended at any moment, and what it takes of memory goes with it.
Elsewhere, and where a library's own threads would be missing in a fork, it is a thread; where there
are none (Pyodide, whose kernel is no page's thread), it runs once the page has heard of it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import signal
import struct
import sys
import threading
import warnings
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from careerkit.widgets.front_end.guard import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[[Any], None]
    Work = Callable[[Tell], Any]

__all__ = ["Ended", "Failed", "Running", "start"]

_NOT_IN_A_FORK = ("vl_convert", "typst", "marimo")
"""Libraries with threads of their own: in a fork of a process that has used one it would wait for
threads that are not there."""

_STEPS_BACK = 5
"""How far a fork lets others go first: a third of a share is left to it where all are wanted. Where
Linux shares out processors by session, the session's number counts, and else the process's."""

_MORE_ROOM = 1 << 30
"""Bytes that a fork may have beyond a kernel's limit: what draws charts sets aside more than it
uses."""

_ENDS_IN = 0.2
"""Seconds in which a process is gone whose pipe has closed."""

_LENGTH = struct.Struct("!Q")
_AT_ONCE = 1 << 16
_SOON = 0.05


@attrs.frozen
class Ended:
    """It is done: what it gave."""

    value: Any


@attrs.frozen
class Failed:
    """It is not done.

    Attributes:
        error: What was raised; None if it broke off without a word.
        place: Where that was.
    """

    error: Exception | None = None
    place: str = ""


class Running(Protocol):
    """Something that runs beside the loop."""

    def stop(self) -> None:
        """End it; nothing is heard of it any more."""


def start(work: Work, heard: Tell) -> Running:
    """Run a function beside the loop that runs here; without one, now.

    Args:
        work: The function. It takes another one, which it may tell anything that can be pickled.
        heard: Told the same, in the loop, and at last ``Ended`` or ``Failed``.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _Here(work, heard)
    for way in (_Fork, _Thread):
        if way.is_possible():
            try:
                return way(work, heard)
            except (OSError, RuntimeError):
                continue  # no memory for another process, or no threads in this Python
    return _Here(work, heard, later=True)


def _result(work: Work, tell: Tell) -> Ended | Failed:
    try:
        return Ended(work(tell))
    except Exception as error:  # noqa: BLE001 - who started it says what becomes of it
        return Failed(error, place_of(error))


class _Here:
    def __init__(self, work: Work, heard: Tell, *, later: bool = False) -> None:
        self._heard = heard
        self._timer: asyncio.TimerHandle | None = None
        if later:
            run = partial(self._run, work)
            self._timer = asyncio.get_running_loop().call_later(_SOON, run)
        else:
            self._run(work)

    def _run(self, work: Work) -> None:
        self._heard(_result(work, self._heard))

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()


class _Stopped(BaseException):
    """Nobody waits for it any more."""


class _Thread:
    @staticmethod
    def is_possible() -> bool:
        return True

    def __init__(self, work: Work, heard: Tell) -> None:
        self._work, self._heard = work, heard
        self._loop = asyncio.get_running_loop()
        self._is_stopped = False
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self._tell(_result(self._work, self._tell))
        except _Stopped:
            return

    def _tell(self, word: Any) -> None:  # noqa: ANN401 - whatever it tells
        if self._is_stopped or self._loop.is_closed():
            raise _Stopped
        self._loop.call_soon_threadsafe(self._hear, word)

    def _hear(self, word: Any) -> None:  # noqa: ANN401 - as above
        if not self._is_stopped:
            self._heard(word)

    def stop(self) -> None:
        self._is_stopped = True


class _Fork:
    @staticmethod
    def is_possible() -> bool:
        return sys.platform == "linux" and not any(name in sys.modules for name in _NOT_IN_A_FORK)

    def __init__(self, work: Work, heard: Tell) -> None:
        import multiprocessing  # noqa: PLC0415 - a page that takes nothing along does without

        self._heard = heard
        self._loop = asyncio.get_running_loop()
        self._come = bytearray()
        self._is_over = False
        self._line, there = os.pipe()
        lifeline, self._lifeline = os.pipe()
        os.set_blocking(self._line, False)
        run = partial(_in_fork, work, there, lifeline, (self._line, self._lifeline))
        self._process = multiprocessing.get_context("fork").Process(target=run, daemon=True)
        try:
            with warnings.catch_warnings():
                # Python warns of threads. The fork takes no lock that one of them may hold: it
                # computes, writes to its pipe, and is gone.
                warnings.simplefilter("ignore", DeprecationWarning)
                self._process.start()
        except OSError:
            self._close()
            raise
        finally:
            os.close(there)
            os.close(lifeline)
        self._loop.add_reader(self._line, self._read)

    def _read(self) -> None:
        try:
            piece = os.read(self._line, _AT_ONCE)
        except BlockingIOError:
            return
        self._come += piece
        for word in self._words():
            self._hear(word)
        if not piece and not self._is_over:
            self._process.join(_ENDS_IN)
            # So libraries end that are not Python's, where memory is refused to them.
            is_full = self._process.exitcode == -signal.SIGABRT
            self._hear(Failed(MemoryError() if is_full else None))

    def _words(self) -> list[Any]:
        """What has come whole."""
        words = []
        while len(self._come) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._come)[0]
            if len(self._come) < end:
                break
            # It comes from a fork of this process, through a pipe that nobody else has.
            words.append(pickle.loads(bytes(self._come[_LENGTH.size : end])))  # noqa: S301
            del self._come[:end]
        return words

    def _hear(self, word: Any) -> None:  # noqa: ANN401 - whatever it tells
        if self._is_over:
            return
        if isinstance(word, Ended | Failed):
            self.stop()
        self._heard(word)

    def stop(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._loop.remove_reader(self._line)
        self._close()
        self._process.kill()
        self._bury()

    def _close(self) -> None:
        os.close(self._line)
        os.close(self._lifeline)

    def _bury(self) -> None:
        """Let go of it once it has ended: to wait for that would keep a letter waiting."""
        if self._process.exitcode is not None:
            self._process.close()
        elif not self._loop.is_closed():
            self._loop.call_later(_SOON, self._bury)


def _in_fork(work: Work, line: int, lifeline: int, others: tuple[int, ...]) -> None:
    """Do the work, in a process of its own, which ends with the kernel."""
    for end in others:
        os.close(end)
    threading.Thread(target=_end_with_kernel, args=(lifeline,), daemon=True).start()
    gc.freeze()  # marks in what is shared would copy it
    os.setsid()
    os.nice(_STEPS_BACK)
    with suppress(OSError):  # not on this system; or too many at once
        Path("/proc/self/autogroup").write_text(str(_STEPS_BACK), encoding="ascii")
    _take_more_room()
    # Whatever is printed would wait for the kernel's thread, which is not in this process; and what
    # a library prints past Python may hold a word of an answer.
    sys.stdout = sys.stderr = nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for descriptor in (1, 2):
        os.dup2(nowhere.fileno(), descriptor)

    def tell(word: Any) -> None:  # noqa: ANN401 - as above
        data = pickle.dumps(word)
        _write(line, _LENGTH.pack(len(data)) + data)

    tell(_result(work, tell))


def _take_more_room() -> None:
    import resource  # noqa: PLC0415 - only where there are forks

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if soft != resource.RLIM_INFINITY:
        with suppress(OSError, ValueError):  # no more than the system allows
            resource.setrlimit(resource.RLIMIT_DATA, (soft + _MORE_ROOM, hard))


def _end_with_kernel(lifeline: int) -> None:
    os.read(lifeline, 1)
    os._exit(1)


def _write(line: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(line, left) :]
