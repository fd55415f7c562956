"""Writes a notebook's page: what it begins with is the same for everyone, and kept."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING, Any

import attrs
from jinja2 import BytecodeCache
from voila.notebook_renderer import NotebookRenderer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from jinja2.bccache import Bucket

    from careerkit.serve.guard.accounts import ShownAccount
    from careerkit.serve.pages.page_run import PageRun

__all__ = ["Known", "PageRenderer"]

_STOCK = "ipywidgets"
"""What a notebook names that makes other widgets than the kit's."""

_MOST = 100
"""Beginnings that are kept: a notebook that is saved anew has another one."""


@attrs.frozen
class Known:
    """What is known of a page before it has a kernel; nothing else decides what it begins with.

    Attributes:
        notebook: The notebook's path, and its version.
        is_ours: Whether our own host showed it when it ran last; None if it never ran.
        declared: The address of what the page shows before it has a kernel; empty if there is none.
        keeps: Whether what the browser keeps belongs to the page.
        account: Whose page it is, where people have accounts.
    """

    notebook: tuple[str, tuple[int, int]]
    is_ours: bool | None = None
    declared: str = ""
    keeps: bool = True
    account: ShownAccount | None = None

    @property
    def asks(self) -> bool:
        """Whether the page is whole without a kernel, and asks for one when it is open."""
        return bool(self.is_ours and self.declared)


@attrs.frozen
class Beginning:
    """What a page begins with: all of it, where it asks for its kernel itself.

    Attributes:
        text: As HTML.
        version: By what the page says which one it is, where it asks.
    """

    text: str
    version: str = ""


class _Compiled(BytecodeCache):
    """Templates, compiled once.

    Voila compiles its template anew for each page, which took longer than all else until the
    page's first byte.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known; Jinja asks by the template's name and its text."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()

_VERSION = "version-of-this-page"
"""Stands in the page's text for its version, which is a hash of that text."""

_beginnings: dict[tuple[str, Known], Beginning] = {}
"""What pages begin with, by their base URL and what is known of them.

A browser has it, and asks for what it names, before the server has read the notebook.
"""


def _keep(page: tuple[str, Known], beginning: Beginning) -> None:
    _beginnings[page] = beginning
    if len(_beginnings) > _MOST:
        del _beginnings[next(iter(_beginnings))]


class PageRenderer(NotebookRenderer):  # type: ignore[misc] # published without types
    """Writes the page of a visit, which is taken only when the prose has gone out.

    Args:
        take: Takes it.
        known: What is known of it already.
        kwargs: What Voila's renderer takes.
    """

    def __init__(
        self,
        take: Callable[[], Awaitable[PageRun]],
        known: Known,
        **kwargs: Any,  # noqa: ANN401 - Voila's
    ) -> None:
        super().__init__(**kwargs)
        self._take = take
        self.known = known
        self.has_begun = False
        self._written: list[str] = []
        self._page_run: PageRun

    async def initialize(self, **kwargs: Any) -> None:  # noqa: ANN401 - Voila's
        """Read the notebook, and make ready to write."""
        await super().initialize(**kwargs)
        self.exporter.environment.bytecode_cache = _compiled

    async def whole(self, headers: Mapping[str, str]) -> Beginning:
        """All of a page that asks for its kernel itself.

        Args:
            headers: Those of every answer. A browser keeps them with the page: where they are
                others, it is another one.
        """
        page = (self.base_url, self.known)
        if page not in _beginnings:
            await self.initialize()
            text = "".join([text async for text, _ in self.generate_content_generator()])
            version = hashlib.sha256(json.dumps([text, headers]).encode()).hexdigest()[:16]
            _keep(page, Beginning(text.replace(_VERSION, version), version))
        return _beginnings[page]

    async def pieces(self) -> AsyncIterator[str]:
        """The page, piece by piece: what is known of it before anything has to be worked out."""
        if beginning := _beginnings.get((self.base_url, self.known)):
            self.has_begun = True
            yield beginning.text
            await asyncio.sleep(0)  # it goes out now
        await self.initialize()
        async for text, _ in self.generate_content_generator():
            self._written.append(text)
            yield text

    def generate_content_generator(
        self, *_: object, **__: object
    ) -> AsyncIterator[tuple[str, Any]]:
        """The same from Voila's template, which is told whether our own host is to show it."""
        context = {
            "frontend": "voila",
            "main_js": "voila.js",
            "kernel_start": self._jinja_kernel_start,
            "cell_generator": self._jinja_cell_generator,
            "host": self,
            "version": _VERSION,
        }
        pieces: AsyncIterator[tuple[str, Any]] = self.exporter.generate_from_notebook_node(
            self.notebook,
            resources=self.resources,
            extra_context=context,
            page_config=self.page_config,
        )
        return pieces

    def may_show(self) -> bool:
        """Whether our own host may show the page, as far as is known before its cells have run.

        A notebook that never ran is judged by its cells: one that speaks of ipywidgets makes them.
        """
        if self.known.is_ours is not None:
            return self.known.is_ours
        return not any(_STOCK in cell.source for cell in self.notebook.cells)

    def shows(self, run: PageRun | None = None) -> bool:
        """Whether it does. To be asked when they have.

        Of a kernel that ended meanwhile it tells, too: what a person has begun to write stays.

        Args:
            run: What ran them; that of the page if not given.
        """
        run = run or self._page_run
        return run.is_ours or (run.has_failed and bool(self.known.is_ours))

    async def _jinja_kernel_start(self, *_: object, **__: object) -> str:
        if not self.has_begun:
            _keep((self.base_url, self.known), Beginning("".join(self._written)))
        self._page_run = await self._take()
        return await self._page_run.started()

    async def _jinja_cell_generator(self, *_: object) -> AsyncIterator[Any]:
        async for cell in self._page_run.cells():
            yield cell
