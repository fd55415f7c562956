"""Plain Voila, as others run it: what a page loads through its kernel, and how it hears of its end.

In the app a page comes back by itself, and takes what it loads from the server.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Error, expect

from support.pages.accessibility import assert_accessible
from support.pages.charts import CELLS, MARKS, chart, open_charts
from support.pages.journey import press_reload, said_by
from support.pages.topics import open_panel, read_workbook, topic, visit, wait_until, write_topic
from support.serving import servers
from support.serving.processes import Served

WITHOUT_APP = """from importlib.metadata import PackageNotFoundError
from careerkit.widgets.front_end import vega
def not_installed(name):
    raise PackageNotFoundError(name)
vega.version = not_installed"""


@pytest.fixture
def serve_notebook(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve cells with a plain Voila of its own: ``serve_notebook(["import x", ...])``."""
    running: list[Served] = []

    def serve(cells: Sequence[object]) -> Served:
        notebook = servers.write_notebook(cells, tmp_path / "test.ipynb")
        running.append(servers.start_voila(notebook, tmp_path))
        return running[-1]

    yield serve
    for served in running:
        served.stop()


@pytest.fixture(scope="module")
def show_in_voila(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[Sequence[object]], Served]]:
    """Make a page of a shared plain Voila of cells; each visit has a kernel, which is forked."""
    folder = tmp_path_factory.mktemp("voila")
    served = servers.start_voila(folder, tmp_path_factory.mktemp("places"))
    numbers = count()

    def show(cells: Sequence[object]) -> Served:
        name = f"cells_{next(numbers)}.ipynb"
        servers.write_notebook(cells, folder / name, kernel=servers.FORKED)
        return replace(served, url=f"{served.url}voila/render/{name}")

    yield show
    served.stop()


@pytest.fixture(scope="module")
def served(show_in_voila: Callable[..., Served]) -> Served:
    """A page with the vault and one list."""
    return show_in_voila(servers.TOPICS)


@pytest.fixture(scope="module")
def address(show_in_voila: Callable[..., Served]) -> str:
    """Where a page of charts is."""
    return show_in_voila(CELLS).url


@pytest.fixture
def said(page):
    """What the page has said to its kernel."""
    return said_by(page)


def test_plain_voila_serves_a_notebook_knows_its_kernels_and_leaves_no_process(
    serve_notebook, page
):
    served = serve_notebook(["import ipywidgets", "ipywidgets.Label('Hello from a cell')"])
    page.goto(served.url)
    page.get_by_text("Hello from a cell").wait_for()
    [kernel] = served.kernel_pids()

    served.stop()

    assert not psutil.pid_exists(served.process.pid)
    assert not psutil.pid_exists(kernel)


# ---- the vault


def test_a_dead_kernel_is_noticed_and_everything_is_back_after_a_reload(page, served):
    visit(page, served)
    write_topic(page, "Before it died")
    wait_until(page, "kept")
    served.kill_newest_kernel()

    write_topic(page, "While it was dead")

    banner = page.locator(".ck-banner").get_by_role("alert")
    expect(banner).to_contain_text("The connection to careerkit is lost")
    expect(banner).to_contain_text("Your answers are safe in this browser")
    with page.expect_download() as download:
        page.locator(".ck-banner").get_by_role("button", name="Save to a file").click()
    saved = read_workbook(download.value.path())
    assert [record.what for record in saved.topics] == ["Before it died", "While it was dead"]

    press_reload(page)

    expect(topic(page, "Before it died")).to_be_visible()
    expect(topic(page, "While it was dead")).to_be_visible()
    expect(banner).to_be_hidden()


def test_with_a_dead_kernel_everything_can_still_be_erased(page, served):
    visit(page, served)
    write_topic(page, "Nobody else's business")
    wait_until(page, "kept")
    served.kill_newest_kernel()
    open_panel(page)
    page.get_by_role("button", name="Erase everything").click()

    with page.expect_navigation():
        page.get_by_role("button", name="Yes, erase everything").click()

    wait_until(page, "kept")
    expect(page.locator(".ck-record")).to_have_count(0)


def test_messages_that_were_lost_are_noticed_when_the_connection_is_back(page, served):
    page.add_init_script(
        """const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (...message) {
          if (!window.inATunnel) send.apply(this, message);
        };"""
    )
    visit(page, served)
    page.evaluate("window.inATunnel = true")
    write_topic(page, "In the tunnel")
    banner = page.locator(".ck-banner")
    expect(banner).to_contain_text("is lost")

    page.evaluate("window.inATunnel = false")

    expect(banner).to_contain_text("the page missed something")
    press_reload(page)
    expect(topic(page, "In the tunnel")).to_be_visible()
    wait_until(page, "kept")


BLOCKED = """
for (const area of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, area, {
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  });
}
"""
"""What a page meets in a browser whose settings block all site data."""


def test_where_the_browser_keeps_nothing_it_says_so_and_a_file_can_be_saved(page, served):
    page.add_init_script(BLOCKED)
    page.goto(served.url)
    wait_until(page, "unavailable")
    with pytest.raises(Error, match="Access is denied"):
        page.evaluate("localStorage.length")

    expect(page.get_by_text("This browser does not let the page keep anything")).to_be_visible()
    expect(page.get_by_role("switch")).to_be_disabled()
    write_topic(page, "Only on this page")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()

    assert [topic.what for topic in read_workbook(download.value.path()).topics] == [
        "Only on this page"
    ]
    served.kill_newest_kernel()
    expect(page.locator(".ck-banner")).to_contain_text("Save your answers to a file now")


def test_a_kernel_that_was_only_busy_is_connected_again(page, served):
    visit(page, served)
    [*_, kernel] = served.kernel_pids()
    os.kill(kernel, signal.SIGSTOP)
    banner = page.locator(".ck-banner")
    expect(banner).to_contain_text("is lost")

    os.kill(kernel, signal.SIGCONT)

    expect(banner).to_contain_text("Connected again.")
    expect(banner).to_be_hidden()
    write_topic(page, "Works on")
    wait_until(page, "kept")


def test_a_server_that_is_away_is_not_reloaded_into_nothing(page, serve_notebook):
    server = serve_notebook(servers.TOPICS)
    visit(page, server)
    write_topic(page, "Kept anyway")
    server.stop()
    banner = page.locator(".ck-banner")
    expect(banner).to_contain_text("is lost")

    page.get_by_role("button", name="Reload the page").click()

    expect(banner).to_contain_text("can't be reached yet")
    expect(topic(page, "Kept anyway")).to_be_visible()


def test_a_page_at_rest_asks_whether_its_kernel_is_there(page, served, said):
    page.goto(served.url)
    expect(page.get_by_role("button", name="Add an entry")).to_be_visible()

    page.wait_for_timeout(8000)

    questions = [frame for frame in said if b'"type":"ping"' in frame.replace(b" ", b"")]
    assert len(questions) > 2


# ---- charts


def test_a_chart_follows_a_dark_page_and_fits_a_phone(page, address):
    page.set_viewport_size({"width": 360, "height": 800})
    figure = open_charts(page, address)
    light = figure.locator(MARKS).first.get_attribute("fill")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(page, ".ck-chart")

    # Voila's own template says that it is light; our tokens follow the page, not the system.
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.wait_for_function(
        "([marks, light]) => ![null, light].includes("
        "document.querySelector(marks)?.getAttribute('fill') ?? null)",
        arg=[MARKS, light],
    )

    assert_accessible(page, ".ck-chart")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("document.querySelector('.ck-chart svg').clientWidth > 500")
    assert page.problems == []


def test_vega_comes_once_a_page(page, address):
    page.add_init_script(
        """window.made = 0;
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          if (blob.size > 500_000) window.made += 1;
          return make(blob);
        };"""
    )
    open_charts(page, address)
    coverage = chart(page, "Where your themes come from")
    coverage.scroll_into_view_if_needed()
    coverage.locator("svg").wait_for()

    assert page.evaluate("window.made") == 1
    assert coverage.locator("svg text", has_text="</b>").count() == 1


def test_without_vega_the_words_and_the_table_stay(page, show_in_voila):
    broken = "vega.bundle_text = lambda: 'this is no module'"
    served = show_in_voila([f"from careerkit.widgets.front_end import vega\n{broken}", *CELLS])

    page.goto(served.url)
    figure = chart(page, "What absorbs you")

    figure.get_by_text("The picture can't be drawn just now.").wait_for()
    figure.get_by_role("button", name="Show as a table").click()
    assert figure.get_by_role("row").count() == 5


def test_where_only_the_core_is_installed_the_page_says_so_at_once(page, show_in_voila):
    served = show_in_voila([WITHOUT_APP, *CELLS])

    page.goto(served.url)
    figure = chart(page, "What absorbs you")

    # Well before the minute that a page waits for a kernel which is busy with making Vega.
    figure.get_by_text("The picture needs a part of careerkit that isn't installed here").wait_for()
    assert "Four moments are on the map." in figure.inner_text()
    figure.get_by_role("button", name="Show as a table").click()
    assert figure.get_by_role("row").count() == 5
    assert_accessible(page, ".ck-chart")
    assert page.problems == []


def test_the_page_takes_vega_from_the_server_where_it_has_it(page, show_in_voila):
    url = "/voila/static/careerkit-vega.js"
    served = show_in_voila([f"import os\nos.environ['CAREERKIT_VEGA_URL'] = {url!r}", *CELLS])
    page.route(
        f"**{url}",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="export default () => { throw new Error('from the server') };",
        ),
    )

    page.goto(served.url)

    chart(page, "What absorbs you").get_by_text("The picture can't be drawn just now.").wait_for()
