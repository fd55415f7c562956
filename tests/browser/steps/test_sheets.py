"""One-page sheets: ticks, a page as it will be printed, a letter to change, and files."""

from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.chromium import be_at, turn
from support.pages.journey import NASTY
from support.pages.paper import sheets

TEXTS = content.texts("sheets.view")
FITS = "frame => Math.abs(frame.clientHeight - frame.contentDocument.body.offsetHeight) <= 1"


def opened(page, served, name, line):
    """Open the part of a page in which sheets are made, unless the test before left it open."""
    be_at(turn(page), f"{served.url}{name}")
    if page.locator(".ck-sheets[open]").count() == 0:
        page.locator(".ck-sheets summary", has_text=line).first.click()
    expect(paper(page).get_by_role("heading", level=1)).to_be_visible()
    return page


def paper(page):
    return page.frame_locator(".ck-sheets-page")


def tick(page, name):
    return page.locator(".ck-sheets").get_by_role("checkbox", name=name)


def problems(page):
    """What went wrong on it, without what the tests' own scripts meet: none runs on a sheet."""
    return [one for one in page.problems if "Blocked script execution in 'about:srcdoc'" not in one]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def choose(page, name):
    """Have another sheet made."""
    title = content.text(f"sheets.{name}.title")
    page.get_by_label(TEXTS["which"]).select_option(title)
    expect(paper(page).get_by_role("heading", level=1)).to_have_text(title)


def saved(page, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


class TestABrief:
    """On the sample's last step."""

    @pytest.fixture
    def brief(self, standing, demo):
        return opened(standing, demo, "09_check_in", TEXTS["summary"]["brief"])

    @pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
    def test_it_is_read_on_a_phone_too(self, brief, scheme, width):
        turn(brief, scheme, width)
        brief.wait_for_function(FITS, arg=brief.locator(".ck-sheets-page").element_handle())

        frame = brief.locator(".ck-sheets-page").bounding_box()
        inner = paper(brief).locator("html").evaluate("e => [e.scrollWidth, e.scrollHeight]")
        assert not overflow(brief)
        assert inner[0] <= frame["width"]
        assert inner[1] <= frame["height"]

    def test_it_is_saved_as_pdf_with_what_is_ticked(self, brief):
        with brief.expect_download() as download:
            brief.get_by_role("button", name=TEXTS["pdf"]).click()

        name = download.value.suggested_filename
        with pdfplumber.open(download.value.path()) as file:
            [sheet] = file.pages
            assert "come easily to you" in " ".join(sheet.extract_text().split())
        assert name.endswith(".pdf")
        expect(brief.locator(".ck-sheets")).to_contain_text(f"{name} is in your downloads.")
        assert problems(brief) == []

    def test_it_is_made_when_it_is_opened_and_what_is_ticked_away_is_gone(
        self, brief, assert_accessible
    ):
        line = "come easily to you, and give you little energy"
        expect(paper(brief).get_by_text(line)).to_be_visible()

        tick(brief, line).uncheck()

        expect(paper(brief).get_by_text(line)).to_have_count(0)
        expect(tick(brief, line)).not_to_be_checked()
        expect(tick(brief, line)).to_be_focused()
        assert_accessible(brief, ".ck-sheets")
        # What was left out stays out, also when people are called by their names.
        tick(brief, TEXTS["names"]).check()
        expect(paper(brief).locator("body")).to_contain_text("Your statement")
        expect(brief.locator(".ck-sheets")).not_to_contain_text(
            content.text("export.left_out.names")
        )
        expect(paper(brief).get_by_text(line)).to_have_count(0)
        brief.locator(".ck-sheets > summary").click()
        expect(brief.locator(".ck-sheets-tick")).to_have_count(0)
        assert problems(brief) == []


class TestSheetsForOthers:
    """On the page of mine of the sample: each begins with the first sheet, and without names."""

    @pytest.fixture
    def others(self, standing, demo):
        opened(standing, demo, "page_of_mine", TEXTS["summary"]["several"])
        choose(standing, "plan")
        tick(standing, TEXTS["names"]).uncheck()
        return standing

    def test_names_stand_on_a_sheet_only_when_they_are_ticked(self, others):
        expect(paper(others).locator("body")).to_contain_text("Person 1")

        tick(others, TEXTS["names"]).check()

        expect(paper(others).locator("body")).to_contain_text("Mr. Okafor")

    @pytest.mark.parametrize("name", ["plan", "choice", "request", "questions"])
    def test_a_saved_sheet_fits_one_page(self, others, name):
        choose(others, name)
        alone = others.context.new_page()
        alone.route("**/*", lambda route: route.abort())
        alone.set_content(saved(others, TEXTS["html"])[1])

        assert {size: sheets(alone, size) for size in ("A4", "Letter")} == {"A4": 1, "Letter": 1}
        alone.close()

    def test_a_short_sheet_after_a_long_one_has_a_frame_of_its_own_height(self, others):
        heights = {}
        for name in ("hand-out", "plan"):
            choose(others, name)
            frame = others.locator(".ck-sheets-page")
            others.wait_for_function(FITS, arg=frame.element_handle())
            heights[name] = frame.bounding_box()["height"]

        assert heights["plan"] < heights["hand-out"] / 4

    def test_a_letter_is_changed_on_the_sheet_and_saved_as_it_is(self, others):
        choose(others, "request")
        letter = paper(others).get_by_role("textbox")
        expect(letter).to_contain_text("twenty minutes")

        letter.fill(f"Dear Jo,\nthree questions? {NASTY}")
        name, text = saved(others, TEXTS["html"])

        assert name.startswith("request-")
        assert name.endswith(".html")
        assert "three questions?" in text
        assert "<img" not in text
        expect(others.locator(".ck-sheets")).to_contain_text(f"{name} is in your downloads.")
        _, text = saved(others, TEXTS["md"])
        assert "Dear Jo,\\\nthree questions?" in text
        assert problems(others) == []
