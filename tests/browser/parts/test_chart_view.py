"""A chart in a page: drawn without any other computer, and readable without seeing it."""

import pytest

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> </script> 👩‍👩‍👧 متعة"

CELLS = [
    f"""from careerkit.charts import energy_map, strengths_map, theme_coverage
from careerkit.model import Activity, Strength, Theme, Workbook
from careerkit.session import Session
from careerkit.widgets import ChartView
session = Session(Workbook(
    activities=[
        Activity(id="baking", what="Baking", absorbed=5, energy=2),
        Activity(id="hostile", what={HOSTILE!r}, absorbed=2, energy=1),
        Activity(id="formula", what="=1+1 is fun", absorbed=5, energy=-2),
        Activity(id="long", what="x" * 20_000, absorbed=4, energy=-2),
    ],
    themes=[Theme(name="Bread", sources=("baking",)), Theme(name="</b>")],
))
map_view = ChartView(draw=energy_map, session=session)
map_view""",
    "ChartView(theme_coverage(session.workbook))",
    "ChartView(draw=strengths_map, session=session)",
]

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

WITHOUT_APP = """from importlib.metadata import PackageNotFoundError
from careerkit.widgets.front_end import vega
def not_installed(name):
    raise PackageNotFoundError(name)
vega.version = not_installed"""

MARKS = ".mark-symbol path"


def chart(page, name):
    return page.locator(".ck-chart").filter(has_text=name)


@pytest.fixture(scope="module")
def address(show_in_voila):
    return show_in_voila(CELLS).url


def open_charts(page, address):
    page.goto(address)
    figure = chart(page, "What absorbs you")
    figure.locator("svg").wait_for()
    return figure


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


def test_a_chart_follows_a_dark_page_and_fits_a_phone(look, address, assert_accessible, shot):
    page = look("light", 360)
    figure = open_charts(page, address)
    light = figure.locator(MARKS).first.get_attribute("fill")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(page, ".ck-chart")
    shot(page, "charts-phone")

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
    shot(page, "charts-dark")
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


def test_without_vega_the_words_and_the_table_stay(page, show_in_voila):
    broken = "vega.bundle_text = lambda: 'this is no module'"
    served = show_in_voila([f"from careerkit.widgets.front_end import vega\n{broken}", *CELLS])

    page.goto(served.url)
    figure = chart(page, "What absorbs you")

    figure.get_by_text("The picture can't be drawn just now.").wait_for()
    figure.get_by_role("button", name="Show as a table").click()
    assert figure.get_by_role("row").count() == 5


def test_where_only_the_core_is_installed_the_page_says_so_at_once(
    page, show_in_voila, assert_accessible, shot
):
    served = show_in_voila([WITHOUT_APP, *CELLS])

    page.goto(served.url)
    figure = chart(page, "What absorbs you")

    # Well before the minute that a page waits for a kernel which is busy with making Vega.
    figure.get_by_text("The picture needs a part of careerkit that isn't installed here").wait_for()
    assert "Four moments are on the map." in figure.inner_text()
    figure.get_by_role("button", name="Show as a table").click()
    assert figure.get_by_role("row").count() == 5
    assert_accessible(page, ".ck-chart")
    shot(page, "charts-core")
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


def test_a_chart_appears_with_the_first_answer_and_tells_which_was_clicked(page, show_in_voila):
    served = show_in_voila([WRITING])
    page.goto(served.url)
    chart(page, "Your map is still blank").wait_for(state="attached")
    assert not page.locator(".ck-chart").is_visible()

    page.get_by_role("button", name="Write").click()
    page.locator(MARKS).first.click()

    page.locator(".widget-label", has_text="baking").wait_for()
