"""A Chromium that is on this computer already, cut off from every other one."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as Late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route

_NAMES = (
    # The same engine without the browser around it, as Playwright uses it: a fifth less to compute.
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)

ARGUMENTS = (
    "--no-sandbox",  # in a container the tests run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A wall around every kind of request, WebSockets too. Playwright's own routing would turn
    # the browser's cache off, and so hide what a second visit costs.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""What any Chromium of a test is started with."""

_TOGETHER = (
    # Pages that come one after the other take turns in one process, and the network and the drawing
    # stand beside the browser in another: a page that opens takes a quarter less to compute.
    "--renderer-process-limit=1",
    "--in-process-gpu",
    "--enable-features=NetworkServiceInProcess2",
)

_HARMLESS = (
    "Unsatisfied version",  # Voila's page runs on JupyterLab 4.2's shared modules
    "favicon.ico",
)
"""Messages in the browser's console that say nothing about us."""


def find_chromium() -> str:
    """The path of a Chromium or Chrome: of ``CHROMIUM``, or the first one on the path.

    Raises:
        FileNotFoundError: If there is none.
    """
    if wanted := os.environ.get("CHROMIUM"):
        return wanted
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(
        "The browser tests need Chromium. Install it, or say where it is: CHROMIUM=/path/to/it"
    )


def launch(playwright: Playwright, *arguments: str) -> Browser:
    """Start it without a window; of two arguments for one thing the later one counts."""
    return playwright.chromium.launch(
        executable_path=find_chromium(), args=[*ARGUMENTS, *arguments]
    )


_EMPTY = "localStorage.clear(); sessionStorage.clear()"


class Profile:
    """A browser profile that one test after the other uses, each as if it were new.

    What a page loads of scripts stays in its cache, compiled: a page that opens costs Chromium half
    of what it costs in a new profile. What a test may have left is removed: pages, cookies, and
    what the pages' addresses kept. Playwright's clock can't be put right: tests that let time run,
    and those of the cache itself, are marked ``new_profile``.

    Args:
        playwright: What starts the browser.
        folder: Where the profile is to be.
        options: For the context, as ``Browser.new_context`` takes them.
    """

    def __init__(self, playwright: Playwright, folder: Path, **options: Any) -> None:
        self.context = playwright.chromium.launch_persistent_context(
            folder, executable_path=find_chromium(), args=[*ARGUMENTS, *_TOGETHER], **options
        )
        self.strangers = watch(self.context)
        # A page of its own, which no test sees: what cleans up goes through it.
        [self._page] = self.context.pages
        self._page.route("**/*", _answer_nothing)
        self._session = self.context.new_cdp_session(self._page)
        self._origins: set[str] = set()
        self.context.on("request", lambda request: self._origins.add(_origin(request.url)))

    @property
    def pages(self) -> list[Page]:
        """The pages that a test opened and that are still there."""
        return [page for page in self.context.pages if page != self._page]

    @contextmanager
    def lent(self) -> Iterator[BrowserContext]:
        """The profile for one test: what it leaves is removed; its pages may ask nobody else."""
        yield self.context
        strangers = [*self.strangers]
        self.clean()
        assert_alone(strangers)

    def clean(self) -> None:
        """Remove what a test left, and forget whom its pages asked."""
        for page in self.pages:
            page.close()
        self.context.unroute_all(behavior="ignoreErrors")
        self.context.clear_cookies()
        self.context.set_offline(False)
        for origin in [one for one in self._origins if one.startswith("http")]:
            self._forget(origin)
        self._origins.clear()
        self.strangers.clear()
        native = self._page.evaluate("Date.toString().includes('[native code]')")
        assert native, "A test that lets time run is marked new_profile."

    def _forget(self, origin: str) -> None:
        """Remove what an address kept, and see to it that no page on its way out writes again.

        A page that was closed is for a moment still there: it hears that its storage was emptied,
        and may write. A page of the same address stands in the same process, after all of those.
        """
        self._page.goto(origin)
        self._session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self._page.evaluate(_EMPTY)
        self._page.goto("about:blank")

    def close(self) -> None:
        """End the browser."""
        self.context.close()


def assert_alone(strangers: Sequence[str]) -> None:
    """Fail if a page asked other computers; their addresses are what ``watch`` gives."""
    assert not strangers, f"The page asked other computers: {strangers}"


def _answer_nothing(route: Route) -> None:
    route.fulfill(body="", content_type="text/html")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def watch(context: BrowserContext) -> list[str]:
    """Note every address outside this computer that any page of the context asks for.

    Each page also gets a list ``problems``: its errors, and those in its console.
    """
    strangers: list[str] = []

    def note(url: str) -> None:
        if _is_strange(url):
            strangers.append(url)

    def meet(page: Page) -> None:
        page.problems = []  # type: ignore[attr-defined]
        page.wait_for_function = partial(_wait_for, page)  # type: ignore[method-assign]
        page.on("websocket", lambda socket: note(socket.url))
        page.on("console", lambda message: _note_message(page, message))
        page.on("pageerror", lambda error: page.problems.append(f"error: {error}"))  # type: ignore[attr-defined]

    context.on("request", lambda request: note(request.url))
    context.on("page", meet)
    return strangers


def wait_for_page(page: Page, *, timeout: float = 60_000) -> None:
    """Wait until the page of the app has come whole, and its widgets with it."""
    page.wait_for_selector("html[data-ready]", state="attached", timeout=timeout)


def be_at(page: Page, url: str) -> None:
    """Open a page of the app and wait for it, unless the test before left it open."""
    if page.url != url:
        page.goto(url)
        wait_for_page(page)


def turn(page: Page, scheme: Literal["light", "dark"] = "light", width: int = 1280) -> Page:
    """A page in these colours and of this width, whichever it had before."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    return page


def _wait_for(page: Page, expression: str, *, arg: Any = None, timeout: float = 60_000) -> None:
    """Wait until an expression is true, as Playwright's method does.

    That one leaves a text in the page and evaluates it there again and again, which the app's
    Content-Security-Policy forbids. To turn the policy off would hide what it breaks.
    """
    deadline = time.monotonic() + timeout / 1000
    while not _is_true(page, expression, arg):
        if time.monotonic() > deadline:
            raise Late(f"{expression} was not true within {timeout} ms")
        time.sleep(0.05)


def _is_true(page: Page, expression: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(expression, arg))
    except Error:
        if page.is_closed():
            raise
        return False  # another page was just coming


def _is_strange(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about", "file") and parts.hostname != "127.0.0.1"


def _note_message(page: Page, message: ConsoleMessage) -> None:
    where = str(message.location.get("url", ""))
    text = f"{message.text} ({where})"
    if message.type == "error" and not any(phrase in text for phrase in _HARMLESS):
        page.problems.append(f"console: {text}")  # type: ignore[attr-defined]


def slow_link(page: Page, *, kilobits: int = 2000, delay: int = 300) -> None:
    """Give the page a slow link (2 Mbit/s, 300 ms) and an empty cache, from now on."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": delay,
            "downloadThroughput": kilobits * 1000 / 8,
            "uploadThroughput": kilobits * 1000 / 8,
        },
    )
