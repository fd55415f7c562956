"""Which front end shows a page: our own host, or Voila's where the kit has not what is shown."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Page, expect

from support.pages.chromium import wait_for_page

KIT = "from careerkit import Sentences\nSentences(['A sentence of the kit.'])"
OWN = """import anywidget, traitlets
class Own(anywidget.AnyWidget):
    _esm = '''export default {
      initialize({ model }) {
        model.on("msg:custom", (content, [data]) => model.set("heard", content + data.getUint8(0)));
      },
      render({ model, el }) {
        const button = document.createElement("button");
        const show = () => (button.textContent = `${model.get("count")} ${model.get("heard")}`);
        button.addEventListener("click", () => {
          model.set("count", model.get("count") + 1);
          model.save_changes();
        });
        model.on("change", show);
        show();
        el.append(button);
        return () => (document.title = "removed");
      },
    }'''
    _css = "button { color: rgb(1, 2, 3) }"
    count = traitlets.Int(0).tag(sync=True)
    heard = traitlets.Unicode("").tag(sync=True)

own = Own()
own.observe(lambda change: own.send("seven ", [b"\\x07"]), "count")
own"""
BOX = """from ipywidgets import HBox, Layout, VBox
box = VBox([HBox([own], layout=Layout(justify_content="flex-end"))])
def shrink(change):
    if change["new"] == 3:
        box.children = ()
own.observe(shrink, "count")
box.add_class("mine")
box"""
SLIDER = "import ipywidgets\nipywidgets.IntSlider(description='Hours')"
HIDDEN = "controls = __import__('ipy' + 'widgets')\ncontrols.IntSlider(description='Hours')"
HTML = "from IPython.display import HTML\nHTML('<b>Rendered</b>')"
SORRY = "print('Printed.')\nraise ValueError('a private word')"

ASKED = "import os\nprint('Asked for', os.environ.get('QUERY_STRING'))"

OURS = {"first", "host", "page"}
UNKNOWN = OURS | {"voila_start"}
"""Before its cells have run for the first time, a page may need Voila\'s front end after all."""


@pytest.fixture(scope="module")
def mixed(show_cells):
    notebooks = {
        "kit": [KIT, SORRY],
        "own": [OWN, BOX],
        "slider": [KIT, SLIDER],
        "hidden": [KIT, HIDDEN],
        "html": [KIT, HTML],
        "asked": [KIT, ASKED],
    }
    here = new_markdown_cell("# Here")
    return {name: show_cells([here, *cells]).url for name, cells in notebooks.items()}


def scripts(page: Page) -> set[str]:
    urls = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    names = [url.rpartition("/")[2].partition("?")[0] for url in urls]
    return {name.partition("-")[0].partition(".")[0] for name in names if name.endswith(".js")}


def visit(page: Page, url: str) -> set[str]:
    page.goto(url)
    wait_for_page(page)
    return scripts(page)


def test_a_query_is_for_the_kernel_of_its_own_page_and_needs_no_other_front_end(page, mixed):
    assert visit(page, f"{mixed['asked']}?topic=a%20garden&from=mail") == UNKNOWN
    expect(page.get_by_text("Asked for topic=a%20garden&from=mail")).to_be_visible()

    visit(page, mixed["asked"])
    expect(page.get_by_text("Asked for None")).to_be_visible()


def test_a_page_of_the_kits_widgets_is_shown_by_our_own_host(page, mixed):
    assert visit(page, mixed["kit"]) == UNKNOWN
    assert visit(page, mixed["kit"]) == OURS

    expect(page.get_by_text("A sentence of the kit.")).to_be_visible()
    expect(page.get_by_text("Printed.")).to_be_visible()
    assert "a private word" not in page.content()
    assert page.problems == []


def test_another_anywidget_works_in_boxes_too(page, mixed):
    assert "front_end" in visit(page, mixed["own"])  # by what its cells say
    assert visit(page, mixed["own"]) == OURS  # by what they gave
    alone, boxed = page.get_by_role("button").all()

    boxed.click()
    expect(alone).to_have_text("1 seven 7")
    alone.click()
    expect(boxed).to_have_text("2 seven 7")
    assert alone.evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
    assert page.locator(".mine > *").evaluate("one => one.style.justifyContent") == "flex-end"
    alone.click()

    expect(page.locator(".mine button")).to_have_count(0)
    expect(alone).to_have_text("3 seven 7")
    expect(page).to_have_title("removed")


@pytest.mark.new_profile  # the kit is in no cache
def test_a_kit_that_the_server_does_not_give_comes_from_the_kernel(page, mixed):
    for name in ("first", "kit"):
        page.route(f"**/careerkit/static/{name}-*.js", lambda route: route.abort())

    visit(page, mixed["kit"])

    expect(page.get_by_text("A sentence of the kit.")).to_be_visible()


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.parametrize(
    ("name", "shown"), [("slider", "Hours"), ("hidden", "Hours"), ("html", "Rendered")]
)
def test_what_the_kit_has_not_is_shown_by_voilas_front_end(page, mixed, name, shown, time):
    assert {"front_end", "kit"} <= visit(page, mixed[name]), time

    expect(page.get_by_text("A sentence of the kit.")).to_be_visible()
    expect(page.get_by_text(shown)).to_be_visible()
    assert page.problems == []


@pytest.mark.new_profile
def test_the_apps_first_page_needs_little_script(page, app):
    page.goto(app.url)
    wait_for_page(page)

    sizes = page.evaluate(
        """performance.getEntriesByType("resource").filter(({ name }) => /[.]js([?]|$)/.test(name))
        .map(({ encodedBodySize }) => encodedBodySize)"""
    )
    assert 0 < sum(sizes) < 120_000
