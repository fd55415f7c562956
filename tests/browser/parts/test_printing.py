"""On paper stands what was written, all of it, and nothing to press."""

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.model import declared, kinds
from careerkit.opening import SAMPLE
from careerkit.store import read
from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import (
    NASTY,
    add_moment,
    part,
    visit,
    wait_until_at_rest,
    wait_until_kept,
)
from support.pages.paper import PRESSED, on_paper, printed_words, sheets
from support.pages.words import plain, words_of_the_sample
from support.serving.kernels import eventually

NOVEL = "It was a long evening, and nobody wanted to go home. " * 120
PAGES = {
    "01_passion": ("activities", "topics", "strengths", "unpaid_work", "themes", "statements"),
    "03_paths": ("background", "paths", "criteria", "plans", "decisions"),
    "04_goals": ("goals", "milestones", "week_hours"),
    "05_mentors": ("supporters", "contacts"),
    "06_experience": ("experiments",),
    "07_learning": ("skills", "learning_items"),
    "09_check_in": ("check_ins",),
}


@pytest.fixture(scope="module")
def sample():
    return read(SAMPLE)


def ready(page, address):
    page.goto(address)
    wait_for_page(page)


def written(workbook, sections):
    """All that a person wrote in some sections."""
    for section in sections:
        for record in workbook.section(section):
            for field in declared(type(record)):
                is_text = isinstance(field.kind, kinds.Text | kinds.LongText)
                if is_text and field.name != "soc":  # a code, which no form asks for
                    yield getattr(record, field.name)


@pytest.mark.closed_parts
@pytest.mark.parametrize("name", PAGES)
def test_each_word_of_the_sample_is_printed_and_no_control(page, demo, sample, name):
    ready(page, f"{demo.url}{name}")

    answers = [plain(text) for text in written(sample, PAGES[name])]

    def missing():
        words = plain(printed_words(page))
        return [text for text in answers if text not in words]

    # A list that the kernel fills comes behind the page's first one.
    assert eventually(lambda: missing() == []), missing()
    with on_paper(page):
        assert page.locator(PRESSED).locator("visible=true").count() == 0


STORY = "Awake. Nobody was bored while their hands were busy. The noise was the hard part."

JOURNEY = words_of_the_sample()


@pytest.mark.closed_parts
def test_the_journeys_page_prints_what_was_written_in_every_step(page, demo, shot):
    ready(page, demo.url)
    # A summary of it is open, too, and is no second copy on paper.
    page.get_by_text(content.text("journey.everything.summary"), exact=True).click()
    expect(page.locator(".ck-everything")).to_contain_text(JOURNEY[-1])

    def missing():
        words = plain(printed_words(page))
        return [text for text in JOURNEY if text not in words]

    assert eventually(lambda: missing() == []), missing()
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


def test_a_step_is_printed_once_opened_or_closed_again(page, demo):
    ready(page, demo.url)
    assert eventually(lambda: printed_words(page).count(STORY) == 1)
    for title, editor in (("Try it out", "Your experiments"), ("Set goals", "Your goals")):
        page.get_by_role("heading", name=title).get_by_role("button").click()
        expect(part(page, editor).locator(".ck-record").first).to_be_visible()
        assert eventually(lambda: printed_words(page).count(STORY) == 1)

    words = printed_words(page)
    assert "Moments that absorbed you" in words
    assert "Fixing bikes with teenagers at the repair café" in words


def test_what_the_first_screen_asked_is_printed_once_and_in_its_steps(page, app):
    visit(page, app.url)
    page.get_by_role("radio", name="2, a direction").check()
    page.locator(".ck-record", has_text=content.text("home.first.card")).get_by_label(
        "What were you doing?"
    ).fill("Mending a clock")
    wait_until_kept(page)

    def once():
        words = printed_words(page)
        return (words.count("Mending a clock\n"), words.count("2, a direction")) == (1, 1)

    assert eventually(once), printed_words(page)
    assert "Set goals" not in printed_words(page)


def test_a_journey_without_a_word_is_printed_as_a_hand_out(page, app):
    ready(page, app.url)

    words = printed_words(page)

    assert "Think of moments in which you looked up" in words
    assert "Set goals" not in words
    assert content.text("journey.unknown") not in words


def test_paper_says_what_was_not_on_the_page_yet(page, early):
    visit(page, early.url)
    add_moment(page, "Baking")
    wait_until_kept(page)
    held = Held(page)
    page.goto(early.url, wait_until="commit")
    expect(part(page, "Moments that absorbed you").locator(".ck-record")).to_have_count(1)

    words = printed_words(page)
    assert "Baking" in words
    assert words.count(content.text("journey.unknown")) == 8

    held.let_go()
    wait_for_page(page)
    assert eventually(lambda: content.text("journey.unknown") not in printed_words(page))


def test_a_closed_card_a_long_story_and_markup_are_printed_as_they_were_typed(page, app):
    visit(page, app.url)
    add_moment(page, NASTY, "4, very", "Charged up")
    add_moment(page, NOVEL)
    topic = part(page, "Topics that matter to you")
    topic.get_by_role("button", name="Add a topic").click()
    topic.get_by_label("Which topic or issue?").fill("Waste")
    topic.get_by_label("Why does it matter to you?").fill("One screw.\nAnd then another.")
    topic.get_by_role("button", name="Waste", exact=True).click()
    wait_until_kept(page)

    words = printed_words(page)

    assert NASTY in words
    assert plain(NOVEL) in plain(words)
    assert "One screw.\nAnd then another." in words
    assert "4, very" in words
    assert "Add a moment" not in words
    assert "For example" not in words
    assert sheets(page) >= 2
    assert page.locator(".ck-written").count() == 0
    assert page.problems == []


def test_what_nothing_was_written_to_takes_no_room_on_paper(page, app):
    visit(page, app.url)
    add_moment(page, "Baking")
    wait_until_kept(page)

    words = printed_words(page)

    assert "Baking" in words
    assert "Your strengths" not in words
    assert "Your map is still blank" not in words
    assert sheets(page) == 1


def test_what_was_just_typed_and_what_does_not_fit_are_printed(page, app):
    ready(page, f"{app.url}01_passion")
    work = part(page, "Work you would do without pay")
    work.get_by_role("button", name="Add something").click()
    work.get_by_label("What would you do without pay?").fill("Mending")
    work.get_by_label("Hours a month you give it today").fill("a lot")

    assert "a lot" in printed_words(page)
    wait_until_at_rest(page)
    assert "a lot" in printed_words(page)


def test_of_thirty_questions_all_answers_are_printed_though_a_few_are_shown(page, demo):
    ready(page, f"{demo.url}02_interests")

    with on_paper(page):
        assert page.locator(".ck-grid .ck-written-text").count() == 30


def test_the_roadmap_prints_this_week_and_what_comes_before_what(page, demo):
    ready(page, f"{demo.url}08_roadmap")
    assert eventually(lambda: "I lead one exercise by myself\n" in printed_words(page))

    with on_paper(page):
        expect(page.locator(".ck-week li").first).to_be_visible()
        names = page.locator(".ck-written-name").all_inner_texts()
        assert page.locator(PRESSED).locator("visible=true").count() == 0

    assert names == [
        "Plan one exercise on Mr. Okafor's sheet",
        "My apprenticeship is sent in to be recognised",
    ]


def test_an_empty_page_is_printed_with_what_it_asks(page, app):
    ready(page, f"{app.url}01_passion")

    words = printed_words(page)

    assert "Think of moments in which you looked up" in words
    assert "Add a moment" not in words


@pytest.mark.parametrize("path", ["", "01_passion"])
def test_paper_is_white_by_night_too(look, demo, path):
    page = look("dark")
    ready(page, f"{demo.url}{path}")
    assert eventually(lambda: "Fixing bikes with teenagers" in printed_words(page))

    with on_paper(page):
        texts = page.locator(".ck-written-text").all()
        colours = {
            text.evaluate("e => getComputedStyle(e).color") for text in (texts[0], texts[-1])
        }

    assert colours == {"rgb(31, 42, 48)"}
