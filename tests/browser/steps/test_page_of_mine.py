"""The page of mine: ticks, one sheet of paper, a picture, and only what the person wrote."""

import struct
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.pages.chromium import be_at, turn, wait_for_page
from support.pages.held import Held
from support.pages.journey import NASTY, wait_until_kept
from support.pages.keyboard import tab_to
from support.pages.paper import printed_words, sheets

PAGE = "page_of_mine"
STATEMENT = "I help people who gave up on learning"
RTL = "أحب أن أصلح الأشياء مع الناس"


def sheet(page):
    return page.get_by_role("article", name="My page")


def visit(page, served):
    page.goto(f"{served.url}{PAGE}")
    wait_for_page(page)
    expect(sheet(page)).to_be_visible()
    return page


def tick(page, name):
    return page.get_by_role("checkbox", name=name, exact=True)


def write(page, statement):
    """Write a statement where it is written."""
    page.get_by_label("My passion statement").fill(statement)
    page.get_by_label("My passion statement").blur()
    wait_until_kept(page)


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def save(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a picture").click()
    assert download.value.suggested_filename == "my-page.png"
    return Path(download.value.path()).read_bytes()


def size_of(png):
    """The width and height of a PNG whose parts are whole."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, kinds = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (told,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert told == zlib.crc32(kind + data)
        kinds.append(kind)
        at += 12 + length
    assert kinds[0] == b"IHDR"
    assert kinds[-1] == b"IEND"
    return struct.unpack(">II", png[16:24])


class TestOfTheSample:
    """One page for all: what another test ticked, or made narrow, is put right first."""

    @pytest.fixture
    def sample(self, standing, demo):
        be_at(turn(standing), f"{demo.url}{PAGE}")
        expect(sheet(standing)).to_be_visible()
        tick(standing, "Names of other people").uncheck()
        expect(sheet(standing)).not_to_contain_text("Okafor")
        return standing

    def test_all_parts_are_there_and_nobodys_name(self, sample):
        headings = sheet(sample).get_by_role("heading").all_inner_texts()
        assert headings == [
            "What I am here for",
            "What runs through my answers",
            "Kinds of work that draw me",
            "The path that I try first",
            "What speaks against it",
            "My next step",
            "What others have seen in me",
            "Who helps me",
        ]
        expect(sheet(sample)).to_contain_text("Teaches metalwork at the technical college")
        assert "Okafor" not in sheet(sample).inner_text()
        assert "Nadia" not in sheet(sample).inner_text()
        assert "Deniz" not in sheet(sample).inner_text()

        tick(sample, "Names of other people").check()

        expect(sheet(sample)).to_contain_text("Mr. Okafor")
        assert sample.problems == []

    @pytest.mark.parametrize("width", [1280, 360])
    def test_each_corner_of_the_hexagon_has_its_whole_name(self, sample, width):
        turn(sample, width=width)

        cut_off = sample.locator(".ck-sheet-hexagon").evaluate(
            """(svg) => {
              const { left, right, top, bottom } = svg.getBoundingClientRect();
              return [...svg.querySelectorAll("text")].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < left || box.right > right || box.top < top || box.bottom > bottom;
              }).map((text) => text.textContent);
            }"""
        )

        assert sample.locator(".ck-sheet-hexagon text").count() == 6
        assert cut_off == []

    @pytest.mark.parametrize("paper", ["A4", "Letter"])
    def test_it_fits_one_sheet(self, sample, paper):
        assert sheets(sample, paper) == 1

        tick(sample, "Names of other people").check()

        expect(sheet(sample)).to_contain_text("Mr. Okafor")
        assert sheets(sample, paper) == 1
        words = printed_words(sample)
        assert STATEMENT in words
        assert "What stands on it" not in words
        assert "Save as a picture" not in words
        assert "What now?" not in words

    def test_the_picture_is_a_png_that_opens(self, sample):
        hexagon = tick(sample, "My letters and the hexagon")

        png = save(sample)

        width, height = size_of(png)
        assert width == 1080
        assert 1500 < height < 6000
        opened = sample.evaluate(
            """async (text) => {
              const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
              const picture = await createImageBitmap(new Blob([bytes]));
              return [picture.width, picture.height];
            }""",
            b64encode(png).decode(),
        )
        assert opened == [width, height]
        expect(sample.get_by_text("The picture is in your downloads.")).to_be_visible()
        hexagon.uncheck()
        assert size_of(save(sample))[1] < height - 400
        hexagon.check()
        expect(sample.locator(".ck-sheet-hexagon")).to_be_visible()

    def test_axe_finds_nothing_on_it_in_any_look(self, sample, assert_accessible, shot):
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
            turn(sample, scheme, width)
            assert_accessible(sample)
            assert not overflow(sample)
            shot(sample, f"page-of-mine-{scheme}-{width}")

    def test_all_of_it_can_be_done_with_the_keyboard(self, sample):
        tab_to(sample, "Names of other people")
        sample.keyboard.press("Space")
        expect(sheet(sample)).to_contain_text("Nadia")
        expect(tick(sample, "Names of other people")).to_be_focused()
        sample.evaluate("window.print = () => { window.printed = true; }")
        tab_to(sample, "Print, or save as PDF")
        sample.keyboard.press("Enter")
        assert sample.evaluate("window.printed")
        tab_to(sample, "Save as a picture")
        with sample.expect_download():
            sample.keyboard.press("Enter")


def test_a_page_of_novels_fits_one_sheet_also_in_wide_letters(page, show_cells):
    cells = [
        "from careerkit import *",
        """novel = "Once upon a time there was somebody who wrote a lot. " * 200
word = "x" * 5000
letters = "realistic investigative artistic social enterprising conventional".split()
full = Workbook(
    statements=[PassionStatement(statement=novel)],
    topics=[Topic(id=str(n), what=novel, why=f"{n} {word}") for n in range(4)],
    themes=[Theme(name=novel, sources=[str(n)]) for n in range(4)],
    interest_scores=[InterestScores(scale="40", **{one: 30 - n for n, one in enumerate(letters)})],
    paths=[CareerPath(id="p", title=novel, speaks_against=novel)],
    decisions=[Decision(path="p", why=novel, reconsider=word)],
    milestones=[Milestone(what=novel)],
    supporters=[Supporter(name=word, role=novel) for _ in range(9)],
)""",
        "PageOfMine(Session(full))",
    ]
    page.goto(show_cells(cells).url)
    expect(sheet(page)).to_contain_text("Once upon a time")
    expect(page.locator(".ck-sheet-hexagon")).to_be_visible()

    for spacing in ("normal", "0.05em"):  # a font may be as wide as that
        sheet(page).evaluate("(sheet, spacing) => (sheet.style.letterSpacing = spacing)", spacing)
        for interests in (True, False):
            tick(page, "My letters and the hexagon").set_checked(interests)
            expect(page.locator(".ck-sheet-hexagon")).to_have_count(int(interests))
            assert [sheets(page, paper) for paper in ("A4", "Letter")] == [1, 1], spacing


def test_it_is_one_click_from_the_journeys_page_and_says_where_each_part_is_written(
    page, app, assert_accessible
):
    page.goto(app.url)
    wait_for_page(page)

    page.get_by_role("main").get_by_role("link", name="page of mine").click()

    expect(page.get_by_role("heading", name="Page of mine", level=1)).to_be_visible()
    expect(sheet(page)).to_be_visible()
    expect(sheet(page)).to_contain_text("that is fine")
    expect(sheet(page)).to_contain_text("You write it in step 1, “Find your passion”.")
    wait_for_page(page)
    assert_accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Your passion statement.").click()
    expect(page.get_by_role("heading", name="Find your passion")).to_be_visible()


def test_of_whatever_was_written_only_what_is_ticked_is_on_it_and_ticks_are_kept(page, app):
    page.goto(f"{app.url}01_passion")
    write(page, NASTY)
    visit(page, app)
    expect(sheet(page).locator(".ck-sheet-text")).to_contain_text(NASTY)
    assert sheet(page).locator("img, script").count() == 0
    # What is open is for the screen alone.
    words = printed_words(page)
    assert NASTY in words
    assert "You name them in" not in words
    assert "Who helps me" not in words

    tick(page, "My passion statement").uncheck()
    tick(page, "Who helps me").uncheck()

    expect(sheet(page)).not_to_contain_text(NASTY)
    wait_until_kept(page)
    visit(page, app)
    expect(tick(page, "My passion statement")).not_to_be_checked()
    expect(tick(page, "Who helps me")).not_to_be_checked()
    expect(sheet(page)).not_to_contain_text(NASTY)
    assert sheet(page).get_by_role("heading", name="Who helps me").count() == 0
    tick(page, "Who helps me").check()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(tick(page, "Who helps me")).not_to_be_checked()


def test_what_is_written_in_another_tab_stands_there_as_text_whatever_it_is(page, app):
    step = page.context.new_page()
    step.goto(f"{app.url}01_passion")
    visit(page, app)
    for statement in (NASTY, "x" * 3000, RTL, "I bake 🧑‍🍳👩‍👩‍👧 " * 30):
        write(step, statement)

        expect(sheet(page).locator(".ck-sheet-text")).to_contain_text(statement.strip()[:40])
        assert sheet(page).locator("img, script").count() == 0
        assert not overflow(page)
        picture = save(page)
        assert size_of(picture)[0] == 1080
    assert page.problems == []


def test_for_who_comes_back_the_page_keeps_its_room_until_their_words_come(page, early):
    page.goto(f"{early.url}01_passion")
    write(page, "I mend things.")
    visit(page, early)
    expect(sheet(page)).to_contain_text("I mend things.")
    tall = "main => main.scrollHeight"
    before = page.locator("main").evaluate(tall)
    page.goto(f"{early.url}healthz")
    held = Held(page)
    page.goto(f"{early.url}{PAGE}", wait_until="commit")
    expect(page.get_by_role("heading", name="What now?")).to_be_visible()

    assert page.locator("main").evaluate(tall) == before
    held.let_go()

    expect(sheet(page)).to_contain_text("I mend things.")
    assert page.locator("main").evaluate(tall) == before
