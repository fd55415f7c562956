"""One tick chooses among the examples: by keyboard, at once, before the kernel and another day."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from careerkit import content
from careerkit.model import Reader, Workbook
from careerkit.store import encode
from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import MOMENTS, add, part, visit, wait_until_kept
from support.pages.keyboard import tab_to

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


def expect_example(field: Locator, example: str) -> None:
    expect(field).to_have_attribute("placeholder", f"For example: {example}")


def test_a_tick_by_keyboard_changes_the_examples_and_can_be_taken_back(page, app):
    visit(page, app.url)
    field = begin_a_moment(page)
    expect_example(field, COMMON)
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")

    tab_to(page, QUESTION["label"])
    page.keyboard.press("Space")
    expect(radio(page, "school")).to_be_checked()
    expect_example(field, OF["school"])
    expect(choice(page).get_by_role("status")).to_have_text(content.text("readers.notes.school"))
    wait_until_kept(page)  # what is typed before that is one step with it
    page.keyboard.press("ArrowRight")
    expect(radio(page, "changing")).to_be_checked()
    expect_example(field, OF["changing"])
    wait_until_kept(page)

    page.get_by_role("button", name="Undo", exact=True).click()
    expect(radio(page, "school")).to_be_checked()
    expect_example(field, OF["school"])
    choice(page).get_by_role("button", name="Clear").click()
    expect(radio(page, "school")).to_be_focused()
    expect_example(field, COMMON)
    assert page.problems == []


def test_what_is_ticked_holds_on_every_page_and_asks_the_two_ticks_all_the_same(page, app):
    visit(page, app.url)
    radio(page, "returning").check()
    wait_until_kept(page)

    visit(page, app.url)
    expect(radio(page, "returning")).to_be_checked()
    expect(page.get_by_text(content.text("check_in.before.card"))).to_be_visible()
    visit(page, f"{app.url}01_passion")
    expect_example(begin_a_moment(page), OF["returning"])


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_below_the_tick_moves_when_it_changes(look, app, width):
    page = look("light", width)
    visit(page, app.url)
    heights = set()

    def measure() -> None:
        heights.add(choice(page).evaluate("one => one.getBoundingClientRect().height"))

    measure()

    for reader in ("other", "retiring", "school", "changing", "returning"):
        radio(page, reader).check()
        expect(choice(page).get_by_role("status")).to_have_text(
            content.text(f"readers.notes.{reader}")
        )
        measure()
    choice(page).get_by_role("button", name="Clear").click()
    measure()

    assert len(heights) == 1


def test_axe_finds_nothing_on_the_tick_by_day_and_by_night_on_a_phone(
    page, look, app, assert_accessible, shot
):
    visit(page, app.url)
    looks = (("light", 1280), ("dark", 360))
    for scheme, width in looks:
        look(scheme, width)
        assert_accessible(page, ".ck-reader-choice")
    radio(page, "school").check()

    for scheme, width in looks:
        look(scheme, width)
        assert_accessible(page, ".ck-reader-choice")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"reader-{scheme}-{width}")


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
