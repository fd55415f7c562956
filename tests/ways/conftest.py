"""What the ways share: a browser that finds a public name here, and what could not be tried."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from support.pages import chromium
from support.pages.parts import ALL_OPEN
from support.serving import nurslings

expect.set_options(timeout=60_000)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name and count what had to be skipped: a way that was not tried is not one that holds."""
    skipped = terminalreporter.getreports("skipped")
    if not skipped:
        terminalreporter.write_line("Every way was tried: nothing had to be skipped.")
        return
    terminalreporter.section(f"{len(skipped)} tests of ways were skipped")
    reasons = [(report.nodeid.split("::")[0], report.longrepr[2]) for report in skipped]
    for (file, reason), count in sorted(Counter(reasons).items()):
        terminalreporter.write_line(f"{count:4} in {file}: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="module", autouse=True)
def _as_people_launch_it() -> Iterator[None]:
    """Start each server as a person would: as a Python of its own."""
    with nurslings.offered(yes=False):
        yield


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What starts Chromium."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder with a path so short that there is room for sockets."""
    with tempfile.TemporaryDirectory(prefix="ways-") as folder:
        yield Path(folder)


@pytest.fixture
def browse(playwright: Playwright) -> Iterator[Callable[..., BrowserContext]]:
    """Open a Chromium that finds a name at a port of this computer: ``browse(NAME, 8443)``."""
    with ExitStack() as left:

        def start(name: str, port: int) -> BrowserContext:
            rules = f"MAP {name}:443 127.0.0.1:{port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
            # Chromium sees where the name leads, and lets no site elsewhere show what is here.
            everywhere = "--disable-features=LocalNetworkAccessChecks"
            browser = chromium.launch(playwright, f"--host-resolver-rules={rules}", everywhere)
            left.callback(browser.close)
            context = browser.new_context(ignore_https_errors=True)
            context.set_default_timeout(60_000)
            context.add_init_script(ALL_OPEN)
            chromium.watch(context)
            return context

        yield start


@pytest.fixture(scope="module")
def profile(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[chromium.Profile]:
    """A browser that knows a server's scripts once the first test has loaded them."""
    wide = {"width": 1280, "height": 900}
    profile = chromium.Profile(playwright, tmp_path_factory.mktemp("profile"), viewport=wide)
    profile.context.set_default_timeout(60_000)
    profile.context.add_init_script(ALL_OPEN)
    yield profile
    profile.close()


@pytest.fixture
def context(profile: chromium.Profile) -> Iterator[BrowserContext]:
    """The browser, in which nothing is kept."""
    with profile.lent() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page 1280 pixels wide."""
    return context.new_page()
