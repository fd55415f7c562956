"""The vault in a real browser: what a person typed is there again, whatever happened."""

import json
import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from careerkit.store import decode
from support import servers

CELLS = [
    "from careerkit import open_workbook",
    "from careerkit.model import Topic",
    "from careerkit.widgets import RecordList",
    "workbook = open_workbook()\nworkbook",
    "RecordList(Topic, session=workbook, title='Topics')",
]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vault")
    notebook = servers.write_notebook(CELLS, folder / "vault.ipynb")
    served = servers.start_voila(notebook, folder)
    yield served
    served.stop()


def visit(page, served):
    page.goto(served.url)
    wait_until(page, "kept")
    return page


def wait_until(page, state, timeout=30_000):
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", state, timeout=timeout)


def write_topic(page, text):
    page.get_by_role("button", name="Add an entry").click()
    page.locator(".ck-record.ck-open textarea, .ck-record.ck-open input[type=text]").first.fill(
        text
    )


def topic(page, text):
    return page.locator(".ck-record-name", has_text=text)


def open_panel(page):
    page.locator(".ck-vault-more > summary").click()


def stored(page, area="localStorage"):
    return page.evaluate(
        f"Object.fromEntries(Object.entries({area}).filter(([key]) => key.startsWith('careerkit')))"
    )


def test_what_was_written_is_there_after_a_reload(page, served):
    visit(page, served)
    write_topic(page, "Rivers and how they bend")
    wait_until(page, "kept")

    page.reload()

    expect(topic(page, "Rivers and how they bend")).to_be_visible()
    assert [problem for problem in page.problems if problem.startswith("error")] == []


def test_a_reload_leaves_one_document_not_one_for_each_visit(page, served):
    visit(page, served)
    write_topic(page, "Rivers")
    wait_until(page, "kept")

    page.reload()
    expect(topic(page, "Rivers")).to_be_visible()
    wait_until(page, "kept")

    assert len([key for key in stored(page) if "/document/" in key]) == 1


def test_two_tabs_keep_what_each_of_them_wrote(context, served):
    one, two = visit(context.new_page(), served), visit(context.new_page(), served)
    write_topic(one, "From the first tab")
    write_topic(two, "From the second tab")

    expect(topic(one, "From the second tab")).to_be_visible()
    expect(topic(two, "From the first tab")).to_be_visible()
    one.close()
    two.reload()

    expect(topic(two, "From the first tab")).to_be_visible()
    expect(topic(two, "From the second tab")).to_be_visible()


def test_two_tabs_come_to_rest(context, served):
    one, two = visit(context.new_page(), served), visit(context.new_page(), served)
    write_topic(one, "Something")
    expect(topic(two, "Something")).to_be_visible()
    two.wait_for_timeout(1000)
    before = stored(one)

    two.wait_for_timeout(1500)

    assert stored(one) == before


def test_a_new_tab_leaves_the_document_of_an_open_one_in_place(context, served):
    one = visit(context.new_page(), served)
    write_topic(one, "Written first")
    wait_until(one, "kept")
    visit(context.new_page(), served).wait_for_timeout(500)

    assert len([key for key in stored(one) if "/document/" in key]) == 2


def test_without_keeping_on_the_device_only_this_tab_has_the_answers(context, served):
    page = visit(context.new_page(), served)
    write_topic(page, "For my eyes only")
    wait_until(page, "kept")
    open_panel(page)
    page.get_by_role("switch", name="Keep my answers on this device").uncheck()

    expect(page.get_by_text("kept until you close this tab")).to_be_visible()
    assert stored(page) == {}
    other = visit(context.new_page(), served)
    expect(topic(other, "For my eyes only")).to_have_count(0)
    page.reload()
    expect(topic(page, "For my eyes only")).to_be_visible()


def test_a_tab_that_is_open_follows_when_nothing_shall_stay_on_the_device(context, served):
    one, two = visit(context.new_page(), served), visit(context.new_page(), served)
    open_panel(one)
    one.get_by_role("switch").uncheck()
    expect(two.get_by_text("kept until you close this tab")).to_be_visible()

    write_topic(two, "Shared computer")
    wait_until(two, "kept")

    assert stored(two) == {}
    assert "Shared computer" in json.dumps(stored(two, "sessionStorage"))


def test_erasing_empties_the_browser_and_every_open_tab(context, served):
    one, two = visit(context.new_page(), served), visit(context.new_page(), served)
    write_topic(one, "Not for the next person")
    expect(topic(two, "Not for the next person")).to_be_visible()

    open_panel(one)
    one.get_by_role("button", name="Erase everything").click()
    expect(one.get_by_text("This erases all your answers")).to_be_visible()
    one.get_by_role("button", name="Yes, erase everything").click()

    expect(one.get_by_text("Everything is erased")).to_be_visible()
    for page in (one, two):
        expect(topic(page, "Not for the next person")).to_have_count(0)
        expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    one.wait_for_timeout(1000)
    assert "Not for" not in json.dumps([stored(one), stored(one, "sessionStorage")])
    one.reload()
    wait_until(one, "kept")
    expect(topic(one, "Not for the next person")).to_have_count(0)


def test_erasing_can_be_thought_better_of(page, served):
    visit(page, served)
    write_topic(page, "Still wanted")
    open_panel(page)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="No, keep them").click()

    expect(page.get_by_role("button", name="Erase everything")).to_be_focused()
    expect(topic(page, "Still wanted")).to_be_visible()


def test_a_dead_kernel_is_noticed_and_everything_is_back_after_a_reload(context, served):
    page = visit(context.new_page(), served)
    write_topic(page, "Before it died")
    wait_until(page, "kept")
    for pid in served.kernel_pids():
        os.kill(pid, signal.SIGKILL)

    write_topic(page, "While it was dead")

    banner = page.get_by_role("alert").filter(has_text="The connection to careerkit is lost")
    expect(banner).to_be_visible(timeout=8000)
    expect(banner).to_contain_text("Your answers are safe in this browser")
    page.get_by_role("button", name="Reload the page").click()
    expect(topic(page, "Before it died")).to_be_visible()
    expect(topic(page, "While it was dead")).to_be_visible()
    expect(banner).to_have_count(0)


def test_with_a_dead_kernel_everything_can_still_be_saved_and_erased(context, served):
    page = visit(context.new_page(), served)
    write_topic(page, "Before it died")
    wait_until(page, "kept")
    for pid in served.kernel_pids():
        os.kill(pid, signal.SIGKILL)
    write_topic(page, "While it was dead")
    page.get_by_text("The connection to careerkit is lost").wait_for()

    with page.expect_download() as download:
        page.locator(".ck-banner").get_by_role("button", name="Save to a file").click()

    saved = read_workbook(download.value.path())
    assert [record.what for record in saved.topics] == ["Before it died", "While it was dead"]
    open_panel(page)
    page.get_by_role("button", name="Erase everything").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, erase everything").click()
    wait_until(page, "kept")
    expect(page.locator(".ck-record")).to_have_count(0)


def read_workbook(path):
    return decode(Path(path).read_bytes())
