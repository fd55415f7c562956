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
@pytest.mark.parametrize("width", [1280, 360])
def test_a_step_comes_in_parts_and_one_is_finished_after_the_other(
    look, app, assert_accessible, width
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


@pytest.mark.closed_parts
def test_on_paper_every_part_is_open(page, demo):
    page.goto(f"{demo.url}01_passion")
    wait_for_page(page)
    topic = page.get_by_text("Young people who were told they can't learn").first
    expect(topic).to_be_hidden()

    page.emulate_media(media="print")

    written = page.locator(".ck-written").filter(has_text="Young people who were told")
    expect(written.first).to_be_visible()


SCREEN = 740
"""A phone's, in px."""
STEPS = {
    "passion": "01_passion",
    "interests": "02_interests",
    "paths": "03_paths",
    "goals": "04_goals",
    "mentors": "05_mentors",
    "experience": "06_experience",
    "learning": "07_learning",
    "roadmap": "08_roadmap",
}


@pytest.mark.closed_parts
@pytest.mark.parametrize("name", STEPS.values())
def test_on_a_phone_a_part_of_the_sample_takes_four_screens_at_most(look, demo, name):
    page = look("light", 360)
    page.goto(f"{demo.url}{name}")
    wait_for_page(page)
    heights = {}
    for title in parts(page).get_by_role("heading").all_inner_texts():
        heading = parts(page).filter(has_text=title)
        part = page.locator("details.ck-part", has=page.get_by_role("heading", name=title))
        if part.get_attribute("open") is None:
            heading.click()
        [heights[title]] = settled_heights(part)
        heading.click()

    assert {title: height for title, height in heights.items() if height > 4 * SCREEN} == {}
    assert min(heights.values()) > SCREEN / 2, heights


@pytest.mark.closed_parts
def test_it_takes_no_more_on_the_journeys_page(look, demo):
    page = look("light", 360)
    page.goto(demo.url)
    wait_for_page(page)
    for step in STEPS:
        page.goto(f"{demo.url}#{step}")
        here = page.locator(f".ck-way [data-step={step}]")
        expect(here).to_have_attribute("aria-current", "step")
        title = here.locator(".ck-way-name").inner_text().lstrip("0123456789 ")
        button = page.locator(".ck-step-button[aria-expanded=true]:not([aria-busy=true])")
        expect(button).to_contain_text(title)
        buttons = page.locator(".ck-part-button:visible")
        expect(buttons.nth(2)).to_be_visible()
        for button in buttons.all():
            if button.get_attribute("aria-expanded") == "false":
                button.click()

        heights = settled_heights(page.locator(".ck-part-body:visible"))

        assert len(heights) >= 3, step
        assert max(heights) < 4 * SCREEN, (step, heights)


def settled_heights(parts: Locator) -> list[float]:
    """How tall parts are once nothing more comes."""
    heights: list[float] = []
    while (now := [box["height"] for box in map(Locator.bounding_box, parts.all())]) != heights:
        heights = now
        parts.page.wait_for_timeout(500)
    return heights


@pytest.mark.parametrize(("width", "is_beside"), [(1280, True), (360, False)])
def test_what_belongs_to_a_question_stands_beside_it_where_there_is_room(
    look, demo, width, is_beside
):
    page = look("light", width)
    page.goto(f"{demo.url}01_passion")
    wait_for_page(page)
    chart = page.locator(".ck-chart").first
    expect(chart).to_be_visible()
    entries = page.get_by_role("region", name="Moments that absorbed you").bounding_box()
    example = page.locator(".ck-part .ck-example blockquote").first.bounding_box()

    for box in (chart.bounding_box(), example):
        assert (box["x"] >= entries["x"] + entries["width"]) == is_beside
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
