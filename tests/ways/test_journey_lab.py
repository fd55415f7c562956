"""The journey's notebooks in JupyterLab, as a person meets them who started it by themselves.

What is particular to it stands here, wherever it belongs: to load it is the most of each test.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from careerkit import content
from careerkit.opening import SAMPLE
from support.pages.journey import MOMENTS, add, add_moment, names
from support.pages.paper import PRESSED, on_paper, printed_words, sheets
from support.pages.take import FORMS, TAKE, choose, dialog, made
from support.serving.kernels import eventually
from support.serving.servers import start_lab, write_notebook
from support.ways.lab import Desk, open_notebook, open_workbook, run_all


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory):
    """JupyterLab, and the folder that it shows."""
    folder = tmp_path_factory.mktemp("desks")
    served = start_lab(folder, tmp_path_factory.mktemp("lab"))
    yield served, folder
    served.stop()


@pytest.fixture
def lab(desks, context: BrowserContext) -> Iterator[Desk]:
    """A folder of a test's own in JupyterLab, with a copy of the workbooks."""
    desk = Desk(*desks)
    yield desk
    # A workbook that is open brings its kernel back.
    for page in context.pages:
        page.goto("about:blank")
    desk.end_kernels()


def written(path):
    return [moment["what"] for moment in json.loads(path.read_text())["activities"]]


def test_the_notebook_saves_its_file_and_a_second_notebook_sees_it(page, context, lab):
    open_workbook(page, lab, "01_passion.ipynb")
    expect(page.get_by_text("kept in the file careerkit.json").first).to_be_visible()
    page.get_by_role("region", name=MOMENTS, exact=True).scroll_into_view_if_needed()
    add_moment(page, "Typed in JupyterLab", "4, very", "Charged up")
    page.get_by_label("What were you doing?").blur()
    figure = page.locator("figure").filter(has_text="What absorbs you").first
    # The picture's room comes with the answer, and moves it out of sight; it is drawn when seen.
    figure.get_by_role("img").scroll_into_view_if_needed()
    expect(figure.locator("svg").first).to_be_visible()
    path = lab.folder / "careerkit.json"
    expect(page.get_by_role("button", name="Undo", exact=True).first).to_be_enabled()
    assert eventually(lambda: written(path) == ["Typed in JupyterLab"])
    assert path.stat().st_mode & 0o777 == 0o600

    second = context.new_page()
    open_workbook(second, lab, "career_journey.ipynb")
    second.get_by_role("region", name=MOMENTS, exact=True).scroll_into_view_if_needed()
    expect(second.locator(".ck-record-name:visible").first).to_have_text("Typed in JupyterLab")
    add_moment(second, "From the second notebook")
    second.get_by_label("What were you doing?").last.blur()
    expect(
        page.get_by_role("region", name=MOMENTS, exact=True).locator(".ck-record")
    ).to_have_count(2)
    assert names(page, MOMENTS) == ["Typed in JupyterLab", "From the second notebook"]
    kept = [activity["what"] for activity in json.loads(path.read_text())["activities"]]
    assert kept == ["Typed in JupyterLab", "From the second notebook"]


def test_in_jupyter_the_first_question_offers_no_way_that_is_not_there(page, lab):
    open_workbook(page, lab, "career_journey.ipynb")
    form = page.locator(".ck-record", has_text=content.text("home.first.card"))
    form.scroll_into_view_if_needed()
    form.get_by_label("What were you doing?").fill("baking for the street")

    doors = page.get_by_role("navigation", name=content.text("home.doors.label"))
    expect(doors.get_by_role("link")).to_have_text(["Go deeper", "Rate activities instead"])
    expect(doors.get_by_role("button")).to_have_count(0)


def test_the_links_open_the_next_notebook_beside_this_one(page, lab):
    open_workbook(page, lab, "02_interests.ipynb")
    here = page.locator(".jp-NotebookPanel:visible")
    current = here.locator("[aria-current=step]")
    expect(current).to_contain_text("2 Name your interests")
    expect(current.locator(".ck-way-name")).to_have_css("font-weight", "700")
    page.evaluate("window.stays = true")

    opener = here.get_by_role("button", name="Step 2 of 9: Name your interests")
    if opener.is_visible():
        opener.click()
    here.get_by_role("link", name="Set goals").click()
    expect(page.get_by_role("tab", name="04_goals.ipynb")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.locator(".jp-NotebookPanel:visible h1").first).to_contain_text("Set goals")

    page.locator(".jp-NotebookPanel:visible").get_by_role("link", name="Find people").last.click()
    expect(page.get_by_role("tab", name="05_mentors.ipynb")).to_have_attribute(
        "aria-selected", "true"
    )
    assert page.evaluate("window.stays"), "JupyterLab was loaded anew"


def test_the_journeys_notebook_opens_its_own_steps(page, lab):
    open_workbook(page, lab, "career_journey.ipynb")
    here = page.locator(".jp-NotebookPanel:visible")
    address = page.url
    opener = here.locator(".ck-way-open")
    if opener.is_visible():
        opener.click()
    here.get_by_role("navigation", name="The steps").get_by_role("link", name="Set goals").click()
    expect(here.locator(".ck-step.ck-open")).to_contain_text("Set goals")
    add(page, "Your goals", "Add a goal").get_by_label("What do you want to have done?").fill(
        "Bake"
    )
    expect(here.locator("[data-step=goals] .ck-way-state")).to_have_text("1 goal")
    assert page.url == address
    kept = json.loads((lab.folder / "careerkit.json").read_text())
    assert [goal["what"] for goal in kept["goals"]] == ["Bake"]

    if opener.is_visible():
        opener.click()
    here.get_by_role("navigation", name="The steps").get_by_role(
        "link", name="Page of mine"
    ).click()
    expect(page.get_by_role("tab", name="page_of_mine.ipynb")).to_have_attribute(
        "aria-selected", "true"
    )
    open_workbook(page, lab, "page_of_mine.ipynb")
    current = page.locator(".jp-NotebookPanel:visible .ck-way [aria-current=page]")
    expect(current).to_contain_text("Page of mine")


def test_it_is_below_the_panel_and_where_the_notebook_speaks_of_it(page, lab):
    open_workbook(page, lab, "04_goals.ipynb")
    page.locator(".ck-take-here").get_by_role("button", name=TAKE).click()
    expect(dialog(page)).to_contain_text("Nothing is written here yet")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add a goal").first.scroll_into_view_if_needed()
    page.get_by_role("button", name="Add a goal").first.click()
    page.get_by_label("What do you want to have done?").last.fill("A trial week")
    page.get_by_label("What do you want to have done?").last.blur()
    page.get_by_role("link", name="into your calendar").scroll_into_view_if_needed()

    page.get_by_role("link", name="into your calendar").click()

    expect(dialog(page).get_by_role("radio", name=FORMS["ics"])).to_be_checked()
    choose(page, "json")
    name, data = made(page)
    assert name.endswith(".json")
    assert [one["what"] for one in json.loads(data)["goals"]] == ["A trial week"]


def test_the_whole_notebook_is_printed_and_nothing_around_it(page, lab):
    shutil.copy(SAMPLE, lab.folder / "careerkit.json")
    open_workbook(page, lab, "01_passion.ipynb")
    expect(page.get_by_label("My passion statement")).to_be_attached()
    page.evaluate("window.print = () => { window.printedHere = true; }")

    page.keyboard.press("Control+p")
    words = printed_words(page)

    assert page.evaluate("window.printedHere")
    assert "Fixing bikes with teenagers at the repair café" in words
    assert "He is the cleverest mechanic I know." in words
    assert "I help people who gave up on learning" in words
    assert "open_workbook()" not in words
    assert "Kernel" not in words
    assert sheets(page) >= 2
    with on_paper(page):
        # JupyterLab lays its cells out anew, and takes its time.
        expect(page.locator(PRESSED).locator("visible=true")).to_have_count(0)


def test_jupyterlab_opens_and_runs_a_notebook(page, lab):
    write_notebook(
        ["print('a' + 'b' * 3)", "import ipywidgets; ipywidgets.Label('There')"],
        lab.folder / "one.ipynb",
    )

    open_notebook(page, lab, "one.ipynb")
    run_all(page)

    page.get_by_text("abbb", exact=True).wait_for()
    page.get_by_text("There", exact=True).wait_for()
    assert len(lab.served.kernel_pids()) == 1
