"""A kernel belongs to the visitor whose page it is: no other reaches it, whatever they know.

The visitor is told by the token in the session's cookie, which every page sets and which ends
with the browser's session.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import urlsplit

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from careerkit import content
from careerkit.serve.guard.accounts import account_of
from careerkit.serve.guard.hosts import is_near
from careerkit.serve.guard.messages import PLAIN, V1, Said, channel_of, parent_of, read
from careerkit.serve.site import name_of

if TYPE_CHECKING:
    from careerkit.serve.guard.connection import Connection
    from careerkit.serve.guard.limits import Limits
    from careerkit.serve.guard.rate_limit import RateLimit
    from careerkit.serve.kernels.visit_kernels import VisitKernels

__all__ = ["GONE", "LOGGED_OUT", "OWN_HANDLERS", "STOPPED", "Channels", "visitor_of"]

_log = logging.getLogger("careerkit.serve")

STOPPED = 4001
"""The code with which a connection is closed because the server stops; ``page.js`` knows it."""

GONE = 4002
"""The same because the kernel has ended."""

LOGGED_OUT = 4003
"""The same because the page's person has logged out."""

_MOST_TOLD = 8
"""Origins of which the log speaks: whoever has a page could name one after the other."""

_OVERHEAD = 2000
"""Bytes that a message takes beyond its own, about."""

_FIRST_QUESTION = "kernel_info_request"
"""With what a front end begins: the type of its first message."""

_PLAIN_OFFER = re.compile(r"permessage-deflate(;client_max_window_bits)?|(?!permessage).*")
"""What browsers offer for the compression of messages, and other extensions."""

_GOING_AWAY = 1001
"""WebSocket's code for a page that is left or closed; browsers give it of themselves."""

_NOT_A_MESSAGE = 1007
"""WebSocket's code for data that is not what it says."""


def visitor_of(handler: RequestHandler) -> bytes:
    """The token in a visitor's cookie; for a visitor without, the one that a page would set.

    Who is logged in is told by their login as well, and first: the cookie stays in the browser when
    they log out, and the next one has it, too.
    """
    _, token, _ = handler._get_raw_xsrf_token()  # noqa: SLF001 - xsrf_token masks it each time
    account = account_of(handler.request)
    return account.login + token if account else token


class OwnKernel(JupyterHandler):
    """Answers about a kernel to its owner alone; to others as if there were none."""

    async def prepare(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Jupyter's
        """Look whose kernel it is, before anything else.

        Raises:
            HTTPError: 404 if it is another visitor's, or there is none.
        """
        kernel_id = (*self.path_args, *self.path_kwargs.values())[0]
        kernels = cast("VisitKernels", self.kernel_manager)
        if not kernels.belongs(kernel_id, visitor_of(self)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await super().prepare(*args, **kwargs)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say the status alone. Jupyter's page asks who the user is, before a visitor is known."""
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code}\n")


class _About(OwnKernel, KernelHandler):
    """What a kernel does. A browser that asks has loaded the page."""

    async def get(self, kernel_id: str) -> None:
        """Say what the kernel does."""
        cast("VisitKernels", self.kernel_manager).see(kernel_id)
        answer = super().get(kernel_id)
        if answer is not None:
            await answer

    async def delete(self, kernel_id: str) -> None:  # noqa: ARG002 - Jupyter's
        """Refuse to end it: a page does that by its goodbye, and by nothing else."""
        raise HTTPError(HTTPStatus.METHOD_NOT_ALLOWED)


class Channels(OwnKernel, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """What a page and its kernel say to each other."""

    connection: Connection | None = None
    _open: ClassVar[Counter[str]] = Counter()
    _talking: ClassVar[set[Channels]] = set()
    _told: ClassVar[set[str]] = set()
    _is_early = False
    _first_question = ""

    @classmethod
    async def say_goodbye(cls, patience: float = 2.0) -> None:
        """Close all connections by a code that tells pages that the server stops.

        Args:
            patience: Seconds that pages have to hear it.
        """
        for channels in [*cls._talking]:
            channels.close(STOPPED)
        deadline = time.monotonic() + patience
        while cls._talking and time.monotonic() < deadline:  # noqa: ASYNC110 - once, at the end
            await asyncio.sleep(0.02)

    @classmethod
    def tell_gone(cls, kernel_id: str) -> None:
        """Close all connections to a kernel by a code that tells its page that it has ended."""
        for channels in [*cls._talking]:
            if channels.kernel_id == kernel_id:
                channels.close(GONE)

    @classmethod
    def log_out(cls, login: bytes) -> None:
        """Close all connections of a login that is over by a code that tells pages so."""
        for channels in [*cls._talking]:
            account = account_of(channels.request)
            if account is not None and account.login == login:
                channels.close(LOGGED_OUT)

    async def get(self, kernel_id: str) -> None:
        """Connect, for as long as the connection lasts, unless there are many already.

        Raises:
            HTTPError: 400 if the page speaks another protocol or names no plain session, 429 if
                the kernel has too many connections or gets too many in a row.
        """
        # Opened by page.js for the front end, which hears from the answer to its first question on.
        self._is_early = bool(self.get_query_argument("early", ""))
        spoken = self.request.headers.get("Sec-WebSocket-Protocol", "").split(",")
        # The session's id names sockets of ZeroMQ, which take none that is long or begins with 0.
        session = self.get_argument("session_id", "") or "none"
        if V1 not in map(str.strip, spoken) or not PLAIN.fullmatch(session):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        limits: Limits = self.settings["careerkit_limits"]
        tries: RateLimit = self.settings["careerkit_connects"]
        now = time.monotonic()
        if self._open[kernel_id] >= limits.channels or tries.wait(kernel_id, now):
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
        tries.note(kernel_id, now)
        self._open[kernel_id] += 1
        self._talking.add(self)
        try:
            connection = super().get(kernel_id)
            if connection is not None:
                await connection
        finally:
            self._talking.discard(self)
            self._open[kernel_id] -= 1
            if not self._open[kernel_id]:
                del self._open[kernel_id]
            # A socket that never opened is not told that it has closed, and would be kept for ever.
            self.ws_connection = None
            self.on_connection_close()

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether the page is one of ours. If it has come by a name that we never heard, say so.

        It has shown that the kernel is its own: between the two is a proxy that tells no names.
        """
        is_ours: bool = super().check_origin(origin)  # type: ignore[arg-type] # as tornado calls it
        place = urlsplit(origin or "")
        is_news = place.netloc not in self._told and len(self._told) < _MOST_TOLD
        if not is_ours and is_news and name_of(place.netloc):
            self._told.add(place.netloc)
            told = {"origin": f"{place.scheme}://{place.netloc}", "host": self.request.host}
            _log.error(content.text("site.log.other_origin", **told))
        return is_ours

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """The one that is spoken, if it is among those."""
        return V1 if V1 in subprotocols else None

    async def open(self, kernel_id: str) -> None:
        """Begin to listen, unless the page went while its kernel was still starting."""
        if self.connection is not None:
            await super().open(kernel_id)

    def on_close(self) -> None:
        """Let the kernel go, if the connection had come that far."""
        if self.connection is not None:
            super().on_close()
        if self.close_code == _GOING_AWAY:
            cast("VisitKernels", self.kernel_manager).leave(self.kernel_id)

    def get_compression_options(self) -> dict[str, Any] | None:
        """Compress what goes over a network; within this computer that would only take time."""
        offers = self.request.headers.get("Sec-WebSocket-Extensions", "").replace(" ", "")
        # What else one could ask for fails within tornado, and is asked for by no browser.
        is_plain = all(_PLAIN_OFFER.fullmatch(offer) for offer in offers.split(","))
        return {} if is_plain and not is_near(self.request) else None

    async def on_message(self, message: bytes | str) -> None:
        """Hand a message on to the kernel; one that is none ends the connection.

        A page that sends much has to wait: tornado reads on when this is done, so that the rest
        stays on its side. A kernel that is busy reads nothing, and the server would hold it all.

        Once the connection is closing nothing is handed on: not what still comes, and not what
        waits here meanwhile.
        """
        rate_limit: RateLimit = self.settings["careerkit_pace"]
        if seconds := rate_limit.wait(self.kernel_id, time.monotonic()):
            await asyncio.sleep(seconds)
        rate_limit.note(self.kernel_id, time.monotonic(), len(message) + _OVERHEAD)
        if self.ws_connection is None or self.connection is None:
            return
        if tell := self.settings.get("careerkit_heard"):
            tell()
        try:
            said = read(message)
            if self._is_early:
                self._note_question(said)
            self.connection.handle_incoming_message(said)
        except Exception:  # noqa: BLE001 - whatever it was, it came from the message
            self.close(_NOT_A_MESSAGE)

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - tornado's
        """Hand a message on to the page; one that reads nothing loses its connection."""
        if self._is_early and not self._is_for_front_end(message):
            return None
        try:
            written = super().write_message(message, binary)
        except StreamBufferFullError:
            self.on_connection_close()  # which ends it at once
        except WebSocketClosedError:
            pass  # the page has gone while its kernel was still speaking
        else:
            if written is not None:  # Voila keeps some messages back
                # It is not awaited, and what fails unseen is logged by asyncio.
                written.add_done_callback(_forget_failure)
            return written
        return None

    def _note_question(self, said: Said) -> None:
        if not self._first_question and said.kind == _FIRST_QUESTION:
            self._first_question = said.id

    def _is_for_front_end(self, message: bytes | str | dict[str, Any]) -> bool:
        """Whether the front end is to hear it: what answers it, and all news from there on.

        The news before are of a page that still came, and the front end missed where they began. A
        widget whose parts it never heard of would be broken for it, whatever it learned later.
        """
        if not self._first_question or not isinstance(message, bytes):
            return False
        if channel_of(message) == b"iopub":
            self._is_early = parent_of(message).get("msg_id") != self._first_question
        return not self._is_early or channel_of(message) != b"iopub"


def _forget_failure(written: asyncio.Future[None]) -> None:
    if not written.cancelled():
        written.exception()


class _Shutdown(OwnKernel, VoilaShutdownKernelHandler):  # type: ignore[misc]
    """The end of a kernel, when its page goes."""


OWN_HANDLERS = {
    KernelHandler: _About,
    VoilaKernelWebsocketHandler: Channels,
    VoilaShutdownKernelHandler: _Shutdown,
}
"""What stands in for Jupyter's and Voila's handlers of one kernel."""
