"""A visit to the first step, by whatever way it is launched."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page

    from launching.ways import Place

__all__ = ["Launch", "visit"]

_PATIENCE = 180_000  # ms
_QUIET = 2.0
"""Seconds without any traffic after which a visit's has come to its end."""

_READY = 'html[data-ready], .jp-NotebookPanel[data-careerkit="ready"]'
"""What a page has when its kernel has answered: editors of the app are there long before."""

_WATCH = """
(() => {
  const times = (window.launch = { text: null, widget: null, whole: null });
  const labelled = (words) => [...document.querySelectorAll("label")].find(
    (one) => one.textContent.startsWith(words) && one.control);
  const look = () => {
    const now = performance.now();
    const heading = [...document.querySelectorAll("h1")].some(
      (one) => one.textContent.startsWith("Find your passion"));
    if (heading) times.text ??= now;
    const add = [...document.querySelectorAll("button")].find(
      (one) => one.textContent.trim() === "+ Add a moment" && one.checkVisibility());
    if (add) times.widget ??= now;
    if (add && labelled("My passion statement")) times.whole ??= now;
    if (times.whole === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


@attrs.frozen
class Launch:
    """A visit: ms from the start of the navigation, requests, and kilobytes that travelled."""

    text: float
    widget: float
    whole: float
    requests: int
    kB: float  # noqa: N815 - what the table calls it


class _Traffic:
    """What travels for a page."""

    def __init__(self, session: CDPSession) -> None:
        self._asked: list[str] = []
        self._kept: set[str] = set()  # what the browser had already
        self.bytes = 0.0
        self.last = time.monotonic()
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._count)
        session.on("Network.requestServedFromCache", lambda one: self._kept.add(one["requestId"]))
        session.on("Network.responseReceived", self._look)
        session.on("Network.dataReceived", lambda _: self._add(0))
        session.on("Network.loadingFinished", lambda one: self._add(one["encodedDataLength"]))
        for event in ("webSocketFrameReceived", "webSocketFrameSent"):
            session.on(f"Network.{event}", lambda one: self._add(_size(one["response"])))

    @property
    def requests(self) -> int:
        """How many of them went to a server."""
        return sum(one not in self._kept for one in self._asked)

    def _count(self, told: dict[str, Any]) -> None:
        if told["request"]["url"].startswith("http"):
            self._asked.append(told["requestId"])
        self._add(0)

    def _look(self, told: dict[str, Any]) -> None:
        if told["response"]["fromDiskCache"]:
            self._kept.add(told["requestId"])

    def _add(self, size: float) -> None:
        self.bytes += size
        self.last = time.monotonic()


def _size(frame: dict[str, str]) -> int:
    """The bytes of a frame: Chromium gives those that are no text as base64."""
    is_text = frame["opcode"] == 1
    return len(frame["payloadData"]) if is_text else len(frame["payloadData"]) * 3 // 4


def visit(context: BrowserContext, place: Place) -> Launch:
    """Open the first step, wait until it is whole and nothing travels any more, and leave it."""
    page: Page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    traffic = _Traffic(context.new_cdp_session(page))
    before = place.handed_out() if place.handed_out else (0, 0.0)
    page.add_init_script(_WATCH)
    page.goto(place.url, wait_until="commit")
    page.wait_for_selector(_READY, state="attached")
    while (times := page.evaluate("launch"))["whole"] is None:
        page.wait_for_timeout(50)
    while time.monotonic() < traffic.last + _QUIET:
        page.wait_for_timeout(100)
    if place.handed_out:
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.close()
    told = place.handed_out() if place.handed_out else (traffic.requests, traffic.bytes)
    requests, size = (now - then for now, then in zip(told, before, strict=True))
    return Launch(**times, requests=requests, kB=size / 1000)
