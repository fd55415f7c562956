"""The same notebook in JupyterLab."""

import json

import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.journey import MOMENTS, add_moment, names
from support.pages.lab import open_notebook, run_all
from support.serving.kernels import eventually

pytestmark = pytest.mark.long


def written(path):
    return [moment["what"] for moment in json.loads(path.read_text())["activities"]]


def test_the_notebook_saves_its_file_and_a_second_notebook_sees_it(context, lab, tmp_path):
    served = lab()
    page = context.new_page()
    open_notebook(page, served, "01_passion.ipynb")
    run_all(page)
    expect(page.get_by_text("kept in the file careerkit.json").first).to_be_visible()
    page.get_by_role("region", name=MOMENTS, exact=True).scroll_into_view_if_needed()
    add_moment(page, "Typed in JupyterLab", "4, very", "Charged up")
    page.get_by_label("What were you doing?").blur()
    figure = page.locator("figure").filter(has_text="What absorbs you").first
    # The picture's room comes with the answer, and moves it out of sight; it is drawn when seen.
    figure.get_by_role("img").scroll_into_view_if_needed()
    expect(figure.locator("svg").first).to_be_visible()
    path = tmp_path / "workbooks" / "careerkit.json"
    expect(page.get_by_role("button", name="Undo", exact=True).first).to_be_enabled()
    assert eventually(lambda: written(path) == ["Typed in JupyterLab"])
    assert path.stat().st_mode & 0o777 == 0o600

    second = context.new_page()
    open_notebook(second, served, "career_journey.ipynb")
    run_all(second)
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


def test_in_jupyter_the_first_question_offers_no_way_that_is_not_there(context, lab):
    page = context.new_page()
    open_notebook(page, lab(), "career_journey.ipynb")
    run_all(page)
    form = page.locator(".ck-record", has_text=content.text("home.first.card"))
    form.scroll_into_view_if_needed()
    form.get_by_label("What were you doing?").fill("baking for the street")

    doors = page.get_by_role("navigation", name=content.text("home.doors.label"))
    expect(doors.get_by_role("link")).to_have_text(["Go deeper", "Rate activities instead"])
    expect(doors.get_by_role("button")).to_have_count(0)
