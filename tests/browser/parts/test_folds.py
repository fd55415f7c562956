"""What a phone keeps behind a line each: help, examples, charts, small print, and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.closed_parts

TARGET = 24
"""The least height in px of what a finger meets (WCAG 2.5.8)."""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    wait_for_page(page)
    return page


def line(page: Page, words: str) -> Locator:
    """The line of a fold in the part that is open."""
    return page.locator(".ck-part[open] .ck-fold > summary:visible", has_text=words)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_help_example_and_chart_stand_behind_a_line_each(
    look, demo, assert_accessible, scheme
):
    page = opened(look(scheme, 360), f"{demo.url}01_passion")
    folded = {
        "More about this": page.get_by_text("Being absorbed is one half"),
        "An example": page.get_by_text("Fixing bikes with teenagers at the repair café.”"),
        "Chart: What absorbs you": page.locator(".ck-part[open] .ck-chart"),
    }
    for words, content in folded.items():
        expect(line(page, words)).to_have_count(1)
        assert line(page, words).bounding_box()["height"] >= TARGET
        expect(content).to_be_hidden()
    assert_accessible(page)

    for words, content in folded.items():
        line(page, words).press("Enter")
        expect(content).to_be_visible()
        expect(line(page, words)).to_be_focused()
    expect(page.locator(".ck-part[open] .ck-chart svg")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.problems == []


def test_on_a_wide_page_all_of_it_is_there_and_no_line(look, demo):
    page = opened(look("light", 1280), f"{demo.url}01_passion")
    chart = page.locator(".ck-part[open] .ck-chart")
    chart.scroll_into_view_if_needed()
    expect(chart.locator("svg")).to_be_visible()

    expect(page.locator(".ck-fold > summary:visible")).to_have_count(0)
    expect(page.get_by_text("Being absorbed is one half")).to_be_visible()
    expect(page.locator(".ck-part[open] blockquote")).to_be_visible()


def test_on_paper_nothing_is_folded(look, app):
    page = opened(look("light", 360), f"{app.url}01_passion")
    example = page.locator(".ck-part[open] blockquote")
    expect(example).to_be_hidden()

    page.emulate_media(media="print")

    expect(example).to_be_visible()
    expect(page.get_by_text("Being absorbed is one half")).to_be_visible()
    expect(page.locator(".ck-fold > summary:visible")).to_have_count(0)


def test_a_form_that_was_begun_is_a_line_with_its_first_words_and_an_empty_one_is_open(
    look, app, demo
):
    page = opened(look("light", 360), f"{demo.url}03_paths")
    page.locator(".ck-part > summary", has_text="Three lives").click()
    forms = page.get_by_role("region", name="Three five-year plans")
    expect(forms.get_by_text("The teacher who came from the wo")).to_be_visible()
    expect(forms.get_by_role("textbox")).to_have_count(0)
    toggle = forms.get_by_role("button", name="The path I am thinking of")
    toggle.click()
    expect(forms.get_by_label("A title for this life")).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")

    opened(page, f"{app.url}03_paths")
    page.locator(".ck-part > summary", has_text="Three lives").click()
    expect(page.get_by_label("A title for this life")).to_have_count(1)


def test_why_an_occupation_is_there_stays_open_when_news_of_it_come(look, demo):
    page = opened(look("light", 360), f"{demo.url}03_paths")
    card = page.locator(".ck-occupation").first
    why = card.locator(".ck-reasons")
    expect(why).to_be_hidden()
    card.get_by_text("Why, and what it pays").press("Enter")
    expect(why).to_be_visible()

    card.get_by_role("button", name="Shortlist").click()

    expect(card.get_by_role("button", name="Take off")).to_be_visible()
    expect(why).to_be_visible()


def test_more_suggestions_come_when_asked_for_and_the_keyboard_goes_on_with_them(look, demo):
    page = opened(look("light", 360), f"{demo.url}01_passion")
    page.locator(".ck-part > summary", has_text="What runs through").click()
    cards = page.locator(".ck-suggestion")
    expect(cards).to_have_count(3)

    page.locator(".ck-suggestions").get_by_role("button", name="Show more").press("Enter")

    expect(cards.nth(3).get_by_role("button").first).to_be_focused()
    assert cards.count() > 3
