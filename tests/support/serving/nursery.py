"""A process that has imported all that a server and its kernels need, and forks a test's servers.

A server that a test starts imports for three seconds, and most tests are about what it does then.
Forked, it begins at once: what it runs is the command's own ``main`` with arguments, environment,
folder and streams of its own, and the processes that it has are those that it always has. The
process of a test that asks for a server has one nursery (:mod:`.nurslings`), which ends with it.
"""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import os
import random
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from functools import cache
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from careerkit.serve.configuration import find_template
from careerkit.serve.fork_server import forking, packing, zygote
from careerkit.serve.fork_server.zygote import STATUS
from careerkit.serve.kernels.preload import PRELOAD
from careerkit.serve.pages import assets, first_page

MOST = 1 << 18
"""Bytes of a request: arguments and environment."""

READY = b"r"


class Nursery:
    """Forks a server for each request that comes down ``line``, and reports how it ended."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._reports: dict[int, tuple[int, int]] = {}
        """By what stands for a process: its id, and where its end is to be told."""

    def run(self) -> None:
        """Fork, until the test's process is gone."""
        self._line.sendall(READY)
        while True:
            waiting = select.poll()
            for descriptor in (self._line.fileno(), *self._reports):
                waiting.register(descriptor, select.POLLIN)
            for descriptor, _ in waiting.poll():
                if descriptor != self._line.fileno():
                    self._report(descriptor)
                elif not self._take():
                    return

    def end_all(self) -> None:
        """End the servers that are left; what they have started ends with them."""
        for pid, _ in self._reports.values():
            os.kill(pid, signal.SIGKILL)

    def _take(self) -> bool:
        request, descriptors, _, _ = socket.recv_fds(self._line, MOST, 2)
        if not request:
            return False
        log, report = descriptors
        pid = os.fork()
        if pid == 0:
            os.close(report)
            _be_server(json.loads(request), log)
        os.close(log)
        self._reports[os.pidfd_open(pid)] = (pid, report)
        self._line.sendall(str(pid).encode())
        return True

    def _report(self, stand_in: int) -> None:
        pid, report = self._reports.pop(stand_in)
        _, status = os.waitpid(pid, 0)
        with suppress(BrokenPipeError):  # nobody asks any more
            os.write(report, STATUS.pack(status))
        os.close(report)
        os.close(stand_in)


def _be_server(request: dict[str, Any], log: int) -> None:
    """Be a server in this fork, as a new Python would be one, and never return."""
    code = 1
    try:
        os.setsid()
        if not request["ignores_sigint"]:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        _take_streams(log)
        _take_place(request["env"], request["cwd"])
        forking.subprocess = SimpleNamespace(**{**vars(subprocess), "Popen": _start_zygote})
        _run(request["argv"])
        code = 0
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)  # noqa: T201 - as Python does
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python does
        traceback.print_exc()
    finally:
        zygote._leave(code)


def _take_streams(log: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nowhere, log, log)):
        os.dup2(descriptor, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))


def _take_place(env: dict[str, str], cwd: str) -> None:
    """Take on environment and folder, and draw random numbers of one's own."""
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    os.chdir(cwd)
    tempfile.tempdir = None
    random.seed()
    np.random.seed()  # noqa: NPY002 - what a fork shares is the old generator
    gc.enable()


def _run(argv: list[str]) -> None:
    """Run what stands behind ``python``: ``-m careerkit ...``, or ``-c`` and a program."""
    how, what, *arguments = argv
    sys.argv = [how, *arguments]
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
        return
    exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102 - a test's own


class Zygote:
    """What a server uses of ``subprocess.Popen``, for a zygote that it has forked itself."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float) -> int:
        deadline = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("zygote", timeout)
            time.sleep(0.01)
        return code

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


def _start_zygote(command: list[str], **options: Any) -> Zygote | subprocess.Popen[bytes]:
    """Fork a server's zygote from it while it is as it was forked; later it starts a new Python."""
    *_, control, lifeline, preload = command
    is_new = threading.active_count() == 1 and asyncio._get_running_loop() is None
    if not is_new or preload != PRELOAD[0]:
        return subprocess.Popen(command, **options)
    pid = os.fork()
    if pid:
        return Zygote(pid)
    try:
        _be_zygote(control, lifeline, options["env"])
    finally:
        os._exit(1)


def _be_zygote(control: str, lifeline: str, env: dict[str, str]) -> None:
    os.setsid()
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    kept = sorted((2, int(control), int(lifeline), os.sysconf("SC_OPEN_MAX")))
    for one, other in pairwise(kept):
        os.closerange(one + 1, other)
    os.environ.clear()
    os.environ.update(env)
    os._exit(zygote.main([control, lifeline]))  # all that it is to load is there


def _work_out() -> None:
    """Put together once what the pages of each server load: that is half of what a start takes."""
    first_page.bundle = cache(first_page.bundle)
    assets.gzip = SimpleNamespace(compress=cache(gzip.compress), decompress=gzip.decompress)
    find_template()
    static = collect_static_paths(["voila", "nbconvert"], "careerkit")
    page = first_page.FirstPage(static, get_voila_labextensions_path([]))
    page.assets.pack(page.wanted)


def main(descriptor: str) -> None:
    """Load what servers and kernels need, then fork.

    Args:
        descriptor: The socket by which the test's process asks, first for what is to be loaded.
    """
    line = socket.socket(fileno=int(descriptor))
    gc.disable()  # as a zygote does
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    zygote._load(json.loads(line.recv(MOST)))
    _work_out()
    gc.collect()
    gc.freeze()
    packing.fill_holes()
    assert threading.active_count() == 1
    nursery = Nursery(line)
    nursery.run()
    nursery.end_all()


if __name__ == "__main__":
    main(sys.argv[1])
