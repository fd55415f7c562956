"""The kernel of a page that is open: what a page asks for that came without one.

Such a page may have been in the browser since last week. So it says which page it is, and where
that is no longer the one that there is, it is told to load itself anew.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError, authenticated

from careerkit.serve import notebooks
from careerkit.serve.pages.handlers import COME_BACK
from careerkit.serve.pages.notebook_page import NotebookPage, Visit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from careerkit.serve.pages.renderer import PageRenderer

__all__ = ["PageKernel", "notebook_pages"]

_LINES = "application/x-ndjson"

_VIEW = "application/vnd.jupyter.widget-view+json"


def notebook_pages(path: Callable[..., str], about: Mapping[str, Any]) -> list[Any]:
    """The rules for the pages, and for the kernels that they ask for.

    Args:
        path: Puts an address below the base URL.
        about: What ``Visit`` takes.
    """
    return [
        # The page's version, and its notebook's name (theme/.../index.html.j2).
        (path("careerkit/kernel", r"([0-9a-f]+)/([^/]+)"), PageKernel, about),
        (path(r"([^/]*)"), NotebookPage, about),
    ]


class PageKernel(Visit):
    """Answers with lines of JSON (``widgets/front_end/host/page_kernel.js`` reads them).

    The first says the kernel's id, each one then what a cell gave, the last whether our own host
    shows all of it. An empty one says that the next still comes.
    """

    still_here = "\n"

    @authenticated
    async def get(self, version: str, name: str) -> None:
        """Give that page a kernel.

        Args:
            version: The page's, as it stands in it.
            name: The notebook's.

        Raises:
            HTTPError: 403 if another site's page asks, 404 if there is no such notebook, 409 if the
                page is no longer what it was, 503 if there is no room for a visitor.
        """
        if self.request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if name not in notebooks.names(self._folder):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        renderer = self.renderer(name)
        if not renderer.known.asks or (await self.whole(renderer)).version != version:
            raise HTTPError(HTTPStatus.CONFLICT)
        self.set_header("Content-Type", _LINES)
        await self.send(name, self._lines(renderer))

    async def _lines(self, renderer: PageRenderer) -> AsyncIterator[str]:
        run = await self.take()
        yield _line({"kernelId": await run.started()})
        index = 0
        async for cell in run.cells():
            if cell.cell_type == "code" and cell.source.strip():
                outputs = [_told(output) for output in cell.outputs]
                yield _line({"index": index, "outputs": outputs})
            index += 1
        yield _line({"isOurs": renderer.shows(run)})

    def write_error(self, status_code: int, **_: object) -> None:
        """Say the status alone, and to whom there was no room for when they may ask again."""
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", str(COME_BACK))
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code}\n")


def _line(said: Mapping[str, Any]) -> str:
    return f"{json.dumps(said)}\n"


def _told(output: Mapping[str, Any]) -> dict[str, Any]:
    """What a page shows of an output; of a failure that there was one, and no more."""
    if output["output_type"] == "error" or output.get("name") == "stderr":
        return {"output_type": "error"}
    if output["output_type"] == "stream":
        return {"output_type": "stream", "text": output["text"]}
    return {"output_type": "display_data", "data": {_VIEW: output["data"][_VIEW]}}
