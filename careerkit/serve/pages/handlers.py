"""The pages of the app: each notebook, and a kind page where there is none."""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import create_include_assets_functions, get_page_config

from careerkit import content
from careerkit.opening import asks_for_sample
from careerkit.serve import notebooks
from careerkit.serve.guard.accounts import account_of
from careerkit.serve.guard.cookies import fitted
from careerkit.serve.guard.forwarded import was_forwarded
from careerkit.serve.guard.ownership import visitor_of
from careerkit.serve.kernels.visit_kernels import OWNER, STARTED
from careerkit.serve.log import log_failure
from careerkit.serve.pages.renderer import Known, PageRenderer
from careerkit.serve.site import Site, read_path

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from careerkit.serve.capacity import Capacity, Seat
    from careerkit.serve.kernels.visit_kernels import VisitKernels
    from careerkit.serve.pages.declarations import Declarations
    from careerkit.serve.pages.page_queue import PageQueue
    from careerkit.serve.pages.page_run import PageRun
    from careerkit.serve.pages.times import Times

__all__ = ["Anonymous", "MissingPage", "NotebookPage", "ProblemPages"]

_COME_BACK = 15
"""Seconds after which a visitor for whom there was no room may ask again."""

_READ_WITHIN = 15.0
"""Seconds that the end of a page and one small script may take over a bad connection."""

_AT_A_TIME = 0.005
"""Seconds for which pieces of a page are put together before they go out."""

_STILL_HERE = "<script>window.voila_heartbeat()</script>\n"
"""Said while a page waits for its kernel, so that no proxy gives up."""


class Anonymous(IdentityProvider):
    """Every visitor is the same to the server: no name is made up, and no cookie remembers it."""

    def get_user(self, _: Any) -> User:  # noqa: ANN401 - a handler
        """The one user."""
        return User(username="visitor")


class ProblemPages(JupyterHandler):
    """Shows a failure as a sentence instead of Jupyter's page."""

    def log_exception(self, _kind: Any, error: Any, _trace: Any) -> None:  # noqa: ANN401 - tornado's
        """Note a failure of ours, without the request: its address may hold an answer."""
        if not isinstance(error, HTTPError):
            log_failure(error)

    def add_header(self, name: str, value: Any) -> None:  # noqa: ANN401 - tornado's
        """Add a header; a cookie, which tornado adds last, in the form that fits the visitor."""
        site: Site = self.settings["careerkit_site"]
        fit = fitted(value, self.request, site) if name == "Set-Cookie" else value
        super().add_header(name, fit)

    def hint(self) -> str:
        """What else the page for a status says, to the one who runs the server."""
        return ""

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's
        """Write the page for a status."""
        kind = "missing" if status_code < HTTPStatus.INTERNAL_SERVER_ERROR else "failed"
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            kind = "full"
            self.set_header("Retry-After", str(_COME_BACK))
            self.set_header("Cache-Control", "no-store")
        texts = content.texts(f"serve.{kind}")
        self.show("problem.html", **texts, is_full=kind == "full", hint=self.hint())

    def show(self, template: str, **values: Any) -> None:  # noqa: ANN401 - what the template takes
        """Write a page of a few sentences."""
        page = self.settings["voila_jinja2_env"].get_template(template)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(
            page.render(
                **create_include_assets_functions("careerkit", self.base_url),
                name=content.text("serve.page.name"),
                language=content.LANGUAGE,
                base_url=self.base_url,
                **values,
            )
        )


class NotebookPage(ProblemPages, TornadoVoilaHandler):  # type: ignore[misc] # published without types
    """A notebook as a page: ``/`` is the journey, ``/01_passion`` a step by itself."""

    def initialize(
        self,
        folder: Path,
        page_queue: PageQueue,
        capacity: Capacity,
        times: Times,
        declarations: Declarations,
        **kwargs: Any,  # noqa: ANN401 - Voila's
    ) -> None:
        """Take what an app has, and what Voila's handler takes.

        Args:
            folder: Where the notebooks are.
            page_queue: Pages that were run ahead.
            capacity: The seats that there are.
            times: Counts how long pages took, in seconds.
            declarations: What pages show before they have a kernel.
            kwargs: What Voila's handler takes.
        """
        super().initialize(**kwargs)
        self._folder = folder
        self._page_queue = page_queue
        self._capacity = capacity
        self._times = times
        self._declarations = declarations
        self._seat: Seat | None = None
        self._page_run: PageRun | None = None
        self._started: list[str] = []

    @authenticated
    async def get(self, path: str = "") -> None:
        """Show the notebook of that name.

        Raises:
            HTTPError: 404 if there is none, 503 if there is no room for a visitor.
        """
        name = self._find(path)
        if name is None:
            return
        self._seat = self._capacity.enter(self._started)
        if self._seat is None:
            await self._let_wait(name or notebooks.HOME)
            return
        _ = self.xsrf_token  # sets the cookie: without it the visitor can't reach the page's kernel
        self._visitor = visitor_of(self)
        STARTED.set(self._started)
        OWNER.set(self._visitor)
        try:
            async for html in self.get_generator(path=f"{name or notebooks.HOME}.ipynb"):
                self.write(html)
                await self.flush()
        except StreamClosedError:
            # It may have gone before its kernel had started: there was nothing to end then.
            await self._end_kernels()
        except Exception:
            await self._end_kernels()
            raise
        else:
            self._times.page.observe(self.request.request_time())

    async def head(self, path: str = "") -> None:
        """Say what the page's answer would be, and start nothing for it.

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

    async def _let_wait(self, name: str) -> None:
        """Show the page as far as it needs no kernel: who has to wait can begin to write.

        Raises:
            HTTPError: 503 where nothing is known that needs none.
        """
        if not self._declarations.address(name) or asks_for_sample(self.request.query):
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Retry-After", str(_COME_BACK))
        self.set_header("Content-Type", "text/html")
        self.set_header("Cache-Control", "no-store")
        async for html in self._pieces(f"{name}.ipynb"):
            self.write(html)
        await self.finish()

    async def get_generator(self, path: str) -> AsyncIterator[str]:
        """The page, piece by piece."""
        self.set_header("Content-Type", "text/html")
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        pieces = self._pieces(path)
        async for html in together(pieces, self.voila_configuration.http_keep_alive_timeout):
            yield html

    def _pieces(self, path: str) -> AsyncIterator[str]:
        name = path.removesuffix(".ipynb")
        # The sample is nobody's: it neither shows nor gets what the browser keeps.
        is_sample = asks_for_sample(self.request.query)
        account = account_of(self.request)

        async def take() -> PageRun:
            self._page_run = await self._page_queue.take(name, self.request.query)
            cast("VisitKernels", self.kernel_manager).give(self._page_run.kernel_id, self._visitor)
            if self._seat:
                self._seat.page_run = self._page_run
            if account and not is_sample:
                await self._page_run.keep_with(account.folder)
            return self._page_run

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
            has_kernel=self._seat is not None,
            keeps=not is_sample,
            account=account.shown if account else None,
        )
        return PageRenderer(
            take,
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
        ).pieces()

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

    def _address(self, name: str) -> str:
        """Where a notebook is. Links in a notebook name its file, so that they work in Jupyter."""
        return self.base_url + ("" if name == notebooks.HOME else name)


async def together(pieces: AsyncIterator[str], patience: float) -> AsyncIterator[str]:
    """What a template gives, as few texts: each is all that was there, at most some ms of work.

    Args:
        pieces: What it gives, in hundreds of pieces.
        patience: Seconds without any after which the page says that it is still at work.
    """
    written: list[str] = []
    news = asyncio.Event()
    is_read = True

    async def write() -> None:
        since = 0.0
        async for html in pieces:
            if not is_read:
                return  # only here: whoever takes a visit from the queue also has to note it
            since = since if written else time.monotonic()
            written.append(html)
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
                yield _STILL_HERE
            news.clear()
            text = "".join(written)
            written.clear()
            if text:
                yield text
        writer.result()
    finally:
        is_read = False


class MissingPage(ProblemPages):
    """Any other address."""

    async def prepare(self, **_: Any) -> None:  # noqa: ANN401 - Jupyter's
        """Say that there is nothing here.

        Raises:
            HTTPError: 404, always.
        """
        raise HTTPError(HTTPStatus.NOT_FOUND)

    def hint(self) -> str:
        """What may be amiss, if a proxy passed on a path of its own."""
        first, deeper, _ = self.request.path.removeprefix("/").partition("/")
        path = read_path(first) if deeper and was_forwarded(self.request) else None
        if self.base_url != "/" or path in (None, "/"):
            return ""
        return content.text("site.missing.path", path=path)
