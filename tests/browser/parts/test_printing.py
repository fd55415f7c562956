"""On paper stands what was written, all of it, and nothing to press."""

from playwright.sync_api import expect

from careerkit import content
from support.pages.chromium import be_at, wait_for_page
from support.pages.held import Held
from support.pages.journey import (
    NASTY,
    add_moment,
    part,
    visit,
    wait_until_at_rest,
    wait_until_kept,
)
from support.pages.paper import printed_words, sheets
from support.pages.words import plain
from support.serving.kernels import eventually

NOVEL = "It was a long evening, and nobody wanted to go home. " * 120
STORY = "Awake. Nobody was bored while their hands were busy. The noise was the hard part."


def test_a_step_is_printed_once_opened_or_closed_again(page, demo):
    page.goto(demo.url)
    wait_for_page(page)
    assert eventually(lambda: printed_words(page).count(STORY) == 1)
    for title, editor in (("Try it out", "Your experiments"), ("Set goals", "Your goals")):
        page.get_by_role("heading", name=title).get_by_role("button").click()
        expect(part(page, editor).locator(".ck-record").first).to_be_visible()
        assert eventually(lambda: printed_words(page).count(STORY) == 1)

    words = printed_words(page)
    assert "Moments that absorbed you" in words
    assert "Fixing bikes with teenagers at the repair café" in words


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


class TestTheJourneyAsItIsWritten:
    """Each writes more than the one before."""

    def test_a_journey_without_a_word_is_printed_as_a_hand_out(self, standing, app):
        be_at(standing, app.url)

        words = printed_words(standing)

        assert "Think of moments in which you looked up" in words
        assert "Set goals" not in words
        assert content.text("journey.unknown") not in words

    def test_what_nothing_was_written_to_takes_no_room_on_paper(self, standing, app):
        be_at(standing, app.url)
        add_moment(standing, "Baking")
        wait_until_kept(standing)

        words = printed_words(standing)

        assert "Baking" in words
        assert "Your strengths" not in words
        assert "Your map is still blank" not in words
        assert sheets(standing) == 1

    def test_a_closed_card_a_long_story_and_markup_are_printed_as_they_were_typed(
        self, standing, app
    ):
        be_at(standing, app.url)
        add_moment(standing, NASTY, "4, very", "Charged up")
        add_moment(standing, NOVEL)
        topic = part(standing, "Topics that matter to you")
        topic.get_by_role("button", name="Add a topic").click()
        topic.get_by_label("Which topic or issue?").fill("Waste")
        topic.get_by_label("Why does it matter to you?").fill("One screw.\nAnd then another.")
        topic.get_by_role("button", name="Waste", exact=True).click()
        wait_until_kept(standing)

        words = printed_words(standing)

        assert NASTY in words
        assert plain(NOVEL) in plain(words)
        assert "One screw.\nAnd then another." in words
        assert "4, very" in words
        assert "Add a moment" not in words
        assert "For example" not in words
        assert sheets(standing) >= 2
        assert standing.locator(".ck-written").count() == 0
        assert standing.problems == []


class TestAStepAsItIsWritten:
    """Nothing first, and then a word that does not fit."""

    def test_an_empty_page_is_printed_with_what_it_asks(self, standing, app):
        be_at(standing, f"{app.url}01_passion")

        words = printed_words(standing)

        assert "Think of moments in which you looked up" in words
        assert "Add a moment" not in words

    def test_what_was_just_typed_and_what_does_not_fit_are_printed(self, standing, app):
        be_at(standing, f"{app.url}01_passion")
        work = part(standing, "Work you would do without pay")
        work.get_by_role("button", name="Add something").click()
        work.get_by_label("What would you do without pay?").fill("Mending")
        work.get_by_label("Hours a month you give it today").fill("a lot")

        assert "a lot" in printed_words(standing)
        wait_until_at_rest(standing)
        assert "a lot" in printed_words(standing)
