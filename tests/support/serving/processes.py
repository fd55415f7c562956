"""Servers and kernels of a test: started, watched and ended by their own id."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil

from careerkit.serve.fork_server.zygote import KERNEL_NAME
from support.serving import nurslings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUN = "CAREERKIT_TEST_RUN"
"""Marks every process of this run, and whatever it starts, also after it lost its parent."""

RUN_ID = uuid.uuid4().hex

LIGHT = Path(__file__).parents[1] / "light"
"""Stands before what is installed: what a server would only take long to import."""


@dataclass
class Served:
    """A server in a process of its own.

    ``url`` ends with a slash. ``log()`` is what it has printed so far, ``env`` its variables.
    """

    url: str
    process: subprocess.Popen[bytes] | nurslings.Nursling
    log_file: Path
    env: Mapping[str, str]
    token: str = ""
    _seen: set[int] = field(default_factory=set)

    def kernel_pids(self) -> list[int]:
        """The processes of its kernels that are alive, oldest first."""
        kernels = [child for child in _descendants(self.process.pid) if _is_kernel(child)]
        return [kernel.pid for kernel in sorted(kernels, key=lambda kernel: kernel.create_time())]

    def kill_kernels(self) -> None:
        """Kill every kernel, as a computer without memory would, and see that they are gone."""
        kernels = [child for child in _descendants(self.process.pid) if _is_kernel(child)]
        for kernel in kernels:
            # One whose page has gone may be ending by itself at this moment.
            with contextlib.suppress(psutil.NoSuchProcess):
                kernel.kill()
        psutil.wait_procs(kernels, timeout=60)

    def kill_newest_kernel(self) -> None:
        """Kill the kernel of the page that was opened last.

        Plain Voila starts each killed kernel again, also those of pages that are long closed.
        """
        os.kill(self.kernel_pids()[-1], signal.SIGKILL)

    def wait_for_kernels(self, count: int, *, timeout: float = 60) -> list[int]:
        """Wait until exactly so many kernels are alive, and return their ids."""
        deadline = time.monotonic() + timeout
        while len(pids := self.kernel_pids()) != count:
            if time.monotonic() > deadline:
                raise AssertionError(f"{len(pids)} kernels are alive instead of {count}")
            time.sleep(0.1)
        return pids

    def log(self) -> str:
        """What the server has printed."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End the server as Ctrl-C would, then whatever it left."""
        family = [*_descendants(self.process.pid)]
        end(self.process)
        _, alive = psutil.wait_procs(family, timeout=5)
        for straggler in alive:
            with contextlib.suppress(psutil.NoSuchProcess):
                straggler.kill()


def start(
    command: Sequence[str],
    *,
    ready: str,
    log_file: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    timeout: float = 180,
    fresh: bool = False,
) -> Served:
    """Start a server and wait until it prints its address, and answers there.

    A Jupyter server prints its address a moment before it listens.

    Args:
        command: The program and its arguments.
        ready: A pattern whose first group is the address.
        log_file: Where its output goes.
        env: Variables besides those of this process.
        cwd: Its working directory.
        timeout: Seconds until we give up.
        fresh: Whether it has to be a Python of its own, and not a fork of one (:mod:`.nursery`).

    Raises:
        AssertionError: If it ended, or did not say its address in time.
    """
    usual = {**os.environ, RUN: RUN_ID, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(LIGHT)}
    variables = {**usual, **(env or {})}
    with log_file.open("wb") as log:
        forked = None if fresh else nurslings.fork(command, log.fileno(), cwd, variables, usual)
        process = forked or subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=variables,
        )
    served = Served("", process, log_file, variables)
    deadline = time.monotonic() + timeout
    while not ((found := re.search(ready, served.log())) and listens(found[1])):
        if process.poll() is not None or time.monotonic() > deadline:
            served.stop()
            raise AssertionError(f"{command[:4]} did not start:\n{served.log()[-4000:]}")
        time.sleep(0.05)
    served.url = found[1].rstrip("/") + "/"
    return served


def listens(address: str) -> bool:
    """Whether somebody takes connections at a web address, or at ``unix:`` and a socket's path."""
    parts = urlsplit(address)
    try:
        if parts.scheme == "unix":
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(parts.path)
            return True
        socket.create_connection((parts.hostname, parts.port or 80), timeout=5).close()
    except OSError:
        return False
    return True


def end(process: subprocess.Popen[bytes] | nurslings.Nursling, *, patience: float = 10) -> None:
    """End one process: politely, then firmly."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port that no process uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def left_over() -> list[psutil.Process]:
    """Processes of this run that are still alive, other than this one, its browser and nursery."""
    stay = {os.getpid(), *nurslings.pids()}
    return [
        process
        for process in psutil.process_iter()
        if process.pid not in stay and _environment(process).get(RUN) == RUN_ID
    ]


def _environment(process: psutil.Process) -> dict[str, str]:
    try:
        environment: dict[str, str] = process.environ()
    except psutil.Error:  # not ours, or gone
        return {}
    return environment


def _descendants(pid: int) -> list[psutil.Process]:
    try:
        return [*psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _is_kernel(process: psutil.Process) -> bool:
    try:
        alive = process.status() != psutil.STATUS_ZOMBIE
        # A forked kernel has the command line of what it was forked from.
        named = process.name() == KERNEL_NAME
        return alive and (named or "ipykernel" in " ".join(process.cmdline()))
    except psutil.NoSuchProcess:
        return False
