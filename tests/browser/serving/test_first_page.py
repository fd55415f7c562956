"""What a page asks the server for: how much, in which form, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Page, expect

from support.pages.chromium import wait_for_page
from support.serving import servers

SLOW = "import time; time.sleep(1.5)"

PARTS = """import ipywidgets
ipywidgets.VBox([ipywidgets.Text(description="Name"), ipywidgets.HTML("<p>A paragraph</p>")])"""

OWN = """import anywidget
class Own(anywidget.AnyWidget):
    _esm = "export default {render({el}) {el.textContent = 'drawn by a widget'}}"
Own()"""

TALL = """import ipywidgets
ipywidgets.Box(layout=ipywidgets.Layout(height="3000px"))"""

WAITING = """import time
from pathlib import Path
while not Path({path!r}).exists():
    time.sleep(0.02)"""

CHART = """from careerkit import ChartView
from careerkit.charts.drawing.light_altair import alt
values = alt.Data(values=[{"day": 1, "hours": 2}])
ChartView(alt.Chart(values, title="A chart").mark_bar().encode(x="day:O", y="hours:Q"))"""


@pytest.fixture(scope="module")
def end(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file for which a page's kernel waits: it is there, unless a test takes it away."""
    path = tmp_path_factory.mktemp("end") / "end"
    path.touch()
    return path


@pytest.fixture(scope="module")
def pages(show_cells, end: Path) -> dict[str, str]:
    """Where pages of a few cells are."""
    prose = new_markdown_cell("# The journey\n\nSome words.")
    cells = {
        "parts": [WAITING.format(path=str(end)), SLOW, PARTS, OWN],
        "chart": [TALL, CHART],
    }
    return {name: show_cells([prose, *given]).url for name, given in cells.items()}


def visit(page: Page, url: str) -> list[dict[str, Any]]:
    """Wait for the whole page, and say what it asked for."""
    page.goto(url)
    return asked(page)


def asked(page: Page) -> list[dict[str, Any]]:
    wait_for_page(page)
    entries = page.evaluate("performance.getEntriesByType('resource').map(e => e.toJSON())")
    # The kernel's own address is asked each time; the rest are files.
    return [entry for entry in entries if "/api/" not in entry["name"]]


def names(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["name"].rpartition("/")[2].partition("?")[0] for entry in entries]


@pytest.mark.new_profile  # counts what a first visit asks for
def test_a_first_visit_asks_for_a_handful_of_files_while_the_kernel_works_and_the_next_for_none(
    context, pages, end
):
    page = context.new_page()
    end.unlink()
    page.goto(pages["parts"], wait_until="commit")
    the_front_end_starts_before_the_kernel_is_done(page)
    end.touch()
    files = asked(page)

    expect(page.get_by_text("drawn by a widget")).to_be_visible()
    expect(page.get_by_text("A paragraph")).to_be_visible()
    they_are_a_handful_and_none_comes_piece_by_piece(files)
    all_of_them_are_compressed(files)
    each_was_asked_for_while_the_kernel_worked(page, files)
    assert page.problems == []

    page.reload()
    assert sent(page) == []
    tab = context.new_page()
    tab.goto(pages["parts"])
    assert sent(tab) == []


def the_front_end_starts_before_the_kernel_is_done(page: Page) -> None:
    expect(page.get_by_role("heading", name="The journey")).to_be_visible()
    page.wait_for_function("window._JUPYTERLAB?.['@voila-dashboards/widgets-manager8']")
    assert page.evaluate("document.readyState") == "loading"
    assert page.evaluate("window.jupyterapp === undefined")


def they_are_a_handful_and_none_comes_piece_by_piece(files: list[dict[str, Any]]) -> None:
    scripts = sorted(name for name in names(files) if name.endswith(".js"))
    kinds = [name.partition("-")[0].partition(".")[0] for name in scripts]
    remote = ["remoteEntry"] * 3
    wanted = ["first", "front_end", "kit", "page", *remote, "voila_start"]
    assert [kind for kind in kinds if kind != "no_math"] == wanted
    assert len(files) <= 12


def all_of_them_are_compressed(files: list[dict[str, Any]]) -> None:
    raw = [
        entry["name"]
        for entry in files
        if entry["decodedBodySize"] > 1000
        and entry["encodedBodySize"] > 0.6 * entry["decodedBodySize"]
    ]
    assert raw == []
    assert sum(entry["transferSize"] for entry in files) < 1_200_000


def each_was_asked_for_while_the_kernel_worked(page: Page, files: list[dict[str, Any]]) -> None:
    (navigation,) = page.evaluate("performance.getEntriesByType('navigation').map(e => e.toJSON())")
    late = [
        name
        for name, e in zip(names(files), files, strict=True)
        if e["startTime"] > navigation["responseEnd"] and name != "icon.svg"
    ]
    # The stand-in for MathJax is asked for when a first output is drawn, and not waited for.
    assert [name.partition("-")[0] for name in late] in ([], ["no_math"])


def sent(page: Page) -> list[str]:
    """The files that the server had to send."""
    return [entry["name"] for entry in asked(page) if entry["transferSize"] > 0]


def test_vega_is_loaded_when_a_chart_comes_into_view_and_kept(context, pages):
    page = context.new_page()
    before = visit(page, pages["chart"])
    assert not any(name.startswith("vega-") for name in names(before))

    page.get_by_role("figure").scroll_into_view_if_needed()
    expect(page.locator(".ck-chart-canvas svg")).to_be_visible()

    (vega,) = [e for e in asked(page) if "/vega-" in e["name"]]
    assert vega["encodedBodySize"] < vega["decodedBodySize"] / 2
    page.reload()
    page.get_by_role("figure").scroll_into_view_if_needed()
    expect(page.locator(".ck-chart-canvas svg")).to_be_visible()
    (kept,) = [e for e in asked(page) if "/vega-" in e["name"]]
    assert kept["transferSize"] == 0


def test_a_jupyter_server_with_our_template_needs_none_of_it(page, tmp_path):
    cells = [new_markdown_cell("# The journey"), PARTS, OWN]
    servers.write_notebook(cells, tmp_path / "career_journey.ipynb")
    served = servers.start_voila_extension(tmp_path)
    try:
        page.goto(f"{served.url}voila/render/career_journey.ipynb")
        files = asked(page)
        expect(page.get_by_text("drawn by a widget")).to_be_visible()
        expect(page.get_by_text("A paragraph")).to_be_visible()
    finally:
        served.stop()

    assert "voila.js" in names(files)
    assert page.problems == []


def test_a_piece_that_the_script_lacks_is_fetched_from_its_own_address(page, pages):

    def leave_one_out(route):
        answer = route.fetch()
        pieces = answer.text().split("(function(){")
        kept = [piece for piece in pieces if ".push([[9212" not in piece[:200]]
        assert len(kept) == len(pieces) - 1
        route.fulfill(response=answer, body="(function(){".join(kept))

    page.route("**/careerkit/static/front_end-*.js", leave_one_out)
    files = visit(page, pages["parts"])

    assert "9212.voila.js" in names(files)
    expect(page.get_by_text("drawn by a widget")).to_be_visible()
