"""One tick chooses among the examples: by keyboard, at once, before the kernel and another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from careerkit import content
from careerkit.model import Reader, Workbook
from careerkit.store import encode
from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import MOMENTS, add, part, visit, wait_until_kept
from support.pages.keyboard import tab_to

if TYPE_CHECKING:
    from support.serving.processes import Served

KEPT = "text => localStorage.setItem('careerkit/1/document/earlier', text)"
QUESTION = content.texts("model.reader.situation")
COMMON = content.text("model.activity.what.example")
OF = content.texts("examples.activity.what.example")


def choice(page: Page) -> Locator:
    return part(page, content.text("readers.title"))


def radio(page: Page, reader: str) -> Locator:
    return choice(page).get_by_role("radio", name=QUESTION["options"][reader], exact=True)


def begin_a_moment(page: Page) -> Locator:
    add(page, MOMENTS, "Add a moment")
    return part(page, MOMENTS).get_by_label("What were you doing?")


def look(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})


def expect_example(field: Locator, example: str) -> None:
    expect(field).to_have_attribute("placeholder", f"For example: {example}")


@pytest.fixture
def home(standing: Page, app: Served) -> Page:
    """The journey's page, which stands, with nothing ticked."""
    if standing.url != app.url:
        visit(standing, app.url)
    look(standing, "light", 1280)
    expect(choice(standing).get_by_role("radio", checked=True)).to_have_count(0)
    return standing


class TestTheTick:
    """What it changes on the page, and what it leaves alone."""

    def test_by_keyboard_it_changes_the_examples_and_can_be_taken_back(self, home):
        field = begin_a_moment(home)
        expect_example(field, COMMON)
        home.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")

        tab_to(home, QUESTION["label"])
        home.keyboard.press("Space")
        expect(radio(home, "school")).to_be_checked()
        expect_example(field, OF["school"])
        expect(choice(home).get_by_role("status")).to_have_text(
            content.text("readers.notes.school")
        )
        wait_until_kept(home)  # what is typed before that is one step with it
        home.keyboard.press("ArrowRight")
        expect(radio(home, "changing")).to_be_checked()
        expect_example(field, OF["changing"])
        wait_until_kept(home)

        home.get_by_role("button", name="Undo", exact=True).click()
        expect(radio(home, "school")).to_be_checked()
        expect_example(field, OF["school"])
        choice(home).get_by_role("button", name="Clear").click()
        expect(radio(home, "school")).to_be_focused()
        expect_example(field, COMMON)
        assert home.problems == []

    @pytest.mark.parametrize("width", [1280, 360])
    def test_nothing_below_it_moves_when_it_changes(self, home, width):
        look(home, "light", width)
        heights = set()

        def measure() -> None:
            heights.add(choice(home).evaluate("one => one.getBoundingClientRect().height"))

        measure()

        for reader in ("other", "retiring", "school", "changing", "returning"):
            radio(home, reader).check()
            expect(choice(home).get_by_role("status")).to_have_text(
                content.text(f"readers.notes.{reader}")
            )
            measure()
        choice(home).get_by_role("button", name="Clear").click()
        measure()

        assert len(heights) == 1

    def test_axe_finds_nothing_on_it_by_day_and_by_night_on_a_phone(
        self, home, assert_accessible, shot
    ):
        looks = (("light", 1280), ("dark", 360))
        for scheme, width in looks:
            look(home, scheme, width)
            assert_accessible(home, ".ck-reader-choice")
        radio(home, "school").check()

        for scheme, width in looks:
            look(home, scheme, width)
            assert_accessible(home, ".ck-reader-choice")
            assert home.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            shot(home, f"reader-{scheme}-{width}")
        choice(home).get_by_role("button", name="Clear").click()

    def test_it_holds_on_every_page_and_the_two_ticks_are_asked_all_the_same(self, home, app):
        radio(home, "returning").check()
        wait_until_kept(home)

        visit(home, app.url)
        expect(radio(home, "returning")).to_be_checked()
        expect(home.get_by_text(content.text("check_in.before.card"))).to_be_visible()
        visit(home, f"{app.url}01_passion")
        expect_example(begin_a_moment(home), OF["returning"])


def open_early(page: Page, url: str) -> None:
    page.goto(url, wait_until="commit")
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()


def test_a_tick_before_the_kernel_comes_changes_the_examples_at_once_and_is_kept(page, early):
    held = Held(page)
    open_early(page, early.url)
    field = begin_a_moment(page)
    expect_example(field, COMMON)

    radio(page, "school").check()
    expect_example(field, OF["school"])
    assert held.is_held
    held.let_go()
    wait_for_page(page)
    wait_until_kept(page)

    expect_example(field, OF["school"])
    page.reload()
    wait_for_page(page)
    expect(radio(page, "school")).to_be_checked()


def test_who_ticked_before_finds_their_examples_before_the_kernel(page, early):
    page.goto(f"{early.url}healthz")
    page.evaluate(KEPT, encode(Workbook(readers=(Reader(id="single", situation="retiring"),))))
    held = Held(page)
    open_early(page, f"{early.url}01_passion")

    field = begin_a_moment(page)
    expect_example(field, OF["retiring"])
    held.let_go()
    wait_for_page(page)
    expect_example(field, OF["retiring"])


def test_the_sample_says_who_mira_is_before_it_shows_her_workbook(page, demo):
    visit(page, demo.url)

    expect(page.get_by_text(content.text("opening.sample"))).to_be_visible()
    expect(radio(page, "changing")).to_be_checked()
