"""A visitor without a browser: raw bytes to the server, and messages to a kernel."""

from __future__ import annotations

import http.client
import json
import re
import socket
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tornado.websocket import WebSocketClientConnection

    from support.serving.processes import Served

V1 = "v1.kernel.websocket.jupyter.org"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol": V1,
}
PATIENCE = 120.0


def connect(app: Served, *, reads: int | None = None) -> socket.socket:
    """Open a connection. ``reads`` bytes at most wait on this side to be read."""
    parts = urlsplit(app.url)
    made = socket.socket()
    if reads:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, reads)
    made.settimeout(PATIENCE)
    made.connect((parts.hostname, parts.port))
    return made


def read_all(connection: socket.socket) -> bytes:
    """Read until the server ends the connection."""
    pieces = []
    try:
        while piece := connection.recv(65_536):
            pieces.append(piece)
    except ConnectionError:
        pass
    return b"".join(pieces)


def send(app: Served, request: bytes) -> bytes:
    """Send bytes as they are, and read until the server ends the connection."""
    with connect(app) as connection:
        connection.sendall(request)
        return read_all(connection)


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


def ask(app: Served, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """Ask for an address exactly as it is written: nothing is made shorter or quoted."""
    host = headers.pop("Host", urlsplit(app.url).netloc)
    given = {"Host": host, "Connection": "close", **headers}
    if body:
        given.setdefault("Content-Length", str(len(body)))
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    with connect(app) as connection:
        connection.sendall("\r\n".join(lines).encode("latin1") + b"\r\n\r\n" + body)
        answer = http.client.HTTPResponse(connection, method=method)
        answer.begin()
        text = answer.read().decode("utf-8", errors="replace")
        answer.close()
    return Answer(answer.status, dict(answer.getheaders()), text)


def open_page(app: Served, path: str = "/", **headers: str) -> Answer:
    """A page and its kernel, as a browser asks for them.

    Of a page that asks for its kernel itself the answer to that stands behind its own text, and
    status and headers are that answer's.
    """
    page = ask(app, path, **headers)
    asks = re.search(r'data-asks="([^"]+)"', page.text)
    if asks is None:
        return page
    _, _, query = path.partition("?")
    answer = ask(app, f"{asks[1]}?{query}" if query else asks[1], **headers)
    return Answer(answer.status, answer.headers, f"{page.text}\n{answer.text}")


def kernel_of(page: Answer) -> str:
    """The id of an opened page's kernel."""
    found = re.search(r'"kernelId": "([^"]+)"', page.text)
    assert found is not None
    return found[1]


def health(app: Served) -> dict[str, int]:
    """What the server says of itself."""
    numbers: dict[str, int] = json.loads(ask(app, "/healthz").text)
    return numbers


def wait_until_declared(app: Served, *paths: str) -> None:
    """Wait until pages know their widgets before they have a kernel.

    A page that is asked for is run, and whoever comes is served first: they are asked for only once
    as many notebooks are known.
    """
    deadline = time.monotonic() + PATIENCE
    while health(app)["declared"] < len(paths) or any(
        "data-declared" not in ask(app, path).text for path in paths
    ):
        assert time.monotonic() < deadline
        time.sleep(0.5)


@dataclass
class Visitor:
    """A visitor with a page: a cookie, and a kernel of their own."""

    app: Served
    cookie: str
    kernel: str

    @classmethod
    def arrive(cls, app: Served, path: str = "/") -> Visitor:
        """Open a page, and ask what its kernel does, as a page that was read does."""
        page = open_page(app, path)
        cookie = page.headers["Set-Cookie"].split(";")[0]
        visitor = cls(app, cookie, kernel_of(page))
        assert ask(app, visitor.about, Cookie=cookie).status == 200
        return visitor

    @property
    def token(self) -> str:
        """What the page sends along when it changes something."""
        return self.cookie.removeprefix("_xsrf=")

    @property
    def about(self) -> str:
        """Where their kernel is."""
        return f"/api/kernels/{self.kernel}"

    async def talk(
        self,
        *,
        kernel: str = "",
        protocol: str | None = V1,
        early: bool = False,
        compressed: bool = False,
        **headers: str,
    ) -> Talk:
        """Connect to their kernel, or to another; perhaps before the page has a front end."""
        channels = f"/api/kernels/{kernel or self.kernel}/channels"
        return await Talk.begin(
            self.app,
            channels,
            protocol=protocol,
            early=early,
            compressed=compressed,
            Cookie=self.cookie,
            **headers,
        )


@dataclass
class Talk:
    """A connection to a kernel. To be closed."""

    socket: WebSocketClientConnection
    session: str
    ended: bool = False

    @classmethod
    async def begin(
        cls,
        app: Served,
        path: str,
        *,
        protocol: str | None = V1,
        early: bool = False,
        compressed: bool = False,
        **headers: str,
    ) -> Talk:
        """Connect to the channels of a kernel, wherever the server has them."""
        session = uuid.uuid4().hex
        address = f"ws://{urlsplit(app.url).netloc}{path}"
        request = HTTPRequest(
            f"{address}?session_id={session}{'&early=1' if early else ''}",
            headers=headers,
            request_timeout=PATIENCE,
        )
        protocols = [protocol] if protocol else None
        made = await websocket_connect(
            request, subprotocols=protocols, compression_options={} if compressed else None
        )
        return cls(made, session)

    async def say(
        self, kind: str, content: dict[str, Any] | None = None, channel: str = "shell"
    ) -> str:
        """Send a message, and return its id."""
        number, message = message_of(kind, content or {}, session=self.session, channel=channel)
        await self.socket.write_message(message, binary=True)
        return number

    async def comms(self) -> list[str]:
        """The ids of all comms that the kernel has."""
        asked = await self.say("comm_info_request")
        while True:
            message = await self.socket.read_message()
            assert isinstance(message, bytes)
            header, parent, _, content = (json.loads(part) for part in unpacked(message)[1:5])
            if header["msg_type"] == "comm_info_reply" and parent["msg_id"] == asked:
                return [*content["comms"]]

    async def hear(self) -> tuple[str, str] | None:
        """The kind of the next message, and the id of the one that it answers; None at the end."""
        message = await self.socket.read_message()
        if message is None:
            self.ended = True
            return None
        assert isinstance(message, bytes)
        header, parent = (json.loads(part) for part in unpacked(message)[1:3])
        return header["msg_type"], parent.get("msg_id", "")

    async def answers(self, asked: str) -> list[str]:
        """The kinds of all messages that answer that one, until a later question is answered."""
        last, kinds = None, []
        with suppress(WebSocketClosedError):  # all that still came is heard below, and the end
            last = await self.say("kernel_info_request")
        # The reply and the news (busy, idle) come on channels of their own.
        left = ["kernel_info_reply", "status", "status"]
        while (heard := await self.hear()) is not None:
            kind, parent = heard
            if parent == asked:
                kinds.append(kind)
            if parent == last and kind in left:
                left.remove(kind)
            if not left:
                return kinds
        raise AssertionError(f"closed with {self.socket.close_code}")

    async def end(self) -> None:
        """Hang up, and leave nothing open on this side.

        What is still open when the event loop ends is left to the garbage collector, which
        complains of it in whatever test it then comes by.
        """
        protocol = self.socket.protocol
        self.socket.close()
        try:
            while not self.ended and await self.hear() is not None:
                pass
        finally:
            if protocol is not None:
                protocol.stream.close()


def message_of(
    kind: str,
    content: dict[str, Any],
    *,
    session: str,
    channel: str = "shell",
    metadata: dict[str, Any] | None = None,
    buffers: Sequence[bytes] = (),
) -> tuple[str, bytes]:
    """A message of a page's: its id, and as it travels."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": session,
        "username": "",
        "date": "2026-01-01T00:00:00Z",
        "version": "5.3",
    }
    parts = (json.dumps(part).encode() for part in (header, {}, metadata or {}, content))
    return header["msg_id"], packed(channel.encode(), *parts, *buffers)


def packed(*parts: bytes) -> bytes:
    """A message of the newer protocol: the number of offsets, the offsets, the parts."""
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    return b"".join(
        [*(number.to_bytes(8, "little") for number in (len(offsets), *offsets)), *parts]
    )


def unpacked(message: bytes) -> list[bytes]:
    """The parts of one."""
    count = int.from_bytes(message[:8], "little")
    places = range(8, 8 * (count + 1), 8)
    offsets = [int.from_bytes(message[at : at + 8], "little") for at in places]
    return [message[one:other] for one, other in pairwise(offsets)]
