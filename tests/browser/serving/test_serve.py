"""What a visitor sees of a served notebook, from the first line of prose to the closed tab."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import expect

from careerkit import content
from support.pages.chromium import wait_for_page
from support.serving import servers

pytestmark = pytest.mark.long

READY = "document.documentElement?.dataset.ready === 'true'"

PROSE = """# The journey

Some words before the first question. [To the step](01_step.ipynb)

> **For example:** an answer."""

STOCK = """import ipywidgets
ipywidgets.VBox([
    ipywidgets.Button(description="Press"),
    ipywidgets.Text(description="Name"),
    ipywidgets.Dropdown(description="Kind", options=["one", "two"]),
    ipywidgets.HTML("<p>A paragraph</p>"),
])"""

SLOW = "import time; time.sleep(1.5)"

OWN = """import anywidget
class Own(anywidget.AnyWidget):
    _esm = "export default {render({el}) {el.textContent = 'drawn by a widget'}}"
Own()"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    cells = [new_markdown_cell(PROSE), SLOW, STOCK, "raise ValueError('a private word')", OWN]
    servers.write_notebook(cells, place / "career_journey.ipynb", title="The journey · careerkit")
    step = [new_markdown_cell("# A step\n\n[Home](career_journey.ipynb)"), OWN]
    servers.write_notebook(step, place / "01_step.ipynb", title="A step · careerkit")
    return place


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_app("--folder", str(folder), places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


def visit(page, url: str):
    page.goto(url)
    wait_for_page(page)
    return page


def test_prose_can_be_read_and_breaks_no_rule_while_the_widgets_are_made_ready(
    page, app, assert_accessible
):
    page.goto(app.url, wait_until="commit")

    expect(page.get_by_role("heading", name="The journey")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text(content.text("serve.page.waiting")).first).to_be_visible()
    assert page.locator("[aria-busy]").count() > 0
    assert_accessible(page)
    assert not page.evaluate(READY)


class TestWhenAllIsThere:
    @pytest.fixture
    def page(self, standing, app):
        return standing if standing.url == app.url else visit(standing, app.url)

    def test_the_page_says_so_and_nothing_waits(self, page):
        assert page.title() == "The journey · careerkit"
        expect(page.get_by_role("progressbar")).to_be_hidden()
        expect(page.get_by_role("status")).to_have_text(content.text("serve.page.ready"))
        expect(page.locator("[aria-busy]")).to_have_count(0)
        expect(page.get_by_text(content.text("serve.page.waiting"))).to_have_count(0)
        expect(page.get_by_text("drawn by a widget")).to_be_visible()
        expect(page.get_by_role("button", name="Press")).to_be_visible()
        assert page.problems == []

    def test_a_failed_cell_shows_a_sentence_and_what_follows_works(self, page):
        expect(page.get_by_text(content.text("serve.page.error"))).to_be_visible()
        expect(page.get_by_text("drawn by a widget")).to_be_visible()
        assert "a private word" not in page.content()
        assert "ValueError" not in page.content()

    def test_a_keyboard_user_can_skip_to_the_content(self, page):
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name=content.text("serve.page.skip"))
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")

        expect(page.get_by_role("main")).to_be_focused()

    def test_axe_finds_nothing_and_nothing_hangs_over_the_edge_in_any_look(
        self, page, look, assert_accessible, shot
    ):
        for width, scheme in product((1280, 360), ("light", "dark")):
            look(scheme, width)
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            shot(page, f"serve-{width}-{scheme}")


HELD = """
  const send = WebSocket.prototype.send;
  window.held = [];
  WebSocket.prototype.send = function (...message) {
    const say = () => send.apply(this, message);
    if (window.held) window.held.push(say);
    else say();
  };
  window.letGo = () => {
    for (const say of window.held) say();
    window.held = null;
  };
"""
"""Keeps back what the page says to its kernel: so a slow one looks from there."""


@pytest.mark.stress
@pytest.mark.parametrize("seconds", [2, 6])
def test_widgets_of_a_slow_kernel_come_when_it_answers_and_nothing_stands_in(page, app, seconds):
    # An output asks for its widget for two seconds, and the page for all widgets for four.
    page.add_init_script(HELD)
    page.goto(app.url, wait_until="commit")
    page.wait_for_function("window.held.length > 0")
    page.wait_for_timeout(1000 * seconds)
    assert not page.evaluate(READY)
    expect(page.get_by_text(content.text("serve.page.waiting")).first).to_be_visible()
    assert "widget" not in page.get_by_role("main").inner_text()

    page.evaluate("window.letGo()")

    wait_for_page(page)
    expect(page.get_by_text("drawn by a widget")).to_be_visible()
    assert page.problems == []


def test_links_lead_from_page_to_page_and_home_from_a_wrong_address(page, app, assert_accessible):
    answer = page.goto(f"{app.url}nowhere")

    assert answer.status == 404
    expect(page.get_by_role("heading", name=content.text("serve.missing.heading"))).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name=content.text("serve.missing.home")).click()
    expect(page.get_by_role("heading", name="The journey")).to_be_visible()
    wait_for_page(page)

    page.get_by_role("link", name="To the step").click()
    expect(page).to_have_url(f"{app.url}01_step")

    page.get_by_role("link", name="Home").click()
    expect(page).to_have_url(app.url)
    expect(page.get_by_role("heading", name="The journey")).to_be_visible()


@pytest.mark.stress
def test_after_twenty_loads_one_kernel_is_left(page, app):
    visit(page, f"{app.url}01_step")
    for _ in range(12):
        page.reload()
        wait_for_page(page)
    for _ in range(6):  # an impatient visitor: gone before the page is there
        page.goto(app.url, wait_until="commit")
    visit(page, f"{app.url}01_step")

    # A page that was left when it was just complete says nothing: such a kernel is culled, after
    # the two minutes in which a page on a bad connection may still speak to it.
    assert len(app.wait_for_kernels(1, timeout=180)) == 1


def test_a_pages_kernel_goes_when_it_is_left_and_not_for_a_mail_link_or_another_tab(context, app):
    page = visit(context.new_page(), app.url)
    kernel = app.wait_for_kernels(1)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    # What the browser tells a page when a mailto: link or a download is followed.
    page.evaluate("window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.evaluate("fetch('/voila/templates/careerkit/static/icon.svg')")

    assert [url for url in asked if "icon.svg" not in url] == []
    assert app.kernel_pids() == kernel

    second = visit(context.new_page(), f"{app.url}01_step")
    app.wait_for_kernels(2)
    second.close()

    assert app.wait_for_kernels(1) == kernel
    page.get_by_label("Name").fill("still alive")

    page.goto("about:blank")
    app.wait_for_kernels(0)
    page.go_back()
    wait_for_page(page)

    app.wait_for_kernels(1)
    expect(page.get_by_text("drawn by a widget")).to_be_visible()


@pytest.mark.stress
def test_a_page_whose_goodbye_gets_lost_takes_its_kernel_along(page, app):
    page.add_init_script("Navigator.prototype.sendBeacon = () => true;")
    visit(page, app.url)
    page.goto("about:blank")

    app.wait_for_kernels(0, timeout=60)


@pytest.mark.new_profile  # its time runs by our leave
def test_the_page_says_so_when_it_never_gets_ready(page, app):
    page.route("**/careerkit/static/front_end-*.js", lambda route: route.abort())
    page.clock.install()
    page.goto(app.url)
    page.clock.run_for(60_000)

    expect(page.get_by_text(content.text("serve.page.late"))).to_be_visible()
    expect(page.get_by_role("button", name=content.text("serve.page.reload"))).to_be_visible()
