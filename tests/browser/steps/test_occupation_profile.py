"""Walking into an occupation: from its card, on to others and back, and out with a question."""

import re

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import part, wait_until_kept

LIST = "Occupations to look into"
FOCUSED = """() => {
  const one = document.activeElement;
  return [one === document.body || !!one.closest("dialog"), one.textContent];
}"""
QUESTION = "What does an ordinary day look like, hour by hour?"


def start(page, app):
    page.goto(f"{app.url}03_paths")
    expect(part(page, LIST)).to_be_visible(timeout=60_000)
    wait_for_page(page)


def search(page, query):
    page.get_by_label("Search for an occupation, or for what it is about").fill(query)


def title(page, name):
    return part(page, LIST).get_by_role("button", name=name, exact=True)


def dialog(page, name):
    """The dialog with this occupation, once the kernel has told all of it."""
    found = page.get_by_role("dialog", name=name, exact=True)
    expect(found).to_have_attribute("aria-busy", "false")
    return found


def on_the_list(page, app):
    """The page that stands, with the list in it and nothing open."""
    if page.url != f"{app.url}03_paths":
        start(page, app)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    return page


def open_baker(page):
    search(page, "bakers")
    title(page, "Baker").click()
    return dialog(page, "Baker")


@pytest.fixture
def baker(standing, app):
    """The page that stands, where a search has found the baker."""
    search(on_the_list(standing, app), "nurses")
    # Once the kernel has answered that, it has also heard that the one before was closed.
    expect(title(standing, "Baker")).to_have_count(0)
    search(standing, "bakers")
    return standing


class TestFromItsCard:
    """What a person does in an occupation."""

    def test_a_card_opens_what_there_is_to_know(self, baker, shot):
        page, asked = baker, []
        page.on("request", lambda request: asked.append(request.url))
        inside = open_baker(page)

        expect(inside.get_by_role("heading", level=2)).to_be_focused()
        for heading in (
            "What you would do there",
            "A day might go like this",
            "What you should be good at, or like to learn",
            "What fits you",
            "Ask somebody who does it",
            "Pay",
            "Jobs, now and ahead",
            "Preparation and ways in",
            "Near to it",
            "Where this is from",
        ):
            expect(inside.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        expect(inside).to_contain_text("One in ten earns less than $28,120")
        expect(inside).to_contain_text("About 39,900 places a year")
        shot(page, "occupation-1280")

        way_out = inside.get_by_role("link", name=re.compile("My Next Move"))
        expect(way_out).to_have_attribute(
            "href", "https://www.mynextmove.org/profile/summary/51-3011.00"
        )
        expect(way_out).to_have_attribute("rel", "noopener noreferrer")
        expect(way_out).to_have_attribute("target", "_blank")
        assert not any("mynextmove" in url for url in asked)
        assert page.problems == []

    def test_by_keyboard_it_leads_on_and_back_and_gives_the_focus_back(self, baker):
        page = baker
        title(page, "Baker").focus()
        page.keyboard.press("Enter")
        inside = dialog(page, "Baker")

        inside.get_by_role("button", name="School cook").focus()
        page.keyboard.press("Enter")
        onward = dialog(page, "School cook")
        expect(onward.get_by_role("heading", level=2)).to_be_focused()

        page.keyboard.press("Shift+Tab")
        expect(onward.get_by_role("button", name="Back to Baker")).to_be_focused()
        page.keyboard.press("Enter")
        expect(dialog(page, "Baker").get_by_role("heading", level=2)).to_be_focused()
        expect(inside.get_by_role("button", name=re.compile("^← Back"))).to_be_hidden()

        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(title(page, "Baker")).to_be_focused()
        assert page.problems == []

    def test_tab_never_leaves_the_open_dialog(self, baker):
        page, inside = baker, open_baker(baker)

        seen = set()
        for _ in range(30):
            page.keyboard.press("Tab")
            is_within, text = page.evaluate(FOCUSED)
            assert is_within
            seen.add(text)
        assert {"Close", "Shortlist", "School cook"} <= seen
        expect(inside).to_be_visible()

    def test_it_can_be_put_on_the_shortlist_from_inside_and_taken_off_again(self, baker):
        page, inside = baker, open_baker(baker)

        inside.get_by_role("button", name="Shortlist: Baker").click()
        drop = inside.get_by_role("button", name="Take off my shortlist: Baker")
        expect(drop).to_be_focused()
        expect(inside.get_by_role("status")).to_have_text("“Baker” is on your shortlist.")

        drop.click()
        expect(inside.get_by_role("button", name="Shortlist: Baker")).to_be_focused()
        page.keyboard.press("Escape")
        expect(part(page, "Your shortlist").locator(".ck-record-name")).to_have_count(0)

    def test_a_question_lands_in_step_five_once_and_its_path_on_the_shortlist(self, baker, app):
        page, inside = baker, open_baker(baker)

        inside.get_by_role("button", name=f"Take to step 5: {QUESTION}").click()
        expect(inside.get_by_role("status")).to_contain_text("is on your shortlist now")
        expect(inside.get_by_text("✓ In step 5")).to_have_count(1)
        expect(inside.locator(":focus")).to_have_text("Take to step 5")
        expect(inside.get_by_role("button", name="Take off my shortlist: Baker")).to_be_visible()

        inside.get_by_role("button", name="Close").last.click()
        title(page, "Baker").click()
        expect(dialog(page, "Baker").get_by_text("✓ In step 5")).to_have_count(1)
        page.keyboard.press("Escape")
        wait_until_kept(page)

        page.goto(f"{app.url}05_mentors")
        wait_for_page(page)
        expect(page.get_by_text("Questions that you took along: Baker")).to_be_visible()
        expect(page.get_by_text(QUESTION, exact=True)).to_have_count(1)
        assert page.problems == []


class TestOfTheSample:
    """How it is opened and looks beside all that the sample holds."""

    def test_the_table_opens_it_too_and_a_click_beside_it_closes_it(self, standing, demo):
        page = on_the_list(standing, demo)
        part(page, LIST).get_by_role("radio", name="Table").check()
        first = part(page, LIST).get_by_role("rowheader").first.get_by_role("button")
        name = first.inner_text()
        first.click()
        dialog(page, name)

        page.mouse.click(5, 5)

        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(first).to_be_focused()
        part(page, LIST).get_by_role("radio", name="Cards").check()

    def test_what_is_open_is_what_is_printed(self, standing, demo):
        page = on_the_list(standing, demo)
        inside = open_baker(page)
        listed = part(page, LIST)
        buttons = [
            inside.get_by_text(name, exact=True).first for name in ("Close", "Take to step 5")
        ]
        for gone in (listed, *buttons):
            expect(gone).to_be_visible()
        page.emulate_media(media="print")

        expect(inside.get_by_text("Where this is from")).to_be_visible()
        for gone in (listed, *buttons):
            expect(gone).to_be_hidden()
        body = inside.locator(".ck-dialog-body")
        assert body.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
        page.emulate_media(media="null")

    def test_axe_finds_nothing_inside_an_occupation_in_any_look(
        self, standing, demo, assert_accessible, shot
    ):
        page = on_the_list(standing, demo)
        inside = open_baker(page)

        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            box = inside.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            if width == 360:
                assert (box["width"], box["height"]) == (360, 800)
            shot(page, f"occupation-{scheme}-{width}")
        assert page.problems == []


def test_who_opens_one_before_the_kernel_comes_sees_it_filled_once_it_is_there(page, early):
    held = Held(page)
    page.goto(f"{early.url}03_paths", wait_until="commit")
    first = part(page, LIST).locator(".ck-occupation-title").first
    name = first.inner_text()

    first.click()
    waiting = page.get_by_role("dialog", name=name, exact=True)
    expect(waiting).to_contain_text("One moment")
    held.let_go()

    expect(dialog(page, name)).to_contain_text("Where this is from")
    assert page.problems == []
