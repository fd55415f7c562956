"""A browser, and the servers that a journey visits.

Every page is watched: a request to another computer fails the test that made it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from support.pages import accessibility, chromium
from support.pages.parts import ALL_OPEN
from support.serving import servers
from support.serving.processes import Served
from support.serving.visitors import wait_until_declared

SCREENSHOTS = servers.ROOT / "screenshots"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


# What a loaded machine may take; a quiet one waits no longer than it has to.
expect.set_options(timeout=60_000)

_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Remember whether a test failed, so that we hear what its pages were like."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests that want a new profile."""
    browser = chromium.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def profile(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[chromium.Profile]:
    """The profile that the other tests share, one after the other."""
    profile = chromium.Profile(playwright, tmp_path_factory.mktemp("profile"), viewport=DESKTOP)
    profile.context.set_default_timeout(60_000)
    yield profile
    profile.close()


@pytest.fixture
def new_context(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Make another browser profile: ``new_context(viewport=..., color_scheme="dark")``."""
    contexts: list[tuple[BrowserContext, list[str]]] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(60_000)
        if not request.node.get_closest_marker("closed_parts"):
            context.add_init_script(ALL_OPEN)
        contexts.append((context, chromium.watch(context)))
        return context

    yield make
    if request.node.stash.get(_FAILED, False):
        _describe([page for context, _ in contexts for page in context.pages], request.node.name)
    for context, _ in contexts:
        context.close()
    chromium.assert_alone([url for _, urls in contexts for url in urls])


def _describe(pages: Sequence[Page], test: str) -> None:
    for number, page in enumerate(pages, start=1):
        name = re.sub(r"[^\w-]+", "-", f"failed-{test}-{number}")
        for problem in page.problems:  # type: ignore[attr-defined]
            print(f"{name}: {problem}")  # noqa: T201 - pytest shows it below the failure
        # The browser itself may be what failed.
        with contextlib.suppress(Error):
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True, timeout=5000)


@pytest.fixture
def context(request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser profile in which nothing is kept, with what it once loaded in its cache.

    A test marked ``new_profile`` has one that never loaded anything. In one marked ``closed_parts``
    the parts of a step are as a person finds them, in the others all are open.
    """
    if request.node.get_closest_marker("new_profile"):
        yield request.getfixturevalue("new_context")()
        return
    profile: chromium.Profile = request.getfixturevalue("profile")
    with _lent(profile, request.node) as context:
        yield context
        if request.node.stash.get(_FAILED, False):
            _describe(profile.pages, request.node.name)


@contextlib.contextmanager
def _lent(profile: chromium.Profile, node: pytest.Item | pytest.Collector) -> Iterator[Any]:
    is_closed = node.get_closest_marker("closed_parts")
    opened = contextlib.nullcontext() if is_closed else profile.context.add_init_script(ALL_OPEN)
    with opened, profile.lent() as context:
        yield context


@pytest.fixture(scope="class")
def _standing(request: pytest.FixtureRequest, profile: chromium.Profile) -> Iterator[Page]:
    with _lent(profile, request.node) as context:
        yield context.new_page()


@pytest.fixture
def standing(request: pytest.FixtureRequest, _standing: Page) -> Iterator[Page]:
    """One page for all tests of a class, as the test before left it.

    For tests that look, or that go on where another could also begin: each has to hold alone, too.
    A class that uses it uses neither ``page`` nor ``context``, which empty the profile.
    """
    yield _standing
    if request.node.stash.get(_FAILED, False):
        _describe([_standing], request.node.name)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page 1280 pixels wide. ``page.problems`` lists the errors of its scripts and console."""
    return context.new_page()


@pytest.fixture
def look(page: Page) -> Callable[..., Page]:
    """The page in other colours and of another width: ``look("dark", 360)``."""

    return partial(chromium.turn, page)


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A page 360 pixels wide, with touch."""
    return new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def serve_app(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start an app of its own for a test: ``serve_app("--host", "127.0.0.1", env={})``."""
    running: list[Served] = []

    def serve(*arguments: str, **options: Any) -> Served:
        folder = tmp_path / f"app-{len(running)}"
        folder.mkdir()
        running.append(servers.start_app(*arguments, places=folder, **options))
        return running[-1]

    yield serve
    for served in running:
        served.stop()


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the app serves: the journey's notebooks, and what tests put beside them."""
    return servers.copy_workbooks(tmp_path_factory.mktemp("notebooks"))


@pytest.fixture(scope="session")
def app(workbooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``careerkit serve``, shared by all tests of a process: each visit has a kernel of its own.

    A page's kernel can be killed: its runtime files are in a folder of this app's own, with a path
    so short that there is room for its sockets.
    """
    with tempfile.TemporaryDirectory(prefix="careerkit-") as runtime:
        places = tmp_path_factory.mktemp("app")
        served = servers.start_app(
            *("--folder", str(workbooks)),
            places=places,
            env={"TMPDIR": runtime, "XDG_CACHE_HOME": str(places / "cache")},
        )
        yield served
        served.stop()


@pytest.fixture(scope="session")
def show_cells(app: Served, workbooks: Path) -> Callable[[Sequence[object]], Served]:
    """Make a page of the app of cells: ``show_cells(["from careerkit import ...", ...]).url``."""
    numbers = count()

    def show(cells: Sequence[object]) -> Served:
        name = f"cells_{next(numbers)}"
        servers.write_notebook(cells, workbooks / f"{name}.ipynb")
        return replace(app, url=f"{app.url}{name}")

    return show


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app with the sample workbook, shared in the same way, so that every page is filled."""
    served = servers.start_app(places=tmp_path_factory.mktemp("demo"), command="demo")
    yield served
    served.stop()


@pytest.fixture(scope="session")
def topics(show_cells: Callable[..., Served]) -> Served:
    """A page of the app with the vault and one list."""
    return show_cells(servers.TOPICS)


@pytest.fixture
def assert_accessible() -> Callable[..., None]:
    """Fail if axe-core finds anything: ``assert_accessible(page, ".ck-list")``."""
    return accessibility.assert_accessible


@pytest.fixture
def axe() -> Callable[..., list[dict[str, Any]]]:
    """What axe-core finds: ``axe(page)``."""
    return accessibility.axe


@pytest.fixture
def slow_link() -> Callable[..., None]:
    """Slow a page's link down to 2 Mbit/s and 300 ms, with an empty cache: ``slow_link(page)``."""
    return chromium.slow_link


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page in ``screenshots/``: ``shot(page, "journey-dark")``.

    Only where ``SHOTS`` is set, and somebody looks at them: one takes half a second.
    """

    def take(page: Page, name: str) -> None:
        if "SHOTS" in os.environ:
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return take


@pytest.fixture(scope="session")
def early(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An app that has run some of its notebooks once: their pages know their widgets."""
    folder = tmp_path_factory.mktemp("notebooks")
    for name in ("career_journey", "01_passion", "02_interests", "03_paths", "page_of_mine"):
        shutil.copy(Path(servers.WORKBOOKS, f"{name}.ipynb"), folder)
    places = tmp_path_factory.mktemp("app")
    served = servers.start_app("--folder", str(folder), places=places, ready=1)
    wait_until_declared(served, "/", "/01_passion", "/02_interests", "/03_paths", "/page_of_mine")
    yield served
    served.stop()
