"""A visit: a kernel, and what the notebook's cells gave in it."""

from __future__ import annotations

import asyncio
import json
import os
import time
from contextlib import suppress
from queue import Empty
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import nbformat
from jupyter_client.session import Session
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer

from careerkit.serve import notebooks
from careerkit.serve.kernels import shown
from careerkit.serve.log import log_failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from traitlets.config import Config
    from voila.configuration import VoilaConfiguration

    from careerkit.serve.kernels.visit_kernels import VisitKernels
    from careerkit.serve.pages.times import Times

__all__ = ["GOOD_FOR", "PageRun"]

_STARTED_WITHIN = 60.0
"""Seconds that a kernel may take until it answers."""

_ASKED_WITHIN = 10.0
"""Seconds that a kernel may take to say what its widgets are."""

_TOLD_WITHIN = 2.0
"""Seconds for which a page waits until its kernel has opened the answers of the account."""

_BETWEEN = 0.02
"""Seconds between two looks whether a kernel's widgets still change."""

GOOD_FOR = 600.0
"""Seconds that a page which was run ahead may wait: what it says of today is to be true."""


class PageRun:
    """A kernel in which a notebook's cells run, for one page.

    Args:
        kernels: Starts and ends kernels.
        source: The notebook's file.
        config: For the executor of cells.
        voila: Voila's settings.
        times: Notes how long the kernel took to answer.
    """

    def __init__(
        self,
        kernels: VisitKernels,
        source: Path,
        config: Config,
        voila: VoilaConfiguration,
        times: Times,
    ) -> None:
        self.kernel_id = str(uuid4())
        self.source = source
        self.began = time.monotonic()
        self.version = notebooks.version(source)
        """The notebook's, as its cells are run."""
        self._kernels = kernels
        self._config = config
        self._voila = voila
        self._times = times
        self._pid: int | None = None
        self._telling: asyncio.Future[None] | None = None
        self._ended = False
        self._failed = False
        self.is_ours = False
        """Whether our own host shows all that the cells gave; known when they have run."""
        self.declared: str | None = None
        """What a page can show without a kernel, as JSON; of a run that was asked for it."""
        self._started = asyncio.Event()
        self._done = asyncio.Event()
        self._outputs: asyncio.Queue[Any] = asyncio.Queue()

    async def run(self, environment: dict[str, str], *, declare: bool = False) -> None:
        """Start the kernel, and run the cells; a failure of either is noted, not raised.

        Args:
            environment: Variables for the kernel.
            declare: Whether to ask what a page can show without a kernel. This one has begun a
                workbook then, and is no visitor's.
        """
        try:
            if not self._ended:
                await self._start(environment)
            if not self._ended:
                await self._run_cells(declare=declare)
        except Exception as error:  # noqa: BLE001 - noted without its text, and told to the page
            self._failed = True
            if not self._ended:
                log_failure(error)
        finally:
            self._started.set()
            self._done.set()
            self._outputs.put_nowait(None)
            if self._ended:
                await self._end_kernel()

    async def _start(self, environment: dict[str, str]) -> None:
        self._started_at = time.monotonic()
        # The same for every visitor: nothing of a request is in it.
        env = {**os.environ, **environment, "VOILA_KERNEL_ID": self.kernel_id}
        await self._kernels.start_kernel(
            kernel_id=self.kernel_id, kernel_name="python3", path="", env=env
        )
        self._pid = self._manager.provisioner.pid

    @property
    def _manager(self) -> Any:  # noqa: ANN401 - jupyter_client's AsyncKernelManager
        return self._kernels.get_kernel(self.kernel_id)

    async def _run_cells(self, *, declare: bool) -> None:
        manager = self._manager
        notebook = nbformat.read(self.source, as_version=4)  # type: ignore[no-untyped-call]
        runner = _Runner(voila_configuration=self._voila)
        runner.declares = declare
        runner.cwd = ""
        runner.executor = VoilaExecutor(
            notebook, km=manager, config=self._config, show_tracebacks=False
        )
        runner.executor.kc = await _client(manager)
        self._times.kernel.observe(time.monotonic() - self._started_at)
        self._started.set()
        is_plain = True
        views: list[list[str]] = []
        async for cell in runner._jinja_cell_generator(notebook, self.kernel_id):  # noqa: SLF001 - Voila's way to run cells
            is_plain = is_plain and all(map(shown.is_plain, cell.get("outputs", ())))
            views.append(shown.views_in(cell))
            self._outputs.put_nowait(cell)
        if not await manager.is_alive():
            raise RuntimeError  # what its cells gave then says nothing of the notebook
        self.is_ours = is_plain and shown.are_ours(runner.kinds)
        if self.is_ours and runner.states is not None:
            self.declared = _declaration(views, runner.states)

    async def keep_with(self, folder: Path) -> None:
        """Tell its kernel whose page it is: where their answers are kept.

        Where cells still run, the kernel hears it between two of them; the page does not wait long.
        """
        self._telling = asyncio.ensure_future(self._tell(folder))
        await asyncio.wait({self._telling}, timeout=_TOLD_WITHIN)

    async def _tell(self, folder: Path) -> None:
        await self._started.wait()
        try:
            # Not the session that the cells are run by: a kernel answers one of a name alone.
            client = await _client(self._manager, session=Session(key=self._manager.session.key))
            try:
                shown.read(await _asked(client, "keep_with", str(folder)))
            finally:
                client.stop_channels()
        except Exception as error:  # noqa: BLE001 - noted; the page keeps answers in the browser
            if not self._ended:
                log_failure(error)

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

    @property
    def is_done(self) -> bool:
        """Whether its cells have run, or will not any more."""
        return self._done.is_set()

    @property
    def has_failed(self) -> bool:
        """Whether its kernel did not start, or ended before its cells had run."""
        return self._failed

    async def succeeds(self) -> bool:
        """Wait until its cells have run; False if that failed."""
        await self._done.wait()
        return not self._failed

    async def cells(self) -> AsyncIterator[Any]:
        """The cells, each as soon as it has run. To be asked for once."""
        while (cell := await self._outputs.get()) is not None:
            yield cell

    @property
    def is_good(self) -> bool:
        """Whether a page can still be made of it."""
        aged = time.monotonic() - self.began > GOOD_FOR
        return not (
            aged or self._failed or self._ended or self.version != notebooks.version(self.source)
        )

    async def lives(self) -> bool:
        """Whether its kernel is still the one that runs the cells, and not one started again.

        Of one that is still to come it is known when it answers, for which a page waits anyway.
        """
        if not self._ended:
            await self._started.wait()
        if self._failed or self._pid is None or self.kernel_id not in self._kernels:
            return False
        return bool(await self._manager.is_alive()) and self._manager.provisioner.pid == self._pid

    async def end(self) -> None:
        """End its kernel, also one that is still to come."""
        self._ended = True
        if self._pid is not None:
            await self._end_kernel()

    async def _end_kernel(self) -> None:
        if self.kernel_id in self._kernels:
            with suppress(Exception):  # the quota or a goodbye has just ended it
                await self._kernels.shutdown_kernel(self.kernel_id, now=True)  # type: ignore[no-untyped-call]


class _Runner(NotebookRenderer):  # type: ignore[misc] # published without types
    """Runs cells, and asks at the end what the kernel's widgets are."""

    declares = False
    kinds: frozenset[tuple[str, str]] = frozenset({("", "")})
    states: dict[str, Any] | None = None

    async def _cleanup_resources(self) -> None:
        client = self.executor.kc
        with suppress(Exception):  # Voila's own front end shows whatever it is
            if await self.executor.km.is_alive():
                self.kinds = shown.read_kinds(await _asked(client, "kinds"))
                if self.declares:
                    await _asked(client, "begin")
                    self.states = await _settled(client)
        await super()._cleanup_resources()


def _declaration(views: list[list[str]], states: dict[str, Any]) -> str:
    """What a page shows without a kernel, as JSON: the same text each time, and on each server.

    A browser has it from its last visit then. So models are known by their numbers in it.
    """
    text = json.dumps({"cells": views, "models": states})
    for number, model_id in enumerate(states):
        text = text.replace(model_id, f"early-{number}")
    return text


async def _asked(client: Any, name: str, *told: str) -> Any:  # noqa: ANN401 - jupyter_client's
    """A kernel's answer to one of the questions in ``shown``."""
    question = shown.question(name, *told)
    asked = client.execute("", silent=True, user_expressions={name: question})
    while True:
        reply = await client.get_shell_msg(timeout=_ASKED_WITHIN)
        if reply["parent_header"].get("msg_id") == asked:
            return reply["content"]["user_expressions"][name]


async def _settled(client: Any) -> dict[str, Any]:  # noqa: ANN401 - jupyter_client's
    """The states of a kernel's widgets, once they change no more."""
    while (states := shown.read(await _asked(client, "states"))) is None:  # noqa: ASYNC110 - in another process
        await asyncio.sleep(_BETWEEN)
    found: dict[str, Any] = states
    return found


async def _client(manager: Any, **given: Any) -> Any:  # noqa: ANN401 - jupyter_client's AsyncKernelManager and client
    """A client that the kernel answers.

    jupyter_client's ``wait_for_ready`` does this and then listens for a fifth of a second whether
    anything else comes. What comes is not for a cell, so that nbclient passes it over anyway.

    Raises:
        RuntimeError: If the kernel has ended, or takes too long.
    """
    client = manager.client(**given)
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
