"""People in a workshop, without a browser: each speaks to the server as the app's page does.

A participant opens a page, writes three lines, looks at the charts, types a letter of a fourth line
now and then, keeps the documents that the kernel gives, and says so. What is measured is what a
person waits for: until the page is there, and until a letter is kept.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from tornado.httpclient import HTTPRequest
from tornado.simple_httpclient import SimpleAsyncHTTPClient
from tornado.websocket import websocket_connect

from support.serving.visitors import V1, message_of, unpacked
from visiting.kernels import kernel_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tornado.websocket import WebSocketClientConnection

__all__ = ["Participant"]

_PATIENCE = 180.0
"""Seconds until a participant gives up, on a page or on a letter."""

_LINES = (Path(__file__).parents[1] / "everyday" / "ordinary.txt").read_text(encoding="utf-8")
_WRITTEN = 3
"""Lines that a participant wrote before."""


class Participant:
    """One person at one page of the app.

    Attributes:
        opened: Seconds until the page was there, with all its widgets; None before that.
        kept: Seconds that each letter took until it was kept.
        lost: Letters that were not kept in time.
        asks: Questions of the page that were answered, with the seconds that it took.
        is_connected: Whether the connection to the kernel stands.

    Args:
        url: The app's address.
        path: The page, below it.
        asks_every: Seconds between two questions whether the kernel is there; 0 for none.
        document: A workbook that the browser kept, as its file has it; empty for none.
    """

    def __init__(
        self, url: str, path: str = "", *, asks_every: float = 0, document: str = ""
    ) -> None:
        self.opened: float | None = None
        self.kept: list[float] = []
        self.lost = 0
        self.asked: list[float] = []
        self.is_connected = False
        self._url = url
        self._path = path
        self._asks_every = asks_every
        self._documents = [document] if document else []
        self._session = uuid.uuid4().hex
        self._models: dict[str, dict[str, Any]] = {}
        self._waits: list[tuple[Callable[[str, dict[str, Any]], bool], asyncio.Future[None]]] = []
        self._socket: WebSocketClientConnection
        self._tasks: list[asyncio.Task[None]] = []
        self._number = 0
        self._questions = 0
        lines = random.Random(self._session).sample(_LINES.splitlines(), _WRITTEN + 1)  # noqa: S311
        *self._written, self._line = lines
        self._letters = 0

    async def come(self) -> None:
        """Open the page and wait for its widgets.

        Raises:
            ConnectionError: If the page has no kernel, or it does not speak.
            TimeoutError: If it takes too long.
        """
        began = time.monotonic()
        async with asyncio.timeout(_PATIENCE):
            await self._connect(*await self._load())
            await self._learn_models()
            self._vault = self._find("Vault")
            self._list = self._find("RecordList", "_scope")
            writers = [f"writer{place}" for place, _ in enumerate(self._documents)]
            found = {"type": "found", "seq": 1, "writers": writers, "attempt": 0, "isComing": False}
            await self._until(
                self._custom(self._vault, found, [one.encode() for one in self._documents]),
                lambda model, state: model == self._vault and "merged" in state,
            )
        self.opened = time.monotonic() - began
        for model, state in self._models.items():
            if str(state.get("_anywidget_id", "")).endswith(".ChartView"):
                await self._custom(model, {"type": "displayed"})
        await self._put(dict(enumerate(self._written)))
        self.kept.clear()
        if self._asks_every:
            self._tasks.append(asyncio.create_task(self._keep_asking()))

    async def _load(self) -> tuple[str, str]:
        """Ask for the page as a browser does: the kernel that it has, and the cookie."""
        client = SimpleAsyncHTTPClient(force_instance=True, max_buffer_size=1 << 27)
        try:
            page = await client.fetch(
                HTTPRequest(
                    urljoin(self._url, self._path),
                    headers={"Accept-Encoding": "gzip"},
                    request_timeout=_PATIENCE,
                    connect_timeout=_PATIENCE,
                )
            )
            kernel, cookie = await kernel_of(client, self._url, page, _PATIENCE)
            about = urljoin(self._url, f"api/kernels/{kernel}")
            await client.fetch(HTTPRequest(about, headers={"Cookie": cookie}))
            return kernel, cookie
        finally:
            client.close()

    async def _connect(self, kernel: str, cookie: str) -> None:
        place = f"ws://{urlsplit(self._url).netloc}/api/kernels/{kernel}/channels"
        self._socket = await websocket_connect(
            HTTPRequest(
                f"{place}?session_id={self._session}",
                headers={"Cookie": cookie},
                connect_timeout=_PATIENCE,
                request_timeout=_PATIENCE,
            ),
            subprotocols=[V1],
            max_message_size=1 << 27,
        )
        self.is_connected = True
        self._tasks.append(asyncio.create_task(self._listen()))

    async def _learn_models(self) -> None:
        control = uuid.uuid4().hex
        target = {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}}
        await self._say("comm_open", target, {"version": "1.0.0"})
        asked = {"comm_id": control, "data": {"method": "request_states"}}
        await self._until(self._say("comm_msg", asked), lambda model, _: model == control)

    def _find(self, name: str, trait: str = "") -> str:
        """The first model of a class of ours, perhaps one that has something in a trait."""
        for model, state in self._models.items():
            module = str(state.get("_anywidget_id", ""))
            if module.endswith(f".{name}") and (not trait or state.get(trait)):
                return model
        raise ConnectionError(f"The page has no {name}")

    # ---- what a page does

    async def type(self) -> None:
        """Type a letter more, and wait until it is kept."""
        self._letters += 1
        await self._put({_WRITTEN: (self._line * 100)[: self._letters]})

    async def _put(self, texts: dict[int, str]) -> None:
        self._number += 1
        number = self._number
        put = {
            f"line{place}": {
                "record": {"id": f"line{place}", "what": text},
                "changed": ["what"],
                "after": f"line{place - 1}" if place else None,
            }
            for place, text in texts.items()
        }
        pending = {
            "seq": number,
            "at": int(time.time() * 1000),
            "put": put,
            "remove": [],
            "order": [],
            "seen": {},
            "sent": number,
            "earlier": [],
        }
        began = time.monotonic()
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._until(
                    self._update(self._list, {"_pending": pending}),
                    lambda model, state: (
                        model == self._list and state.get("_acknowledged", 0) >= number
                    ),
                )
        except (TimeoutError, ConnectionError):
            self.lost += 1
        else:
            self.kept.append(time.monotonic() - began)

    async def type_every(self, seconds: float, *, wait: float, until: float) -> None:
        """Type a letter every so often, from some moment on until another (``time.monotonic``)."""
        due = time.monotonic() + wait
        while due < until:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            await self.type()
            due = max(due + seconds, time.monotonic())

    async def _keep_asking(self) -> None:
        while self.is_connected:
            await asyncio.sleep(self._asks_every)
            with suppress(ConnectionError):
                await self.ask()

    async def ask(self) -> None:
        """Ask whether the kernel is there, as the page's heartbeat does."""
        self._questions += 1
        number, began = self._questions, time.monotonic()
        await self._until(
            self._custom(self._vault, {"type": "ping", "n": number}),
            lambda model, state: model == self._vault and state.get("n") == number,
        )
        self.asked.append(time.monotonic() - began)

    async def leave(self) -> None:
        """Hang up."""
        for task in self._tasks:
            task.cancel()
        if self.is_connected:
            self._socket.close(1001, "")

    # ---- what the kernel says

    async def _listen(self) -> None:
        while isinstance(message := await self._socket.read_message(), bytes):
            parts = unpacked(message)
            if b'"comm_msg"' in parts[1]:
                await self._take(json.loads(parts[4]), parts[5:])
            elif b'"comm_open"' in parts[1]:
                content = json.loads(parts[4])
                self._models[content["comm_id"]] = content["data"].get("state", {})
        self.is_connected = False
        for _, waits in self._waits:
            if not waits.done():
                waits.set_exception(ConnectionError("The server closed the connection"))

    async def _take(self, content: dict[str, Any], buffers: Sequence[bytes]) -> None:
        model, data = content["comm_id"], content["data"]
        news: dict[str, Any] = {}
        match data.get("method"):
            case "update_states":
                self._models = {key: one["state"] for key, one in data["states"].items()}
            case "update":
                news = data["state"]
            case "custom":
                news = {**data["content"], "buffers": buffers}
                if news.get("type") == "document":
                    # A page writes it to the browser's storage, and says so.
                    await self._update(model, {"kept": news["revision"], "trouble": ""})
        for is_it, waits in self._waits:
            if not waits.done() and is_it(model, news):
                waits.set_result(None)

    async def _until(self, said: Any, is_it: Callable[[str, dict[str, Any]], bool]) -> None:  # noqa: ANN401 - a coroutine
        """Say something, and wait for an answer."""
        waits = (is_it, asyncio.get_running_loop().create_future())
        self._waits.append(waits)
        try:
            await said
            await waits[1]
        finally:
            self._waits.remove(waits)

    # ---- how a page says it

    async def _update(self, model: str, state: dict[str, Any]) -> None:
        data = {"method": "update", "state": state, "buffer_paths": []}
        await self._say("comm_msg", {"comm_id": model, "data": data})

    async def _custom(
        self, model: str, message: dict[str, Any], buffers: Sequence[bytes] = ()
    ) -> None:
        data = {"method": "custom", "content": message}
        await self._say("comm_msg", {"comm_id": model, "data": data}, buffers=buffers)

    async def _say(
        self,
        kind: str,
        content: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        buffers: Sequence[bytes] = (),
    ) -> None:
        if not self.is_connected:
            raise ConnectionError("The connection is closed")
        _, message = message_of(
            kind, content, session=self._session, metadata=metadata, buffers=buffers
        )
        await self._socket.write_message(message, binary=True)
