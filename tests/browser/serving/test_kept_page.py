"""A page that the browser kept opens without a word to the server, and asks for its kernel then."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.chromium import wait_for_page
from support.pages.journey import MOMENTS, add_moment, names, wait_until_kept
from support.serving import servers
from support.serving.visitors import wait_until_declared

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from support.serving.processes import Served

STEP = "01_passion"
ASKED = re.compile("/careerkit/kernel/")
SENT = "performance.getEntriesByType('navigation')[0].transferSize"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an app with one step, which a test may save anew."""
    folder = tmp_path_factory.mktemp("notebooks")
    shutil.copy(Path(servers.WORKBOOKS, f"{STEP}.ipynb"), folder)
    return folder


@pytest.fixture(scope="module")
def small(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = servers.start_app(
        *("--folder", str(place)), places=tmp_path_factory.mktemp("app"), ready=1
    )
    wait_until_declared(served, f"/{STEP}")
    yield served
    served.stop()


def open_step(page: Page, served: Served) -> None:
    page.goto(f"{served.url}{STEP}")
    wait_for_page(page)


def refused(page: Page) -> list[str]:
    """What went wrong on a page whose server did not always answer."""
    return [problem for problem in page.problems if "Failed to load resource" not in problem]


NOTES_ASKING = """
  const { fetch } = window;
  window.fetch = (address, ...rest) => {
    if (String(address).includes("careerkit/kernel")) {
      window.wereThere = document.querySelectorAll(".ck-record-list button").length;
    }
    return fetch(address, ...rest);
  };
"""
"""Notes how much a person could do when the kernel was asked for."""


class TestWhoComesAgain:
    @pytest.fixture
    def first(self, standing, early):
        """The page as it was opened before, in another tab."""
        if not standing.url.startswith(early.url):
            standing.add_init_script(NOTES_ASKING)
            open_step(standing, early)
        return standing

    def test_opens_it_where_its_server_cannot_be_reached_and_goes_on_when_it_can(
        self, first, early
    ):
        before = names(first, MOMENTS)
        page = first.context.new_page()
        told = page.locator("#ck-unreached")
        page.context.set_offline(True)

        page.goto(f"{early.url}{STEP}")
        add_moment(page, "Baking for the street")

        expect(told).to_be_visible()
        expect(told).to_have_text(content.text("serve.page.unreached"))
        expect(page.locator("#ck-late")).to_be_hidden()
        expect(page.get_by_text(content.text("vault.restoring"))).to_have_count(0)

        page.context.set_offline(False)

        wait_for_page(page)
        expect(told).to_be_hidden()
        wait_until_kept(page)
        assert names(page, MOMENTS) == [*before, "Baking for the street"]
        assert refused(page) == []
        page.close()

    def test_has_it_from_the_browser_with_a_kernel_of_their_own_asked_for_when_it_can_be_written_in(
        self, first, early
    ):
        page = first.context.new_page()
        page.add_init_script(NOTES_ASKING)
        open_step(page, early)
        for tab in (first, page):
            assert tab.evaluate("wereThere") > 0
        sent = page.evaluate(SENT)
        kernels = [tab.evaluate("careerkitPage.kernelAddress()") for tab in (first, page)]
        add_moment(page, "Mending bikes")
        wait_until_kept(page)

        assert sent == 0
        assert len({*kernels}) == 2
        assert page.problems == []

        page.goto("about:blank")
        page.go_back()
        wait_for_page(page)

        assert page.problems == []
        page.close()


@pytest.mark.stress
@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_proxy_without_a_server_behind_it_is_waited_for(page, early, status: int):
    answers = [status]

    def answer(route: Route) -> None:
        if answers:
            route.fulfill(status=answers.pop(), body="<h1>Bad gateway</h1>")
        else:
            route.continue_()

    page.route(ASKED, answer)
    page.goto(f"{early.url}{STEP}")

    expect(page.locator("#ck-unreached")).to_be_visible()
    wait_for_page(page)
    expect(page.locator("#ck-unreached")).to_be_hidden()


@pytest.mark.stress
def test_a_line_that_breaks_before_there_is_a_kernel_is_tried_again(page, early):
    answers = ["\n", "", '{"kern']

    def answer(route: Route) -> None:
        if answers:
            route.fulfill(content_type="application/x-ndjson", body=answers.pop())
        else:
            route.continue_()

    page.route(ASKED, answer)
    open_step(page, early)

    assert answers == []
    assert refused(page) == []


@pytest.mark.stress
def test_a_page_that_breaks_off_behind_its_kernel_says_that_it_is_late(page, early):
    def answer(route: Route) -> None:
        whole = route.fetch().text()
        route.fulfill(content_type="application/x-ndjson", body=whole.splitlines()[0] + "\n")

    page.route(ASKED, answer)
    page.goto(f"{early.url}{STEP}")

    expect(page.locator("#ck-late")).to_be_visible()


def test_a_page_that_is_old_comes_anew_with_what_was_written_on_it(context, small, place):
    page = context.new_page()
    open_step(page, small)
    notebook = place / f"{STEP}.ipynb"
    before = notebook.read_text(encoding="utf-8")
    try:
        notebook.write_text(before.replace("lose track of time?", "forget the time?"), "utf-8")
        wait_until_declared(small, f"/{STEP}")

        page = context.new_page()
        asked = []
        page.route(ASKED, lambda route: asked.append(route))  # noqa: PLW0108 - Playwright marks it
        page.goto(f"{small.url}{STEP}", wait_until="commit")
        add_moment(page, "Baking for the street")
        for route in asked:  # the answer has waited until something was written
            route.continue_()
        page.unroute(ASKED)

        expect(page.get_by_role("heading", name="forget the time?")).to_be_visible(timeout=20_000)
        wait_for_page(page)
        wait_until_kept(page)
        assert names(page, MOMENTS) == ["Baking for the street"]
    finally:
        notebook.write_text(before, encoding="utf-8")


def test_a_page_that_is_told_so_again_and_again_is_not_loaded_over_and_over(page, early):
    loads = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.route(ASKED, lambda route: route.fulfill(status=409, body="409"))

    page.goto(f"{early.url}{STEP}")

    expect(page.locator("#ck-late")).to_be_visible()
    assert len(loads) == 2


def test_who_has_to_log_in_first_is_led_there_by_the_page_itself(page, early):
    page.route(ASKED, lambda route: route.fulfill(status=302, headers={"Location": "/login"}))
    page.goto(f"{early.url}{STEP}", wait_until="commit")

    with page.expect_navigation(url=f"{early.url}{STEP}"):
        pass
    expect(page.locator("#ck-late")).to_be_visible()


@pytest.mark.stress
def test_a_page_of_which_nothing_would_be_kept_is_not_loaded_anew(page, early):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw 1; } });")
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw 1; } });")
    page.route(ASKED, lambda route: route.abort())
    page.goto(f"{early.url}{STEP}", wait_until="commit")
    add_moment(page, "Baking for the street")
    page.unroute(ASKED)
    page.route(ASKED, lambda route: route.fulfill(status=409, body="409"))

    expect(page.locator("#ck-late")).to_be_visible(timeout=20_000)
    assert names(page, MOMENTS) == ["Baking for the street"]


def test_a_page_that_names_a_script_of_another_release_comes_anew(page, early):
    gone = [True]

    def answer(route: Route) -> None:
        if gone:
            gone.pop()
            route.fulfill(status=404, body="404")
        else:
            route.continue_()

    page.route("**/host-*.js", answer)
    open_step(page, early)

    assert gone == []
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "reload"
    assert refused(page) == []


def test_the_kernel_is_asked_for_also_where_nothing_can_be_drawn_before_it(page, early):
    page.route(re.compile(rf"/{STEP}-\w+\.json"), lambda route: route.abort())

    open_step(page, early)

    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()
    assert refused(page) == []
