"""A notebook as a page: whole, where it asks for its kernel itself, or piece by piece with it."""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import get_page_config

from careerkit.opening import asks_for_sample
from careerkit.serve import notebooks
from careerkit.serve.guard.accounts import account_of
from careerkit.serve.guard.headers import headers_for
from careerkit.serve.guard.ownership import visitor_of
from careerkit.serve.kernels.visit_kernels import OWNER, STARTED
from careerkit.serve.pages.handlers import ProblemPages
from careerkit.serve.pages.renderer import Known, PageRenderer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from careerkit.serve.capacity import Capacity, Seat
    from careerkit.serve.kernels.visit_kernels import VisitKernels
    from careerkit.serve.pages.declarations import Declarations
    from careerkit.serve.pages.page_queue import PageQueue
    from careerkit.serve.pages.page_run import PageRun
    from careerkit.serve.pages.renderer import Beginning
    from careerkit.serve.pages.times import Times
    from careerkit.serve.site import Site

__all__ = ["NotebookPage", "Visit"]

_READ_WITHIN = 15.0
"""Seconds that the end of a page and one small script may take over a bad connection."""

_AT_A_TIME = 0.005
"""Seconds for which pieces of a page are put together before they go out."""

_STILL_HERE = "<script>window.voila_heartbeat()</script>\n"
"""Said while a page waits for its kernel, so that no proxy gives up."""

_KEPT = "private, max-age=2592000"
"""A browser shows the page for thirty days without asking. It asks for its kernel each time, and is
told then whether it is an old one."""


class Visit(ProblemPages, TornadoVoilaHandler):  # type: ignore[misc] # published without types
    """One visit of a notebook: the seat and the kernel that it takes, and their end."""

    still_here = _STILL_HERE
    """Said while the kernel is still to come."""

    def initialize(  # noqa: PLR0913 - what an app has, by name
        self,
        *,
        folder: Path,
        page_queue: PageQueue,
        capacity: Capacity,
        times: Times,
        declarations: Declarations,
        is_open: bool,
        **kwargs: Any,  # noqa: ANN401 - Voila's
    ) -> None:
        """Take what an app has, and what Voila's handler takes.

        Args:
            folder: Where the notebooks are.
            page_queue: Pages that were run ahead.
            capacity: The seats that there are.
            times: Counts how long pages took, in seconds.
            declarations: What pages show before they have a kernel.
            is_open: Whether no gate stands before the pages.
            kwargs: What Voila's handler takes.
        """
        super().initialize(**kwargs)
        self._folder = folder
        self._page_queue = page_queue
        self._capacity = capacity
        self._times = times
        self._declarations = declarations
        self._is_open = is_open
        self._seat: Seat | None = None
        self._page_run: PageRun | None = None
        self._started: list[str] = []

    async def send(self, name: str, pieces: AsyncIterator[str]) -> None:
        """Take a seat, and send what comes piece by piece, until the visitor goes.

        Args:
            name: The notebook's.
            pieces: What asks for ``take``.

        Raises:
            HTTPError: 503 if there is no room for a visitor.
        """
        self._seat = self._capacity.enter(self._started)
        if self._seat is None:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        _ = self.xsrf_token  # sets the cookie: without it the visitor can't reach the page's kernel
        self._name = name
        self._visitor = visitor_of(self)
        STARTED.set(self._started)
        OWNER.set(self._visitor)
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        patience = self.voila_configuration.http_keep_alive_timeout
        try:
            async for text in together(pieces, patience, self.still_here):
                self.write(text)
                await self.flush()
        except StreamClosedError:
            # It may have gone before its kernel had started: there was nothing to end then.
            await self._end_kernels()
        except Exception:
            await self._end_kernels()
            raise
        else:
            self._times.page.observe(self.request.request_time())

    async def take(self) -> PageRun:
        """The kernel, which is the visitor's from now on."""
        query = self.request.query
        self._page_run = await self._page_queue.take(self._name, query)
        cast("VisitKernels", self.kernel_manager).give(self._page_run.kernel_id, self._visitor)
        if self._seat:
            self._seat.page_run = self._page_run
        account = account_of(self.request)
        if account and not asks_for_sample(query):
            await self._page_run.keep_with(account.folder)
        return self._page_run

    def renderer(self, name: str) -> PageRenderer:
        """What writes the page of that notebook, for whoever asks."""
        path = f"{name}.ipynb"
        # The sample is nobody's: it neither shows nor gets what the browser keeps.
        is_sample = asks_for_sample(self.request.query)
        account = account_of(self.request)
        page_config = get_page_config(
            base_url=self.base_url,
            settings=self.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        known = Known(
            notebook=(path, notebooks.version(self._folder / path)),
            is_ours=self._page_queue.is_ours(name),
            declared="" if is_sample else self._declarations.address(name),
            keeps=not is_sample,
            account=account.shown if account else None,
        )
        return PageRenderer(
            self.take,
            known,
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            notebook_path=path,
            template_paths=self.template_paths,
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            base_url=self.base_url,
            page_config=self.page_config_hook(page_config, base_url=self.base_url),
        )

    async def whole(self, renderer: PageRenderer) -> Beginning:
        """All of a page that asks for its kernel itself."""
        site: Site = self.settings["careerkit_site"]
        return await renderer.whole(headers_for(site.embedders))

    def on_connection_close(self) -> None:
        """End the kernel of a page that was closed before it was complete.

        Such a page doesn't know its kernel yet, so that it can't end it by itself.
        """
        super().on_connection_close()
        IOLoop.current().spawn_callback(self._end_kernels)

    def on_finish(self) -> None:
        """End the kernel of a page that is not read: it was left when it was just complete.

        Neither the connection nor the page tells of that: all had been sent, and nothing had run.
        """
        super().on_finish()
        IOLoop.current().call_later(_READ_WITHIN, self._end_unread)

    async def _end_unread(self) -> None:
        kernels = cast("VisitKernels", self.kernel_manager)
        mine = [*self._started, *([self._page_run.kernel_id] if self._page_run else [])]
        if not any(kernels.was_seen(kernel_id) for kernel_id in mine):
            await self._end_kernels()

    async def _end_kernels(self) -> None:
        if self._seat:
            self._seat.has_left = True
        if self._page_run:
            await self._page_run.end()
        for kernel_id in self._started:
            if kernel_id in self.kernel_manager:
                await self.kernel_manager.shutdown_kernel(kernel_id)  # type: ignore[no-untyped-call]


class NotebookPage(Visit):
    """A notebook as a page: ``/`` is the journey, ``/01_passion`` a step by itself."""

    @authenticated
    async def get(self, path: str = "") -> None:
        """Show the notebook of that name.

        Raises:
            HTTPError: 404 if there is none, 503 if the page needs a kernel to begin with, and there
                is no room for a visitor.
        """
        name = self._find(path)
        if name is None:
            return
        renderer = self.renderer(name or notebooks.HOME)
        self.set_header("Content-Type", "text/html")
        if not renderer.known.asks:
            await self.send(name or notebooks.HOME, renderer.pieces())
            return
        page = await self.whole(renderer)
        self.set_header("Cache-Control", _KEPT if self._is_for_all else "no-store")
        # Another site's link gets another header (serve/guard/headers.py).
        self.add_header("Vary", "Sec-Fetch-Site")
        await self.finish(page.text)

    @property
    def _is_for_all(self) -> bool:
        """Whether the page is the same for everyone who can ask for it, and says nothing of them.

        Behind a gate, or where people have accounts, it is shown to no other after them; and where
        its address ends with a session, to nobody after that.
        """
        ends = self.settings.get("careerkit_passing", False)
        return self._is_open and not (ends or self.request.query or account_of(self.request))

    async def head(self, path: str = "") -> None:
        """Say whether there is such a page, and room; start nothing for it.

        Raises:
            HTTPError: 404 if there is no such page, 503 if there is no room for a visitor.
        """
        if self._find(path) is None:
            return
        if self._capacity.is_full:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Content-Type", "text/html")
        self.set_header("Cache-Control", "no-store")

    def _find(self, path: str) -> str | None:
        """The notebook's name; None where the browser was led to another address for it."""
        name = path.removesuffix(".ipynb")
        if name not in ("", *notebooks.names(self._folder)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if name == notebooks.HOME or path != name:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(self._address(name) + query)
            return None
        return name

    def _address(self, name: str) -> str:
        """Where a notebook is. Links in a notebook name its file, so that they work in Jupyter."""
        return self.base_url + ("" if name == notebooks.HOME else name)


async def together(
    pieces: AsyncIterator[str], patience: float, still_here: str
) -> AsyncIterator[str]:
    """What comes in pieces, as few texts: each is all that was there, at most some ms of work.

    Args:
        pieces: What a template gives, in hundreds of pieces.
        patience: Seconds without any after which something is said all the same.
        still_here: What is said then.
    """
    written: list[str] = []
    news = asyncio.Event()
    is_read = True

    async def write() -> None:
        since = 0.0
        async for text in pieces:
            if not is_read:
                return  # only here: whoever takes a visit from the queue also has to note it
            since = since if written else time.monotonic()
            written.append(text)
            news.set()
            if time.monotonic() - since > _AT_A_TIME:
                await asyncio.sleep(0)  # what there is goes out

    writer = asyncio.ensure_future(write())
    writer.add_done_callback(lambda _: news.set())
    try:
        while written or not writer.done():
            try:
                async with asyncio.timeout(patience):
                    await news.wait()
            except TimeoutError:
                yield still_here
            news.clear()
            text = "".join(written)
            written.clear()
            if text:
                yield text
        writer.result()
    finally:
        is_read = False
