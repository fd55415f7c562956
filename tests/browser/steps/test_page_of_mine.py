"""The page of mine: ticks, one sheet of paper, a picture, and only what the person wrote."""

import struct
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
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


def say(page, served, statement):
    """Write a statement where it is written, and come back."""
    page.goto(f"{served.url}01_passion")
    page.get_by_label("My passion statement").fill(statement)
    page.get_by_label("My passion statement").blur()
    wait_until_kept(page)
    return visit(page, served)


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_of_the_sample_all_parts_are_there_and_nobodys_name(page, demo):
    visit(page, demo)

    headings = sheet(page).get_by_role("heading").all_inner_texts()
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
    expect(sheet(page)).to_contain_text("Teaches metalwork at the technical college")
    assert "Okafor" not in sheet(page).inner_text()
    assert "Nadia" not in sheet(page).inner_text()
    assert "Deniz" not in sheet(page).inner_text()

    tick(page, "Names of other people").check()

    expect(sheet(page)).to_contain_text("Mr. Okafor")
    assert page.problems == []


@pytest.mark.parametrize("width", [1280, 360])
def test_each_corner_of_the_hexagon_has_its_whole_name(look, demo, width):
    page = visit(look("light", width), demo)

    cut_off = page.locator(".ck-sheet-hexagon").evaluate(
        """(svg) => {
          const { left, right, top, bottom } = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")].filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < left || box.right > right || box.top < top || box.bottom > bottom;
          }).map((text) => text.textContent);
        }"""
    )

    assert page.locator(".ck-sheet-hexagon text").count() == 6
    assert cut_off == []


def test_only_what_is_ticked_is_on_it_and_ticks_are_kept(page, app):
    say(page, app, "I mend things.")
    expect(sheet(page)).to_contain_text("I mend things.")

    tick(page, "My passion statement").uncheck()
    tick(page, "Who helps me").uncheck()

    expect(sheet(page)).not_to_contain_text("I mend things.")
    wait_until_kept(page)
    visit(page, app)
    expect(tick(page, "My passion statement")).not_to_be_checked()
    expect(tick(page, "Who helps me")).not_to_be_checked()
    expect(sheet(page)).not_to_contain_text("I mend things.")
    assert sheet(page).get_by_role("heading", name="Who helps me").count() == 0
    tick(page, "Who helps me").check()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(tick(page, "Who helps me")).not_to_be_checked()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sample_fits_one_sheet(page, demo, paper):
    visit(page, demo)
    assert sheets(page, paper) == 1

    tick(page, "Names of other people").check()

    expect(sheet(page)).to_contain_text("Mr. Okafor")
    assert sheets(page, paper) == 1
    words = printed_words(page)
    assert STATEMENT in words
    assert "What stands on it" not in words
    assert "Save as a picture" not in words
    assert "What now?" not in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_page_of_novels_fits_one_sheet(page, show_cells, paper):
    cells = [
        "from careerkit import *",
        """novel = "Once upon a time there was somebody who wrote a lot. " * 200
word = "x" * 5000
full = Workbook(
    statements=[PassionStatement(statement=novel)],
    topics=[Topic(id=str(n), what=novel, why=f"{n} {word}") for n in range(4)],
    themes=[Theme(name=novel, sources=[str(n)]) for n in range(4)],
    paths=[CareerPath(id="p", title=novel, speaks_against=novel)],
    decisions=[Decision(path="p", why=novel, reconsider=word)],
    milestones=[Milestone(what=novel)],
    supporters=[Supporter(name=word, role=novel) for _ in range(9)],
)""",
        "PageOfMine(Session(full))",
    ]
    page.goto(show_cells(cells).url)
    expect(sheet(page)).to_contain_text("Once upon a time")

    assert sheets(page, paper) == 1


def test_an_empty_page_says_kindly_where_each_part_is_written(page, app, assert_accessible):
    visit(page, app)

    expect(sheet(page)).to_contain_text("that is fine")
    expect(sheet(page)).to_contain_text("You write it in step 1, “Find your passion”.")
    assert_accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Your passion statement.").click()
    expect(page.get_by_role("heading", name="Find your passion")).to_be_visible()


def test_what_is_open_is_for_the_screen_alone(page, app):
    say(page, app, "I mend things.")
    expect(sheet(page)).to_contain_text("I mend things.")

    words = printed_words(page)

    assert "I mend things." in words
    assert "You name them in" not in words
    assert "Who helps me" not in words


@pytest.mark.parametrize("statement", [NASTY, "x" * 3000, RTL, "I bake 🧑‍🍳👩‍👩‍👧 " * 30])
def test_whatever_was_written_stands_there_as_text(page, app, statement):
    say(page, app, statement)

    expect(sheet(page).locator(".ck-sheet-text")).to_contain_text(statement.strip()[:40])
    assert sheet(page).locator("img, script").count() == 0
    assert not overflow(page)
    picture = save(page)
    assert size_of(picture)[0] == 1080
    assert page.problems == []


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


def test_the_picture_is_a_png_that_opens(page, demo):
    visit(page, demo)

    png = save(page)

    width, height = size_of(png)
    assert width == 1080
    assert 1500 < height < 6000
    opened = page.evaluate(
        """async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes]));
          return [picture.width, picture.height];
        }""",
        b64encode(png).decode(),
    )
    assert opened == [width, height]
    expect(page.get_by_text("The picture is in your downloads.")).to_be_visible()
    tick(page, "My letters and the hexagon").uncheck()
    assert size_of(save(page))[1] < height - 400


def test_axe_finds_nothing_on_it_in_any_look(page, look, demo, assert_accessible, shot):
    visit(page, demo)
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
        look(scheme, width)
        assert_accessible(page)
        assert not overflow(page)
        shot(page, f"page-of-mine-{scheme}-{width}")


def test_all_of_it_can_be_done_with_the_keyboard(page, demo):
    visit(page, demo)

    tab_to(page, "Names of other people")
    page.keyboard.press("Space")
    expect(sheet(page)).to_contain_text("Nadia")
    expect(tick(page, "Names of other people")).to_be_focused()
    page.evaluate("window.print = () => { window.printed = true; }")
    tab_to(page, "Print, or save as PDF")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")
    tab_to(page, "Save as a picture")
    with page.expect_download():
        page.keyboard.press("Enter")


def test_it_is_one_click_from_the_journeys_page(page, app):
    page.goto(app.url)
    wait_for_page(page)

    page.get_by_role("main").get_by_role("link", name="page of mine").click()

    expect(page.get_by_role("heading", name="Page of mine", level=1)).to_be_visible()
    expect(sheet(page)).to_be_visible()


@pytest.mark.new_profile
def test_for_who_comes_back_the_page_keeps_its_room_until_their_words_come(page, early):
    say(page, early, "I mend things.")
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
