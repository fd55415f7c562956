"""What holds on every page of the journey: each is opened once, and looked at from all sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.journey import HOME
from careerkit.model import declared, kinds
from careerkit.opening import SAMPLE
from careerkit.serve import notebooks
from careerkit.store import read
from support.pages import policy
from support.pages.accessibility import assert_accessible
from support.pages.chromium import turn, wait_for_page
from support.pages.paper import PRESSED, on_paper, printed_words
from support.pages.parts import open_all
from support.pages.take import TAKE, choose, dialog, open_sections
from support.pages.words import plain, words_of_the_sample
from support.serving.kernels import eventually
from support.serving.servers import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from playwright.sync_api import Page

pytestmark = pytest.mark.long

PAGES = notebooks.names(WORKBOOKS)
GUEST = "guest"
"""The page for somebody else's file: nothing of one's own is on it."""
WRITTEN = {
    "01_passion": ("activities", "topics", "strengths", "unpaid_work", "themes", "statements"),
    "03_paths": ("background", "paths", "criteria", "plans", "decisions"),
    "04_goals": ("goals", "milestones", "week_hours"),
    "05_mentors": ("supporters", "contacts"),
    "06_experience": ("experiments",),
    "07_learning": ("skills", "learning_items"),
    "09_check_in": ("check_ins",),
}
"""The sections of which all that was written is printed on a step's page."""
STORY = "Awake. Nobody was bored while their hands were busy. The noise was the hard part."

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


@pytest.mark.closed_parts
@pytest.mark.parametrize("name", PAGES)
def test_it_is_printed_whole_and_by_night_breaks_no_rule_and_holds_what_every_page_promises(
    page, demo, shot, written, name
):
    turn(page, "dark")
    page.add_init_script(policy.LISTEN)
    page.goto(demo.url if name == HOME else f"{demo.url}{name}")
    wait_for_page(page)

    turn(page, "light")
    if name == HOME:
        each_step_is_printed_once_with_all_that_was_written(page, written, shot)
    if name in WRITTEN:
        each_word_of_the_sample_is_printed_and_no_control(page, WRITTEN[name])
    open_all(page)
    if name == "02_interests":
        of_thirty_questions_all_answers_are_printed_though_a_few_are_shown(page)
    if name == "08_roadmap":
        the_roadmap_prints_this_week_and_what_comes_before_what(page)
    turn(page, "dark")
    if name in {HOME, "01_passion"}:
        paper_is_white_by_night_too(page)

    if name != GUEST:
        expect(page.locator("a.ck-begun")).not_to_have_count(0)
    nothing_moves_for_who_wants_that_and_axe_finds_nothing(page)
    shot(page, f"night-{name}")
    if name != GUEST:
        a_button_leads_to_what_is_taken_along_and_back(page)
        one_click_shows_every_word_that_was_written(page, written)

    assert policy.violations(page) == []
    assert page.problems == []


def written_in(sections: Sequence[str]) -> Iterator[str]:
    """All that a person wrote in some sections of the sample."""
    workbook = read(SAMPLE)
    for section in sections:
        for record in workbook.section(section):
            for field in declared(type(record)):
                is_text = isinstance(field.kind, kinds.Text | kinds.LongText)
                if is_text and field.name != "soc":  # a code, which no form asks for
                    yield plain(getattr(record, field.name))


def all_are_printed(page: Page, texts: Iterable[str]) -> None:
    waiting = list(texts)

    def missing() -> list[str]:
        words = plain(printed_words(page))
        return [text for text in waiting if text not in words]

    # A list that the kernel fills comes behind the page's first one.
    assert eventually(lambda: missing() == []), missing()


def each_word_of_the_sample_is_printed_and_no_control(page: Page, sections: Sequence[str]) -> None:
    all_are_printed(page, written_in(sections))
    with on_paper(page):
        assert page.locator(PRESSED).locator("visible=true").count() == 0


def each_step_is_printed_once_with_all_that_was_written(
    page: Page, written: list[str], shot: Callable[[Page, str], None]
) -> None:
    # A summary of it is open, too, and is no second copy on paper.
    summary = page.get_by_text(content.text("journey.everything.summary"), exact=True)
    summary.click()
    expect(page.locator(".ck-everything")).to_contain_text(written[-1])

    all_are_printed(page, written)
    words = plain(printed_words(page))
    # Ticks, days and ratings, too.
    for told in ("Advice · A view of the job", "3 Dec", "Matters a lot", "Very much", "4, clear"):
        assert told in words
    for heading in ("What this is, and what it isn't", "Where do you stand just now?"):
        assert heading not in words
    for name in ("Name your interests", "Draw the roadmap", "Check in"):
        assert words.count(f" {name} ") == 1
    with on_paper(page):
        assert page.locator(PRESSED).locator("visible=true").count() == 0
        shot(page, "paper-journey")
    expect(page.locator(".ck-written")).to_have_count(0)
    expect(page.locator(".ck-unopened", has_text=STORY)).to_have_count(0)
    summary.click()


def of_thirty_questions_all_answers_are_printed_though_a_few_are_shown(page: Page) -> None:
    with on_paper(page):
        assert page.locator(".ck-grid .ck-written-text").count() == 30


def the_roadmap_prints_this_week_and_what_comes_before_what(page: Page) -> None:
    assert eventually(lambda: "I lead one exercise by myself\n" in printed_words(page))

    with on_paper(page):
        expect(page.locator(".ck-week li").first).to_be_visible()
        names = page.locator(".ck-written-name").all_inner_texts()
        assert page.locator(PRESSED).locator("visible=true").count() == 0

    assert names == [
        "Plan one exercise on Mr. Okafor's sheet",
        "My apprenticeship is sent in to be recognised",
    ]


def paper_is_white_by_night_too(page: Page) -> None:
    assert eventually(lambda: "Fixing bikes with teenagers" in printed_words(page))

    with on_paper(page):
        texts = page.locator(".ck-written-text").all()
        colours = {
            text.evaluate("e => getComputedStyle(e).color") for text in (texts[0], texts[-1])
        }

    assert colours == {"rgb(31, 42, 48)"}


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
