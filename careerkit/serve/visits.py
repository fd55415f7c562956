"""Visits: a kernel each, and what the notebook's cells gave in it; some are run ahead.

What a page shows when it opens depends on nobody: answers come from the visitor's browser, later.
So a notebook's cells can run before anybody asks, and a page that is ready goes to one visitor,
once. Voila's own preheating is not used: it hands one visitor's address to the next.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import defaultdict, deque
from contextlib import suppress
from contextvars import Context
from queue import Empty
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import nbformat
from voila._version import __version__ as voila_version
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer

from careerkit.serve import notebooks, provisioner
from careerkit.serve.problems import log_failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from traitlets.config import Config
    from voila.configuration import VoilaConfiguration

    from careerkit.serve.kernels import VisitKernels

__all__ = ["Visit", "VisitRenderer", "Visits", "variables"]

_STARTED_WITHIN = 60.0
"""Seconds that a kernel may take until it answers."""

_GOOD_FOR = 600.0
"""Seconds that a page which was run ahead may wait: what it says of today is to be true."""

_TENDED_EVERY = 15.0
"""Seconds between two looks at what is ready."""

_A_TURN = 5.0
"""Seconds after which the next in the queue begins, whether or not this one is done."""

_LATELY = 60.0
"""Visits of so many seconds say how many come next."""

_MOST = 8
"""So many pages of a notebook are run ahead when visitors come, unless more are asked for."""

_MEMORY_LEFT = 0.15
"""The part of the computer's memory that stays free of pages that nobody has asked for."""


class Visit:
    """A kernel in which a notebook's cells run, for one page.

    Args:
        kernels: Starts and ends kernels.
        source: The notebook's file.
        config: For the executor of cells.
        voila: Voila's settings.
    """

    def __init__(
        self, kernels: VisitKernels, source: Path, config: Config, voila: VoilaConfiguration
    ) -> None:
        self.kernel_id = str(uuid4())
        self.source = source
        self.began = time.monotonic()
        self._version = _version(source)
        self._kernels = kernels
        self._config = config
        self._voila = voila
        self._pid: int | None = None
        self._ended = False
        self._failed = False
        self._started = asyncio.Event()
        self._outputs: asyncio.Queue[Any] = asyncio.Queue()

    async def run(self, environment: dict[str, str]) -> None:
        """Start the kernel, and run the cells; a failure of either is noted, not raised."""
        try:
            if not self._ended:
                await self._start(environment)
            if not self._ended:
                await self._run_cells()
        except Exception as error:  # noqa: BLE001 - noted without its text, and told to the page
            self._failed = True
            if not self._ended:
                log_failure(error)
        finally:
            self._started.set()
            self._outputs.put_nowait(None)
            if self._ended:
                await self._end_kernel()

    async def _start(self, environment: dict[str, str]) -> None:
        # The same for every visitor: nothing of a request is in it.
        env = {**os.environ, **environment, "VOILA_KERNEL_ID": self.kernel_id}
        await self._kernels.start_kernel(
            kernel_id=self.kernel_id, kernel_name="python3", path="", env=env
        )
        self._pid = self._manager.provisioner.pid

    @property
    def _manager(self) -> Any:  # noqa: ANN401 - jupyter_client's AsyncKernelManager
        return self._kernels.get_kernel(self.kernel_id)

    async def _run_cells(self) -> None:
        manager = self._manager
        notebook = nbformat.read(self.source, as_version=4)  # type: ignore[no-untyped-call]
        runner = NotebookRenderer(voila_configuration=self._voila)
        runner.cwd = ""
        runner.executor = VoilaExecutor(
            notebook, km=manager, config=self._config, show_tracebacks=False
        )
        runner.executor.kc = await _client(manager)
        self._started.set()
        async for cell in runner._jinja_cell_generator(notebook, self.kernel_id):  # noqa: SLF001 - Voila's way to run cells
            self._outputs.put_nowait(cell)

    @property
    def has_started(self) -> bool:
        """Whether its kernel was started, or will not be any more."""
        return self._pid is not None or self._failed or self._ended

    async def started(self) -> str:
        """Wait for the kernel, and return its id.

        Raises:
            RuntimeError: If it did not start.
        """
        await self._started.wait()
        if self._failed and self._pid is None:
            raise RuntimeError
        return self.kernel_id

    async def cells(self) -> AsyncIterator[Any]:
        """The cells, each as soon as it has run. To be asked for once."""
        while (cell := await self._outputs.get()) is not None:
            yield cell

    @property
    def is_good(self) -> bool:
        """Whether a page can still be made of it."""
        aged = time.monotonic() - self.began > _GOOD_FOR
        return not (aged or self._failed or self._ended or self._version != _version(self.source))

    async def lives(self) -> bool:
        """Whether its kernel is still the one that ran the cells, and not one started again."""
        if self._pid is None:
            return True  # still to come
        if self.kernel_id not in self._kernels:
            return False
        return bool(await self._manager.is_alive()) and self._manager.provisioner.pid == self._pid

    async def end(self) -> None:
        """End its kernel, also one that is still to come."""
        self._ended = True
        if self._pid is not None:
            await self._end_kernel()

    async def _end_kernel(self) -> None:
        if self.kernel_id in self._kernels:
            with suppress(Exception):  # somebody else has just ended it
                await self._kernels.shutdown_kernel(self.kernel_id, now=True)  # type: ignore[no-untyped-call]


async def _client(manager: Any) -> Any:  # noqa: ANN401 - jupyter_client's AsyncKernelManager and client
    """A client that the kernel answers.

    jupyter_client's ``wait_for_ready`` does this and then listens for a fifth of a second whether
    anything else comes. What comes is not for a cell, so that nbclient passes it over anyway.

    Raises:
        RuntimeError: If the kernel has ended, or takes too long.
    """
    client = manager.client()
    # Without the heartbeat, a thread for each kernel: whether it lives, its process tells.
    client.start_channels(hb=False)
    client.allow_stdin = False
    deadline = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < deadline and await manager.is_alive():
        client.kernel_info()
        with suppress(Empty):
            await client.get_shell_msg(timeout=1)
            # What a cell gives would be lost before this channel is connected.
            await client.get_iopub_msg(timeout=0.2)
            return client
    client.stop_channels()
    raise RuntimeError


class VisitRenderer(NotebookRenderer):  # type: ignore[misc] # published without types
    """Writes the page of a visit, which is taken only when the prose has gone out."""

    def __init__(self, take: Callable[[], Awaitable[Visit]], **kwargs: Any) -> None:  # noqa: ANN401 - Voila's
        super().__init__(**kwargs)
        self._take = take
        self._visit: Visit

    async def _jinja_kernel_start(self, *_: object, **__: object) -> str:
        self._visit = await self._take()
        return await self._visit.started()

    async def _jinja_cell_generator(self, *_: object) -> AsyncIterator[Any]:
        async for cell in self._visit.cells():
            yield cell


class Visits:
    """Begins visits in turn, as many at a time as there are processors, and keeps some ready.

    Args:
        kernels: Starts and ends kernels.
        folder: Where the notebooks are.
        config: For the executor of cells.
        voila: Voila's settings.
        environment: Variables for every kernel.
        ready: How many pages of the journey are run ahead; 0 for none of any notebook.
    """

    def __init__(  # noqa: PLR0913 - what an app has, by name
        self,
        *,
        kernels: VisitKernels,
        folder: Path,
        config: Config,
        voila: VoilaConfiguration,
        environment: dict[str, str],
        ready: int,
    ) -> None:
        self._kernels = kernels
        self._folder = folder
        self._config = config
        self._voila = voila
        self._environment = environment
        self._wanted = ready
        # One after another: all at once would make everybody wait for the last.
        self._turns = asyncio.Semaphore(max(2, os.cpu_count() or 2))
        self._asked = 0
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()
        self._ready: defaultdict[str, list[Visit]] = defaultdict(list)
        self._taken: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=1000))
        self._tasks: set[asyncio.Task[None]] = set()
        self._nudge = asyncio.Event()

    def start(self) -> None:
        """Begin to run pages ahead."""
        if self._wanted:
            self._spawn(self._tend())

    def close(self) -> None:
        """Stop that. The kernels are ended with all others."""
        for task in self._tasks:
            task.cancel()

    @property
    def ready(self) -> int:
        """How many pages wait for a visitor."""
        return sum(len(visits) for visits in self._ready.values())

    async def take(self, name: str) -> Visit:
        """A visit of that notebook: one that is ready, or a new one."""
        self._taken[name].append(time.monotonic())
        self._nudge.set()
        while self._ready[name]:
            visit = self._ready[name].pop(0)
            if visit.is_good and await visit.lives():
                self._kernels.hand_out(visit.kernel_id)
                return visit
            self._spawn(visit.end())
        visit = self._visit(name)
        self._spawn(self._run_for_page(visit))
        return visit

    def _visit(self, name: str) -> Visit:
        source = self._folder / f"{name}.ipynb"
        return Visit(self._kernels, source, self._config, self._voila)

    def _spawn(self, work: Any) -> asyncio.Task[None]:  # noqa: ANN401 - a coroutine
        # In a context of its own: it is not part of the request at hand.
        task = asyncio.get_running_loop().create_task(work, context=Context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _in_turn(self, visit: Visit) -> None:
        async with self._turns:
            # A cell that never ends keeps nobody else from their page.
            await asyncio.wait({self._spawn(visit.run(self._environment))}, timeout=_A_TURN)

    async def _run_for_page(self, visit: Visit) -> None:
        self._asked += 1
        self._nobody_waits.clear()
        try:
            await self._in_turn(visit)
        finally:
            self._asked -= 1
            if not self._asked:
                self._nobody_waits.set()

    async def _tend(self) -> None:
        while True:
            await asyncio.to_thread(provisioner.prepare)  # a new zygote, should it have died
            await self._drop_spoilt()
            while (name := self._missing()) is not None:
                visit = self._visit(name)
                self._kernels.keep(visit.kernel_id)
                self._ready[name].append(visit)
                await self._in_turn(visit)
                if not visit.is_good:
                    break  # not at once again
                await self._nobody_waits.wait()
            self._nudge.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudge.wait(), _TENDED_EVERY)

    async def _drop_spoilt(self) -> None:
        for visits in self._ready.values():
            for visit in [*visits]:
                if not (visit.is_good and await visit.lives()) and visit in visits:
                    visits.remove(visit)
                    await visit.end()

    def _missing(self) -> str | None:
        """A notebook of which too few pages are ready."""
        if _memory_is_short():
            return None
        for name in (notebooks.HOME, *self._taken):
            source = self._folder / f"{name}.ipynb"
            if len(self._ready[name]) < self._target(name) and source.is_file():
                return name
        return None

    def _target(self, name: str) -> int:
        """How many pages of a notebook are to be ready, by who came lately."""
        now = time.monotonic()
        lately = sum(now - moment < _LATELY for moment in self._taken[name])
        known = any(now - moment < _GOOD_FOR for moment in [*self._taken[name]][-1:])
        least = self._wanted if name == notebooks.HOME else int(known)
        return min(max(least, lately // 2), max(_MOST, self._wanted))


def variables(base_url: str, server_url: str) -> dict[str, str]:
    """What Voila tells each kernel, without what it tells about the visitor."""
    return {
        "SERVER_SOFTWARE": f"voila/{voila_version}",
        "VOILA_PREHEAT": "False",
        "VOILA_BASE_URL": base_url,
        "VOILA_SERVER_URL": server_url,
    }


def _version(source: Path) -> tuple[int, int]:
    """Another one when the notebook was saved again."""
    try:
        known = source.stat()
    except OSError:
        return (0, 0)
    return (known.st_mtime_ns, known.st_size)


def _memory_is_short() -> bool:
    """Whether too little memory is left, where the system says how much there is."""
    try:
        with open("/proc/meminfo", encoding="ascii") as lines:  # noqa: PTH123 - not a path of ours
            known = dict(line.split(":") for line in lines)
        left, whole = (int(known[name].split()[0]) for name in ("MemAvailable", "MemTotal"))
    except (OSError, KeyError, ValueError):
        return False
    return left < _MEMORY_LEFT * whole
