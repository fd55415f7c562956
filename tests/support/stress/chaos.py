"""Visitors who write while processes are killed: nothing that they typed may be lost."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import expect

from careerkit.serve.fork_server.zygote import KERNEL_NAME
from support.pages.journey import MOMENTS, add_moment, part, visit, wait_until_ready
from support.serving.kernels import eventually, zygotes
from support.serving.processes import left_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    from support.serving.processes import Served

PATIENCE = 60_000


class Person:
    """A visitor in a browser of their own, who writes one word after the other."""

    def __init__(self, context: BrowserContext, app: Served, name: str) -> None:
        self.words = [name]
        self._app = app
        self.page: Page = context.new_page()
        visit(self.page, app.url, patience=PATIENCE)
        add_moment(self.page, name)

    @property
    def text(self) -> str:
        """All that they have written."""
        return " ".join(self.words)

    def kill_kernel(self) -> None:
        """Kill the kernel of their page."""
        kill_kernel(self.page, self._app)

    @property
    def is_told(self) -> bool:
        """Whether the page says that something is wrong."""
        return self.page.locator(".ck-banner").is_visible()

    def write(self, word: str) -> None:
        """Write one more word, whatever the page may say."""
        self._open()
        self._box.press("End")
        self.page.keyboard.type(f" {word}")
        self.words.append(word)

    def expect_kept(self) -> None:
        """Wait until their kernel has told the browser to keep all of it."""
        status = self.page.locator(".ck-vault")
        expect(status).to_have_attribute("data-state", "kept", timeout=PATIENCE)

    def come_back(self) -> None:
        """Reload as soon as the server answers, as the banner says."""
        deadline = time.monotonic() + PATIENCE / 1000
        while True:
            with suppress(Exception):  # the server may just be starting again
                self.page.reload(timeout=PATIENCE)
                wait_until_ready(self.page, patience=PATIENCE)
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"{self.words[0]} does not find back")
            time.sleep(0.3)

    def expect_all_there(self) -> None:
        """See each word again."""
        moments = part(self.page, MOMENTS)
        expect(moments.locator(".ck-record")).to_have_count(1, timeout=PATIENCE)
        self._open()
        expect(self._box).to_have_value(self.text, timeout=PATIENCE)
        self.expect_kept()

    @property
    def _box(self) -> Locator:
        return part(self.page, MOMENTS).get_by_label("What were you doing?")

    def _open(self) -> None:
        if not self._box.is_visible():
            part(self.page, MOMENTS).locator(".ck-record-toggle").first.click()


class Crowd:
    """Visitors who come and go without reading, so that there is some load; use it as a context."""

    def __init__(self, app: Served, chance: random.Random) -> None:
        self.visits = self.refused = 0
        self._place = urlsplit(app.url).netloc
        self._chance = chance
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._come_and_go, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def _come_and_go(self) -> None:
        while not self._ends.wait(self._chance.uniform(0.3, 0.8)):
            connection = http.client.HTTPConnection(self._place, timeout=20)
            try:
                connection.request("GET", "/01_passion")
                connection.getresponse().read(self._chance.choice([100, 5000, 10**6]))
                self.visits += 1
            except (OSError, http.client.HTTPException):
                self.refused += 1
            finally:
                connection.close()


def kill_kernel(page: Page, app: Served) -> None:
    """Kill the kernel of a page: the process that listens where the kernel should.

    The app has to run with its ``TMPDIR`` in a folder of its own.
    """
    kernel = page.evaluate("careerkitPage.kernelAddress()").rpartition("/")[2]
    runtime = Path(app.env["TMPDIR"])
    [file] = runtime.rglob(f"kernel-{kernel}.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    address, port = told["ip"], told["shell_port"]
    for process in kernels():
        # A socket in a folder, or a port where the folder's path is too long.
        if _listens_at(process, f"{address}-{port}", (address, port)):
            process.kill()
            return
    raise AssertionError(f"{page.url} has no kernel")


def _listens_at(process: psutil.Process, *places: object) -> bool:
    try:
        return any(one.laddr in places for one in process.net_connections("all"))
    except psutil.NoSuchProcess:  # that of a page before has just ended
        return False


def kernels() -> list[psutil.Process]:
    """All kernels of this run, also those that have outlived what they were forked from."""
    return [process for process in left_over() if _is_kernel(process)]


def _is_kernel(process: psutil.Process) -> bool:
    try:
        return process.name() == KERNEL_NAME
    except psutil.NoSuchProcess:
        return False


def child_of(app: Served) -> psutil.Process:
    """The app itself; what a test has started keeps its address. One may just be coming."""
    return _only(psutil.Process(app.process.pid).children)


def zygote_of(app: Served) -> psutil.Process:
    """What its kernels are forked from; also that is there anew only after a while."""
    return _only(lambda: zygotes(child_of(app).pid))


def _only(find: Callable[[], list[psutil.Process]]) -> psutil.Process:
    assert eventually(lambda: len(find()) == 1)
    [process] = find()
    return process
