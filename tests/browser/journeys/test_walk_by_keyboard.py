"""The keyboard alone leads from the first tick to the page of mine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.accessibility import assert_accessible
from support.pages.chromium import wait_for_page
from support.pages.journey import wait_until_kept
from support.pages.keyboard import seen_focus, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.long, pytest.mark.closed_parts]

OPEN_STEP = ".ck-step.ck-open"
ROUND = 150
FAR = 40
"""Presses of Tab from one thing that a person wants to do to the next one: more is a long way."""

MOMENT = "Mending the neighbours' chairs"
STATEMENT = "I keep things and people from being thrown away."
GOAL = "Four evenings in a joiner's workshop"
STEP = "Ask the joiner on the corner"
AGAINST = "Winters outdoors"
HELPER = "Aunt Rosa"


class Walker:
    """Somebody who has no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.press = page.keyboard.press
        self.write = page.keyboard.type

    def to(self, name: str, *, limit: int = FAR) -> None:
        tab_to(self.page, name, limit=limit)

    def use(self, name: str, key: str = "Enter", *, limit: int = FAR) -> None:
        """Go there and press it."""
        self.to(name, limit=limit)
        self.press(key)

    def answer(self, name: str, text: str) -> None:
        """Go to a field and write."""
        self.to(name)
        self.write(text)

    def choose(self, name: str, nth: int) -> None:
        """Go to a row of answers and take one of them."""
        self.to(name)
        self.press("Space")
        for _ in range(nth - 1):
            self.press("ArrowRight")
            seen_focus(self.page)

    def add(self, button: str, text: str) -> None:
        """Add an entry, which leads into its first field."""
        self.use(button)
        expect(self.page.locator("input:focus, textarea:focus, select:focus")).to_have_count(1)
        seen_focus(self.page)
        self.write(text)

    def finish_part(self) -> None:
        """On to the next part of the step; the focus goes there."""
        self.use("Done for now")
        expect(self.page.locator(".ck-part-button:focus")).to_have_attribute(
            "aria-expanded", "true"
        )
        seen_focus(self.page)

    def finish_step(self, title: str) -> None:
        """On to the next step, by the link at the foot."""
        wait_until_kept(self.page)
        assert_accessible(self.page, OPEN_STEP)
        self.use(f"Next {title}")
        here = self.page.locator(".ck-step-button:focus")
        expect(here).to_contain_text(title)
        expect(here).not_to_have_attribute("aria-busy", "true")
        seen_focus(self.page)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_alone_leads_from_the_first_tick_to_the_page_of_mine(look, app, width):
    page = look("light", width)
    page.goto(app.url)
    wait_for_page(page)
    walker = Walker(page)

    begin(walker)
    find_passion(walker)
    name_interests(walker)
    explore_paths(walker)
    set_goals(walker)
    find_people(walker)
    try_and_learn(walker)
    look_at_the_way(walker)

    take_the_page_along(walker)
    assert page.problems == []


def begin(walker: Walker) -> None:
    walker.choose("How clear is your next step?", 2)
    walker.choose("How much energy do you have for it?", 3)
    walker.answer("What were you doing?", MOMENT)
    expect(walker.page.get_by_text(content.text("home.first.answer.heading"))).to_be_visible()
    assert_accessible(walker.page)


def find_passion(walker: Walker) -> None:
    walker.use(MOMENT)
    walker.choose("How absorbed were you?", 4)
    walker.choose("How did you feel afterwards?", 4)
    walker.finish_part()
    walker.add("Add a topic", "Chairs that nobody mends")
    walker.answer("Why does it matter to you?", "We bin what needs one screw.")
    walker.finish_part()
    walker.add("Add a strength", "Patience with old wood")
    walker.choose("Does it come easily?", 4)
    walker.finish_part()
    walker.add("Add something", "Mending chairs for the parish")
    walker.finish_part()
    walker.use("Keep the theme")
    seen_focus(walker.page)
    walker.finish_part()
    walker.finish_part()
    walker.answer("My passion statement", STATEMENT)
    walker.finish_step("Name your interests")


def name_interests(walker: Walker) -> None:
    activities = walker.page.locator(".ck-grid fieldset:visible legend").all_inner_texts()
    for activity in activities[:3]:
        walker.choose(activity, 4)
    walker.finish_part()
    walker.finish_part()
    walker.to("Matters a lot")
    for pile in "1213112":
        walker.press(pile)
    expect(walker.page.get_by_text("7 of 24 cards sorted")).to_be_visible()
    walker.use("Choose: ")
    for _ in range(2):  # the focus goes on to the next one
        assert "Choose: " in seen_focus(walker.page)[0]
        walker.press("Enter")
    seen_focus(walker.page)
    walker.finish_step("Explore paths")


def explore_paths(walker: Walker) -> None:
    page = walker.page
    walker.answer("Search for an occupation", "carpenter")
    expect(page.locator(".ck-occupation-title").first).to_have_text("Carpenter")
    walker.use("Carpenter")
    inside = page.get_by_role("dialog", name="Carpenter")
    expect(inside).to_have_attribute("aria-busy", "false")
    seen_focus(page)
    assert_accessible(page)
    walker.use("Take to step 5")
    walker.press("Escape")
    expect(inside).to_be_hidden()
    expect(page.locator(":focus")).to_have_text("Carpenter")
    walker.finish_part()
    walker.finish_part()
    # The question that was taken along began the form: on a phone that is a line.
    form = page.get_by_role("region", name="What you found out").locator(".ck-record-toggle")
    expect(form).to_be_visible()
    if form.get_attribute("aria-expanded") == "false":
        walker.use("Carpenter")
    walker.answer("What speaks against it", AGAINST)
    walker.finish_part()
    choose_path(walker)
    walker.answer("A title for this life", "A workshop of my own")
    walker.finish_step("Set goals")


def choose_path(walker: Walker) -> None:
    """What matters, taken over from the sort of values, and a choice."""
    walker.use("Add: ")
    seen_focus(walker.page)
    walker.choose("Carpenter", 4)
    walker.finish_part()
    walker.to("The path I try first")
    walker.write("Carp")
    walker.answer("Why this one?", "My hands know it already")
    walker.finish_part()


def set_goals(walker: Walker) -> None:
    walker.add("Add a goal", GOAL)
    walker.answer("By when", "12312030")
    walker.finish_part()
    walker.answer("Hours a week for all of your goals", "4")
    walker.finish_part()
    walker.answer("What stands in the way most?", "Tired evenings")
    walker.finish_part()
    walker.add("Add a step", STEP)
    walker.answer("To which goal?", GOAL[:4])
    walker.answer("By when", "12242030")
    walker.add("Add a step", "Look up the number")
    walker.answer("To which goal?", GOAL[:4])
    walker.answer("By when", "12102030")
    walker.finish_step("Find people")


def find_people(walker: Walker) -> None:
    walker.add("Add a person", HELPER)
    walker.choose("How close are you?", 4)
    walker.finish_part()
    ask(walker)
    walker.finish_step("Try it out")


def ask(walker: Walker) -> None:
    walker.use("Ask somebody")
    # Until the kernel has told of her, nobody can be chosen, and what follows has the focus.
    expect(walker.page.get_by_role("option", name=HELPER).first).to_be_attached()
    if "With whom?" not in seen_focus(walker.page)[0]:
        # It may come there in this very moment: then the way leads once around the page.
        walker.to("With whom?", limit=ROUND)
    walker.write(HELPER[:6])


def try_and_learn(walker: Walker) -> None:
    try_out(walker)
    walker.finish_step("Learn what is missing")
    walker.add("Add a skill", "Sharpening a plane")
    walker.choose("How well can you do it today?", 2)
    walker.finish_part()
    walker.add("Add something to learn", "One plane a week")
    walker.answer("Hours in all", "4")
    walker.finish_part()
    walker.to("Hours a week for all of your goals")
    walker.finish_step("Draw the roadmap")


def try_out(walker: Walker) -> None:
    walker.add("Add an experiment", "A Saturday in the workshop")
    walker.finish_part()
    walker.to("Move on to Asked: ")
    for stage in ("Agreed", "Under way", "Done"):
        walker.press("Enter")
        expect(walker.page.locator(":focus")).to_have_accessible_name(
            f"Move on to {stage}: A Saturday in the workshop"
        )
    walker.press("Enter")
    expect(walker.page.locator(":focus")).to_have_accessible_name(re.compile("^Move back to"))
    seen_focus(walker.page)
    walker.finish_part()
    walker.answer("What did you find out?", "My hands were awake all day")


def look_at_the_way(walker: Walker) -> None:
    walker.use("Look up the number", "Space")
    expect(walker.page.locator(":focus")).to_be_checked()
    walker.finish_part()
    walker.choose("How far ahead?", 2)
    walker.finish_part()
    walker.add("Add an order", STEP[:3])
    walker.finish_step("Check in")
    walker.choose("How clear is your next step?", 4)
    walker.answer("One sentence about this time", "Done in one go.")
    wait_until_kept(walker.page)
    walker.use("page of mine")
    expect(walker.page.get_by_role("heading", name="Page of mine", level=1)).to_be_visible()


def take_the_page_along(walker: Walker) -> None:
    page = walker.page
    sheet = page.get_by_role("article", name="My page")
    for words in (STATEMENT, MOMENT, "Carpenter", AGAINST, STEP, "24 December 2030"):
        expect(sheet).to_contain_text(words)
    walker.use("What speaks against it", "Space")
    expect(sheet).not_to_contain_text(AGAINST)
    walker.use("Names of other people", "Space")
    expect(sheet).to_contain_text(HELPER)
    wait_until_kept(page)
    assert_accessible(page)
    page.evaluate("window.print = () => { window.printed = true; }")
    walker.use("Print, or save as PDF")
    assert page.evaluate("window.printed")
    with page.expect_download():
        walker.use("Save as a picture")
