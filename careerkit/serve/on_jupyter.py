"""The app on a Jupyter server, as on Binder: in its process, below its address, behind its login.

A Jupyter server loads this as an extension (``binder/jupyter_server_config.py``). What comes for
the app goes to the app as it came, so that pages are streamed and messages compressed as by
``careerkit serve``; but only from whom the server knows
(docs/decisions/0098-the-app-on-binders-server.md).
"""

from __future__ import annotations

import atexit
import re
import shutil
import signal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import tornado.ioloop
from jupyter_server._tz import utcnow
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import ensure_async, url_path_join
from tornado.httputil import HTTPMessageDelegate
from tornado.routing import PathMatches, Router, Rule
from tornado.web import authenticated
from traitlets import Callable

from careerkit.serve import binder, notebooks
from careerkit.serve.app import CareerkitApp
from careerkit.serve.configuration import find_template
from careerkit.serve.console import EVERYWHERE
from careerkit.serve.fork_server import preparing
from careerkit.serve.guard.hosts import guarded
from careerkit.serve.kernels.preload import PRELOAD
from careerkit.serve.log import leave_values_out
from careerkit.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from jupyter_server.serverapp import ServerApp
    from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

__all__ = ["PLACE"]

PLACE = "careerkit"
"""Where the app is, below the server's own address."""

_TOKEN = "token"  # noqa: S105 - a parameter's name
_ANY_NAME = EVERYWHERE[1]


class _MountedApp(CareerkitApp):
    """The app without a socket, without a process of its own, and on Binder's terms."""

    heard = Callable(help="Is told whenever a page has said something.")

    def listen(self) -> None:
        """Make ready for visitors, whom another server sends."""
        self.first_page.pack()
        loop = tornado.ioloop.IOLoop.current()
        loop.add_callback(self.page_queue.start)
        loop.add_callback(self.quota.watch)

    def init_settings(self) -> dict[str, Any]:
        """The app's settings. A page's token belongs to the server's address, as its own does."""
        settings = super().init_settings()
        ours = self.voila_configuration.config.VoilaConfiguration.resources["careerkit"]
        ours["binder"] = binder.told()
        whole = {"path": self.base_url.removesuffix(f"{PLACE}/")}
        return {
            **settings,
            "careerkit_heard": self.heard,
            "careerkit_passing": True,
            "xsrf_cookie_kwargs": {**settings["xsrf_cookie_kwargs"], **whole},
        }


class _Door(Router):
    """Lets those into the app whom the server knows, and leaves the others to the server.

    Args:
        server: The server.
    """

    def __init__(self, server: ServerApp) -> None:
        self._server = server

    def open(self, app: Router) -> None:
        """Let them in from now on; ``app`` answers them."""
        self._app = app

    def find_handler(self, request: HTTPServerRequest, **_: object) -> HTTPMessageDelegate:
        """What reads the request. It may have to be waited for until it's known who asks."""
        return _Visit(self, request)

    async def choose(self, request: HTTPServerRequest) -> HTTPMessageDelegate:
        """The app's answer, if the server would have answered this browser under this name."""
        web_app: Any = self._server.web_app
        if _TOKEN not in request.query_arguments:
            asking: Any = JupyterHandler(web_app, request)
            user = await ensure_async(self._server.identity_provider.get_user(asking))
            answers = self._app.find_handler(request) if user and asking.check_host() else None
            if answers is not None:
                self.note_activity()
                return answers
        known: HTTPMessageDelegate = web_app.get_handler_delegate(request, _Login)
        return known

    def note_activity(self) -> None:
        """Let the server, and whoever ends servers that are idle, know that somebody is at work."""
        self._server.web_app.settings["last_activity_times"][PLACE] = utcnow()


class _Visit(HTTPMessageDelegate):
    """A request, read by whoever answers it."""

    def __init__(self, door: _Door, request: HTTPServerRequest) -> None:
        self._door = door
        self._request = request
        self._reader: HTTPMessageDelegate | None = None

    async def headers_received(  # type: ignore[override] # tornado awaits what it gets
        self, start_line: RequestStartLine, headers: HTTPHeaders
    ) -> None:
        """Find out who answers.

        Args:
            start_line: The request's first line.
            headers: Its headers.
        """
        self._reader = await self._door.choose(self._request)
        if (waited := self._reader.headers_received(start_line, headers)) is not None:
            await waited

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        """Hand on a part of the body."""
        return self._reader.data_received(chunk) if self._reader else None

    def finish(self) -> None:
        """Let it be answered."""
        if self._reader:
            self._reader.finish()

    def on_connection_close(self) -> None:
        """Tell who answers that nobody waits any more."""
        if self._reader:
            self._reader.on_connection_close()


class _Login(JupyterHandler):
    """Takes the token out of an address, once the server has read it; without one it asks."""

    @authenticated
    async def get(self) -> None:
        """Lead to the same address without the token, which no history needs to keep."""
        query = parse_qsl(self.request.query, keep_blank_values=True)
        rest = urlencode([(key, value) for key, value in query if key != _TOKEN])
        self.redirect(f"{self.request.path}{'?' if rest else ''}{rest}")

    head = get


class _Before(JupyterHandler):
    """The addresses of Voila's pages, to which links led before, and the app's without a slash."""

    @authenticated
    async def get(self, name: str = notebooks.HOME) -> None:
        """Lead to the same page of the app.

        Args:
            name: The notebook's.
        """
        page = "" if name == notebooks.HOME else name
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(url_path_join(self.base_url, PLACE, page or "/") + query)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """That this module is the extension: Jupyter asks."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Begin to serve the app, as soon as the server does: Jupyter calls it."""
    preparing.prepare(PRELOAD)
    for handler in server.log.handlers:
        handler.addFilter(leave_values_out)
    find_template()
    base_url = url_path_join(server.base_url, PLACE, "/")
    site = Site(base_url=base_url, is_private=True)
    door = _Door(server)
    app = _MountedApp(
        folder=notebooks.folder(), ip=_ANY_NAME, site=site, ready=1, heard=door.note_activity
    )
    ending = signal.getsignal(signal.SIGTERM)
    app.initialize([])
    signal.signal(signal.SIGTERM, ending)  # the process is the server's
    app.start()
    # Its kernels watch this process, and end with it.
    atexit.register(shutil.rmtree, app.connection_dir, ignore_errors=True)
    door.open(guarded(app.app, _ANY_NAME, site))
    web_app: Any = server.web_app
    web_app.default_router.rules.insert(0, Rule(PathMatches(f"{re.escape(base_url)}.*"), door))
    before = (PLACE, r"voila/render/workbooks/([^/]+)\.ipynb")
    root = re.escape(server.base_url)
    web_app.add_handlers(".*", [(url_path_join(root, path), _Before) for path in before])
