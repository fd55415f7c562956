"""One-page sheets: ticks, a page as it will be printed, a letter to change, and files."""

from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.chromium import wait_for_page
from support.pages.journey import NASTY
from support.pages.paper import sheets

TEXTS = content.texts("sheets.view")
FITS = "frame => Math.abs(frame.clientHeight - frame.contentDocument.body.offsetHeight) <= 1"


def visit(page, served, name, line):
    """Open the part of a page in which sheets are made."""
    page.goto(f"{served.url}{name}")
    wait_for_page(page)
    page.locator(".ck-sheets summary", has_text=line).first.click()
    expect(paper(page).get_by_role("heading", level=1)).to_be_visible()
    return page


def brief(page, served):
    return visit(page, served, "09_check_in", TEXTS["summary"]["brief"])


def others(page, served):
    return visit(page, served, "page_of_mine", TEXTS["summary"]["several"])


def paper(page):
    return page.frame_locator(".ck-sheets-page")


def tick(page, name):
    return page.locator(".ck-sheets").get_by_role("checkbox", name=name)


def problems(page):
    """What went wrong on it, without what the tests' own scripts meet: none runs on a sheet."""
    return [one for one in page.problems if "Blocked script execution in 'about:srcdoc'" not in one]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_brief_is_made_when_it_is_opened_and_what_is_ticked_away_is_gone(
    page, demo, assert_accessible
):
    brief(page, demo)
    line = "come easily to you, and give you little energy"
    expect(paper(page).get_by_text(line)).to_be_visible()

    tick(page, line).uncheck()

    expect(paper(page).get_by_text(line)).to_have_count(0)
    expect(tick(page, line)).not_to_be_checked()
    expect(tick(page, line)).to_be_focused()
    assert_accessible(page, ".ck-sheets")
    # What was left out stays out, also when people are called by their names.
    tick(page, TEXTS["names"]).check()
    expect(paper(page).locator("body")).to_contain_text("Your statement")
    expect(page.locator(".ck-sheets")).not_to_contain_text(content.text("export.left_out.names"))
    expect(paper(page).get_by_text(line)).to_have_count(0)
    page.locator(".ck-sheets > summary").click()
    expect(page.locator(".ck-sheets-tick")).to_have_count(0)
    assert problems(page) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_it_is_read_on_a_phone_too(look, demo, scheme, width):
    page = brief(look(scheme, width), demo)

    frame = page.locator(".ck-sheets-page").bounding_box()
    inner = paper(page).locator("html").evaluate("e => [e.scrollWidth, e.scrollHeight]")
    assert not overflow(page)
    assert inner[0] <= frame["width"]
    assert inner[1] <= frame["height"]


def test_names_stand_on_a_sheet_only_when_they_are_ticked(page, demo):
    others(page, demo)
    expect(paper(page).locator("body")).to_contain_text("Person 1")

    tick(page, TEXTS["names"]).check()

    expect(paper(page).locator("body")).to_contain_text("Mr. Okafor")


def test_a_short_sheet_after_a_long_one_has_a_frame_of_its_own_height(page, demo):
    others(page, demo)
    heights = {}
    for name in ("hand-out", "plan"):
        page.get_by_label(TEXTS["which"]).select_option(content.text(f"sheets.{name}.title"))
        title = paper(page).get_by_role("heading", level=1)
        expect(title).to_have_text(content.text(f"sheets.{name}.title"))
        frame = page.locator(".ck-sheets-page")
        page.wait_for_function(FITS, arg=frame.element_handle())
        heights[name] = frame.bounding_box()["height"]

    assert heights["plan"] < heights["hand-out"] / 4


def saved(page, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


def test_a_letter_is_changed_on_the_sheet_and_saved_as_it_is(page, demo):
    others(page, demo)
    page.get_by_label(TEXTS["which"]).select_option(content.text("sheets.request.title"))
    letter = paper(page).get_by_role("textbox")
    expect(letter).to_contain_text("twenty minutes")

    letter.fill(f"Dear Jo,\nthree questions? {NASTY}")
    name, text = saved(page, TEXTS["html"])

    assert name.startswith("request-")
    assert name.endswith(".html")
    assert "three questions?" in text
    assert "<img" not in text
    expect(page.locator(".ck-sheets")).to_contain_text(f"{name} is in your downloads.")
    _, text = saved(page, TEXTS["md"])
    assert "Dear Jo,\\\nthree questions?" in text
    assert problems(page) == []


def test_a_sheet_is_saved_as_pdf_with_what_is_ticked(page, demo):
    brief(page, demo)

    with page.expect_download() as download:
        page.get_by_role("button", name=TEXTS["pdf"]).click()

    name = download.value.suggested_filename
    with pdfplumber.open(download.value.path()) as file:
        [sheet] = file.pages
        assert "come easily to you" in " ".join(sheet.extract_text().split())
    assert name.endswith(".pdf")
    expect(page.locator(".ck-sheets")).to_contain_text(f"{name} is in your downloads.")
    assert problems(page) == []


@pytest.mark.parametrize("paper_size", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["plan", "choice", "request", "questions"])
def test_a_saved_sheet_fits_one_page(page, demo, new_context, name, paper_size):
    others(page, demo)
    page.get_by_label(TEXTS["which"]).select_option(content.text(f"sheets.{name}.title"))
    expect(paper(page).get_by_role("heading", level=1)).to_have_text(
        content.text(f"sheets.{name}.title")
    )
    alone = new_context(offline=True).new_page()
    alone.set_content(saved(page, TEXTS["html"])[1])

    assert sheets(alone, paper_size) == 1
