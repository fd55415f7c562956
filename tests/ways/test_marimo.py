"""The first step in a real marimo: written, followed, kept in the file, and found again."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from careerkit import content
from support.pages import chromium, take
from support.pages.journey import MOMENTS, add_moment, part
from support.serving.processes import Served, free_port, start
from support.serving.servers import ROOT
from support.ways.needs import needs

pytestmark = needs(modules=("marimo",))

EXAMPLE = ROOT / "examples" / "marimo_step.py"
CHART = content.text("charts.energy_map.title")
GREEN = "rgb(15, 107, 98)"


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = chromium.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def marimo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """marimo, with the example as an app, as the README says it."""
    folder = tmp_path_factory.mktemp("marimo")
    served = start(
        [
            *(sys.executable, "-m", "marimo", "run", str(EXAMPLE), "--headless", "--no-token"),
            *("--host=127.0.0.1", f"--port={free_port()}"),
        ],
        ready=r"URL: (http://\S+)",
        log_file=folder / "marimo.log",
        cwd=folder,
        env={"XDG_CONFIG_HOME": str(folder / "config"), "HOME": str(folder)},
    )
    yield served
    served.stop()
    # It, or what runs in it, has complained of nothing.
    assert "Error" not in served.log(), served.log()
    assert "Traceback" not in served.log(), served.log()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(60_000)
        chromium.watch(context)
        yield context.new_page()


def visit(page: Page, served: Served) -> None:
    page.goto(served.url.replace("localhost", "127.0.0.1"))
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()


def wait_until_kept(served: Served, *moments: str) -> None:
    """Wait until these stand in the file."""
    file = served.log_file.parent / "careerkit.json"
    deadline = time.monotonic() + 60
    while True:
        known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        found = {one["what"] for one in known.get("activities", ())}
        if found.issuperset(moments):
            return
        assert time.monotonic() < deadline, found
        time.sleep(0.1)


def test_a_step_is_written_followed_and_found_again(page, marimo):
    visit(page, marimo)
    add_moment(page, "Baking for the street", "4, very", "Charged up")
    add_moment(page, "Fixing bikes", "5, the world", "Lifted")

    page.get_by_role("figure", name=CHART).scroll_into_view_if_needed()
    expect(page.locator(".ck-chart-canvas svg")).to_be_visible()
    expect(page.get_by_text("absorb you and leave you with energy")).to_be_visible()
    wait_until_kept(marimo, "Baking for the street", "Fixing bikes")

    page.reload()
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")
    expect(part(page, MOMENTS)).to_contain_text("Fixing bikes")


def test_it_looks_as_ours_and_not_as_marimos(page, marimo):
    visit(page, marimo)

    heading = page.get_by_role("heading", name=MOMENTS)
    button = page.get_by_role("button", name="Add a moment")
    assert heading.evaluate("one => getComputedStyle(one).fontWeight") == "700"
    assert button.evaluate("one => getComputedStyle(one).backgroundColor") == GREEN


def test_everything_is_taken_along(page, marimo):
    visit(page, marimo)
    add_moment(page, "Singing in the choir")
    wait_until_kept(marimo, "Singing in the choir")

    page.get_by_role("button", name=take.TAKE).click()
    take.choose(page, "json")
    _, data = take.made(page)

    assert "Singing in the choir" in data.decode()


def test_the_browsers_own_undo_belongs_to_the_text(page, marimo):
    visit(page, marimo)
    add_moment(page, "Walking")
    wait_until_kept(marimo, "Walking")
    cards = part(page, MOMENTS).locator(".ck-record")
    before = cards.count()

    page.keyboard.press("ControlOrMeta+z")

    add_moment(page, "Swimming")
    wait_until_kept(marimo, "Swimming")
    expect(cards).to_have_count(before + 1)


def test_two_windows_have_widgets_of_their_own(browser, page, marimo):
    visit(page, marimo)
    with browser.new_context() as context:
        other = context.new_page()
        visit(other, marimo)
        add_moment(other, "Mending chairs")
        wait_until_kept(marimo, "Mending chairs")
    add_moment(page, "Reading maps")
    wait_until_kept(marimo, "Mending chairs", "Reading maps")
