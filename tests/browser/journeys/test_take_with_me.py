"""Taking along what was written: chosen, made while one goes on, and opened where it came to."""

import json
import os
import signal
from contextlib import contextmanager
from pathlib import Path

import icalendar
import pytest
from filelock import FileLock
from playwright.sync_api import expect

from careerkit import content
from careerkit.export.formats import FORMATS
from careerkit.journey import HOME
from careerkit.opening import SAMPLE
from careerkit.widgets.parts.take.offered import formats_here
from support.pages.chromium import wait_for_page
from support.pages.journey import MOMENTS, add_moment, names, visit, wait_until_kept
from support.pages.keyboard import tab_to
from support.pages.take import FORMS, MAKE, TAKE, choose, dialog, made, open_sections

pytestmark = pytest.mark.long


def go(page, served, name=HOME):
    page.goto(served.url if name == HOME else f"{served.url}{name}")
    wait_for_page(page)


def open_dialog(page):
    page.get_by_role("button", name=TAKE).first.click()
    expect(dialog(page).get_by_role("radio").first).to_be_visible()


def open_dialog_again(page):
    dialog(page).get_by_role("button", name="Close").last.click()
    open_dialog(page)


def expect_reminders(page):
    """The calendar is chosen, and holds a date that comes again among others."""
    expect(dialog(page).get_by_role("radio", name=FORMS["ics"])).to_be_checked()
    events = icalendar.Calendar.from_ical(made(page)[1]).walk("VEVENT")
    assert len(events) > 5
    assert sum("RRULE" in event for event in events) == 1
    assert "#" not in page.url


def open_one_more(page):
    """Open the dialog by the button at the page's end."""
    page.locator("main ~ p").get_by_role("button", name=TAKE).click()

    expect(dialog(page)).to_be_visible()


@pytest.fixture
def held(app):
    """Let nobody make a file with the app until the block ends."""

    @contextmanager
    def hold():
        folder = app.log_file.parent / "cache" / "careerkit"
        folder.mkdir(parents=True, exist_ok=True)
        turns = [FileLock(folder / f"making-{n}.lock") for n in range(os.cpu_count() or 1)]
        for turn in turns:
            turn.acquire()
        yield
        for turn in turns:
            turn.release()

    return hold


@pytest.mark.stress
def test_a_press_before_the_kernel_is_there_is_heard(page, early):
    page.goto(early.url)

    page.get_by_role("navigation").get_by_role("button", name=TAKE).click()

    expect(dialog(page).get_by_role("radio").first).to_be_visible()


BEGINS = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF-", "docx": b"PK"}


@pytest.mark.stress
@pytest.mark.parametrize("form", BEGINS)
def test_what_holds_charts_is_made_within_the_memory_that_there_is(page, demo, form):
    go(page, demo, "01_passion")
    open_dialog(page)
    choose(page, form)

    name, data = made(page)

    assert name.endswith(f".{form}")
    assert data.startswith(BEGINS[form])
    assert len(data) > 100_000  # with its charts


def test_who_reads_as_a_guest_is_offered_nothing_to_take(page, app):
    go(page, app, "guest")

    expect(page.get_by_role("textbox").first).to_be_visible()
    expect(page.get_by_role("button", name=TAKE)).to_have_count(0)


def test_the_file_holds_what_was_ticked_and_the_choice_stays_for_another_with_names(page, demo):
    go(page, demo, "05_mentors")
    open_dialog(page)
    choose(page, "md")
    open_sections(page)
    dialog(page).get_by_role("checkbox", name="3 Explore paths").uncheck()
    expect(dialog(page).get_by_role("status").first).to_contain_text("Left out")

    name, data = made(page)

    text = data.decode()
    assert name.startswith("careerkit-")
    assert name.endswith(".md")
    assert "Find people" in text
    assert "Okafor" not in text
    assert "Explore paths" not in text
    expect(dialog(page).get_by_role("heading", name="Your file is ready")).to_be_focused()
    expect(dialog(page)).to_contain_text("Other people stand here by number")
    expect(dialog(page)).to_contain_text("some sections were left out")

    open_dialog_again(page)
    expect(dialog(page).get_by_role("radio", name=FORMS["md"])).to_be_checked()
    choose(page, "json")
    dialog(page).get_by_role("checkbox", name="4 Set goals").uncheck()
    first = json.loads(made(page)[1])
    open_dialog_again(page)
    expect(dialog(page).get_by_role("radio", name=FORMS["json"])).to_be_checked()
    expect(dialog(page).get_by_role("checkbox", name="4 Set goals")).not_to_be_checked()

    dialog(page).get_by_role("checkbox", name=content.text("take.ask.names")).check()
    second = json.loads(made(page)[1])

    people = [[one["name"] for one in document["supporters"]] for document in (first, second)]
    assert "Mr. Okafor" in people[1]
    assert set(people[0]).isdisjoint(people[1])
    assert (first["goals"], second["goals"]) == ([], [])
    assert page.problems == []


def test_where_a_calendar_is_spoken_of_a_link_leads_there_with_it_chosen(page, demo):
    go(page, demo, "08_roadmap")

    page.get_by_role("link", name="into your calendar").click()

    expect_reminders(page)


def test_the_last_step_leads_there_with_the_calendar_and_from_its_end(page, demo):
    go(page, demo, "09_check_in")

    page.get_by_role("link", name="into your calendar").click()

    expect_reminders(page)
    page.keyboard.press("Escape")
    open_one_more(page)


def test_on_the_journeys_page_the_last_step_ends_with_it(page, demo):
    page.goto(f"{demo.url}#check_in")
    wait_for_page(page)
    page.locator(".ck-journey .ck-take-here").get_by_role("button", name=TAKE).click()
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("link", name="into your calendar").locator("visible=true").click()

    expect(dialog(page).get_by_role("radio", name=FORMS["ics"])).to_be_checked()


def test_of_nothing_written_there_is_a_kind_word_and_a_reminder(page, app):
    visit(page, app.url)
    open_dialog(page)

    expect(dialog(page)).to_contain_text("Nothing is written here yet, and that is fine.")
    expect(dialog(page).get_by_role("radio")).to_have_count(1)
    expect(dialog(page).get_by_role("checkbox").locator("visible=true")).to_have_count(0)
    name, data = made(page)
    assert name.endswith(".ics")
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1

    # That was no choice: once there is more, the first format is the one that is offered.
    dialog(page).get_by_role("button", name=content.text("take.close")).last.click()
    page.get_by_label("Open a file").set_input_files(SAMPLE)
    open_dialog(page)
    expect(dialog(page).get_by_role("radio")).not_to_have_count(1)
    expect(dialog(page).get_by_role("radio", name=FORMS["html"])).to_be_checked()


@pytest.fixture
def rowing(standing, app):
    """The page that stands, with a moment that was written and the dialog open."""
    if standing.url != f"{app.url}01_passion":
        visit(standing, f"{app.url}01_passion")
    if not names(standing, MOMENTS):
        add_moment(standing, "Rowing")
        standing.get_by_label("What were you doing?").last.blur()
        expect(standing.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    wait_until_kept(standing)
    open_dialog(standing)
    return standing


class TestWhileItIsMade:
    """It can be cancelled, it doesn't hold up who writes on, and it may fail."""

    def test_what_is_cancelled_never_comes_and_the_choice_is_as_it_was(self, rowing, held):
        page = rowing
        came = []
        page.on("download", lambda _: came.append(1))
        choose(page, "md")
        with held():
            dialog(page).get_by_role("button", name=MAKE).click()
            expect(dialog(page).get_by_role("progressbar")).to_be_visible()
            dialog(page).get_by_role("button", name="Don't make it").click()
            expect(dialog(page).get_by_role("radio", name=FORMS["md"])).to_be_checked()
        assert made(page)[0].endswith(".md")

        assert len(came) == 1
        page.keyboard.press("Escape")

    def test_letters_typed_meanwhile_are_kept_and_the_file_comes_by_itself(self, rowing, held):
        page = rowing
        choose(page, "json")
        with page.expect_download() as download, held():
            dialog(page).get_by_role("button", name=MAKE).click()
            expect(dialog(page)).to_contain_text("Others are taking theirs along")
            dialog(page).get_by_role("button", name="Go on meanwhile").click()
            add_moment(page, "Written meanwhile")
            page.get_by_label("What were you doing?").last.blur()
            expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
            wait_until_kept(page)

        kept = json.loads(Path(download.value.path()).read_bytes())
        assert [one["what"] for one in kept["activities"]] == ["Rowing"]
        assert names(page, MOMENTS) == ["Rowing", "Written meanwhile"]
        expect(page.locator(".ck-take-note")).to_contain_text("Your file is ready")
        open_dialog(page)
        expect(page.locator(".ck-take-note")).to_be_hidden()
        assert page.problems == []
        page.keyboard.press("Escape")

    def test_when_the_kernel_is_gone_one_sentence_says_so_and_nothing_is_lost(
        self, rowing, app, held
    ):
        page, written = rowing, names(rowing, MOMENTS)
        with held():
            dialog(page).get_by_role("button", name=MAKE).click()
            expect(dialog(page)).to_contain_text("Others are taking theirs along")
            for pid in app.kernel_pids():
                os.kill(pid, signal.SIGKILL)
            expect(dialog(page)).to_contain_text("The connection was lost")
        assert names(page, MOMENTS) == written
        page.goto("about:blank")


def test_by_the_keyboard_alone_and_at_the_end_there_is_one_more(page, demo):
    go(page, demo, "page_of_mine")
    tab_to(page, TAKE)
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("heading", name=TAKE)).to_be_focused()
    tab_to(page, formats_here()[0]["title"])
    page.keyboard.press("ArrowDown")
    tab_to(page, content.text("take.ask.names"))
    page.keyboard.press("Space")
    tab_to(page, MAKE)

    name, _ = made(page, lambda: page.keyboard.press("Enter"))

    assert name.endswith(FORMATS[formats_here()[1]["name"]].suffix)
    expect(dialog(page)).not_to_contain_text("Other people stand here by number")
    expect(dialog(page).get_by_role("heading", name="Your file is ready")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation").get_by_role("button", name=TAKE)).to_be_focused()

    open_one_more(page)


def test_the_goals_calendar_reads_well_in_both_colours_on_a_phone_and_magnified(
    look, demo, assert_accessible, shot
):
    looks = (("light", 1280), ("dark", 360), ("light", 320))
    page = look(*looks[0])
    go(page, demo, "04_goals")
    link = page.get_by_role("link", name="into your calendar")
    link.click()
    open_sections(page)
    page.keyboard.press("Escape")
    for scheme, width in looks:
        look(scheme, width)
        link.click()
        expect(dialog(page).get_by_role("radio").first).to_be_visible()
        expect(dialog(page).get_by_role("checkbox", name="4 Set goals")).to_be_visible()
        assert_accessible(page, ".ck-take-dialog")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"take-{scheme}-{width}")

        expect_reminders(page)

        assert_accessible(page, ".ck-take-dialog")
        shot(page, f"taken-{scheme}-{width}")
        page.keyboard.press("Escape")


def test_on_a_phone_it_lies_behind_the_way_and_on_paper_nowhere(page, demo):
    page.set_viewport_size({"width": 360, "height": 740})
    go(page, demo, "02_interests")
    way = page.get_by_role("button", name="Step 2 of 9")
    way.click()
    page.get_by_role("button", name=TAKE).click()
    expect(dialog(page).get_by_role("radio").first).to_be_visible()

    dialog(page).get_by_role("button", name="Close").first.click()

    expect(way).to_be_focused()

    page.set_viewport_size({"width": 1280, "height": 900})
    open_dialog(page)

    page.emulate_media(media="print")

    expect(dialog(page)).to_be_hidden()
    expect(page.get_by_text(TAKE).locator("visible=true")).to_have_count(0)
