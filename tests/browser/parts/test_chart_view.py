"""A chart in a page: drawn without any other computer, and readable without seeing it."""

import pytest

from support.pages.charts import CELLS, HOSTILE, MARKS, chart, open_charts

WRITING = """import ipywidgets
from careerkit.charts import energy_map
from careerkit.model import Activity
from careerkit.session import Session
from careerkit.widgets import ChartView
session = Session()
baking = Activity(id="baking", what="Baking", absorbed=5, energy=2)
button = ipywidgets.Button(description="Write")
button.on_click(lambda _: session.apply(lambda w: w.put("activities", baking)))
chosen = ipywidgets.Label()
view = ChartView(draw=energy_map, session=session)
ipywidgets.link((view, "selected"), (chosen, "value"))
ipywidgets.VBox([button, chosen, view])"""


@pytest.fixture(scope="module")
def address(show_cells):
    return show_cells(CELLS).url


def test_charts_are_drawn_with_words_and_a_table(page, address, assert_accessible, shot):
    figure = open_charts(page, address)

    assert figure.locator(MARKS).count() == 4
    assert figure.get_by_role("img", name="What absorbs you").is_visible()
    assert "Four moments are on the map." in figure.inner_text()
    assert figure.locator("svg text", has_text="<img src=x").count() == 1
    assert page.locator("img").count() == 0
    empty = chart(page, "What comes easily")
    assert "appears here" in empty.inner_text()
    assert empty.locator("svg").count() == 0
    assert not empty.get_by_role("button").first.is_visible()

    figure.get_by_role("button", name="Show as a table").click()

    assert figure.get_by_role("row").count() == 5
    assert figure.get_by_role("rowheader").nth(1).inner_text() == HOSTILE
    assert_accessible(page, ".ck-chart")
    shot(page, "charts-light")
    assert page.problems == []


def test_a_tooltip_is_text(page, address):
    figure = open_charts(page, address)

    told = []
    for mark in figure.locator(MARKS).all():
        mark.hover(force=True)
        told.append(figure.locator(".ck-chart-tip").inner_text())

    assert any(HOSTILE in text for text in told)
    assert page.locator("img").count() == 0


def test_the_table_is_saved_so_that_no_spreadsheet_runs_it(page, address):
    figure = open_charts(page, address)
    figure.get_by_role("button", name="Show as a table").press("Enter")

    with page.expect_download() as download:
        figure.get_by_role("button", name="Save the table").click()
    text = download.value.path().read_text(encoding="utf-8-sig")

    lines = text.splitlines()
    assert lines[0] == '"Moment","Absorbed","Afterwards","Part of the map"'
    assert lines[2].startswith(f'"{HOSTILE}",')
    assert lines[3].startswith('"\'=1+1 is fun",')
    assert "x" * 20_000 in lines[4]


def test_a_chart_appears_with_the_first_answer_and_tells_which_was_clicked(page, show_cells):
    served = show_cells([WRITING])
    page.goto(served.url)
    chart(page, "Your map is still blank").wait_for(state="attached")
    assert not page.locator(".ck-chart").is_visible()

    page.get_by_role("button", name="Write").click()
    page.locator(MARKS).first.click()

    page.locator(".widget-label", has_text="baking").wait_for()
