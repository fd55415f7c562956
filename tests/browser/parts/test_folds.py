"""What a phone keeps behind a line each, and how long a part of a step is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from careerkit import content
from support.pages.accessibility import assert_accessible
from support.pages.chromium import be_at, turn, wait_for_page
from support.pages.paper import on_paper
from support.pages.parts import open_all

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.closed_parts

TARGET = 24
"""The least height in px of what a finger meets (WCAG 2.5.8)."""
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


def line(page: Page, words: str) -> Locator:
    """The line of a fold in the part that is open."""
    return page.locator(".ck-part[open] .ck-fold > summary:visible", has_text=words)


def is_within(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def settled_heights(parts: Locator) -> list[float]:
    """How tall parts are once nothing more comes."""
    heights: list[float] = []
    while (now := [box["height"] for box in map(Locator.bounding_box, parts.all())]) != heights:
        heights = now
        parts.page.wait_for_timeout(500)
    return heights


def assert_a_part_takes_four_screens_at_most(page: Page) -> None:
    """Open each part of a step, and leave it as it was."""
    heights = {}
    headings = page.locator("details.ck-part > summary")
    for title in headings.get_by_role("heading").all_inner_texts():
        part = page.locator("details.ck-part", has=page.get_by_role("heading", name=title))
        was_closed = part.get_attribute("open") is None
        if was_closed:
            headings.filter(has_text=title).click()
        [heights[title]] = settled_heights(part)
        if was_closed:
            headings.filter(has_text=title).click()

    assert {title: height for title, height in heights.items() if height > 4 * SCREEN} == {}
    assert min(heights.values()) > SCREEN / 2, heights


def assert_what_belongs_to_a_question_stands_beside_it(page: Page, *, is_beside: bool) -> None:
    chart = page.locator(".ck-chart").first
    expect(chart).to_be_visible()
    entries = page.get_by_role("region", name="Moments that absorbed you").bounding_box()
    example = page.locator(".ck-part .ck-example blockquote").first.bounding_box()

    for box in (chart.bounding_box(), example):
        assert (box["x"] >= entries["x"] + entries["width"]) == is_beside
    assert is_within(page)


class TestTheFirstStepOnAWidePage:
    @pytest.fixture
    def wide(self, standing, demo):
        be_at(turn(standing), f"{demo.url}01_passion")
        return standing

    def test_all_of_it_is_there_and_no_line(self, wide):
        chart = wide.locator(".ck-part[open] .ck-chart")
        chart.scroll_into_view_if_needed()
        expect(chart.locator("svg")).to_be_visible()

        expect(wide.locator(".ck-fold > summary:visible")).to_have_count(0)
        expect(wide.get_by_text("Being absorbed is one half")).to_be_visible()
        expect(wide.locator(".ck-part[open] blockquote")).to_be_visible()

    def test_on_paper_every_part_is_open(self, wide):
        topic = wide.get_by_text("Young people who were told they can't learn").first
        expect(topic).to_be_hidden()

        with on_paper(wide):
            written = wide.locator(".ck-written").filter(has_text="Young people who were told")
            expect(written.first).to_be_visible()

    def test_what_belongs_to_a_question_stands_beside_it(self, wide):
        open_all(wide)

        assert_what_belongs_to_a_question_stands_beside_it(wide, is_beside=True)


def on_a_phone(page, url: str):
    be_at(turn(page, width=360), url)
    return page


class TestTheFirstStepOnAPhone:
    @pytest.fixture
    def narrow(self, standing, demo):
        return on_a_phone(standing, f"{demo.url}01_passion")

    def test_a_part_takes_four_screens_at_most(self, narrow):
        assert_a_part_takes_four_screens_at_most(narrow)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_help_example_and_chart_stand_behind_a_line_each(self, narrow, scheme):
        turn(narrow, scheme, 360)
        folded = {
            "More about this": narrow.get_by_text("Being absorbed is one half"),
            "An example": narrow.get_by_text("Fixing bikes with teenagers at the repair café.”"),
            "Chart: What absorbs you": narrow.locator(".ck-part[open] .ck-chart"),
        }
        for words, behind in folded.items():
            expect(line(narrow, words)).to_have_count(1)
            assert line(narrow, words).bounding_box()["height"] >= TARGET
            expect(behind).to_be_hidden()
        assert_accessible(narrow)

        for words, behind in folded.items():
            line(narrow, words).press("Enter")
            expect(behind).to_be_visible()
            expect(line(narrow, words)).to_be_focused()
        expect(narrow.locator(".ck-part[open] .ck-chart svg")).to_be_visible()
        assert_accessible(narrow)
        assert is_within(narrow)
        assert narrow.problems == []
        for words in folded:
            line(narrow, words).press("Enter")

    def test_more_suggestions_come_when_asked_for_and_the_keyboard_goes_on_with_them(self, narrow):
        narrow.locator(".ck-part > summary", has_text="What runs through").click()
        cards = narrow.locator(".ck-suggestion")
        expect(cards).to_have_count(3)

        narrow.locator(".ck-suggestions").get_by_role("button", name="Show more").press("Enter")

        expect(cards.nth(3).get_by_role("button").first).to_be_focused()
        assert cards.count() > 3

    def test_what_belongs_to_a_question_stands_below_it(self, narrow):
        open_all(narrow)

        assert_what_belongs_to_a_question_stands_beside_it(narrow, is_beside=False)


class TestThePathsOnAPhone:
    @pytest.fixture
    def narrow(self, standing, demo):
        return on_a_phone(standing, f"{demo.url}03_paths")

    def test_a_part_takes_four_screens_at_most(self, narrow):
        assert_a_part_takes_four_screens_at_most(narrow)

    def test_a_form_that_was_begun_is_a_line_with_its_first_words(self, narrow):
        narrow.locator(".ck-part > summary", has_text="Three lives").click()
        forms = narrow.get_by_role("region", name="Three five-year plans")
        expect(forms.get_by_text("The teacher who came from the wo")).to_be_visible()
        expect(forms.get_by_role("textbox")).to_have_count(0)
        toggle = forms.get_by_role("button", name="The path I am thinking of")
        toggle.click()
        expect(forms.get_by_label("A title for this life")).to_be_visible()
        expect(toggle).to_have_attribute("aria-expanded", "true")

    def test_why_an_occupation_is_there_stays_open_when_news_of_it_come(self, narrow):
        card = narrow.locator(".ck-occupation").first
        why = card.locator(".ck-reasons")
        expect(why).to_be_hidden()
        card.get_by_text("Why, and what it pays").press("Enter")
        expect(why).to_be_visible()

        card.get_by_role("button", name="Shortlist").click()

        expect(card.get_by_role("button", name="Take off")).to_be_visible()
        expect(why).to_be_visible()


class TestTheOtherStepsOnAPhone:
    @pytest.mark.parametrize(
        "name",
        ["02_interests", "04_goals", "06_experience", "07_learning", "08_roadmap", "05_mentors"],
    )
    def test_a_part_takes_four_screens_at_most(self, standing, demo, name):
        on_a_phone(standing, f"{demo.url}{name}")

        assert_a_part_takes_four_screens_at_most(standing)

    def test_everything_that_was_written_reads_well_by_night(self, standing, demo, shot):
        on_a_phone(standing, f"{demo.url}05_mentors")
        turn(standing, "dark", 360)
        open_all(standing)
        summary = content.text("journey.everything.summary")
        standing.get_by_text(summary, exact=True).focus()
        standing.keyboard.press("Enter")
        everything = standing.locator(".ck-everything")
        expect(everything).to_contain_text("Mr. Okafor")

        assert_accessible(standing, ".ck-everything")
        assert is_within(standing)
        shot(standing, "everything-dark-360")
        everything.get_by_role("link", name="Set goals").press("Enter")
        expect(standing).to_have_url(f"{demo.url}04_goals")


def test_on_the_journeys_page_a_part_takes_four_screens_at_most_too(page, demo):
    turn(page, width=360)
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

        bodies = page.locator(".ck-part-body:visible")
        expect(bodies).to_have_count(buttons.count())  # they come when they are opened
        heights = settled_heights(bodies)

        assert len(heights) >= 3, step
        assert max(heights) < 4 * SCREEN, (step, heights)


def test_on_paper_nothing_is_folded(page, app):
    turn(page, width=360)
    page.goto(f"{app.url}01_passion")
    wait_for_page(page)
    example = page.locator(".ck-part[open] blockquote")
    expect(example).to_be_hidden()

    page.emulate_media(media="print")

    expect(example).to_be_visible()
    expect(page.get_by_text("Being absorbed is one half")).to_be_visible()
    expect(page.locator(".ck-fold > summary:visible")).to_have_count(0)
