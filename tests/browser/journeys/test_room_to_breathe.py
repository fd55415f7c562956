"""A page shows what has something to say, in parts that a person can finish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from support.pages.chromium import wait_for_page
from support.pages.journey import add_moment, wait_until_kept

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_boxes_and_charts_with_nothing_to_say_are_not_there(page, app):
    page.goto(f"{app.url}01_passion")
    wait_for_page(page)
    chart = page.locator(".ck-chart").first
    expect(chart).to_be_attached()
    expect(page.locator(".ck-chart:visible, .ck-sentences:visible")).to_have_count(0)

    add_moment(page, "Baking for the street", "5, the world", "Charged up")
    wait_until_kept(page)

    expect(chart).to_be_visible()
    expect(page.locator(".ck-sentences:visible")).to_have_count(1)
    expect(page.locator(".ck-chart:visible")).to_have_count(1)


def test_where_nothing_was_answered_no_letters_and_no_choice_of_weeks_are_shown(page, app):
    page.goto(f"{app.url}02_interests")
    wait_for_page(page)
    expect(page.get_by_label("Conventional", exact=True)).to_be_visible()
    expect(page.locator(".ck-chart:visible, .ck-sentences:visible")).to_have_count(0)

    page.goto(f"{app.url}08_roadmap")
    wait_for_page(page)
    expect(page.get_by_text("Nothing has a date yet.")).to_be_visible()
    expect(page.get_by_role("radio", name="A quarter")).to_be_hidden()


def parts(page: Page) -> Locator:
    """The headings of a step's parts, which open and close them, on the step's own page."""
    return page.locator("details.ck-part > summary")


@pytest.mark.closed_parts
@pytest.mark.parametrize(("width", "forms"), [(1280, 3), (360, 1)])
def test_a_step_comes_in_parts_and_one_is_finished_after_the_other(
    look, app, assert_accessible, width, forms
):
    page = look("light", width)
    page.goto(f"{app.url}03_paths")
    wait_for_page(page)
    assert parts(page).get_by_role("heading").all_inner_texts() == [
        "Look around",
        "Your shortlist",
        "Find out",
        "Compare",
        "Choose",
        "Three lives",
    ]
    search = page.get_by_role("searchbox")
    expect(search).to_be_visible()
    expect(page.get_by_role("button", name="Add what matters to you")).to_be_hidden()
    assert_accessible(page)

    page.get_by_role("button", name="Done for now. Next: Your shortlist").click()

    expect(search).to_be_hidden()
    expect(page.get_by_role("button", name="Add a path of your own")).to_be_visible()
    expect(parts(page).nth(1)).to_be_focused()
    expect(parts(page).nth(0)).to_contain_text("done for now")
    parts(page).nth(0).click()
    expect(search).to_be_visible()

    # Of forms in which nothing was written, a phone shows the first.
    parts(page).filter(has_text="Three lives").click()
    expect(page.get_by_label("A title for this life")).to_have_count(forms)
    assert page.problems == []


@pytest.mark.closed_parts
def test_the_parts_stay_as_a_person_left_them_on_either_page(page, app):
    page.goto(f"{app.url}01_passion")
    wait_for_page(page)
    add = page.get_by_role("button", name="Add a topic")
    parts(page).nth(1).focus()
    page.keyboard.press("Enter")
    expect(add).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_count(1)
    parts(page).nth(0).press("Space")
    expect(page.get_by_role("button", name="Add a moment")).to_be_hidden()

    page.reload()
    wait_for_page(page)
    expect(add).to_be_visible()
    expect(page.get_by_role("button", name="Add a moment")).to_be_hidden()

    page.goto(app.url)
    wait_for_page(page)
    second = page.get_by_role("button", name=re.compile("^2. Which topics"))
    expect(second).to_have_attribute("aria-expanded", "true")
    expect(add).to_be_visible()
    first = page.get_by_role("button", name=re.compile("^1. What makes you"))
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("button", name="Add a moment")).to_be_hidden()
    page.get_by_role("button", name="Done for now. Next: 3.").click()
    expect(page.get_by_role("button", name="Add a strength")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^3. What are your"))).to_be_focused()
    expect(second).to_contain_text("done for now")
