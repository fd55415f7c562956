"""What an attacker can say to a kernel, theirs or another's."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError

from careerkit.serve.guard.ownership import Channels
from support.serving import servers
from support.serving.visitors import V1, Talk, Visitor, ask, packed

FORBIDDEN = {
    "execute_request": {"code": "open('pwned', 'w').write('x')", "silent": False},
    "inspect_request": {"code": "open", "cursor_pos": 2, "detail_level": 1},
    "complete_request": {"code": "ope", "cursor_pos": 3},
    "history_request": {"hist_access_type": "tail", "n": 10, "output": True, "raw": True},
    "is_complete_request": {"code": "1"},
    "debug_request": {"type": "request", "seq": 1, "command": "initialize", "arguments": {}},
    "create_subshell_request": {},
    "list_subshell_request": {},
    "interrupt_request": {},
    "shutdown_request": {"restart": False},
    "input_reply": {"value": "x", "status": "ok"},
    "connect_request": {},
    "usage_request": {},
    "abort_request": {},
    "apply_request": {},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return servers.write_journey(tmp_path_factory.mktemp("notebooks"))


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_app("--folder", str(folder), places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()
    assert [*folder.rglob("pwned"), *served.log_file.parent.rglob("pwned")] == []
    assert "pwned" not in served.log()


@pytest.fixture(scope="module")
def workshop(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """The app for a network, where any name will do."""
    places = tmp_path_factory.mktemp("workshop")
    everywhere = ("--host", "0.0.0.0")  # noqa: S104 - what is tested
    served = servers.start_app("--folder", str(folder), *everywhere, places=places)
    yield served
    served.stop()


@pytest.fixture
def visitor(app) -> Visitor:
    return Visitor.arrive(app)


def talk(visitor: Visitor, what, **options):
    """Connect, do something, and hang up."""

    async def whole():
        connection: Talk = await visitor.talk(**options)
        try:
            return await what(connection)
        finally:
            await connection.end()

    return asyncio.run(whole())


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_kernel_does_not_hear_what_no_page_says(visitor: Visitor, channel: str):
    async def try_all(connection: Talk):
        return {
            kind: await connection.answers(await connection.say(kind, said, channel))
            for kind, said in FORBIDDEN.items()
        }

    assert talk(visitor, try_all) == {kind: [] for kind in FORBIDDEN}


@pytest.mark.parametrize("channel", ["stdin", "iopub", "hb", "nope", ""])
def test_a_kernel_hears_nothing_on_its_other_channels(visitor: Visitor, channel: str):
    async def say(connection: Talk):
        return [
            await connection.answers(await connection.say(kind, FORBIDDEN[kind], channel))
            for kind in ("execute_request", "input_reply")
        ]

    assert talk(visitor, say) == [[], []]


def test_a_kernel_hears_nothing_on_the_control_channel(visitor: Visitor):
    async def say(connection: Talk):
        said = await connection.say("kernel_info_request", channel="control")
        return await connection.answers(said)

    assert talk(visitor, say) == []


def test_a_kernel_that_is_busy_keeps_no_page_waiting_at_the_door(app):
    known = {*app.kernel_pids()}
    visitor = Visitor.arrive(app)
    [*started] = {*app.kernel_pids()} | known

    async def say(connection: Talk):
        for pid in started:
            os.kill(pid, signal.SIGCONT)
        return await connection.answers(await connection.say("comm_info_request"))

    for pid in started:
        os.kill(pid, signal.SIGSTOP)
    try:
        answers = talk(visitor, say)
    finally:
        for pid in app.kernel_pids():
            os.kill(pid, signal.SIGCONT)

    assert "comm_info_reply" in answers


def test_a_kind_that_is_said_twice_does_not_slip_through(visitor: Visitor):
    async def say(connection: Talk):
        kinds = ("comm_msg", "execute_request")
        for first, second in (kinds, kinds[::-1]):
            header = (
                f'{{"msg_id": "twice", "msg_type": "{first}", "session": "x", "username": "",'
                f' "date": "2026-01-01T00:00:00Z", "version": "5.3", "msg_type": "{second}"}}'
            ).encode()
            content = json.dumps(FORBIDDEN["execute_request"]).encode()
            message = packed(b"shell", header, b"{}", b"{}", content)
            await connection.socket.write_message(message, binary=True)
        return await connection.answers("twice")

    # A comm message for no widget is heard, and nothing comes of it.
    assert "execute_reply" not in talk(visitor, say)


def test_a_comm_that_no_widget_knows_is_closed_and_nothing_else(visitor: Visitor):
    async def say(connection: Talk):
        comm = {"comm_id": "mine", "data": {"method": "update", "state": {"value": 7}}}
        return [
            {*await connection.answers(await connection.say(kind, content))}
            for kind, content in (
                ("comm_open", {**comm, "target_name": "os.system"}),
                ("comm_msg", comm),
            )
        ]

    opened, sent = talk(visitor, say)

    # The kernel may say so on its standard error, where no page sees it.
    assert opened - {"stream"} == {"comm_close", "status"}
    assert sent - {"stream"} == {"status"}


@pytest.mark.parametrize(
    "target",
    [
        {"_model_module": "os", "_model_name": "system"},
        {"_model_module": "@jupyter-widgets/base", "_model_name": "../../x"},
    ],
)
def test_no_widget_is_made_that_is_none(visitor: Visitor, target: dict[str, str]):
    async def say(connection: Talk):
        state = {**target, "_model_module_version": "2.0.0"}
        content = {"comm_id": "m", "target_name": "jupyter.widget", "data": {"state": state}}
        return await connection.answers(await connection.say("comm_open", content))

    assert "comm_msg" not in talk(visitor, say)


def test_a_page_without_a_front_end_is_told_nothing_until_that_asks(visitor: Visitor):
    content = {"comm_id": "mine", "target_name": "nobody's"}

    async def speak(connection: Talk):
        asked = await connection.say("comm_open", content)
        # What is said to the first one is heard by another, so that it surely was said.
        other = await visitor.talk()
        await other.answers(await other.say("comm_open", content))
        await other.end()
        return await connection.answers(asked), await connection.answers(
            await connection.say("comm_open", content)
        )

    before, after = talk(visitor, speak, early=True)

    assert before == []
    assert {*after} - {"stream"} == {"comm_close", "status"}


def test_what_a_kernel_said_before_a_front_end_asked_is_not_told_after(visitor: Visitor):
    async def speak(connection: Talk):
        other = await visitor.talk()
        for _ in range(100):
            await other.say("comm_open", {"comm_id": "mine", "target_name": "nobody's"})
        asked = await connection.say("kernel_info_request")
        heard = []
        while heard.count(("status", asked)) < 2 or ("kernel_info_reply", asked) not in heard:
            heard.append(await connection.hear())
        await other.end()
        return heard, asked

    heard, asked = talk(visitor, speak, early=True)

    news = [message for message in heard if message[0] != "kernel_info_reply"]
    assert news[0] == ("status", asked)


def has_compression(visitor: Visitor, **headers: str) -> bool:
    async def look(connection: Talk):
        asked = await connection.say("comm_info_request")
        assert "comm_info_reply" in await connection.answers(asked)
        return "permessage-deflate" in connection.socket.headers.get("Sec-WebSocket-Extensions", "")

    return talk(visitor, look, compressed=True, **headers)


def test_messages_are_compressed_on_a_network_alone(workshop):
    visitor = Visitor.arrive(workshop)

    assert has_compression(visitor, Host="workshop.example.org")
    assert not has_compression(visitor)


def test_a_small_message_that_stands_for_a_huge_one_ends_its_connection(workshop):
    visitor = Visitor.arrive(workshop)

    async def say(connection: Talk):
        await connection.socket.write_message(bytes(100_000_000), binary=True)
        while await connection.hear() is not None:
            pass
        return connection.socket.close_code

    # Not 1007: nothing has looked yet whether it is a message.
    assert talk(visitor, say, compressed=True, Host="workshop.example.org") == 1009
    assert has_compression(visitor, Host="workshop.example.org")


@pytest.mark.parametrize("who", ["nobody", "another visitor"])
def test_no_visitor_speaks_to_a_kernel_of_another(app, visitor: Visitor, who: str):
    other = Visitor.arrive(app) if who == "another visitor" else Visitor(app, "", visitor.kernel)

    async def connect():
        await other.talk(kernel=visitor.kernel)

    with pytest.raises(HTTPClientError) as refused:
        asyncio.run(connect())

    assert refused.value.code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1.example.org"},
        {"Host": "example.org"},
        {"Host": "example.org", "Origin": "http://example.org"},
    ],
)
def test_no_page_of_another_site_speaks_to_a_kernel(visitor: Visitor, headers: dict[str, str]):
    async def connect():
        await visitor.talk(**headers)

    with pytest.raises(HTTPClientError) as refused:
        asyncio.run(connect())

    assert refused.value.code in (403, 421)


@pytest.mark.parametrize(
    "message",
    [
        *("", "{}", "[]", "no json", '{"header": 1}', '{"header": {"msg_type": []}}', "[" * 90_000),
        *(b"", b"\xff" * 8, b"\x7f\xff\xff\xff", b"\x00" * 64, b"\xff" * 100_000),
        packed(b"shell", b"no json", b"{}", b"{}", b"{}"),
        packed(b"shell", b'{"msg_type": "comm_msg"}', b"no json", b"", b"\xff"),
        packed(b"\xff", b"{}", b"{}", b"{}", b"{}"),
    ],
    ids=lambda message: repr(message[:12]),
)
def test_what_is_no_message_ends_one_connection_and_no_more(
    app, visitor: Visitor, message: bytes | str
):
    async def say(connection: Talk):
        await connection.socket.write_message(message, binary=isinstance(message, bytes))
        try:
            return await connection.answers("")
        except AssertionError:
            return connection.socket.close_code

    assert talk(visitor, say) in ([], 1007)
    assert ask(app, "/healthz").status == 200

    async def ask_again(connection: Talk):
        return await connection.answers(await connection.say("comm_info_request"))

    assert "comm_info_reply" in talk(visitor, ask_again)


@pytest.mark.parametrize("channel", ["shell", "control", "stdin"])
def test_a_page_ends_its_kernel_by_its_goodbye_alone(app, visitor: Visitor, channel: str):
    session = {"Cookie": visitor.cookie, "X-XSRFToken": visitor.token}
    kernels = app.kernel_pids()

    async def say(connection: Talk):
        for restart in (False, True):
            await connection.say("shutdown_request", {"restart": restart}, channel)
        await connection.say("interrupt_request", {}, channel)
        return await connection.answers(await connection.say("comm_info_request"))

    assert "comm_info_reply" in talk(visitor, say)
    assert ask(app, visitor.about, "DELETE", **session).status == 405
    assert app.kernel_pids() == kernels


@pytest.mark.parametrize("protocol", [None, "v0", f"x{V1}"])
def test_no_other_protocol_is_spoken_than_the_pages(visitor: Visitor, protocol: str | None):
    async def connect():
        await visitor.talk(protocol=protocol)

    with pytest.raises(HTTPClientError) as refused:
        asyncio.run(connect())

    assert refused.value.code == 400


class Gone:
    """A connection whose page has gone."""

    def __init__(self, *, when: str):
        self.when = when

    def is_closing(self) -> bool:
        return self.when == "before"

    def write_message(self, *_: object, **__: object) -> asyncio.Future[None]:
        written = asyncio.get_running_loop().create_future()
        written.set_exception(WebSocketClosedError())
        return written


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_what_a_kernel_says_to_a_page_that_has_gone_is_no_failure(when: str):
    unseen = []
    gc.freeze()  # what other tests left is not looked through: it is no failure of this one

    async def speak() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: unseen.append(told))
        channels = Channels.__new__(Channels)
        channels.ws_connection = Gone(when=when)
        channels.write_message(packed(b"iopub", b"{}", b"{}", b"{}", b"{}"), binary=True)
        await asyncio.sleep(0)
        gc.collect()

    asyncio.run(speak())

    assert unseen == []
