"""The third step in the app: from interests to a shortlist, a comparison and a choice."""

import re

import pytest
from playwright.sync_api import expect

from support.pages.chromium import be_at, wait_for_page
from support.pages.held import Held
from support.pages.journey import NASTY, add, part, wait_until_kept

LIST = "Occupations to look into"
DESKTOP = {"width": 1280, "height": 900}


def start(page, app):
    page.goto(f"{app.url}03_paths")
    expect(part(page, LIST)).to_be_visible(timeout=60_000)
    wait_for_page(page)


def cards(page):
    return part(page, LIST).locator(".ck-occupations").first.locator(".ck-occupation")


def title_of(card):
    return card.get_by_role("heading").inner_text()


def answer_thirty_questions(page, app):
    page.goto(f"{app.url}02_interests")
    expect(page.get_by_role("region", name="Would you like to do this?")).to_be_visible()
    for number, keys in enumerate(["112541", "213542", "112451", "211552", "122541"], start=1):
        expect(page.get_by_text(f"Page {number} of 5")).to_be_visible()
        page.locator(".ck-grid-row input").first.focus()
        for key in keys:
            page.keyboard.press(key)
        if number < 5:
            page.keyboard.press("Enter")
    expect(page.get_by_text("30 of 30 answered")).to_be_visible()
    wait_until_kept(page)


def test_a_person_goes_from_interests_to_a_choice_and_finds_it_all_again(page, app, shot):
    answer_thirty_questions(page, app)
    start(page, app)

    expect(page.get_by_text("Sorted by your six interests.")).to_be_visible()
    expect(cards(page)).to_have_count(8)
    expect(cards(page).first).to_contain_text("You and this work are both high in: Social")

    hidden = title_of(cards(page).nth(2))
    cards(page).nth(2).get_by_role("button", name="Not for me").click()
    expect(part(page, LIST).get_by_text(f"“{hidden}” is gone from the list.")).to_be_visible()
    expect(part(page, LIST).get_by_role("button", name="Undo")).to_be_focused()
    expect(cards(page).get_by_role("heading", name=hidden, exact=True)).to_have_count(0)

    listed = [title_of(cards(page).nth(at)) for at in (0, 1)]
    for title in listed:
        card = cards(page).filter(has=page.get_by_role("heading", name=title, exact=True))
        card.get_by_role("button", name=re.compile("^Shortlist")).click()
        expect(card.get_by_role("button", name=re.compile("^Take off"))).to_be_focused()
    shortlist = part(page, "Your shortlist")
    expect(shortlist.locator(".ck-record-name")).to_have_text(listed)

    research = part(page, "What you found out").locator(".ck-record.ck-open")
    research.get_by_label("What I read or watched about it").fill("A diary of a week")
    research.get_by_label("What surprised me").fill("The planning")
    expect(page.get_by_text("but asked nobody yet")).to_be_visible()

    compare(page, listed)

    plan = part(page, "Three five-year plans").locator(".ck-record").nth(1)
    plan.get_by_label("A title for this life").fill("Plan B with a dog")
    wait_until_kept(page)
    page.reload()
    wait_for_page(page)

    expect(part(page, "Your shortlist").locator(".ck-record-name")).to_have_text(listed)
    expect(part(page, LIST).get_by_text("Not for me (1)")).to_be_visible()
    expect(page.get_by_label("What surprised me").first).to_have_value("The planning")
    expect(page.get_by_label("A title for this life").nth(1)).to_have_value("Plan B with a dog")
    expect(page.get_by_label(f"{listed[1]}: Time with people")).to_have_value("2")
    expect(page.get_by_label("The path I try first")).to_have_value(re.compile("^soc-"))
    shot(page, "paths-journey")
    assert page.problems == []


def compare(page, listed):
    """Weigh one criterion, rate both paths by it, and decide."""
    card = add(page, "What a path should give you", "Add what matters to you")
    card.get_by_label("What matters to you in work?").fill("Time with people")
    card.get_by_role("radio", name="5, not without it").check()
    for title, score in zip(listed, ("4", "2"), strict=True):
        page.get_by_label(f"{title}: Time with people").select_option(score)
    page.get_by_label("The path I try first").select_option(label=listed[0])


def narrow_down(page):
    """Open what narrows the list down, unless it is open."""
    button = page.get_by_role("button", name="Narrow down the list, or change what counts")
    if button.get_attribute("aria-expanded") != "true":
        button.click()


class TestOnThePageOfTheSample:
    @pytest.fixture
    def page(self, standing, demo):
        be_at(standing, f"{demo.url}03_paths")
        standing.emulate_media(color_scheme="light")
        standing.set_viewport_size(DESKTOP)
        part(standing, LIST).get_by_role("radio", name="Cards").check()
        return standing

    def test_the_table_says_what_the_cards_say(self, page):
        first = title_of(cards(page).first)

        part(page, LIST).get_by_role("radio", name="Table").check()

        table = part(page, LIST).get_by_role("table")
        expect(table.get_by_role("row")).to_have_count(13)
        expect(table.get_by_role("rowheader").first).to_contain_text(first)

    def test_axe_finds_nothing_on_the_third_step_by_day_and_by_night_on_a_phone(
        self, page, look, assert_accessible, shot
    ):
        narrow_down(page)
        for kind in ("Cards", "Table"):
            part(page, LIST).get_by_role("radio", name=kind).check()
            for scheme, width in (("light", 1280), ("dark", 360)):
                look(scheme, width)
                assert_accessible(page)
                assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
                shot(page, f"paths-{kind}-{scheme}-{width}")

    def test_what_counts_moves_the_list_and_leaves_the_chart_where_it_is(self, page):
        figure = page.locator("figure").filter(has_text="Fit and pay")
        figure.scroll_into_view_if_needed()
        expect(figure.locator("svg")).to_be_visible()
        before = [title_of(card) for card in cards(page).all()[:5]]
        dots = figure.locator("svg .mark-symbol").first.locator("path")
        places = dots.evaluate_all("all => all.map((dot) => dot.getAttribute('transform'))")
        assert len(places) > 300

        narrow_down(page)
        page.get_by_role("radio", name="Only my interests").check()

        expect(cards(page).first.get_by_role("heading")).not_to_have_text(before[0])
        expect(dots).to_have_count(len(places))
        after = dots.evaluate_all("all => all.map((dot) => dot.getAttribute('transform'))")
        assert after == places


def test_each_thing_that_is_pressed_while_the_kernel_is_busy_looks_so_and_is_kept(
    page, app, assert_accessible, shot
):
    held = Held(page, is_held=False)
    start(page, app)
    expect(cards(page)).to_have_count(8)
    wanted = [title_of(card) for card in cards(page).all()[:3]]

    held.is_held = True
    for title in wanted:
        page.get_by_role("button", name=f"Shortlist: {title}", exact=True).click()
    busy = page.locator(".ck-button[data-busy]")
    expect(busy).to_have_count(3)
    assert_accessible(page)
    shot(page, "paths-busy")
    held.let_go()

    listed = part(page, "Your shortlist").locator(".ck-record-name")
    expect(listed).to_have_text(wanted)
    expect(busy).to_have_count(0)
    assert page.problems == []


class TestOnAPageWithNothingOnIt:
    @pytest.fixture
    def page(self, standing, app):
        be_at(standing, f"{app.url}03_paths")
        return standing

    # It comes first: what it finds is all that is on the shortlist.
    def test_a_search_by_keyboard_ends_on_the_shortlist(self, page):
        expect(page.get_by_text("There is nothing to sort by yet.")).to_be_visible()
        expect(page.get_by_text("here are eight to disagree with")).to_be_visible()
        expect(cards(page)).to_have_count(8)

        page.get_by_label("Search for an occupation, or for what it is about").focus()
        page.keyboard.type("bakers")
        expect(cards(page)).to_have_count(1)
        for _ in range(3):  # past the choice of cards or table, and the title, which opens it
            page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Shortlist: Baker")).to_be_focused()
        page.keyboard.press("Enter")

        expect(page.get_by_role("button", name="Take off my shortlist: Baker")).to_be_focused()
        expect(part(page, "Your shortlist").locator(".ck-record-name")).to_have_text(["Baker"])

    def test_text_is_shown_literally_in_every_part_of_the_step(self, page):
        card = add(page, "Your shortlist", "Add a path of your own")
        card.get_by_label("The path", exact=True).fill(NASTY)
        card.get_by_label("Why is it on your list?").fill(NASTY)
        page.get_by_label("What surprised me").last.fill(NASTY)
        plan = part(page, "Three five-year plans").locator(".ck-record").first
        plan.get_by_label("A title for this life").fill(NASTY)
        plan.get_by_role("radio", name="5, I can't wait").check()
        wait_until_kept(page)

        found_out = part(page, "What you found out").locator(".ck-record-name").last
        expect(found_out).to_contain_text("<img src=x")
        expect(page.get_by_text("What else might be different")).to_contain_text("<img src=x")
        assert page.locator("img[src=x]").count() == 0
        assert page.problems == []
