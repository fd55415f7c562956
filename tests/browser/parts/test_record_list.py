"""The one editor of lists, alone in a notebook, with every kind of field."""

import re

import pytest
from playwright.sync_api import expect

CELLS = [
    """from datetime import date
import attrs
from careerkit.model import Record, fields
from careerkit.widgets import RecordList

@attrs.frozen(kw_only=True)
class Moment(Record):
    what: str = fields.text()
    why: str = fields.long_text()
    absorbed: int | None = fields.rating(1, 5)
    how_often: str = fields.choice("rarely", "monthly", "weekly", "daily")
    on: date | None = fields.day()
    words: tuple[str, ...] = fields.tags()
    hours: float | None = fields.number(0, 24)

moments = RecordList(Moment, title="Moments")
moments""",
    """import ipywidgets
said = ipywidgets.Label()
moments.observe(lambda change: setattr(said, "value", repr([
    (m.what, m.on and m.on.isoformat(), m.words, m.hours, m.absorbed, m.how_often)
    for m in change["new"]
])), names="value")
said""",
]


@pytest.fixture(scope="module")
def address(show_cells):
    return show_cells(CELLS).url


class TestAnEditorOfEveryKindOfField:
    @pytest.fixture
    def page(self, standing, address):
        if standing.url != address:
            standing.goto(address)
        return standing

    @pytest.fixture
    def editor(self, page):
        """The editor without an entry."""
        editor = page.get_by_role("region", name="Moments")
        expect(editor).to_be_visible()
        while (remove := editor.get_by_role("button", name=re.compile("^Remove: "))).count():
            remove.first.click()
        return editor

    def test_gives_all_that_is_written_to_the_notebook_and_axe_finds_nothing(
        self, page, editor, assert_accessible
    ):
        editor.get_by_role("button", name="Add an entry").click()
        page.keyboard.type("Baking")
        editor.get_by_role("radio", name="4").check()
        editor.get_by_role("radio", name="weekly").check()
        editor.get_by_label("On", exact=True).fill("2026-02-28")
        tags = editor.get_by_label("Words", exact=True)
        tags.press_sequentially("bread,buns")
        tags.press("Enter")
        tags.press_sequentially("wrong")
        tags.press("Enter")
        tags.press("Backspace")
        editor.get_by_label("Hours", exact=True).fill("1,5")
        editor.get_by_label("Hours", exact=True).blur()
        expect(
            page.get_by_text("[('Baking', '2026-02-28', ('bread', 'buns'), 1.5, 4, 'weekly')]")
        ).to_be_visible()
        editor.get_by_role("button", name="Remove bread").click()
        editor.get_by_role("button", name="Clear: Absorbed").click()
        expect(page.get_by_text("('buns',), 1.5, None, 'weekly')]")).to_be_visible()

        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert_accessible(page, ".ck-record-list")
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    def test_keeps_no_empty_card_and_a_new_one_has_the_focus(self, page, editor):
        editor.get_by_role("button", name="Add an entry").click()
        expect(editor.get_by_label("What", exact=True)).to_be_focused()
        editor.get_by_role("button", name="Add an entry").click()
        page.keyboard.type("Second")
        editor.get_by_label("What", exact=True).last.blur()
        expect(page.get_by_text("[('Second', None, (), None, None, '')]")).to_be_visible()

    def test_leaves_who_types_alone_when_something_comes_back_from_the_kernel(self, page, editor):
        editor.get_by_role("button", name="Add an entry").click()
        parts = ("A sentence that is typed slowly", ", with pauses longer than the wait.")
        for part in parts:
            page.keyboard.type(part, delay=25)
            page.wait_for_timeout(900)
        page.keyboard.press("Home")
        page.keyboard.type("> ")
        page.wait_for_timeout(1200)
        page.keyboard.type("here")
        expect(editor.get_by_label("What", exact=True)).to_have_value("> here" + "".join(parts))
        expect(editor.get_by_label("What", exact=True)).to_be_focused()


MANY = [
    CELLS[0].replace(
        "RecordList(Moment,", "RecordList(Moment, [Moment(what=f'Day {n}') for n in range(70)],"
    ),
    """import ipywidgets
said = ipywidgets.Label()
moments.observe(lambda change: setattr(said, "value", " ".join(
    str(place) for place, m in enumerate(change["new"]) if m.what == "Day 5" or m.what == "New"
)), names="value")
said""",
]


def test_of_a_long_list_every_card_comes_and_each_can_be_used(page, show_cells):
    page.goto(show_cells(MANY).url)
    editor = page.get_by_role("region", name="Moments")
    cards = editor.locator(".ck-record")
    expect(cards).to_have_count(70)
    expect(cards.last).to_contain_text("Day 69")
    editor.get_by_role("button", name="Move down: Day 5", exact=True).click()
    expect(page.get_by_text("6", exact=True)).to_be_visible()
    expect(cards.nth(6)).to_contain_text("Day 5")
    editor.get_by_role("button", name="Add an entry").click()
    page.keyboard.type("New")
    editor.get_by_label("What", exact=True).last.blur()
    expect(page.get_by_text("6 70", exact=True)).to_be_visible()
    expect(cards).to_have_count(71)
    editor.get_by_role("button", name="Remove: Day 69").click()
    expect(cards).to_have_count(70)
    editor.get_by_role("button", name="Undo").click()
    expect(cards).to_have_count(71)
    expect(cards.nth(69)).to_contain_text("Day 69")


THREE = [
    CELLS[0].replace(
        "RecordList(Moment,",
        "RecordList(Moment, [Moment(what=what) for what in ('Baking', 'Chess', 'Bikes')],",
    )
]


@pytest.fixture(scope="module")
def three(show_cells):
    return show_cells(THREE).url


def test_on_a_phone_what_moves_and_removes_an_entry_stands_behind_one_button(
    phone, three, assert_accessible
):
    phone.goto(three)
    editor = phone.get_by_role("region", name="Moments")
    more = editor.get_by_role("button", name="More: Chess")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(editor.get_by_role("button", name="Remove: Chess")).to_be_hidden()

    more.tap()
    assert_accessible(phone, ".ck-record-list")
    editor.get_by_role("button", name="Move up: Chess").tap()
    expect(editor.locator(".ck-record-name")).to_have_text(["Chess", "Baking", "Bikes"])

    editor.get_by_role("button", name="Remove: Chess").tap()
    expect(editor.locator(".ck-record-name")).to_have_text(["Baking", "Bikes"])
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_entrys_buttons_stand_there_and_on_a_narrow_page_the_keyboard_opens_and_leaves_them(
    page, three
):
    page.goto(three)
    editor = page.get_by_role("region", name="Moments")
    more = editor.get_by_role("button", name="More: Baking")
    expect(editor.get_by_role("button", name="Move down: Baking")).to_be_visible()
    expect(more).to_be_hidden()

    page.set_viewport_size({"width": 320, "height": 700})
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(editor.get_by_role("button", name="Move down: Baking")).to_be_focused()
    page.keyboard.press("Enter")
    expect(editor.locator(".ck-record-name")).to_have_text(["Chess", "Baking", "Bikes"])
    expect(editor.get_by_role("button", name="Move down: Baking")).to_be_focused()

    page.keyboard.press("Escape")

    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(editor.get_by_role("button", name="Move down: Baking")).to_be_hidden()
