"""A workbook of five years on a slow line: does it open as quickly as an empty one there, too?

    python benchmarks/slow_line.py [UP/DOWN ...]

Each line is given in Mbit/s, ``4/8`` if none is, with 20 ms each way. It is shared by all
connections of the browser, WebSockets and workers too, which Chromium's own throttling leaves out.
The visits are second ones: the browser has the page's files. Times are as in ``heavy_user.py``;
``up`` and ``down`` are what went over the line until the page was still. It measures the first
step, and listens on all of this computer's addresses while it does: within one computer nothing
would be compressed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from heavy_user import barely
from visiting.five_years import heavy
from visiting.returning import STILL, returning, type_a_letter

from careerkit.store import encode
from support.pages import chromium
from support.serving import servers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAME, STEP, VISITS, DELAY = "workshop.example", "01_passion", 5, 0.02
"""The name under which the browser knows the app; the page; visits; seconds each way."""

PIECE, PIECES = 8192, 8
"""Bytes that travel together, and how many such wait in front of the line."""


class Line:
    """What lies between the browser and a port of this computer.

    Attributes:
        speeds: Bytes a second, for "up" and "down"; None for as quick as it goes.
        counts: Bytes that went over it.
        port: Where the browser comes in.
    """

    def __init__(self, target: int) -> None:
        self.speeds: dict[str, float | None] = {"up": None, "down": None}
        self.counts = {"up": 0, "down": 0}
        self.port = 0
        self._target = target
        self._free_at = {"up": 0.0, "down": 0.0}
        self._stands = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._stands.wait()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._meet, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._stands.set()
        await server.serve_forever()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reads, writes = await asyncio.open_connection("127.0.0.1", self._target)
        await asyncio.gather(self._carry("up", reader, writes), self._carry("down", reads, writer))

    async def _carry(
        self, way: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        travelling: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(PIECES)
        arrivals = asyncio.create_task(_arrive(travelling, writer))
        try:
            while data := await reader.read(PIECE):
                await travelling.put((self._arrival(way, len(data)), data))
        except ConnectionError:
            pass
        await travelling.put((0, b""))
        await arrivals

    def _arrival(self, way: str, size: int) -> float:
        """When so many bytes are on the other side, if they set off as soon as the line is free."""
        self.counts[way] += size
        speed = self.speeds[way]
        if speed is None:
            return 0
        self._free_at[way] = max(time.monotonic(), self._free_at[way]) + size / speed
        return self._free_at[way] + DELAY


async def _arrive(
    travelling: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
) -> None:
    while (piece := await travelling.get())[1]:
        await asyncio.sleep(max(0, piece[0] - time.monotonic()))
        writer.write(piece[1])
        try:
            await writer.drain()
        except ConnectionError:
            break
    writer.close()


def main() -> None:
    """Print a table for each line."""
    lines = sys.argv[1:] or ["4/8"]
    texts = [encode(book) for book in (barely(), heavy())]
    with sync_playwright() as playwright, serving() as line:
        for speeds in lines:
            browser = chromium.launch(playwright, f"--host-resolver-rules=MAP {NAME} 127.0.0.1")
            print(f"\n{speeds + ' Mbit/s':16}{'empty':>10}{'heavy':>10}{'ratio':>8}")
            up, down = (float(speed) * 125_000 for speed in speeds.split("/"))
            times: list[list[tuple[float, ...]]] = [[], []]
            for _ in range(VISITS):
                for text, these in zip(texts, times, strict=True):
                    these.append(visit(browser, line, text, up, down))
            browser.close()
            both = ([median(part) for part in zip(*these, strict=True)] for these in times)
            labels = ("ready s", "still s", "letter kept s", "up kB", "down kB")
            for label, empty, full in zip(labels, *both, strict=True):
                print(f"{label:16}{empty:10.2f}{full:10.2f}{full / empty:8.2f}", flush=True)


@contextmanager
def serving() -> Iterator[Line]:
    """The app, for a network, with a line in front of it."""
    with tempfile.TemporaryDirectory() as folder:
        app = servers.start_app("--host", "0.0.0.0", places=Path(folder))  # noqa: S104 - as said above
        try:
            port = urlsplit(app.url).port
            assert port is not None
            yield Line(port)
        finally:
            app.stop()


def visit(browser: Browser, line: Line, text: str, up: float, down: float) -> tuple[float, ...]:
    """Seconds until the page is ready, still, and has kept a letter; kB up and down till still."""
    address = f"http://{NAME}:{line.port}/{STEP}"
    line.speeds = {"up": None, "down": None}
    context = returning(browser, address, text)
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(STILL)
    page.close()
    line.speeds, line.counts = {"up": up, "down": down}, {"up": 0, "down": 0}
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(STILL)
    still, counts = page.evaluate("times.changed"), dict(line.counts)
    type_a_letter(page)
    page.wait_for_function("times.kept")
    times = page.evaluate("times")
    context.close()
    seconds = (times["ready"], still, times["kept"] - times["typed"])
    return *(span / 1000 for span in seconds), *(size / 1000 for size in counts.values())


if __name__ == "__main__":
    main()
