"""The vault in a real browser: what a person typed is there again, whatever happened."""

import json

import pytest
from playwright.sync_api import Page, expect

from careerkit.model import Topic, Workbook
from careerkit.store import encode
from support.pages.storage import documents, is_at_rest, stored
from support.pages.topics import open_panel, read_workbook, topic, visit, wait_until, write_topic
from support.serving.kernels import eventually

pytestmark = pytest.mark.long


def test_what_was_written_is_there_after_a_reload_in_one_document_and_over_a_slow_link_too(
    page, topics, slow_link
):
    visit(page, topics)
    write_topic(page, "Rivers and how they bend")
    wait_until(page, "kept")

    page.reload()

    expect(topic(page, "Rivers and how they bend")).to_be_visible()
    wait_until(page, "kept")
    assert len(documents(page)) == 1
    assert [problem for problem in page.problems if problem.startswith("error")] == []
    slow_link(page)

    page.reload(timeout=120_000)

    expect(topic(page, "Rivers and how they bend")).to_be_visible(timeout=120_000)
    wait_until(page, "kept", timeout=120_000)


def test_two_tabs_keep_what_each_wrote_and_come_to_rest_until_erasing_empties_them(context, topics):
    one, two = visit(context.new_page(), topics), visit(context.new_page(), topics)
    write_topic(one, "From the first tab")
    write_topic(two, "From the second tab")

    expect(topic(one, "From the second tab")).to_be_visible()
    expect(topic(two, "From the first tab")).to_be_visible()
    assert eventually(lambda: is_at_rest(one))
    assert len(documents(one)) == 2, "the document of an open tab belongs to it"

    one.close()
    two.reload()

    expect(topic(two, "From the first tab")).to_be_visible()
    expect(topic(two, "From the second tab")).to_be_visible()

    erasing_empties_the_browser_and_every_open_tab(visit(context.new_page(), topics), two)


def erasing_empties_the_browser_and_every_open_tab(one: Page, two: Page) -> None:
    write_topic(one, "Not for the next person")
    expect(topic(two, "Not for the next person")).to_be_visible()

    open_panel(one)
    one.get_by_role("button", name="Erase everything").click()
    expect(one.get_by_text("This erases all your answers")).to_be_visible()
    one.get_by_role("button", name="Yes, erase everything").click()

    expect(one.get_by_text("Everything is erased")).to_be_visible()
    for page in (one, two):
        expect(page.locator(".ck-record-name")).to_have_count(0)
        expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    assert eventually(lambda: stored(one) == stored(one, "sessionStorage") == {})
    one.wait_for_timeout(500)  # a late writer would bring something back
    assert stored(one) == stored(one, "sessionStorage") == {}
    for page in (one, two):
        expect(page.get_by_text("Everything is erased")).to_be_visible()
    one.reload()
    wait_until(one, "kept")
    expect(one.locator(".ck-record-name")).to_have_count(0)


def test_without_keeping_on_the_device_only_the_open_tabs_have_the_answers(context, topics):
    one, two = visit(context.new_page(), topics), visit(context.new_page(), topics)
    write_topic(one, "For my eyes only")
    expect(topic(two, "For my eyes only")).to_be_visible()
    open_panel(one)

    one.get_by_role("switch", name="Keep my answers on this device").uncheck()

    for page in (one, two):
        expect(page.get_by_text("kept until you close this tab")).to_be_visible()
    write_topic(two, "On a shared computer")
    wait_until(two, "kept")
    assert stored(one) == {}
    assert "On a shared computer" in json.dumps(stored(two, "sessionStorage"))
    other = visit(context.new_page(), topics)
    expect(other.locator(".ck-record")).to_have_count(0)
    one.reload()
    expect(topic(one, "For my eyes only")).to_be_visible()


def test_erasing_can_be_thought_better_of_and_on_a_telephone_one_sees_that_all_is_erased(
    page, topics
):
    visit(page, topics)
    write_topic(page, "Still wanted")
    open_panel(page)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="No, keep them").click()

    expect(page.get_by_role("button", name="Erase everything")).to_be_focused()
    expect(topic(page, "Still wanted")).to_be_visible()

    page.set_viewport_size({"width": 360, "height": 480})
    page.get_by_role("button", name="Erase everything").click()
    sure = page.get_by_role("button", name="Yes, erase everything")
    sure.evaluate("button => (button.scrollIntoView(), button.click())")

    expect(page.get_by_text("Everything is erased")).to_be_in_viewport(ratio=1)


def test_a_full_storage_is_told_and_a_file_holds_everything(page, topics):
    visit(page, topics)
    page.evaluate(
        """() => {
          const lengths = [1e6, 1e5, 1e4, 1e3, 100, 10, 1];
          for (const length of lengths) for (let i = 0; ; i += 1) {
            try { localStorage.setItem(`other-${length}-${i}`, "x".repeat(length)); }
            catch { break; }
          }
        }"""
    )
    write_topic(page, "One more thought")

    wait_until(page, "full")
    expect(page.get_by_text("storage for this page is full")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    assert read_workbook(download.value.path()).topics[0].what == "One more thought"

    page.evaluate(
        "Object.keys(localStorage).forEach((k) => k[0] === 'o' && delete localStorage[k])"
    )
    page.keyboard.press("Escape")
    write_topic(page, "And another")
    wait_until(page, "kept")


def test_a_file_that_was_saved_can_be_opened_elsewhere(page, new_context, topics):
    visit(page, topics)
    write_topic(page, "From <b>here</b>")
    open_panel(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    other = visit(new_context().new_page(), topics)
    write_topic(other, "Was there before")
    wait_until(other, "kept")
    open_panel(other)

    other.get_by_label("Open a file").set_input_files(download.value.path())

    offer = other.get_by_role("group", name="There are answers on this page already")
    expect(offer.get_by_role("button").first).to_be_focused()
    offer.get_by_role("button", name="Keep both").click()
    expect(topic(other, "From <b>here</b>")).to_be_visible()
    expect(topic(other, "Was there before")).to_be_visible()
    expect(offer).to_have_count(0)


def test_a_file_that_is_none_of_ours_changes_nothing_and_one_larger_than_a_message_is_opened(
    page, topics, tmp_path
):
    strange = tmp_path / "<img src=x onerror=alert(1)>.json"
    strange.write_text("{}", encoding="utf-8")
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 20_000_001)
    visit(page, topics)
    open_panel(page)
    chooser = page.get_by_label("Open a file")

    chooser.set_input_files(strange)
    expect(page.get_by_text(f"“{strange.name}” was not opened")).to_be_visible()
    chooser.set_input_files(large)
    expect(page.get_by_text("“large.json” is too large")).to_be_visible()
    chooser.set_input_files(strange)  # it says why each time
    expect(page.get_by_text(f"“{strange.name}” was not opened")).to_be_visible()

    novels = [Topic(what=f"Novel {number}", why="dark " * 19_999) for number in range(90)]
    file = tmp_path / "novels.json"
    file.write_text(encode(Workbook().replace("topics", tuple(novels))), encoding="utf-8")
    assert file.stat().st_size > 8_900_000

    chooser.set_input_files(file)

    expect(page.get_by_text("Opened “novels.json”: 90 entries.")).to_be_visible(timeout=60_000)


def test_the_panel_and_the_banner_are_accessible_on_a_phone(look, app, assert_accessible):
    page = visit(look("light", 360), app)
    open_panel(page)
    page.get_by_role("button", name="Erase everything").click()
    assert_accessible_in_light_and_dark(page, ".ck-vault", assert_accessible)

    # Or else the page would come back by itself, before all of it was looked at.
    page.evaluate("sessionStorage.setItem('careerkit/went-back', Date.now())")
    app.kill_kernels()
    page.get_by_text("The connection to careerkit is lost").wait_for()

    assert_accessible_in_light_and_dark(page, ".ck-banner", assert_accessible)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    # Nothing that has the focus stands behind the banner.
    page.locator(".ck-vault summary").focus()
    bottom = page.locator(".ck-banner").bounding_box()["height"]
    assert page.locator(".ck-vault summary").bounding_box()["y"] >= bottom


def assert_accessible_in_light_and_dark(page, part, assert_accessible):
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        assert_accessible(page, part)
