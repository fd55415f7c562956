"""What is said at the terminal."""

import asyncio
import io
import socket
from types import SimpleNamespace

import pytest
import segno

from careerkit import content
from careerkit.serve import console
from careerkit.serve.guard.access import Access

ANY = "0.0.0.0"  # noqa: S104 - nothing listens there
PLACE = "http://192.0.2.7:8866/"
KEY = b"k" * 32
LINK = f"{PLACE}?code={Access('maple-river-42', key=KEY).link_code}"


class Terminal(io.StringIO):
    def __init__(self, encoding: str = "utf-8", *, isatty: bool = True):
        super().__init__()
        self._encoding = encoding
        self._isatty = isatty

    @property
    def encoding(self):
        return self._encoding

    def isatty(self):
        return self._isatty


def said(code: str = "", *, reached: str = "serve.start.network", **terminal) -> list[str]:
    access = Access(code, key=KEY) if code else None
    stream = Terminal(**terminal)
    return [*console.invitation(PLACE, access, most=200, reached=reached, stream=stream)]


def modules(picture: str) -> list[list[bool]]:
    """Which modules of a printed QR code are dark."""
    pairs = {" ": (True, True), "▀": (False, True), "▄": (True, False), "█": (False, False)}
    rows: list[list[bool]] = []
    for line in picture.splitlines():
        upper, lower = zip(*(pairs[sign] for sign in line), strict=True)
        rows += [[*upper], [*lower]]
    return rows


def bare(picture: str) -> str:
    return picture.replace("\x1b[97;40m", "").replace("\x1b[0m", "")


@pytest.mark.parametrize(("code", "link"), [("", PLACE), ("maple-river-42", LINK)])
def test_a_terminal_shows_a_qr_code_of_the_link(code: str, link: str):
    *_, picture = said(code)

    expected = [[bool(dark) for dark in row] for row in segno.make(link, micro=False).matrix_iter()]
    assert modules(bare(picture))[: len(expected)] == expected


@pytest.mark.parametrize("otherwise", [{"isatty": False}, {"encoding": "ascii"}, {"reached": ""}])
def test_no_qr_code_where_it_is_of_no_use(otherwise):
    assert not any("█" in words for words in said("maple-river-42", **otherwise))


def test_others_are_told_their_address_and_how_many_may_come():
    assert said(isatty=False) == [
        content.text("serve.start.network", address=PLACE),
        content.plural("serve.start.room", 200),
    ]


def test_the_code_is_told_with_its_link():
    *_, words = said("maple-river-42", isatty=False)

    assert words == content.text("serve.start.code", code="maple-river-42", link=LINK)


def test_a_host_who_serves_no_others_is_told_nothing_more():
    assert said(reached="") == []


@pytest.mark.parametrize("host", ["192.0.2.7", "workshop.example", "2001:db8::7", "127.0.0.1"])
def test_an_address_that_was_named_is_the_one_to_reach(host: str):
    assert console.host_for_others(host) == host


class Probe:
    """A socket on a computer with these addresses."""

    def __init__(self, known: dict[int, str], family: int):
        self._found = known.get(family)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def connect(self, _):
        if not self._found:
            raise OSError(101, "Network is unreachable")

    def getsockname(self):
        return (self._found, 40_000)


@pytest.mark.parametrize(
    ("host", "known", "found"),
    [
        (ANY, {socket.AF_INET: "192.0.2.7"}, "192.0.2.7"),
        ("", {socket.AF_INET: "192.0.2.7"}, "192.0.2.7"),
        ("::", {socket.AF_INET: "192.0.2.7", socket.AF_INET6: "2001:db8::7"}, "192.0.2.7"),
        ("::", {socket.AF_INET6: "2001:db8::7"}, "2001:db8::7"),
        (ANY, {socket.AF_INET6: "2001:db8::7"}, "127.0.0.1"),
        (ANY, {}, "127.0.0.1"),
        ("::", {}, "127.0.0.1"),
    ],
)
def test_for_all_addresses_the_one_on_the_network_is_named(
    monkeypatch: pytest.MonkeyPatch, host: str, known: dict[int, str], found: str
):
    monkeypatch.setattr(console.socket, "socket", lambda family, _: Probe(known, family))

    assert console.host_for_others(host) == found


@pytest.mark.parametrize(
    ("host", "address"),
    [("192.0.2.7", "http://192.0.2.7:80/x/"), ("2001:db8::7", "http://[2001:db8::7]:80/x/")],
)
def test_an_address_is_written_as_browsers_read_it(host: str, address: str):
    assert console.address(host, 80, "/x/") == address


@pytest.fixture
def capacity():
    return SimpleNamespace(visitors=0, refused=0, most=3)


@pytest.fixture
def news(capacity):
    progress = console.Progress(capacity)

    def change(visitors: int, refused: int = 0) -> list[str]:
        capacity.visitors = visitors
        capacity.refused += refused
        return [*progress.news()]

    return change


def test_a_line_only_when_the_number_of_visitors_has_changed(news):
    assert news(0) == []
    assert news(1) == ["1 visitor is here; there is room for 2 more."]
    assert news(1) == []
    assert news(3) == ["Three visitors are here, as many as there is room for."]
    assert news(0) == ["No visitor is here; there is room for 3."]


def test_a_line_when_the_first_has_to_wait_and_none_for_those_after_them(news):
    assert len(news(3)) == 1
    assert news(3, 2) == [content.plural("serve.visitors.waiting", 2)]
    assert news(3, 5) == []
    assert news(3) == []


def test_that_line_again_only_after_there_was_room(news):
    news(3, 1)
    news(2)

    assert news(3, 1)[1:] == [content.plural("serve.visitors.waiting", 1)]


def test_a_visitor_who_was_refused_between_two_looks_is_told_of_too(news):
    news(3)

    assert news(2, 1)[1:] == [content.plural("serve.visitors.waiting", 1)]


def test_the_room_is_looked_at_again_and_again(capacity, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(console, "_LOOKED_EVERY", 5)
    told: asyncio.Queue[str] = asyncio.Queue()

    async def watch() -> list[str]:
        console.follow(capacity, told.put_nowait)
        capacity.visitors = 1
        first = await asyncio.wait_for(told.get(), 30)
        capacity.visitors = 2
        return [first, await asyncio.wait_for(told.get(), 30)]

    assert asyncio.run(watch()) == [
        content.plural("serve.visitors.here", 1, free=2),
        content.plural("serve.visitors.here", 2, free=1),
    ]
