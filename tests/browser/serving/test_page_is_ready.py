"""When a page says that it is ready, a person can write on it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from support.pages.chromium import wait_for_page

NOTE = """
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.dataset.ready) return;
    observer.disconnect();
    window.readyWith = [...document.querySelectorAll(".ck-record-list .ck-primary")].filter(
      (button) => button.checkVisibility()).length;
    document.querySelector(".ck-record-list .ck-primary")?.click();
    window.writing = document.activeElement.matches("input, textarea");
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""In the very moment in which the page is ready, begins a record, as a quick person would."""

COUNT = """
  new MutationObserver((changes) => {
    window.said = (window.said ?? 0) + changes.length;
  }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
"""
"""Counts how often the page says it."""

NOTHING = """import anywidget
class Nothing(anywidget.AnyWidget):
    _esm = "export default {render() {}}"
Nothing()"""

BOXES = """import ipywidgets
ipywidgets.VBox([ipywidgets.HBox([]), ipywidgets.Output(), ipywidgets.Text(description="Name")])"""


@pytest.mark.parametrize("step", ["", "01_passion"])
def test_a_page_says_once_that_it_is_ready_and_then_its_first_list_can_be_written_in(
    page, app, step
):
    page.add_init_script(NOTE)
    page.add_init_script(COUNT)

    page.goto(f"{app.url}{step}")
    wait_for_page(page)
    page.wait_for_timeout(3000)

    assert page.evaluate("[window.readyWith > 0, window.writing]") == [True, True]
    assert page.evaluate("window.said") == 1


@pytest.mark.new_profile  # the kit is in no cache
def test_a_page_whose_kit_is_still_on_its_way_is_not_ready(page, app):
    held: list[Route] = []
    page.add_init_script(NOTE)

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/careerkit/static/kit-*.js", hold)

    page.goto(f"{app.url}01_passion", wait_until="commit")
    expect(page.locator(".ck-output").first).to_be_attached()
    page.wait_for_timeout(3000)  # longer than a widget is waited for that draws nothing
    assert not page.evaluate("document.documentElement.dataset.ready")
    while held:
        held.pop().continue_()

    wait_for_page(page)
    assert page.evaluate("window.readyWith") == 5
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_a_page_with_a_widget_that_draws_nothing_becomes_ready_all_the_same(page, show_cells):
    page.goto(show_cells([NOTHING, BOXES]).url)
    wait_for_page(page)

    expect(page.get_by_label("Name")).to_be_visible()


def test_a_page_does_without_what_it_shows_first_where_that_never_comes(page, early):
    page.add_init_script("AbortSignal.timeout = () => AbortSignal.abort()")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/01_passion-\w+\.json"), hold)
    page.goto(f"{early.url}01_passion", wait_until="commit")

    wait_for_page(page)
    assert held
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()
