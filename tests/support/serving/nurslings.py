"""A test's side of the nursery: a server is asked for there, watched and ended from here."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit.serve.fork_server.forked_kernel import ForkedKernel
from careerkit.serve.fork_server.forking import _fixed, supported
from careerkit.serve.kernels.preload import PRELOAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PROGRAM = Path(__file__).with_name("nursery.py")
_NEEDED = (
    # What a zygote loads, and what the command then loads that serves.
    "ipykernel_launcher",
    "ipykernel.zmqshell",
    "careerkit.serve.fork_server.forked_app",
    *PRELOAD,
    "careerkit.commands.kit",
    "careerkit.serve.supervisor",
    "careerkit.serve.app",
    "typer._adapters",  # reads the command's options, by way of pydantic
)
_lock = threading.Lock()


class Nursling(ForkedKernel):
    """A server that was forked, as ``subprocess.Popen`` would show it."""

    def send_signal(self, signum: int) -> None:
        """Signal it alone."""
        if self.poll() is None:
            os.kill(self.pid, signum)


class Nursery:
    """The process that has imported what a server needs, started when it is first asked.

    Args:
        env: Its variables. Those that Python reads at its start it has in common with its servers.
        needed: What it loads first.
    """

    def __init__(self, env: Mapping[str, str], needed: Sequence[str] = _NEEDED) -> None:
        # Everything of a user's that an import may look for.
        self._home = tempfile.TemporaryDirectory(prefix="careerkit-nursery-")
        self._line, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-P", "-X", "frozen_modules=off"),
                *(str(_PROGRAM), str(theirs.fileno())),
            ],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env={**env, "OPENBLAS_NUM_THREADS": "1", **_away(self._home.name)},
            start_new_session=True,
        )
        theirs.close()
        # Not by its command line, in which a test may look for what it does.
        self._line.sendall(json.dumps(needed).encode())
        assert self._line.recv(1), "The nursery did not start."

    @property
    def pid(self) -> int:
        """Its own process."""
        return self._process.pid

    def fork(
        self, argv: Sequence[str], *, log: int, cwd: Path | None, env: Mapping[str, str]
    ) -> Nursling:
        """Fork a server."""
        request = {
            "argv": [*argv],
            "env": {**env},
            "cwd": str(cwd or Path.cwd()),
            "ignores_sigint": signal.getsignal(signal.SIGINT) == signal.SIG_IGN,
        }
        report, status = os.pipe()
        os.set_blocking(report, False)
        with _lock:
            socket.send_fds(self._line, [json.dumps(request).encode()], [log, status])
            pid = int(self._line.recv(16))
        os.close(status)
        return Nursling(pid, None, report)

    def close(self) -> None:
        """End it, and what it has forked."""
        self._line.close()
        self._process.wait()
        self._home.cleanup()


def _away(folder: str) -> dict[str, str]:
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    return dict.fromkeys((*names, "XDG_STATE_HOME"), folder)


_offers: list[bool] = []
_nurseries: list[Nursery] = []


@contextmanager
def offered(*, yes: bool = True) -> Iterator[None]:
    """Let servers be forked, or not, while this lasts; a nursery ends with what began it."""
    _offers.append(yes)
    before = [*_nurseries]
    try:
        yield
    finally:
        _offers.pop()
        while _nurseries != before:
            _nurseries.pop().close()


def fork(
    command: Sequence[str],
    log: int,
    cwd: Path | None,
    env: Mapping[str, str],
    usual: Mapping[str, str],
) -> Nursling | None:
    """Fork what a command would start anew; None where that is not offered, or needs a new Python.

    Args:
        command: This Python's path, and what it is to run.
        log: Where its output goes.
        cwd: Its working directory.
        env: Its variables, all of them.
        usual: Those of a server of which nothing is special.
    """
    python, *argv = command
    is_ours = python == sys.executable and (argv[:2] == ["-m", "careerkit"] or argv[0] == "-c")
    if not (is_ours and _offers and _offers[-1]):
        return None
    if not supported() or not hasattr(os, "pidfd_open") or _fixed(env) != _fixed(usual):
        return None
    with _lock:
        if not _nurseries:
            _nurseries.append(Nursery(usual))
    return _nurseries[0].fork(argv, log=log, cwd=cwd, env=env)


def pids() -> list[int]:
    """The processes that stay until the last test."""
    return [nursery.pid for nursery in _nurseries]
