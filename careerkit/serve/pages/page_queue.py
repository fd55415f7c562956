"""Visits, begun in turn; some are run ahead.

What a page shows when it opens depends on no visitor: answers come from the browser, later.
So a notebook's cells can run before a visitor asks, and a page that is ready goes to one visitor,
once. Voila's own preheating is not used: it hands one visitor's address to the next.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import defaultdict, deque
from contextlib import suppress
from contextvars import Context
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from voila._version import __version__ as voila_version

from careerkit.serve import notebooks
from careerkit.serve.fork_server import preparing
from careerkit.serve.fork_server.zygote import STANDS_BACK
from careerkit.serve.kernels.preload import PRELOAD
from careerkit.serve.pages.page_run import GOOD_FOR, PageRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from traitlets.config import Config
    from voila.configuration import VoilaConfiguration

    from careerkit.serve.kernels.visit_kernels import VisitKernels
    from careerkit.serve.pages.declarations import Declarations
    from careerkit.serve.pages.times import Times

__all__ = ["PageQueue", "variables"]

_TENDED_EVERY = 15.0
"""Seconds between two looks at what is ready."""

_FAR_BACK = "10"
"""How far the kernel of a page that no visitor has asked for stands back; a tenth of the others'
share of a busy processor is left to it."""

_BREATH, _LATE, _BREATHS = 0.1, 0.05, 100
"""Seconds for which one looks whether this process is late, from when it is, and how often at most
before the next page is run ahead all the same."""

_A_TURN = 5.0
"""Seconds after which the next in the queue begins, whether or not this one is done."""

_SOON = 60.0
"""Seconds that the first page may take to be ready, before we say that it is not."""

_DECLARED_WITHIN = 60.0
"""Seconds that a notebook has to say what its pages show at first."""

_LATELY = 60.0
"""Visits of so many seconds say how many come next."""

_MOST = 8
"""So many pages of a notebook are run ahead when visitors come, unless more are asked for."""

_MEMORY_LEFT = 0.15
"""The part of the computer's memory that stays free of pages that no visitor has asked for."""


class PageQueue:
    """Begins visits in turn, as many at a time as there are processors, and keeps some ready.

    Args:
        kernels: Starts and ends kernels.
        folder: Where the notebooks are.
        config: For the executor of cells.
        voila: Voila's settings.
        environment: Variables for every kernel.
        ready: How many pages of the journey are run ahead; 0 for none of any notebook.
        times: Notes how long kernels took to answer.
        declarations: What pages show before they have a kernel; made here, where pages are run
            ahead.
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
        times: Times,
        declarations: Declarations,
    ) -> None:
        self._declarations = declarations
        self._kernels = kernels
        self._folder = folder
        self._config = config
        self._voila = voila
        self._environment = environment
        self._wanted = ready
        self._times = times
        # One after another: all at once would make every page wait for the last.
        self._turns = asyncio.Semaphore(max(2, os.cpu_count() or 2))
        self._asked = 0
        self._no_visitor_waits = asyncio.Event()
        self._no_visitor_waits.set()
        self._ready: defaultdict[str, list[PageRun]] = defaultdict(list)
        self._is_ours: dict[str, bool] = {}
        self._taken: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=1000))
        self._tasks: set[asyncio.Task[None]] = set()
        self._nudge = asyncio.Event()
        self._first: PageRun | None = None
        self._has_looked = asyncio.Event()

    def start(self, tell: Callable[[bool], None] = lambda _: None) -> None:
        """Begin to run pages ahead.

        Args:
            tell: Called once the first visitor would be served at once; with False if the first
                page could not be run ahead, or if that takes too long.
        """
        if self._wanted:
            self._spawn(self._tend())
            self._spawn(self._declare())
        self._spawn(self._tell_when_ready(tell))

    async def _tell_when_ready(self, tell: Callable[[bool], None]) -> None:
        try:
            async with asyncio.timeout(_SOON):
                is_ready = await self._is_ready()
        except TimeoutError:
            is_ready = False
        tell(is_ready)

    async def _is_ready(self) -> bool:
        await preparing.is_ready(PRELOAD)  # where nothing is forked, pages take longer, no more
        if not self._wanted:
            return True
        await self._has_looked.wait()
        return self._first is None or await self._first.succeeds()

    def close(self) -> None:
        """Stop that. The kernels are ended with all others."""
        for task in self._tasks:
            task.cancel()

    @property
    def ready(self) -> int:
        """How many pages wait for a visitor, with all their cells run."""
        return sum(run.is_done and run.is_good for some in self._ready.values() for run in some)

    @property
    def declared(self) -> int:
        """Of how many notebooks it is known what their pages show before they have a kernel."""
        return len(self._declarations)

    def is_ours(self, name: str) -> bool | None:
        """Whether our own host showed that notebook when it ran last; None if it never did."""
        return self._is_ours.get(name)

    async def take(self, name: str, query: str = "") -> PageRun:
        """A visit of that notebook: one that is ready, or a new one.

        Args:
            name: The notebook's.
            query: The query of the page's address. With one, a visit is always new: its kernel
                alone may know it.
        """
        if query:
            page_run = self._page_run(name)
            self._spawn(self._run_for_page(page_run, {"QUERY_STRING": query}))
            return page_run
        self._taken[name].append(time.monotonic())
        self._nudge.set()
        while self._ready[name]:
            page_run = self._ready[name].pop(0)
            if page_run.is_good and await page_run.lives():
                self._kernels.hand_out(page_run.kernel_id)
                return page_run
            self._spawn(page_run.end())
        page_run = self._page_run(name)
        self._spawn(self._run_for_page(page_run))
        return page_run

    def _page_run(self, name: str) -> PageRun:
        source = self._folder / f"{name}.ipynb"
        return PageRun(self._kernels, source, self._config, self._voila, self._times)

    def _spawn(self, work: Any) -> asyncio.Task[None]:  # noqa: ANN401 - a coroutine
        # In a context of its own: it is not part of the request at hand.
        task = asyncio.get_running_loop().create_task(work, context=Context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _in_turn(self, page_run: PageRun, environment: dict[str, str]) -> None:
        async with self._turns:
            # A cell that never ends keeps no other visitor from their page.
            await asyncio.wait({self._spawn(self._run(page_run, environment))}, timeout=_A_TURN)

    async def _run(self, page_run: PageRun, environment: dict[str, str]) -> None:
        await page_run.run(environment)
        if page_run.is_good:
            self._is_ours[page_run.source.stem] = page_run.is_ours

    async def _run_for_page(
        self, page_run: PageRun, asked: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._asked += 1
        self._no_visitor_waits.clear()
        try:
            await self._in_turn(page_run, {**self._environment, **asked})
        finally:
            self._asked -= 1
            if not self._asked:
                self._no_visitor_waits.set()

    async def _tend(self) -> None:
        while True:
            await asyncio.to_thread(preparing.prepare, PRELOAD)  # should the zygote have died
            await self._drop_spoilt()
            while (name := self._missing()) is not None:
                page_run = self._page_run(name)
                self._kernels.keep(page_run.kernel_id)
                self._ready[name].append(page_run)
                self._first = self._first or page_run
                self._has_looked.set()
                await self._in_turn(page_run, self._ahead())
                if not page_run.is_good:
                    break  # not at once again
                await self._no_visitor_waits.wait()
                await _until_calm()
            self._has_looked.set()
            self._nudge.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudge.wait(), _TENDED_EVERY)

    def _ahead(self) -> dict[str, str]:
        """The variables of a kernel that no visitor waits for: who is here goes before it."""
        return {**self._environment, **({STANDS_BACK: _FAR_BACK} if self._taken else {})}

    async def _declare(self) -> None:
        """Run each notebook once for what its pages show at first, as long as no visitor waits."""
        await self._is_ready()
        while True:
            while (name := self._declarations.missing()) is not None:
                await self._no_visitor_waits.wait()
                await _until_calm()
                page_run = self._page_run(name)
                self._kernels.keep(page_run.kernel_id)
                run = self._spawn(page_run.run(self._ahead(), declare=True))
                await asyncio.wait({run}, timeout=_DECLARED_WITHIN)
                has_run = page_run.is_done and page_run.is_good
                await page_run.end()  # first, so that who is told of it meets no kernel of ours
                if has_run and (page_run.declared is not None or not page_run.is_ours):
                    self._declarations.keep(name, page_run.version, page_run.declared)
                    self._is_ours[name] = page_run.is_ours
                else:
                    self._declarations.put_off(name)
            await asyncio.sleep(_TENDED_EVERY)

    async def _drop_spoilt(self) -> None:
        # Of a copy: while a kernel ends, a visitor may open a notebook that nobody had opened.
        for page_runs in [*self._ready.values()]:
            for page_run in [*page_runs]:
                if not (page_run.is_good and await page_run.lives()) and page_run in page_runs:
                    page_runs.remove(page_run)
                    await page_run.end()

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
        """How many pages of a notebook are to be ready, by the visits of late."""
        now = time.monotonic()
        lately = sum(now - moment < _LATELY for moment in self._taken[name])
        known = any(now - moment < GOOD_FOR for moment in [*self._taken[name]][-1:])
        least = self._wanted if name == notebooks.HOME else int(known)
        return min(max(least, lately // 2), max(_MOST, self._wanted))


async def _until_calm() -> None:
    """Wait while this process is late: who is here goes before who may come.

    Late is one that has more to do than it can, or whose computer has.
    """
    for _ in range(_BREATHS):
        began = time.monotonic()
        await asyncio.sleep(_BREATH)
        if time.monotonic() - began < _BREATH + _LATE:
            return


def variables(base_url: str, server_url: str) -> dict[str, str]:
    """What Voila tells each kernel, without what it tells about the visitor."""
    return {
        "SERVER_SOFTWARE": f"voila/{voila_version}",
        "VOILA_PREHEAT": "False",
        "VOILA_BASE_URL": base_url,
        "VOILA_SERVER_URL": server_url,
    }


def _memory_is_short() -> bool:
    """Whether too little memory is left, where the system says how much there is."""
    try:
        with open("/proc/meminfo", encoding="ascii") as lines:  # noqa: PTH123 - not a path of ours
            known = dict(line.split(":") for line in lines)
        left, whole = (int(known[name].split()[0]) for name in ("MemAvailable", "MemTotal"))
    except (OSError, KeyError, ValueError):
        return False
    return left < _MEMORY_LEFT * whole
