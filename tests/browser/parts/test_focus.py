"""What has the focus keeps it, and stays in sight, when what is around it changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.pages.chromium import be_at, wait_for_page
from support.pages.journey import part
from support.pages.keyboard import seen_focus, tab_to

NEWS = """import ipywidgets
from careerkit.widgets.parts.doors import Doors
from careerkit.widgets.parts.passion.theme_suggestions import ThemeSuggestions
def themes(*names):
    return [{"key": n, "label": n, "reach": "", "quotes": [], "more": ""} for n in names]
suggestions = ThemeSuggestions(_suggestions=themes("bread", "bikes"))
doors = Doors([{"step": "passion", "title": "Go deeper", "detail": ""}])
news = iter(["chairs", "lamps"])
def change(_):
    name = next(news)
    suggestions.show(themes("bikes", name), set_aside=0, hint="")
    rate = {"step": "interests", "title": f"Rate {name}", "detail": ""}
    doors.doors = [rate, *doors.doors]
button = ipywidgets.Button(description="News")
button.on_click(change)
nothing = ipywidgets.Button(description="Nothing")
nothing.on_click(lambda _: suggestions.show([], set_aside=0, hint=""))
ipywidgets.VBox([suggestions, doors, button, nothing])"""

PRESS = "[...document.querySelectorAll('button')].find((one) => one.innerText === 'News').click()"


@pytest.fixture(scope="module")
def address(show_cells):
    return show_cells([NEWS]).url


def test_news_from_the_kernel_leaves_the_focus_where_it_is_or_on_the_heading_of_what_it_emptied(
    page, address
):
    page.goto(address)
    tab_to(page, "Keep the theme “bikes”")
    page.evaluate(PRESS)
    expect(page.get_by_text("chairs", exact=True)).to_be_visible()
    assert "Keep the theme “bikes”" in seen_focus(page)[0]

    page.evaluate(PRESS.replace("News", "Nothing"))
    expect(page.get_by_role("button", name="Keep the theme")).to_have_count(0)
    expect(page.locator("h3:focus")).to_have_count(1)

    tab_to(page, "Go deeper")
    page.evaluate(PRESS)
    expect(page.get_by_text("Rate lamps", exact=True)).to_be_visible()
    assert "Go deeper" in seen_focus(page)[0]


class TestWhereTheCardWithTheFocusGoes:
    @pytest.fixture
    def page(self, standing, demo):
        be_at(standing, f"{demo.url}03_paths")
        return standing

    @pytest.fixture
    def cards(self, page):
        return part(page, "Occupations to look into")

    def test_who_takes_away_the_last_with_the_keyboard_sees_how_to_get_it_back(
        self, page, look, cards
    ):
        look("light", 360)
        cards.get_by_role("button", name=re.compile("^Not for me")).last.focus()
        page.keyboard.press("Enter")

        expect(page.locator(":focus")).to_have_text("Undo")
        seen_focus(page)

    def test_the_keyboard_finds_what_came_instead(self, page, look, cards):
        look("light")
        cards.get_by_role("button", name="Shortlist").last.focus()
        # The answer to a search may come when its person has gone on into the list.
        page.get_by_role("searchbox").evaluate(
            "box => { box.value = 'carpenter'; box.dispatchEvent(new Event('input')); }"
        )

        expect(cards.get_by_role("button", name="Carpenter", exact=True)).to_be_visible()
        seen_focus(page)
        assert cards.locator(":focus").count() == 1


def test_a_new_entry_has_the_focus_though_there_is_nobody_yet_to_be_chosen_in_its_first_field(
    page, app
):
    page.goto(f"{app.url}05_mentors")
    wait_for_page(page)
    tab_to(page, "Ask somebody")
    page.keyboard.press("Enter")

    expect(page.locator(".ck-record.ck-open :focus")).to_have_count(1)
    expect(page.get_by_label("With whom?")).to_have_count(1)
    expect(page.get_by_label("With whom?")).to_be_hidden()


GROW = """at => {
  const news = document.createElement("div");
  news.className = "news";
  news.style.height = "3000px";
  document.querySelector(at).before(news);
}"""

CLEAR = """{
  document.activeElement.blur();
  for (const news of document.querySelectorAll(".news")) news.remove();
  scrollTo(0, 0);
}"""


class TestWhatTheKeyboardIsOn:
    @pytest.fixture
    def page(self, standing, app):
        """The first step's page, as long as ever, with the keyboard on what adds a moment."""
        be_at(standing, f"{app.url}01_passion")
        standing.evaluate(CLEAR)
        tab_to(standing, "Add a moment")
        return standing

    def test_stays_in_sight_when_something_comes_above_it(self, page):
        page.evaluate(GROW, ".ck-main h1")

        page.wait_for_function("scrollY > 2000")
        assert "Add a moment" in seen_focus(page)[0]

    def test_stays_so_before_the_browser_has_told_that_it_scrolled_to_it(self, page):
        page.evaluate(
            "document.addEventListener('focusin', () => queueMicrotask("
            f"() => setTimeout(() => ({GROW})('.ck-main h1'))), {{ once: true }})"
        )

        page.keyboard.press("Tab")

        page.wait_for_function("document.querySelector('.ck-main').offsetHeight > 3000")
        page.wait_for_function("scrollY > 2000")
        seen_focus(page)

    def test_stays_so_in_the_frame_that_tells_of_a_scripts_scrolling(self, page):
        page.wait_for_function("scrollY > 0")
        page.evaluate(
            "addEventListener('scroll', () => "
            f"({GROW})('.ck-record-list .ck-primary'), {{ once: true, capture: true }})"
        )

        page.evaluate("scrollBy(0, 1)")

        page.wait_for_function("document.querySelector('.ck-main').offsetHeight > 3000")
        page.wait_for_function("scrollY > 2000")
        seen_focus(page)

    def test_does_not_call_back_who_has_scrolled_away(self, page):
        page.mouse.wheel(0, 20_000)
        page.wait_for_function("document.activeElement.getBoundingClientRect().bottom < 0")

        page.evaluate(GROW, ".ck-footer")

        page.evaluate(
            "new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(tell)))"
        )
        assert page.evaluate("document.activeElement.getBoundingClientRect().bottom") < 0
