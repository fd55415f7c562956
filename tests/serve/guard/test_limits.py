"""Too much at once, too slowly, or never read: what a connection may cost."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_markdown_cell
from tornado.httpclient import HTTPClientError
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError

from careerkit.serve.guard.limits import Limits
from careerkit.store.codec import MAX_BYTES
from careerkit.widgets import front_end
from support.serving import servers
from support.serving.processes import Served
from support.serving.visitors import (
    PATIENCE,
    Talk,
    Visitor,
    ask,
    connect,
    message_of,
    packed,
    read_all,
    send,
)
from support.stress.frames import PONG, Line, frame

HEADER, BODY, MESSAGE, CHANNELS = 8_000, 4_000, 1_000_000, 2
TIME = 3.0

DOCUMENTS = Path(front_end.__file__).parent / "keeping" / "vault" / "documents.js"

ECHO = """import ipywidgets
echo = ipywidgets.IntSlider()
echo.on_msg(lambda *_: echo.send({}, [b"x" * 1_000_000]))
echo"""

MUCH = "print('x' * 40_000_000)"
"""More than the system's own buffers take for a page that reads nothing."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("notebooks")
    servers.write_notebook([new_markdown_cell("# Here"), "1"], folder / "career_journey.ipynb")
    servers.write_notebook([new_markdown_cell("# Echo"), ECHO], folder / "echo.ipynb")
    servers.write_notebook([new_markdown_cell("# Much"), MUCH], folder / "much.ipynb")
    served = servers.start_limited_app(
        folder,
        tmp_path_factory.mktemp("app"),
        header_size=HEADER,
        body_size=BODY,
        message_size=MESSAGE,
        said_size=4 * MESSAGE,
        said_rate=1.0,
        channels=CHANNELS,
        header_time=TIME,
        body_time=TIME,
        unread_time=TIME,
        unread_size=8_000_000,
    )
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()


@pytest.fixture
def visitor(app) -> Visitor:
    return Visitor.arrive(app)


# ---- sizes


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /" + b"x" * HEADER + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * HEADER + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: x\r\n" * HEADER + b"\r\n",
    ],
)
def test_a_header_above_the_limit_ends_the_connection(app, request_: bytes):
    with contextlib.suppress(ConnectionError):
        assert b"200 OK" not in send(app, request_)
    assert ask(app, "/healthz").status == 200


@pytest.mark.parametrize("path", ["/", "/nope", "/voila/api/shutdown/x", "/voila/static/x.js"])
@pytest.mark.parametrize(
    "body",
    [
        f"Content-Length: {BODY + 1}\r\n\r\n".encode(),
        f"Content-Length: {10**15}\r\n\r\n".encode(),
        f"Transfer-Encoding: chunked\r\n\r\n{BODY + 1:x}\r\n".encode() + b"x" * (BODY + 1),
        b"Transfer-Encoding: chunked\r\n\r\n" + b"64\r\n" + b"x" * 100 + b"\r\n" * BODY,
    ],
)
def test_a_body_above_the_limit_is_refused_before_it_is_read(app, path: str, body: bytes):
    answer = send(app, f"POST {path} HTTP/1.1\r\nHost: localhost\r\n".encode() + body)

    assert answer.split(b"\r\n")[0] in (b"", b"HTTP/1.1 400 Bad Request")
    assert ask(app, "/healthz").status == 200


def hang_up(visitor: Visitor, what):
    async def whole():
        connection = await visitor.talk()
        try:
            return await what(connection)
        finally:
            await connection.end()

    return asyncio.run(whole())


def message(size: int, name: str = "m") -> bytes:
    header = b'{"msg_id": "%s", "msg_type": "comm_msg", "session": "s", "username": "", '
    header += b'"date": "2026-01-01T00:00:00Z", "version": "5.3"}'
    header %= name.encode()
    whole = packed(b"shell", header, b"{}", b"{}", b'{"comm_id": "x", "data": {}}', b"")
    return whole + b"x" * (size - len(whole))


def test_a_message_above_the_limit_ends_the_connection_and_says_so(visitor: Visitor):
    async def say(connection: Talk):
        # The announcement is enough: nothing of the message is waited for.
        announced = b"\x82\xff" + (MESSAGE + 1).to_bytes(8, "big")
        await connection.socket.protocol.stream.write(announced)
        while await connection.hear() is not None:
            pass
        return connection.socket.close_code

    assert hang_up(visitor, say) == 1009
    assert ask(visitor.app, visitor.about, Cookie=visitor.cookie).status == 200


def test_a_message_at_the_limit_reaches_the_kernel(visitor: Visitor):
    async def say(connection: Talk):
        await connection.socket.write_message(message(MESSAGE), binary=True)
        return await connection.answers("m")

    assert "status" in hang_up(visitor, say)


def test_the_vault_sends_nothing_above_the_limit():
    told = DOCUMENTS.read_text(encoding="utf-8")
    largest = int(told.partition("const LARGEST = ")[2].partition(";")[0].replace("_", ""))

    assert largest < 0.9 * Limits().message_size
    assert largest < MAX_BYTES


def test_a_kernel_has_few_connections_at_a_time(visitor: Visitor):
    async def connect_many():
        held = [await visitor.talk() for _ in range(CHANNELS)]
        with pytest.raises(HTTPClientError) as refused:
            await visitor.talk()
        await held[0].end()
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                held.append(await visitor.talk())
                break
            except HTTPClientError:  # the server has not heard of it yet
                assert time.monotonic() < deadline
        for connection in held[1:]:
            await connection.end()
        return refused.value.code

    assert asyncio.run(connect_many()) == 429


# ---- slow ones


STARTS = (
    b"",
    b"G",
    b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    b"POST /nope HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx",
    b"POST /nope HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nx",
    b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
)


@pytest.mark.stress
def test_a_connection_on_which_nothing_more_comes_ends_wherever_it_stopped(app):
    with contextlib.ExitStack() as open_ones:
        connections = [open_ones.enter_context(connect(app)) for _ in STARTS]
        for connection, start in zip(connections, STARTS, strict=True):
            connection.sendall(start)
        for connection in connections:
            read_all(connection)  # would time out


@pytest.mark.stress
def test_a_request_that_comes_byte_by_byte_is_not_waited_for(app):
    ended = False
    with connect(app) as connection:
        connection.settimeout(0)
        deadline = time.monotonic() + PATIENCE
        while not ended and time.monotonic() < deadline:
            try:
                connection.send(b"x")
                ended = connection.recv(1) == b""
            except BlockingIOError:
                time.sleep(0.1)
            except ConnectionError:
                ended = True

    assert ended


def test_a_page_that_is_not_read_keeps_neither_its_connection_nor_a_kernel(app):
    before = set(app.kernel_pids())
    with connect(app, reads=4096) as connection:
        connection.sendall(b"GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n")
        (kernel,) = wait_for_another(app, before)
        psutil.wait_procs([psutil.Process(kernel)], timeout=PATIENCE)
        assert kernel not in app.kernel_pids()


def test_a_connection_on_which_answers_pile_up_ends(app):
    visitor = Visitor.arrive(app, "/echo")
    comms = asyncio.run(comms_of(visitor))

    def say(kind: str, comm: str, **content: object) -> bool:
        content = {"comm_id": comm, "data": {"method": "custom", "content": {}}, **content}
        version = {"version": "1.0.0"}
        return line.send(frame(message_of(kind, content, session="s", metadata=version)[1]))

    with Line(visitor, reads=4096) as line:
        say("comm_open", "page", target_name="jupyter.widget.control")  # it answers nobody else
        for comm in comms:
            say("comm_msg", comm)
        while len(line.hear()[1]) < MESSAGE:
            pass
        deadline = time.monotonic() + PATIENCE
        while line.send(frame(kind=PONG)):  # it is alive, and is not closed for its silence
            assert time.monotonic() < deadline, "It is still open."
            for comm in comms:
                say("comm_msg", comm)
            time.sleep(0.1)

    assert ask(app, visitor.about, Cookie=visitor.cookie).status == 200


async def comms_of(visitor: Visitor) -> list[str]:
    connection = await visitor.talk()
    try:
        return await connection.comms()
    finally:
        await connection.end()


def test_a_page_that_has_said_much_waits_and_no_other_does(visitor: Visitor):
    async def say_much():
        one, other = await visitor.talk(), await Visitor.arrive(visitor.app).talk()
        for name in ("a", "b", "c"):
            await one.socket.write_message(message(MESSAGE, name), binary=True)
        heard = await one.answers("c")
        for name in ("d", "e"):
            await one.socket.write_message(message(MESSAGE, name), binary=True)
        waiting = asyncio.ensure_future(one.answers("e"))
        at_once = await other.answers(await other.say("comm_info_request"))
        await asyncio.sleep(1)
        is_waiting = not waiting.done()
        stream = one.socket.protocol.stream
        one.socket.close()
        stream.close()
        with contextlib.suppress(AssertionError, WebSocketClosedError, StreamClosedError):
            await waiting
        await other.end()
        return "status" in heard, is_waiting, "comm_info_reply" in at_once

    assert asyncio.run(say_much()) == (True, True, True)


def wait_for_another(app: Served, before: set[int]) -> set[int]:
    deadline = time.monotonic() + PATIENCE
    while not (new := {*app.kernel_pids()} - before):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return new


def test_times_and_sizes_are_finite_and_kind():
    usual = Limits()

    assert usual.header_time >= 30
    assert usual.unread_rate * usual.unread_time < 100_000
    assert usual.unread_size > 2 * usual.message_size
