"""A small process that keeps the app's address, and starts the app anew should it ever die.

It opens the socket and never answers a request: the app does, in a child that inherits the socket.
When the child is killed or crashes, visitors who come wait in the socket's queue until the next
child takes them. Where a process can't fork, the app runs in this one.
"""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.hidden import ADDRESS_GRAMMAR, hidden
from careerkit.serve import notebooks
from careerkit.serve.fork_server import preparing
from careerkit.serve.fork_server.forking import supported
from careerkit.serve.guard.access import access_for, kept_key
from careerkit.serve.kernels.preload import PRELOAD
from careerkit.serve.ports import CannotServeError, bind, bind_for_numbers, bind_in_folder

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import FrameType, ModuleType

__all__ = ["Supervisor", "serve"]

_CRASHED = 70
"""The exit status of a child that failed in a way that was not foreseen (BSD's ``EX_SOFTWARE``)."""

_SETTLED = 10.0
"""Seconds after which a child that dies counts as one that had worked."""

_PAUSES = (0.0, 0.5, 2.0, 5.0, 10.0)
"""Seconds before each new start, where one child after the other dies at once. Then we give up."""

_FIRST = 1
"""The number of a container's first process, which is given whatever child lost its parent."""

_STOP = ("SIGINT", "SIGTERM", "SIGHUP")


def serve(  # noqa: PLR0913 - the command's options, by name
    *,
    host: str = "127.0.0.1",
    port: int = 8866,
    unix_socket: Path | None = None,
    access_code: str | None = None,
    metrics_port: int | None = None,
    metrics_host: str = "127.0.0.1",
    announce: Callable[[str], None] = print,
    app: str = "careerkit.serve.app",
    is_port_fixed: bool = False,
    **options: Any,  # noqa: ANN401 - those of serve.app.serve
) -> int:
    """Serve the notebooks until Ctrl-C, whatever happens meanwhile.

    Args:
        host: The address to listen on: this computer only, unless told otherwise.
        port: The port; if it is taken the next free one, 0 for any.
        unix_socket: Where in the file system to listen, instead of at a host and a port.
        access_code: What visitors have to know, ``random`` for a code that is drawn; None for all.
        metrics_port: Where the app's numbers are; 0 for any port, None for nowhere.
        metrics_host: Who finds them there: this computer alone, unless told otherwise.
        announce: Takes the sentences that say where the app is.
        app: The module whose ``serve`` it is.
        is_port_fixed: Whether another port would be of no use.
        options: What else that takes.

    Returns:
        The exit status.

    Raises:
        CannotServeError: If there is no such address or no free port, or the code is too short.
        FileNotFoundError: If there are no notebooks.
    """
    options["folder"] = options.get("folder") or notebooks.folder()
    # Drawn here, so that it stays the same when the app is started anew.
    code = None if access_code is None else access_for(access_code).code
    key = None if access_code is None else kept_key()
    place: AbstractContextManager[socket.socket] = (
        bind_in_folder(unix_socket) if unix_socket else bind(host, port)
    )
    with place as listener, _numbers(metrics_port, metrics_host) as numbers_listener:
        bound = port if unix_socket else listener.getsockname()[1]
        if port not in (0, bound):
            if is_port_fixed:
                raise CannotServeError(content.text("account.hub.port_taken", port=port))
            announce(content.text("serve.start.port_taken", taken=port, port=bound))
        announce(content.text("serve.start.starting"))

        def run(runtime: Path | None, *, again: bool, lifeline: int | None) -> None:
            preparing.prepare(PRELOAD)  # it loads what kernels need while the app is loaded here
            _app(app).serve(
                listener=listener,
                numbers_listener=numbers_listener,
                host="127.0.0.1" if unix_socket else host,  # of the names that need no telling
                access_code=code,
                access_key=key,
                announce=announce,
                runtime=runtime,
                again=again,
                lifeline=lifeline,
                **options,
            )

        if not supported():
            run(None, again=False, lifeline=None)
            return 0
        with _folder() as runtime:
            supervisor = Supervisor(
                lambda again, lifeline: run(runtime, again=again, lifeline=lifeline),
                announce=announce,
                clean=lambda: _empty(runtime),
                adopts=os.getpid() == _FIRST,
            )
            return supervisor.run()


def _app(name: str) -> ModuleType:
    """The app, imported in the child alone: half a second, and 100 MB that are not needed here."""
    with hidden(ADDRESS_GRAMMAR):
        return importlib.import_module(name)


class Supervisor:
    """Runs something in a child process until it ends of itself or is asked to.

    Args:
        work: What the child does. It is told whether it is a later child, and of a descriptor
            that ends when this process does.
        announce: Takes a sentence for the person at the terminal.
        clean: Called after each child, for what it may have left.
        pauses: Seconds before each new start.
        adopts: Whether this process is given what a dead child leaves behind. It then takes note of
            the end of whatever child it has, or those of the app's kernels would stay as zombies.
    """

    def __init__(
        self,
        work: Callable[[bool, int], None],
        *,
        announce: Callable[[str], None],
        clean: Callable[[], None] = lambda: None,
        pauses: tuple[float, ...] = _PAUSES,
        adopts: bool = False,
    ) -> None:
        self._work = work
        self._announce = announce
        self._clean = clean
        self._pauses = pauses
        self._adopts = adopts
        self._child: int | None = None
        self._asked = 0

    def run(self) -> int:
        """Keep it running.

        Returns:
            The exit status: that of the child, or 1 if it died again and again.
        """
        before = {name: signal.signal(name, self._stop) for name in _signals()}
        try:
            return self._keep()
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

    def _keep(self) -> int:
        deaths, again = 0, False
        while True:
            began = time.monotonic()
            status = self._once(again)
            self._clean()
            if self._asked:
                return max(0, status)
            if status >= 0 and status != _CRASHED:
                return status
            deaths = 0 if time.monotonic() - began > _SETTLED else deaths + 1
            if deaths > len(self._pauses):
                self._announce(content.text("serve.start.given_up"))
                return 1
            self._announce(content.text("serve.start.again"))
            again = True
            time.sleep(self._pauses[max(0, deaths - 1)])
            if self._asked:  # meanwhile
                return 0

    def _once(self, again: bool) -> int:  # noqa: FBT001 - what the child is told
        """Run one child to its end; minus a signal's number if that ended it."""
        ours, theirs = os.pipe()  # the child's end closes with this process, however that ends
        # A signal between the fork and the next line would miss the child, or be taken for ours.
        signal.pthread_sigmask(signal.SIG_BLOCK, _signals())
        pid = os.fork()
        if pid == 0:
            os.close(theirs)
            self._be_child(again, ours)
        self._child = pid
        os.close(ours)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _signals())
        try:
            status = self._wait(pid)
        finally:
            self._child = None
            os.close(theirs)
        return os.waitstatus_to_exitcode(status)

    def _wait(self, pid: int) -> int:
        while True:
            ended, status = os.waitpid(-1 if self._adopts else pid, 0)
            if ended == pid:
                return status

    def _be_child(self, again: bool, lifeline: int) -> None:  # noqa: FBT001
        """Do the work in this fork, and never return."""
        status = _CRASHED
        try:
            # Ctrl-C in the terminal is for the supervisor, which tells its child once.
            os.setpgid(0, 0)
            for name in _signals():
                signal.signal(name, _leave)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _signals())
            self._work(again, lifeline)
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException as error:  # noqa: BLE001 - its text may quote an answer
            with suppress(OSError):
                os.write(2, f"The app ended with {type(error).__name__}.\n".encode())
        finally:
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(status)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Ask the child to stop; asked a second time, kill it."""
        self._asked += 1
        if self._child is not None:
            how = signal.SIGTERM if self._asked == 1 else signal.SIGKILL
            with suppress(ProcessLookupError):
                os.kill(self._child, how)


def _signals() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _STOP if hasattr(signal, name)]


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Stop a child that has not come far enough to do it properly."""
    raise SystemExit(0)


def _numbers(port: int | None, host: str) -> AbstractContextManager[socket.socket | None]:
    """A socket for the program that collects numbers, if there is to be one."""
    return nullcontext() if port is None else bind_for_numbers(port, host)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for what the app needs while it runs, gone afterwards in any case."""
    folder = Path(tempfile.mkdtemp(prefix="careerkit-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        shutil.rmtree(entry, ignore_errors=True)
