"""The process that kernels are forked from: everything imported, and a single thread.

Forking is safe only while there is no thread, no event loop and no ZeroMQ context, so this
process does nothing but wait. It is started by :mod:`.forking`, talks to its server over one
inherited Unix socket, and ends with it. For each kernel it is handed two descriptors: the
kernel's own line to the server, which only the fork reads, so that no visitor's key or environment
ever stands in this process; and a pipe for the exit status.

All kernels share the seed of ``hash(str)``, which Python draws once a process.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import struct
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit.serve.fork_server.packing import fill_holes

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

__all__ = [
    "GO",
    "KERNEL_NAME",
    "LENGTH",
    "MEMORY",
    "READY",
    "STANDS_BACK",
    "STATUS",
    "Zygote",
    "main",
]

MEMORY = "CAREERKIT_KERNEL_MEMORY"
"""The variable that says how many bytes a kernel may take beyond what it was forked with."""

KERNEL_NAME = "ck-kernel"
"""What ``ps`` and ``top`` call a forked kernel; its command line is the zygote's."""

STANDS_BACK = "CAREERKIT_KERNEL_STANDS_BACK"
"""The variable that says how far a kernel's session stands back among those of the computer: by 0,
as usual, up to 19 (``man 7 sched``, autogroups)."""

READY = b"r"
"""What the zygote says once everything is imported."""

GO = b"g"
"""What the server says to a fork that it has heard of in time."""

LENGTH = struct.Struct("!I")
"""How a request begins: the number of bytes of JSON that follow."""

STATUS = struct.Struct("i")
"""How an exit status (``waitpid``'s) travels."""

_OF_A_KERNEL = (
    "ipykernel_launcher",
    "ipykernel.zmqshell",
    "careerkit.serve.fork_server.forked_app",
)

_PATIENCE = 20.0
"""Seconds that a fork waits for its own request."""


class Zygote:
    """Forks a kernel for each pair of descriptors that comes down ``control``.

    ``lifeline`` is the reading end of a pipe whose other end only the server holds: it ends
    when the server does, however that happens.
    """

    def __init__(self, control: socket.socket, lifeline: int) -> None:
        self._control = control
        self._lifeline = lifeline
        self._status_of: dict[int, int] = {}

    def run(self) -> None:
        """Fork kernels and report their ends, until the server is gone."""
        woken, waker = os.pipe()
        for end in (woken, waker):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _nothing)
        try:
            self._control.sendall(READY)
        except OSError:  # the server is gone already
            return
        poller = select.poll()
        poller.register(self._control, select.POLLIN)
        poller.register(woken, select.POLLIN)
        while True:
            for descriptor, _ in poller.poll():
                if descriptor == woken:
                    with suppress(BlockingIOError):
                        os.read(woken, 4096)
                    self._reap()
                elif not self._take_request(woken, waker):
                    return

    def end_kernels(self) -> None:
        """End every kernel that is left, with whatever it started."""
        for pid in self._status_of:
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)

    def _take_request(self, *own: int) -> bool:
        """Fork one kernel; False if the server has closed its end."""
        try:
            message, descriptors, _, _ = socket.recv_fds(self._control, 1, 2)
        except OSError:
            return False
        if len(descriptors) != 2:
            for descriptor in descriptors:
                os.close(descriptor)
            return bool(message)
        line, status = descriptors
        try:
            pid = os.fork()
        except OSError:  # no memory, or too many processes: the closed line says it
            os.close(line)
            os.close(status)
            return True
        if pid == 0:
            self._control.close()
            for descriptor in (*own, *self._status_of.values()):
                os.close(descriptor)
            _run_kernel(socket.socket(fileno=line), status, self._lifeline)
        self._status_of[pid] = status
        os.close(line)
        return True

    def _reap(self) -> None:
        """Report each kernel that has ended, and end what it left behind in its group."""
        for pid in [*self._status_of]:
            if not _has_ended(pid):
                continue
            # Before its id is free for another process.
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            report = self._status_of.pop(pid)
            with suppress(OSError):
                os.write(report, STATUS.pack(status))
            os.close(report)


def _step_back(far: str) -> None:
    """Let other sessions go first, where Linux shares out processors by session."""
    if far:
        with suppress(OSError):  # not on this system; or too many at once
            Path("/proc/self/autogroup").write_text(far, encoding="ascii")


def _nothing(_signal: int, _frame: FrameType | None) -> None:
    """Let the wake-up descriptor speak."""


def _has_ended(pid: int) -> bool:
    """Whether a child has ended; it stays in the table of processes."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _run_kernel(line: socket.socket, status: int, lifeline: int) -> None:
    """Be a kernel in this fork, and never return."""
    code = 1
    try:
        os.setsid()
        _forget_the_zygote()
        arguments = _take_place(line)
        threading.Thread(target=_end_with_server, args=(lifeline,), daemon=True).start()
        code = _serve_kernel(arguments, partial(_introduce, line, status))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:  # noqa: BLE001 - its text may quote an answer
        with suppress(OSError):
            os.write(2, f"A kernel ended with {type(error).__name__}.\n".encode())
    finally:
        _leave(code)


def _forget_the_zygote() -> None:
    """Undo what belongs to the zygote alone, and draw random numbers of one's own."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(OSError):
        Path("/proc/self/comm").write_text(KERNEL_NAME, encoding="ascii")
    random.seed()
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    gc.enable()


def _take_place(line: socket.socket) -> list[str]:
    """Take on environment, folder and streams.

    Returns:
        The kernel's arguments.
    """
    line.settimeout(_PATIENCE)
    request, streams = _read_request(line)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nowhere, *streams)):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    os.chdir(request["cwd"])
    _limit_memory(os.environ.pop(MEMORY, ""))
    _step_back(os.environ.pop(STANDS_BACK, ""))
    arguments: list[str] = request["argv"]
    return arguments


def _limit_memory(most: str) -> None:
    """Let what takes more raise MemoryError, and the system end this before the server."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
    if not most.isdecimal():
        return
    import resource  # noqa: PLC0415 - Windows, where the server imports this module, has none

    with suppress(OSError, ValueError, IndexError):
        # Everything that is private and writable, as RLIMIT_DATA counts it since Linux 4.7.
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        soft = pages * os.sysconf("SC_PAGE_SIZE") + int(most)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _introduce(line: socket.socket, status: int) -> None:
    """Tell the server who this is: now that it can be signalled, and its sockets are bound.

    A client that connects earlier is refused, and tries again only after a tenth of a second.
    """
    try:
        itself = os.pidfd_open(os.getpid())
    except (AttributeError, OSError):
        # Not on this system: the open pipe tells the server that this kernel lives.
        socket.send_fds(line, [str(os.getpid()).encode()], [])
    else:
        socket.send_fds(line, [str(os.getpid()).encode()], [itself])
        os.close(itself)
        os.close(status)
    if line.recv(1) != GO:
        raise SystemExit(1)  # it has waited too long, and started another kernel instead
    line.close()


def _read_request(line: socket.socket) -> tuple[dict[str, Any], list[int]]:
    first, streams, _, _ = socket.recv_fds(line, 1 << 16, 2)
    length = LENGTH.unpack_from(first)[0] + LENGTH.size
    pieces = [first]
    while (missing := length - sum(map(len, pieces))) > 0:
        pieces.append(line.recv(missing))
        if not pieces[-1]:
            raise SystemExit(1)  # the server has gone
    request: dict[str, Any] = json.loads(b"".join(pieces)[LENGTH.size :])
    return request, streams


def _end_with_server(lifeline: int) -> None:
    """Wait for the server's end, and go with it, at once and with everything started here."""
    os.read(lifeline, 1)
    os.killpg(os.getpgid(0), signal.SIGKILL)


def _serve_kernel(arguments: list[str], introduce: Callable[[], None]) -> int:
    import ipykernel_launcher  # noqa: PLC0415 - imported long ago

    from careerkit.serve.fork_server.forked_app import ForkedApp  # noqa: PLC0415

    sys.argv = [str(ipykernel_launcher.__file__), *arguments]
    # 1 says to ipykernel that there is no parent to poll: the lifeline is watched instead.
    app = ForkedApp.instance(parent_handle=1, introduce=introduce)
    app.initialize(arguments)  # type: ignore[no-untyped-call]
    if widgets := sys.modules.get("ipywidgets"):
        # What ipywidgets does when it is imported in a kernel; here it was imported before.
        widgets.register_comm_target()
    app.start()  # type: ignore[no-untyped-call]
    return 0


def _leave(code: int) -> None:
    """End as Python does, but without taking apart the modules that all kernels share.

    That would copy each of their pages into this process first.
    """
    import atexit  # noqa: PLC0415 - as below

    with suppress(BaseException):
        threading._shutdown()  # type: ignore[attr-defined] # noqa: SLF001 - as multiprocessing does
        atexit._run_exitfuncs()  # noqa: SLF001
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()  # type: ignore[union-attr]
    os._exit(code)


def _load(names: list[str]) -> None:
    """Import modules, and call ``module:function``. What fails here is left to the kernels."""
    for name in names:
        module, _, function = name.partition(":")
        with suppress(Exception):
            loaded = importlib.import_module(module)
            if function:
                getattr(loaded, function)()


def main(arguments: list[str]) -> int:
    """Load what is named, then fork.

    Args:
        arguments: The descriptors of the control socket and of the lifeline, then what to load.
    """
    control, lifeline, *names = arguments
    with suppress(OSError):
        Path("/proc/self/comm").write_text("ck-zygote", encoding="ascii")
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.disable()  # its marks in the objects would make each kernel copy their pages
    _load([*_OF_A_KERNEL, *names])
    gc.collect()
    gc.freeze()
    fill_holes()
    if threading.active_count() > 1:
        return 1  # forking could hang then: the server goes the stock way
    zygote = Zygote(socket.socket(fileno=int(control)), int(lifeline))
    zygote.run()
    zygote.end_kernels()
    return 0


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))
