"""Conversations with a kernel's socket that no browser would have, drawn from a seed."""

from __future__ import annotations

import json
import random
import struct
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import attrs
import psutil

from support.serving.visitors import V1, Visitor, ask, packed
from support.stress.frames import (
    BINARY,
    CLOSE,
    MORE,
    PACKED,
    PING,
    PONG,
    TEXT,
    Line,
    deflated,
    frame,
    hang_up,
    pieces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from support.serving.processes import Served

_KINDS = (
    *("comm_msg", "comm_msg", "comm_msg", "comm_open", "comm_close"),
    *("comm_info_request", "kernel_info_request", "execute_request", "shutdown_request"),
    *("interrupt_request", "debug_request", "input_reply", "connect_request", "x" * 500, ""),
)
_CHANNELS = ("shell", "shell", "shell", "control", "stdin", "iopub", "hb", "", "nope", "\x00")
_BUFFERS = (0, 0, 0, 1, 3, 100, 992, 993, 994, 995, 5_000, 60_000)
_SIZES = (0, 1, 125, 126, 4_000, 65_535, 65_536, 1_000_000, 9_000_000, 10_485_760, 10_485_761)
_COUNTS = (0, 1, 5, 6, 7, 1000, 1001, 1 << 24, 0x06000000, 1 << 31, 1 << 32, (1 << 64) - 1)
_CODES = (0, 999, 1000, 1001, 1002, 1003, 1005, 1006, 1007, 1009, 1011, 3000, 4001, 65_535)
_ODD = (
    *(b"", b"null", b"[]", b"1", b"NaN", b"Infinity", b"-0", b'"x"', b"{", b"\xff\xfe", b"\x00"),
    *(b"[" * 900 + b"]" * 900, b"[" * 100_000, b'{"a":' * 990 + b"1" + b"}" * 990),
    *(b"9" * 4_000, b"9" * 100_000, b"1e999999", b'{"a": 1, "a": 2}', b'"\\ud800"'),
    *(b"[" + b"[],[0]," * 100_000 + b"0]", b'{"msg_id": [[[]]], "msg_type": {}}'),
    b'{"method": "update", "state": ' + b'{"value":' * 500 + b"NaN" + b"}" * 500 + b"}",
)
_PROTOCOLS = (V1, V1, V1, V1, "", "v0", f"{V1}x", f"x, {V1}", f"{V1}, {V1}", "\x7f")
_SESSIONS = ("same", "same", "same", "", "x" * 255, "x" * 300, "\x00", "é", "a:b", "../..", "%00")
_WITHOUT = ("", "", "", "", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version")


@attrs.define
class Tally:
    """What was done, and the worst that was seen: bytes, and seconds."""

    done: Counter[str] = attrs.field(factory=Counter)
    start: int = 0
    server: int = 0
    family: int = 0
    slowest: float = 0.0
    problems: list[str] = attrs.field(factory=list)
    lock: threading.Lock = attrs.field(factory=threading.Lock)

    def note(self, what: str, count: int = 1) -> None:
        """Count something."""
        with self.lock:
            self.done[what] += count


class Said:
    """Draws what one visitor says: frames as bytes.

    Args:
        chance: Where everything is drawn from.
        comms: The ids of comms that the kernel has.
    """

    def __init__(self, chance: random.Random, comms: Sequence[str]) -> None:
        self._chance = chance
        self._comms = comms

    def frame(self, *, compressed: bool) -> bytes:
        """The next frames, with the odds of a mixed attack."""
        makers: list[Callable[[], bytes]] = [
            *[lambda: frame(self.message())] * 8,
            *[lambda: frame(self.mutated())] * 6,
            *[lambda: frame(self.junk(), TEXT)] * 3,
            *[lambda: pieces(self.message(), self._chance.choice([1, 2, 7, 300]))] * 3,
            lambda: frame(self.message(), TEXT),
            lambda: frame(self.junk()),
            lambda: frame(self.junk()[:200], self._chance.choice([PING, PONG])),
            lambda: frame(b"", self._chance.choice([PING, PONG])) * self._chance.choice([1, 500]),
            self.close,
            lambda: frame(self.junk(), last=False),
            lambda: frame(self.junk(), MORE, last=self._chance.random() < 0.5),
            lambda: frame(b"", MORE, last=False) * 1000,
            lambda: frame(self.junk(), self._chance.randrange(16), bits=self._bits()),
            lambda: frame(self.message(), masked=False),
            lambda: frame(b"x", claims=self._chance.choice([0, 2, 10_000_000, (1 << 63) + 1])),
        ]
        if compressed:
            makers += [
                *[lambda: frame(deflated(self.message()), bits=PACKED)] * 8,
                lambda: frame(deflated(bytes(self._chance.choice(_SIZES))), bits=PACKED),
                lambda: frame(deflated(bytes(100_000_000)), bits=PACKED),
                lambda: pieces(deflated(self.message()), 3, bits=PACKED),
                lambda: frame(self._chance.randbytes(300), bits=PACKED),
            ]
        return self._chance.choice(makers)()

    def close(self) -> bytes:
        """A close frame with any code, and maybe a reason that is no text."""
        code = struct.pack("!H", self._chance.choice(_CODES))
        return frame(
            self._chance.choice([b"", b"\x03", code, code + b"\xff", code + b"why"]), CLOSE
        )

    def junk(self) -> bytes:
        """Bytes that mean nothing, seldom many of them."""
        size = self._chance.choice(_SIZES if self._chance.random() < 0.05 else _SIZES[:6])
        return self._chance.choice([bytes(size), self._chance.randbytes(size), b"[" * size])

    def message(self) -> bytes:
        """A message that is put together well; what it says may be odd."""
        chance = self._chance
        header: dict[str, Any] = {
            "msg_id": chance.choice(["a", f"{chance.random()}", "\ud800", "", 7, None, [[]]]),
            "msg_type": chance.choice(_KINDS),
            "session": chance.choice(["s", "s", "\x00", {}]),
            "username": "",
            "date": chance.choice(["2026-01-01T00:00:00Z", "2026-99-99T99:99:99Z", 1e308]),
            "version": chance.choice(["5.3", "5.3", "4.0", "9", "x", None]),
        }
        if chance.random() < 0.7:
            header |= {"msg_id": f"{chance.random()}", "session": "s", "version": "5.3"}
        parts = [json.dumps(header).encode(), b"{}", b'{"version": "2.1.0"}', self._content()]
        if chance.random() < 0.2:
            parts[chance.randrange(4)] = chance.choice(_ODD)
        extra = [b"x" * chance.choice([0, 1, 50])] * chance.choice(_BUFFERS)
        return packed(chance.choice(_CHANNELS).encode(), *parts, *extra)

    def _content(self) -> bytes:
        chance = self._chance
        comm = chance.choice([*self._comms, "nobody"])
        data: dict[str, Any] = {
            "method": chance.choice(["update", "request_state", "request_states", "custom", "x"])
        }
        odd = chance.choice([1, None, "x" * 1000, [], {"a": [[]]}, float("nan"), 10**400, "\ud800"])
        data |= {"state": {"value": odd, "records": odd, "x": odd}, "content": odd}
        target = chance.choice(["jupyter.widget", "jupyter.widget.control", "careerkit.documents"])
        said = {"comm_id": comm, "target_name": target, "data": data}
        return json.dumps(chance.choice([said, said, said, {}, {"comm_id": odd}])).encode()

    def mutated(self) -> bytes:
        """A message in which a few bytes, or the numbers in front, are wrong."""
        chance = self._chance
        message = bytearray(self.message())
        for _ in range(chance.choice([1, 1, 2, 20])):
            match chance.randrange(4):
                case 0:
                    message[chance.randrange(len(message))] = chance.randrange(256)
                case 1:
                    at = 8 * chance.randrange(8)
                    message[at : at + 8] = struct.pack("<Q", chance.choice(_COUNTS))
                case 2:
                    del message[chance.randrange(len(message)) :]
                case 3:
                    message += bytes(chance.choice([1, 8, 1000]))
            if len(message) < 64:
                break
        return bytes(message)

    def _bits(self) -> int:
        return self._chance.choice([0, 0x10, 0x20, 0x40, 0x70])


class Attacker(threading.Thread):
    """Opens pages, and talks to their kernels, until it is told to stop.

    Args:
        app: The server.
        chance: Where everything is drawn from.
        tally: Where it is counted.
        pause: Seconds between two frames, about.
        names: Host names to use. One of a network has messages compressed.
    """

    def __init__(
        self,
        app: Served,
        chance: random.Random,
        tally: Tally,
        *,
        pause: float,
        names: Sequence[str],
    ) -> None:
        super().__init__(daemon=True)
        self._app = app
        self._chance = chance
        self._tally = tally
        self._pause = pause
        self._names = names
        self.stopping = threading.Event()

    def run(self) -> None:
        """Open a page, have some conversations, leave."""
        while not self.stopping.is_set():
            try:
                self._visit()
            except Exception as error:  # noqa: BLE001 - told at the end, and the run fails
                self._tally.problems.append(f"{type(error).__name__}: {error}"[:200])
                self.stopping.wait(1)

    def _visit(self) -> None:
        visitor = Visitor.arrive(self._app)
        self._tally.note("pages")
        comms = comms_of(visitor)
        said = Said(self._chance, comms)
        try:
            for _ in range(self._chance.randrange(5, 40)):
                if self.stopping.is_set() or not self._is_there(visitor):
                    break
                self._converse(visitor, said)
        finally:
            leave(visitor)

    def _is_there(self, visitor: Visitor) -> bool:
        return ask(self._app, visitor.about, Cookie=visitor.cookie).status == 200

    def _converse(self, visitor: Visitor, said: Said) -> None:
        chance = self._chance
        name = chance.choice(self._names)
        is_odd = chance.random() < 0.3
        protocol = chance.choice(_PROTOCOLS) if is_odd else V1
        compressed = name != self._names[0] and chance.random() < 0.8
        extensions = chance.choice(
            ["", "", "; client_max_window_bits", "; server_max_window_bits=8"]
        )
        headers = {"Host": name, "Sec-WebSocket-Protocol": protocol}
        if compressed:
            headers["Sec-WebSocket-Extensions"] = f"permessage-deflate{extensions}"
        line = Line(
            visitor,
            session=chance.choice(_SESSIONS) if is_odd else chance.choice(["same", "another"]),
            early=chance.random() < 0.2,
            reads=chance.choice([None, 4096]),
            without=chance.choice(_WITHOUT) if is_odd else "",
            **headers,
        )
        self._tally.note("connections")
        with line:
            if line.status != 101:
                self._tally.note("refused")
                return
            listens = chance.random() < 0.7
            for _ in range(chance.randrange(1, 30)):
                if self.stopping.is_set() or not line.send(said.frame(compressed=compressed)):
                    return
                self._tally.note("frames")
                if listens:
                    line.skip()
                time.sleep(chance.expovariate(1 / self._pause) if self._pause else 0)
            if chance.random() < 0.5:
                hang_up(line)


def comms_of(visitor: Visitor) -> list[str]:
    """The ids of the comms that a kernel has."""
    header = {"msg_id": "first", "msg_type": "comm_info_request", "session": "first"}
    asked = packed(b"shell", json.dumps(header).encode(), b"{}", b"{}", b"{}")
    with Line(visitor, session="first") as line:
        line.send(frame(asked))
        while heard := line.hear():
            if heard[0] == BINARY and b"comm_info_reply" in heard[1]:
                content = heard[1][heard[1].index(b'{"comms"') if b'{"comms"' in heard[1] else 0 :]
                return [text for text in content.decode("latin1").split('"') if len(text) == 32]
    return []


def leave(visitor: Visitor) -> None:
    """Say goodbye, as a page does that is closed."""
    body = f"_xsrf={visitor.token}".encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    address = f"/voila/api/shutdown/{visitor.kernel}"
    ask(visitor.app, address, "POST", body, Cookie=visitor.cookie, **kind)


def look(app: Served, tally: Tally) -> None:
    """Note how much memory is in use, and how long the server takes to say that it is well."""
    began = time.monotonic()
    status = ask(app, "/healthz").status
    tally.slowest = max(tally.slowest, time.monotonic() - began)
    if status != 200:
        tally.problems.append(f"/healthz said {status}")
    server = psutil.Process(app.process.pid)
    tally.server = max(tally.server, server.memory_info().rss)
    everything = [server, *server.children(recursive=True)]
    tally.family = max(tally.family, sum(map(_pss, everything)))


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:  # it has just ended
        return 0


def fuzz(
    app: Served,
    *,
    seed: int,
    seconds: float = 600,
    frames: int | None = None,
    attackers: int = 3,
    pause: float = 0.02,
    most: int = 300_000_000,
    slowest: float = 5.0,
) -> Tally:
    """Let attackers talk to a server until the time is over, or until something is wrong.

    Args:
        app: The server, without a process that looks after it.
        seed: Of what they say.
        seconds: How long, at most.
        frames: After how many frames to stop; None for as many as there is time for.
        attackers: How many there are at once.
        pause: Seconds between two frames of each, about.
        most: Bytes by which the server may grow.
        slowest: Seconds that ``/healthz`` may take.
    """
    tally = Tally()
    look(app, tally)
    tally.start = tally.server
    names = [urlsplit(app.url).netloc, "workshop.example.org"]
    crowd = [
        Attacker(app, random.Random(f"{seed}.{n}"), tally, pause=pause, names=names)  # noqa: S311
        for n in range(attackers)
    ]
    for attacker in crowd:
        attacker.start()
    deadline, enough = time.monotonic() + seconds, frames or float("inf")
    while time.monotonic() < deadline and not tally.problems and tally.done["frames"] < enough:
        time.sleep(0.5)
        _check(app, tally, most, slowest)
    for attacker in crowd:
        attacker.stopping.set()
    for attacker in crowd:
        attacker.join(60)
    return tally


def _check(app: Served, tally: Tally, most: int, slowest: float) -> None:
    try:
        look(app, tally)
    except (OSError, psutil.Error) as error:
        tally.problems.append(f"The server does not answer: {type(error).__name__}")
        return
    if tally.server - tally.start > most:
        tally.problems.append(f"The server grew to {tally.server / 1e6:.0f} MB")
    if tally.slowest > slowest:
        tally.problems.append(f"/healthz took {tally.slowest:.1f} s")
