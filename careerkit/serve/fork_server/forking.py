"""The server's side of forking: the zygote kept alive, and each kernel asked of it."""

from __future__ import annotations

import asyncio
import atexit
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit.serve.fork_server.forked_kernel import ForkedKernel, readable
from careerkit.serve.fork_server.zygote import GO, LENGTH, READY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CannotForkError", "ForkServer", "close_all", "fork_server", "supported"]

_log = logging.getLogger(__name__)

# Beside the code and not in careerkit's content: the fork server needs nothing else of careerkit.
ANOTHER_ZYGOTE = (
    "The process that kernels are forked from has ended. A new one takes its place; kernels that "
    "are there are not affected."
)
NO_ZYGOTE = (
    "The process that kernels are forked from does not start. Each kernel is started by itself "
    "from now on, which takes about two seconds more."
)
STOCK_KERNEL = "A kernel was started by itself, since it could not be forked."

_READY_WITHIN = 60.0
"""Seconds that the zygote may take to import everything."""

_ANSWER_WITHIN = 30.0
"""Seconds that a fork may take to say who it is."""

_TOO_SOON = 3
"""So many zygotes in a row that ended before they were ready: we don't start another."""

_FIXED_AT_START = ("PYTHON", "LD_", "DYLD_", "LC_", "LANG")
"""How variables begin that Python or the loader read only once, before any of our code."""


class CannotForkError(Exception):
    """There is no fork to be had; the kernel has to be started the stock way."""


def supported() -> bool:
    """Whether kernels can be forked here.

    Windows has no fork, and Apple's frameworks, which NumPy may use, don't survive one.
    """
    return hasattr(os, "fork") and sys.platform != "darwin"


class ForkServer:
    """Keeps a zygote, and a new one if it dies.

    Args:
        python: The interpreter.
        preload: Modules to import before the first fork; ``module:function`` is called too.
    """

    def __init__(self, python: str, preload: Sequence[str]) -> None:
        self.python = python
        self.preload = tuple(preload)
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._environment: dict[str, str] | None = None
        self._ready = False
        self._failures = 0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The zygote's process; None before it was started."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the zygote, unless it runs. It takes two seconds or three to be ready.

        Raises:
            CannotForkError: If it can't be started here, or failed too often.
        """
        with self._lock:
            if self._closed or self._failures >= _TOO_SOON or not supported():
                raise CannotForkError
            if self._process is not None:
                if self._process.poll() is None:
                    return
                self._note_end()
            self._launch()

    def _launch(self) -> None:
        environment = {**os.environ}
        self._environment = {**environment}
        # ipykernel would take it for the kernels' parent.
        environment.pop("JPY_PARENT_PID", None)
        # Its threads would not survive a fork, and with a kernel a visitor there are enough.
        environment["OPENBLAS_NUM_THREADS"] = "1"
        ours, theirs = socket.socketpair()
        try:
            lifeline = _lifeline()
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    # Nothing is imported from the folder that the server was started in (-P),
                    # and the debugger, which JupyterLab's kernels have, finds all code (-X).
                    *(self.python, "-P", "-X", "frozen_modules=off"),
                    *("-m", "careerkit.serve.fork_server.zygote"),
                    *(str(theirs.fileno()), str(lifeline), *self.preload),
                ],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(), lifeline),
                env=environment,
                start_new_session=True,  # Ctrl-C in the terminal is for the server alone
            )
        except OSError as error:
            ours.close()
            self._failures = _TOO_SOON
            raise CannotForkError from error
        finally:
            theirs.close()
        ours.setblocking(False)  # noqa: FBT003 - the socket module's way
        self._control, self._ready = ours, False

    def _note_end(self) -> None:
        """The zygote is gone: say so, and count it if it never became ready."""
        if self._control:
            self._control.close()
        self._control = self._process = None
        self._failures = 0 if self._ready else self._failures + 1
        again = self._failures < _TOO_SOON
        _log.error(ANOTHER_ZYGOTE if again else NO_ZYGOTE)

    async def fork(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: str | None = None,
        streams: tuple[int, int] = (1, 2),
    ) -> ForkedKernel:
        """Fork a kernel.

        Args:
            argv: ipykernel's arguments.
            env: The kernel's environment, all of it.
            cwd: Its folder; this process's, unless told otherwise.
            streams: Descriptors for its standard output and error.

        Raises:
            CannotForkError: If there is no zygote, it does not answer, or the variables that
                Python reads at its start differ from the zygote's.
        """
        if _fixed(env) != _fixed(self._environment or os.environ):
            raise CannotForkError
        request = {"argv": [*argv], "env": {**env}, "cwd": str(cwd or Path.cwd())}
        message = json.dumps(request).encode()
        for _ in range(2):
            self.start()
            try:
                return await self._fork(message, streams)
            except (OSError, ValueError, TimeoutError):
                await asyncio.sleep(0.05)
                if self._process is None or self._process.poll() is None:
                    break
                # The zygote died meanwhile: there will be a new one.
        _log.error(STOCK_KERNEL)
        raise CannotForkError

    async def _fork(self, request: bytes, streams: tuple[int, int]) -> ForkedKernel:
        await self.until_ready()
        line, theirs = socket.socketpair()
        report, status = os.pipe()
        os.set_blocking(report, False)
        try:
            with theirs:
                line.setblocking(False)  # noqa: FBT003 - the socket module's way
                await self._hand_over(theirs.fileno(), status)
            os.close(status)
            status = -1
            async with asyncio.timeout(_ANSWER_WITHIN):
                pid, pidfd = await _ask(line, request, streams)
        except BaseException:
            os.close(report)
            raise
        finally:
            line.close()
            if status >= 0:
                os.close(status)
        return ForkedKernel(pid, pidfd, report)

    async def until_ready(self) -> None:
        """Wait until the zygote has imported everything.

        Raises:
            ConnectionError: If it ended before that.
            TimeoutError: If it takes too long.
        """
        deadline = time.monotonic() + _READY_WITHIN
        while not self._hears():
            if time.monotonic() > deadline:
                raise TimeoutError
            await asyncio.sleep(0.01)

    def _hears(self) -> bool:
        """Whether the zygote has said that it is ready."""
        with self._lock:
            if self._control is None:
                raise ConnectionError
            if not self._ready and readable(self._control.fileno(), 0):
                if self._control.recv(1) != READY:
                    raise ConnectionError
                self._ready = True
            return self._ready

    @property
    def is_ready(self) -> bool:
        """Whether the zygote has imported everything."""
        try:
            return self._hears()
        except OSError:  # it is not there, or has ended
            return False

    async def _hand_over(self, *descriptors: int) -> None:
        """Give the zygote the two ends that a kernel needs."""
        while True:
            try:
                with self._lock:
                    if self._control is None:
                        raise ConnectionError
                    socket.send_fds(self._control, [b"k"], descriptors)
            except BlockingIOError:  # many at once: it is still forking for others
                await asyncio.sleep(0.01)
            else:
                return

    def close(self) -> None:
        """End the zygote and the kernels that it still has. Nothing more is forked."""
        with self._lock:
            self._closed = True
            if self._control:
                self._control.close()
                self._control = None
            if self._process is None:
                return
            try:
                self._process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


async def _ask(
    line: socket.socket, request: bytes, streams: tuple[int, int]
) -> tuple[int, int | None]:
    """Send a fork its request, and hear who it is."""
    loop = asyncio.get_running_loop()
    message = LENGTH.pack(len(request)) + request
    sent = socket.send_fds(line, [message], streams)
    await loop.sock_sendall(line, message[sent:])
    answered = asyncio.Event()
    loop.add_reader(line, answered.set)
    try:
        await answered.wait()
    finally:
        loop.remove_reader(line)
    answer, descriptors, _, _ = socket.recv_fds(line, 64, 1)
    pid = int(answer)
    line.sendall(GO)
    return pid, descriptors[0] if descriptors else None


def _fixed(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_FIXED_AT_START)}


_servers: dict[tuple[str, tuple[str, ...]], ForkServer] = {}
_lifelines: list[tuple[int, int]] = []


def _lifeline() -> int:
    """The end of a pipe that closes with this process: one for all kernels, never closed here."""
    if not _lifelines:
        _lifelines.append(os.pipe())
    return _lifelines[0][0]


def fork_server(python: str, preload: Sequence[str]) -> ForkServer:
    """This process's fork server for an interpreter and what it imports; not started yet."""
    key = (python, tuple(preload))
    if key not in _servers:
        _servers[key] = ForkServer(*key)
    return _servers[key]


@atexit.register
def close_all() -> None:
    """End all zygotes of this process."""
    while _servers:
        _servers.popitem()[1].close()
