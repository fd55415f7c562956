"""What has to hold of a workbook in JupyterLab and in Notebook 7 alike; each has a file of tests.

``book`` is a fixture of such a file.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import nbformat
import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.accessibility import assert_accessible
from support.pages.journey import add_moment
from support.serving.servers import WORKBOOKS
from support.ways.lab import wait_until_run
from support.ways.workbook import WATCH, expect_moments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from support.ways.workbook import Workbook

SAID = content.texts("lab")


def opened(book: Workbook, browse: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page in a new browser, with nothing written yet: the fixture ``page`` of such a file."""
    for old in (*book.folder.glob("*careerkit.json*"), *book.folder.glob("ran")):
        old.unlink()
    context = browse("nobody.example", 443)
    context.add_init_script(WATCH)
    page = context.new_page()
    yield page
    # A workbook that is open brings its kernel back.
    page.goto("about:blank")
    book.end_kernels()


def said(page: Page):
    """The line that says what is going on."""
    return page.locator(".ck-lab-words")


def test_it_runs_when_it_is_opened_and_begins_at_its_top(book, page):
    book.open(page, "01_passion")

    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()
    assert page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop") == 0
    expect(page.locator(".jp-InputArea-editor").locator("visible=true")).to_have_count(0)
    assert page.evaluate("document.title").strip("*").startswith("01_passion")
    kept = json.loads((book.folder / "01_passion.ipynb").read_text())
    assert all(not cell.get("outputs") for cell in kept["cells"])


def test_on_the_second_day_everything_is_there_and_nobody_pressed_anything(book, page):
    book.open(page, "01_passion")
    add_moment(page, "Baking for the street")
    book.wait_for_moments("Baking for the street")
    with page.expect_response(lambda one: one.request.method == "PUT" and ".ipynb" in one.url):
        page.keyboard.press("Control+s")
    # As JupyterLab itself would have saved it: with what is nothing on another day.
    assert "widget-view+json" in (book.folder / "01_passion.ipynb").read_text()
    context = page.context
    page.goto("about:blank")
    book.stop()
    book.start_again()

    morning = context.new_page()
    book.open(morning, "01_passion")

    expect_moments(morning, "Baking for the street")
    morning.close()
    shutil.copy(WORKBOOKS / "01_passion.ipynb", book.folder)


def test_a_page_that_stays_open_over_night_goes_on_by_itself(book, page):
    book.open(page, "01_passion")
    add_moment(page, "Before the evening")
    book.wait_for_moments("Before the evening")
    book.stop()
    add_moment(page, "After the evening")
    expect(said(page)).to_have_text(SAID["away"])

    book.start_again()

    book.wait_for_moments("Before the evening", "After the evening")
    wait_until_run(page)
    expect_moments(page, "Before the evening", "After the evening")


def test_a_killed_kernel_comes_back_with_what_was_typed_since(book, page):
    book.open(page, "01_passion")
    add_moment(page, "Before")
    book.wait_for_moments("Before")

    book.served.kill_kernels()
    expect(said(page)).to_have_text(SAID["restarting"])
    add_moment(page, "Meanwhile")

    book.wait_for_moments("Before", "Meanwhile")
    expect(said(page)).to_have_text(SAID["back"])
    expect_moments(page, "Before", "Meanwhile")


def test_a_kernel_that_somebody_shut_down_is_replaced(book, page):
    book.open(page, "01_passion")
    add_moment(page, "Before")
    book.wait_for_moments("Before")

    book.end_kernels()

    expect(said(page)).to_have_text(SAID["back"])
    expect_moments(page, "Before")
    add_moment(page, "After")
    book.wait_for_moments("Before", "After")


def test_another_kernel_that_somebody_chose_runs_it_too(book, page):
    book.open(page, "01_passion")
    add_moment(page, "Before")
    book.wait_for_moments("Before")
    [session] = book.ask("sessions")

    book.ask(f"sessions/{session['id']}", "PATCH", {"kernel": {"name": "python3"}})

    expect(said(page)).to_have_text(SAID["back"])
    expect_moments(page, "Before")


def test_the_code_is_shown_if_one_wants_it_also_the_next_time(book, page):
    book.open(page, "02_interests")
    code = page.locator(".jp-InputArea-editor").get_by_text("open_workbook()")
    switch = page.get_by_role("switch", name=SAID["show_code"])
    expect(switch).not_to_be_checked()

    switch.focus()
    page.keyboard.press("Space")
    expect(code).to_be_visible()
    page.reload()

    wait_until_run(page)
    expect(switch).to_be_checked()
    expect(code).to_be_visible()


def test_no_key_of_jupyters_changes_a_cell_that_nobody_sees(book, page):
    book.open(page, "02_interests")
    cells = page.locator(".jp-Cell")
    count = cells.count()
    page.get_by_role("heading", name="Name your interests").click()

    for key in ("d", "d", "x", "b", "a", "m", "y", "Enter", "Control+Enter", "Shift+Enter"):
        page.keyboard.press(key)
    page.get_by_role("heading", name="Name your interests").dblclick()

    expect(cells).to_have_count(count)
    expect(page.locator(".jp-InputArea-editor").locator("visible=true")).to_have_count(0)


def edited(book: Workbook, *, code: Callable[[list[str]], list[str]]) -> None:
    """Write ``foreign.ipynb``: the second step with other code in it."""
    notebook = nbformat.read(WORKBOOKS / "02_interests.ipynb", as_version=4)
    sources = code([cell.source for cell in notebook.cells if cell.cell_type == "code"])
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(notebook, book.folder / "foreign.ipynb")


@pytest.mark.parametrize(
    "change",
    [
        lambda code: [*code[:1], code[1].replace("questions", "question"), *code[2:]],
        lambda code: [*code, "open('ran', 'w')"],
        lambda code: code[:-1],
        lambda code: [f"open('ran', 'w')\n{code[0]}", *code[1:]],
    ],
    ids=["one letter", "a cell more", "a cell less", "a line before"],
)
def test_a_notebook_that_is_not_as_it_came_runs_only_when_somebody_says_so(book, page, change):
    edited(book, code=change)

    page.goto(book.address("foreign"))

    expect(said(page)).to_have_text(SAID["changed"])
    expect(page.locator(".jp-InputArea-editor").get_by_text("open_workbook()")).to_be_visible()
    expect(page.get_by_role("switch", name=SAID["show_code"])).to_have_count(0)
    book.wait_for_kernel()
    prompts = page.locator(".jp-InputPrompt")
    assert {prompt.strip() for prompt in prompts.all_inner_texts()} == {"[ ]:"}
    assert not (book.folder / "careerkit.json").exists()
    assert not (book.folder / "ran").exists()
    page.get_by_role("button", name=SAID["run"]).click()
    expect(page.get_by_text("kept in the file careerkit.json").first).to_be_visible()


def test_a_file_beside_a_notebook_is_no_module_of_it(book, page):
    beside = [book.folder / f"{name}.py" for name in ("careerkit", "bottleneck", "pyarrow")]
    for file in beside:
        file.write_text("open('ran', 'w')\n")
    try:
        book.open(page, "01_passion")
        expect(page.get_by_role("button", name="Add a moment")).to_be_visible()
        assert not (book.folder / "ran").exists()
    finally:
        for file in beside:
            file.unlink()


def test_the_line_above_is_accessible_on_a_phone_and_in_the_dark(book, page):
    page.set_viewport_size({"width": 360, "height": 740})
    book.open(page, "02_interests")

    assert_accessible(page, ".ck-lab-bar")
    way = page.get_by_role("navigation", name=SAID["way"])
    expect(way.get_by_role("link")).to_have_text(
        [f"{SAID['before']}Find your passion", SAID["home"], f"{SAID['after']}Explore paths"],
        use_inner_text=False,
    )
    for control in (*way.get_by_role("link").all(), page.get_by_role("switch")):
        box = control.bounding_box()
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert_accessible(page, ".ck-lab-bar")


def test_it_says_when_a_kernel_does_not_stay(book, page):
    book.open(page, "01_passion")
    book.break_kernels()
    try:
        book.served.kill_kernels()
        expect(said(page)).to_have_text(SAID["gone"], timeout=120_000)
    finally:
        book.mend_kernels()
    page.get_by_role("button", name=SAID["start_again"]).click()
    expect(said(page)).to_have_text(SAID["back"])
