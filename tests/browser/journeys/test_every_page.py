"""What holds on every page of the journey: each is opened once, and looked at from all sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.journey import HOME
from careerkit.serve import notebooks
from support.pages import policy
from support.pages.accessibility import assert_accessible
from support.pages.chromium import wait_for_page
from support.pages.take import TAKE, choose, dialog, open_sections
from support.pages.words import plain, words_of_the_sample
from support.serving.servers import WORKBOOKS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.long

PAGES = notebooks.names(WORKBOOKS)
GUEST = "guest"
"""The page for somebody else's file: nothing of one's own is on it."""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) =>
  ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(element, part || null);
    return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
      || style.animationName !== "none" || style.scrollBehavior === "smooth";
  })).map((element) => element.className || element.localName)"""


def test_there_are_twelve_of_them():
    assert len(PAGES) == 12


@pytest.fixture(scope="module")
def written():
    return words_of_the_sample()


@pytest.mark.parametrize("name", PAGES)
def test_by_night_it_is_ready_breaks_no_rule_and_holds_what_every_page_promises(
    look, demo, shot, written, name
):
    page = look("dark")
    page.add_init_script(policy.LISTEN)
    page.goto(demo.url if name == HOME else f"{demo.url}{name}")
    wait_for_page(page)

    if name != GUEST:
        expect(page.locator("a.ck-begun")).not_to_have_count(0)
    nothing_moves_for_who_wants_that_and_axe_finds_nothing(page)
    shot(page, f"night-{name}")
    if name != GUEST:
        a_button_leads_to_what_is_taken_along_and_back(page)
        one_click_shows_every_word_that_was_written(page, written)

    assert policy.violations(page) == []
    assert page.problems == []


def nothing_moves_for_who_wants_that_and_axe_finds_nothing(page: Page) -> None:
    assert page.evaluate(MOVING) != []

    page.emulate_media(color_scheme="dark", reduced_motion="reduce")

    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0
    assert_accessible(page)


def a_button_leads_to_what_is_taken_along_and_back(page: Page) -> None:
    button = page.get_by_role("navigation").get_by_role("button", name=TAKE)
    button.click()
    choose(page, "json")
    open_sections(page)
    expect(dialog(page).get_by_role("checkbox", name="1 Find your passion")).to_be_checked()

    page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()
    expect(button).to_be_focused()


def one_click_shows_every_word_that_was_written(page: Page, written: list[str]) -> None:
    everything = page.locator(".ck-everything")
    expect(everything.get_by_text(written[-1]).first).to_be_hidden()

    page.get_by_text(content.text("journey.everything.summary"), exact=True).click()

    expect(everything).to_contain_text(written[-1])
    shown = plain(everything.inner_text())
    assert [text for text in written if text not in shown] == []
