"""Visitors without a browser: each speaks to the server as its page does.

Thirty Chromium pages on the machine of the server would measure Chromium. A visitor here asks
for the page, for every file that a browser asked for, and then over the WebSocket for what the
page shows; it is served when the chart's title has arrived. What the visitor's own computer does
with all that is left out, for every way alike.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

from support.serving.visitors import V1, packed, unpacked
from visiting.kernels import kernel_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

__all__ = ["CONVERSATIONS", "arrive"]

_TITLE = b"Hours at level 1"
_PATIENCE = 180.0
"""Seconds until a visitor gives up."""
_AT_ONCE = 6
"""Requests that a browser has under way at a time to one server."""


def _websocket(url: str, path: str) -> str:
    return f"ws://{urlsplit(url).netloc}{path}"


async def _until_title(socket: WebSocketClientConnection) -> None:
    while (message := await socket.read_message()) is not None:
        if _TITLE in (message.encode() if isinstance(message, str) else message):
            return
    raise ConnectionError("The server closed the connection")


def _jupyter(kind: str, content: dict[str, Any], version: str | None = None) -> bytes:
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "username": "",
        "session": uuid.uuid4().hex,
    }
    header |= {"version": "5.3", "date": "2026-01-01T00:00:00Z"}
    metadata = {"version": version} if version else {}
    parts = (json.dumps(part).encode() for part in (header, {}, metadata, content))
    return packed(b"shell", *parts)


async def _voila(
    client: AsyncHTTPClient, url: str, page: HTTPResponse
) -> WebSocketClientConnection:
    """Ask for the state of every widget, as Voila's front end does."""
    kernel, cookie = await kernel_of(client, url, page, _PATIENCE)
    place = _websocket(url, f"/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}")
    socket = await websocket_connect(
        HTTPRequest(place, headers={"Cookie": cookie}),
        subprotocols=[V1],
        max_message_size=1 << 28,
    )
    comm = uuid.uuid4().hex
    target = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
    await socket.write_message(_jupyter("comm_open", target, "1.0.0"), binary=True)
    asked = {"comm_id": comm, "data": {"method": "request_states"}}
    await socket.write_message(_jupyter("comm_msg", asked), binary=True)
    return socket


async def _careerkit(
    client: AsyncHTTPClient, url: str, page: HTTPResponse
) -> WebSocketClientConnection:
    """As in Voila; a chart's words come when the page says that it is displayed."""
    socket = await _voila(client, url, page)
    while isinstance(message := await socket.read_message(), bytes):
        states = json.loads(unpacked(message)[4]).get("data", {}).get("states")
        if states is None:
            continue
        for model, state in states.items():
            if state["state"].get("_anywidget_id", "").endswith("ChartView"):
                said = {"method": "custom", "content": {"type": "displayed"}}
                shown = _jupyter("comm_msg", {"comm_id": model, "data": said})
                await socket.write_message(shown, binary=True)
        return socket
    raise ConnectionError("The server closed the connection")


async def _streamlit(
    _client: AsyncHTTPClient, url: str, page: HTTPResponse
) -> WebSocketClientConnection:
    """Ask for a run of the script: a BackMsg whose field 11, rerun_script, is empty."""
    place = _websocket(url, "/_stcore/stream")
    request = HTTPRequest(place, headers={"Cookie": _cookies(page)})
    socket = await websocket_connect(request, subprotocols=["streamlit"])
    await socket.write_message(b"\x5a\x00", binary=True)
    return socket


async def _panel(
    _client: AsyncHTTPClient, url: str, page: HTTPResponse
) -> WebSocketClientConnection:
    """Ask for the document of the session that the page names, as Bokeh's front end does."""
    found = re.search(r'"token":\s*"([^"]+)"', page.body.decode())
    if not found:
        raise ConnectionError("The page has no session")
    place = _websocket(url, urlsplit(url).path.rstrip("/") + "/ws")
    request = HTTPRequest(place, headers={"Cookie": _cookies(page)})
    socket = await websocket_connect(request, subprotocols=["bokeh", found[1]])
    for _ in range(3):  # header, metadata and content of the ACK: nothing may be asked before it
        await socket.read_message()
    header = {"msgid": uuid.uuid4().hex, "msgtype": "PULL-DOC-REQ"}
    for part in (header, {}, {}):
        await socket.write_message(json.dumps(part))
    return socket


async def _static(*_: object) -> None:
    """The page has all that there is."""


def _cookies(page: HTTPResponse) -> str:
    return "; ".join(said.split(";", 1)[0] for said in page.headers.get_list("Set-Cookie"))


CONVERSATIONS: dict[str, Callable[[AsyncHTTPClient, str, HTTPResponse], Any]] = {
    "static": _static,
    "voila": _voila,
    "careerkit": _careerkit,
    "streamlit": _streamlit,
    "panel": _panel,
}


@asynccontextmanager
async def _client() -> AsyncIterator[SimpleAsyncHTTPClient]:
    client = SimpleAsyncHTTPClient(
        force_instance=True, max_clients=_AT_ONCE, max_buffer_size=1 << 28
    )
    try:
        yield client
    finally:
        client.close()


async def _fetch(client: AsyncHTTPClient, url: str, seconds: float) -> None:
    # Not unpacked: that is the visitor's own work.
    request = HTTPRequest(
        url,
        headers={"Accept-Encoding": "gzip, br"},
        decompress_response=False,
        request_timeout=seconds,
        connect_timeout=seconds,
    )
    await client.fetch(request, raise_error=False)


async def _come(
    way: str, url: str, files: Sequence[str], start: float, patience: float
) -> tuple[float | None, WebSocketClientConnection | None]:
    await asyncio.sleep(max(0.0, start - time.monotonic()))
    began = time.monotonic()
    try:
        async with asyncio.timeout(patience), _client() as client:
            began_page = asyncio.Event()
            wanted = HTTPRequest(
                url,
                request_timeout=patience,
                connect_timeout=patience,
                header_callback=lambda _: began_page.set(),
            )
            answer = asyncio.ensure_future(client.fetch(wanted))
            await asyncio.wait(
                [answer, asyncio.ensure_future(began_page.wait())], return_when="FIRST_COMPLETED"
            )
            loading = [asyncio.ensure_future(_fetch(client, file, patience)) for file in files]
            page = await answer
            socket = await CONVERSATIONS[way](client, url, page)
            if socket is not None:
                await _until_title(socket)
            await asyncio.gather(*loading)
    except Exception:  # noqa: BLE001 - a visit that failed, whatever the reason
        return None, None
    return time.monotonic() - began, socket


async def arrive(
    way: str, url: str, files: Sequence[str], *, visitors: int, within: float
) -> list[float | None]:
    """Let visitors come evenly within some seconds: each one's seconds, None for a failure."""
    start = time.monotonic() + 0.5
    coming = [
        _come(way, url, files, start + within * number / visitors, _PATIENCE)
        for number in range(visitors)
    ]
    results = await asyncio.gather(*coming)
    for _, socket in results:
        if socket is not None:
            socket.close()
    return [seconds for seconds, _ in results]
