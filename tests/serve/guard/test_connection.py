"""What comes over a socket after it has been closed, or never opened, reaches no kernel."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from nbformat.v4 import new_markdown_cell
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from careerkit.serve.guard.connection import Connection
from careerkit.serve.guard.limits import Limits
from careerkit.serve.guard.ownership import Channels
from careerkit.serve.guard.rate_limit import RateLimit
from careerkit.serve.kernels.visit_kernels import VisitKernels
from support.serving import servers
from support.serving.kernels import eventually
from support.serving.visitors import UPGRADE, V1, Visitor, ask, packed
from support.stress.frames import BINARY, CLOSE, PACKED, PING, PONG, TEXT, Line, deflated, frame
from support.stress.fuzzing import fuzz

pytestmark = pytest.mark.long

SMALL = {"said_size": 200_000, "said_rate": 50_000}
MUCH = 200_000_000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory):
    """The app for a network, with little to say in a row."""
    folder = tmp_path_factory.mktemp("notebooks")
    cells = [new_markdown_cell("# Here"), "import ipywidgets; ipywidgets.IntSlider()"]
    servers.write_notebook(cells, folder / "career_journey.ipynb")
    places = tmp_path_factory.mktemp("app")
    served = servers.start_limited_app(folder, places, host="0.0.0.0", **SMALL)  # noqa: S104 - what is tested
    yield served
    log = served.log()
    served.stop()
    assert "Error" not in log


@pytest.fixture
def visitor(app) -> Visitor:
    return Visitor.arrive(app)


def said(kind: str, msg_id: str, *extra: bytes) -> bytes:
    """A message, put together well."""
    header = {"msg_id": msg_id, "msg_type": kind, "session": "s"}
    return packed(b"shell", json.dumps(header).encode(), b"{}", b"{}", b"{}", *extra)


def memory(app) -> int:
    return psutil.Process(app.process.pid).memory_info().rss


class Witness:
    """Hears whatever a visitor's kernel says, over a line of its own."""

    def __init__(self, visitor: Visitor) -> None:
        self.line = Line(visitor, session="witness")
        self.heard_until("begin")

    def heard_until(self, last: str) -> set[str]:
        """The ids of all messages that the kernel has heard before a new one."""
        self.line.send(frame(said("kernel_info_request", last)))
        answered: Counter[str] = Counter()
        while answered[last] < 3:  # busy, idle, and the reply
            kind, data = self.line.hear()
            assert kind == BINARY
            parent = json.loads(data[int.from_bytes(data[24:32], "little") :].split(b"}")[0] + b"}")
            answered[parent.get("msg_id", "")] += 1
        return {*answered}


OLDER = {
    "channel": "shell",
    "header": {"msg_id": "text", "msg_type": "comm_info_request", "session": "s"},
    "parent_header": {},
    "metadata": {},
    "content": {},
}
BOMB = frame(deflated(bytes(11_000_000)), bits=PACKED)

ENDED = {
    "a text": (frame(b"x", TEXT), 1007),
    "a text that is a message": (frame(json.dumps(OLDER).encode(), TEXT), 1007),
    "no message": (frame(b"\xff" * 8), 1007),
    "a header that is none": (frame(packed(b"shell", b"{}", b"{}", b"{}", b"{}")), 1007),
    "too large": (frame(claims=11_000_000), 1009),
    "a bomb": (BOMB, 1009),
    "a close of the page's": (frame(b"\x03\xe8", CLOSE), 1000),
    "bits that stand for nothing": (frame(b"x", bits=0x20), None),
    "an unknown kind": (frame(b"x", 5), None),
    "packed data that is none": (frame(b"\xff" * 50, bits=PACKED), None),
}


@pytest.mark.parametrize("how", ENDED)
def test_nothing_is_heard_after_a_connection_was_closed(app, visitor: Visitor, how: str):
    ends, code = ENDED[how]
    before = memory(app)
    witness = Witness(visitor)
    deflate = {"Sec-WebSocket-Extensions": "permessage-deflate", "Host": "workshop.example.org"}

    with witness.line, Line(visitor, session="closed", **deflate) as line:
        after = [said("comm_info_request", f"after{extra}", *[b""] * extra) for extra in (0, 1, 8)]
        line.send(ends + b"".join(map(frame, after)) + frame(after[0], TEXT))
        closed = line.close_code()
        for message in after:
            line.send(frame(message))
        heard = witness.heard_until("end")

    assert closed == code
    assert {one for one in heard if one.startswith(("after", "text"))} == set()
    assert memory(app) - before < MUCH
    assert ask(app, "/healthz").status == 200


def test_a_message_that_waits_is_not_heard_once_its_connection_is_replaced(app, visitor: Visitor):
    before = memory(app)
    witness = Witness(visitor)
    with witness.line, Line(visitor, session="one") as line:
        much = bytes(SMALL["said_size"] + 2 * SMALL["said_rate"])  # two seconds too much
        line.send(frame(said("comm_info_request", "first", much)))
        while b'"first"' not in line.hear()[1]:
            pass
        line.send(frame(said("comm_info_request", "waits")))
        line.send(frame(said("comm_info_request", "later")))
        with Line(visitor, session="one"):
            assert line.close_code() is not None
            time.sleep(3)  # longer than it waits
            heard = witness.heard_until("end")

    assert heard.isdisjoint({"waits", "later"})
    assert memory(app) - before < MUCH


@pytest.mark.parametrize(
    ("asked", "is_granted"),
    [
        ("", True),
        ("; client_max_window_bits", True),
        ("; client_max_window_bits, x-webkit-deflate-frame", True),
        ("; server_max_window_bits=8", False),
        ("; client_max_window_bits=99", False),
        ("; a=b", False),
        (", permessage-deflate; server_max_window_bits=x", False),
    ],
)
def test_messages_are_compressed_as_browsers_ask_for_it_or_not_at_all(
    visitor: Visitor,
    asked: str,
    is_granted: bool,  # noqa: FBT001 - a case
):
    deflate = {"Sec-WebSocket-Extensions": f"permessage-deflate{asked}"}

    with Line(visitor, Host="workshop.example.org", **deflate) as line:
        assert line.status == 101
        line.send(frame(b"", PING, bits=PACKED))  # which only means something where it was granted
        # The kernel may say something of its own before that.
        kinds = (kind for kind, _ in iter(line.hear, None) if kind != BINARY)
        assert (next(kinds, None) == PONG) == is_granted


@pytest.mark.parametrize("session", ["x" * 256, "é", "a b", "a/b"])
def test_a_session_that_no_socket_can_be_named_by_is_refused(app, visitor: Visitor, session: str):
    with Line(visitor, session=session) as line:
        assert line.status == 400

    assert json.loads(ask(app, visitor.about, Cookie=visitor.cookie).text)["connections"] == 0


def test_no_page_connects_again_and_again(visitor: Visitor):
    answers = []
    # On a busy machine time passes meanwhile, which allows for a few more.
    while 429 not in answers and len(answers) < 5 * Limits().connects:
        with Line(visitor, without="Upgrade") as line:
            answers.append(line.status)

    *before, last = answers
    assert last == 429
    assert len(before) >= Limits().connects
    assert {*before} == {400}


def test_a_connection_that_ends_is_counted_down(app, visitor: Visitor):
    def connections() -> int:
        return json.loads(ask(app, visitor.about, Cookie=visitor.cookie).text)["connections"]

    for _ in range(3):
        with Line(visitor) as line:
            line.send(frame(b"", CLOSE))
            line.close_code()
    assert eventually(lambda: connections() == 0)

    with Line(visitor):
        assert eventually(lambda: connections() == 1)


@pytest.mark.stress
def test_a_mixed_attack_leaves_the_server_as_it_was(tmp_path: Path):
    app = servers.start_network_app(tmp_path)
    try:
        tally = fuzz(app, seed=12, frames=150, attackers=1, pause=0, slowest=60)
        assert tally.problems == []
        assert eventually(lambda: app.kernel_pids() == [])
    finally:
        app.stop()


# ---- one by one


@pytest.fixture
def kernels() -> VisitKernels:
    made = VisitKernels()
    made._kernels["k"] = ServerKernelManager(parent=made, kernel_id="k")
    made._kernel_connections["k"] = 0
    return made


def connection(kernels: VisitKernels, handler: Channels | None = None) -> Connection:
    return Connection(
        parent=kernels._kernels["k"], websocket_handler=handler or Channels.__new__(Channels)
    )


def test_a_connection_is_let_go_once_however_often_it_is_said(kernels: VisitKernels):
    one = connection(kernels)
    kernels._kernel_connections["k"] = 2
    one._is_counted = True
    one._open_sockets.add(one)

    one.disconnect()
    one.disconnect()

    assert kernels._kernel_connections["k"] == 1


def test_a_connection_that_never_opened_is_not_kept(kernels: VisitKernels):
    one = connection(kernels)
    asyncio.run(one._register_session())
    assert one.websocket_handler in one._open_sessions.values()

    one.disconnect()

    assert one.websocket_handler not in one._open_sessions.values()
    assert kernels._kernel_connections["k"] == 0


def test_bytes_are_read_by_nothing_behind_the_socket(kernels: VisitKernels):
    one = connection(kernels)
    one.channels = {"shell": None}

    with pytest.raises(AttributeError):
        one.handle_incoming_message(said("comm_msg", "x"))


def test_the_protocol_stays_the_same_when_the_socket_has_none(kernels: VisitKernels):
    handler = Channels.__new__(Channels)
    handler.ws_connection = None

    assert connection(kernels, handler).subprotocol == V1


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_waits_while_its_connection_is_closed_is_not_handed_on(
    is_closed: bool,  # noqa: FBT001 - a case
):
    handed = []
    rate_limit = RateLimit(1, 0.00001)
    rate_limit.note("k", time.monotonic(), 5000)  # bytes, so that the next waits for a moment
    handler = Channels.__new__(Channels)
    handler.application = SimpleNamespace(settings={"careerkit_pace": rate_limit})
    handler.kernel_id = "k"
    handler.connection = SimpleNamespace(handle_incoming_message=handed.append)
    handler.ws_connection = SimpleNamespace()

    async def speak() -> None:
        speaking = asyncio.create_task(handler.on_message(said("comm_msg", "waits")))
        await asyncio.sleep(0)
        if is_closed:
            handler.ws_connection = None
        await speaking

    asyncio.run(speak())

    assert [one.id for one in handed] == ([] if is_closed else ["waits"])


def test_a_handshake_that_fails_lets_its_connection_go(monkeypatch: pytest.MonkeyPatch):
    ended = []

    async def fail(self, kernel_id: str) -> None:
        self.connection = SimpleNamespace(disconnect=lambda: ended.append(kernel_id))
        raise RuntimeError

    monkeypatch.setattr(VoilaKernelWebsocketHandler, "get", fail)
    settings = {"careerkit_limits": Limits(), "careerkit_connects": RateLimit(2, 1.0)}
    headers = HTTPHeaders({**UPGRADE, "Host": "localhost"})
    line = SimpleNamespace(set_close_callback=lambda _: None)
    asked = RequestStartLine("GET", "/?session_id=a", "HTTP/1.1")
    request = HTTPServerRequest(start_line=asked, headers=headers, connection=line)
    handler = Channels(Application(**settings), request)

    with pytest.raises(RuntimeError):
        asyncio.run(handler.get("k"))

    assert ended == ["k"]
    assert handler.connection is None


class Stream:
    """Stands for a socket of ZeroMQ's: what is received goes to the handler that asked last."""

    def __init__(self) -> None:
        self.socket = self
        self.closed = False
        self.receive = None

    def on_recv(self, receive) -> None:
        self.receive = receive

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(("size", "is_kept"), [(100, True), (400_000, False)])
def test_little_is_kept_for_a_page_that_lost_touch_and_of_much_nothing(
    kernels: VisitKernels,
    size: int,
    is_kept: bool,  # noqa: FBT001 - a case
):
    kernels.unread_size = 1_000_000
    streams = {"iopub": Stream(), "shell": Stream()}
    kernels.start_buffering("k", "k:one", streams)

    for name in ("iopub", "shell", "iopub"):
        if streams[name].receive:
            streams[name].receive([b"head", bytes(size)])

    kept = kernels.get_buffer("k", "k:one")
    assert (kept is not None) == is_kept
    if kept:
        assert [name for name, _ in kept["buffer"]] == ["iopub", "shell", "iopub"]
    assert [stream.closed for stream in streams.values()] == [not is_kept] * 2


def test_a_kernel_without_an_owner_belongs_to_no_visitor(kernels: VisitKernels):
    assert not kernels.belongs("k", b"nobody")
    assert not kernels.belongs("k", b"")
