"""What a page shows first: what there is to write in, or without that when it takes too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page

if TYPE_CHECKING:
    from playwright.sync_api import Route

STEP = "01_passion"

PAINTED = """
  const wait = window.setTimeout;
  window.setTimeout = (run, delay, ...given) => (delay === 200 ? 0 : wait(run, delay, ...given));
  requestAnimationFrame(() => {
    window.first = document.querySelector(".ck-record-list .ck-primary") !== null;
  });
"""
"""Notes whether a list was there when a page was first painted, however busy the machine is."""


def test_a_page_is_painted_for_the_first_time_with_what_a_person_writes_in(page, early):
    page.add_init_script(PAINTED)

    page.goto(f"{early.url}{STEP}", wait_until="commit")

    page.wait_for_function("'first' in window")
    assert page.evaluate("first") is True


@pytest.mark.parametrize("path", [STEP, "page_of_mine"])
def test_a_page_whose_files_are_late_is_painted_without_them(page, early, path):
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(re.compile(r"/first-\w+\.js"), hold)
    page.goto(f"{early.url}{path}", wait_until="commit")

    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    assert late


def test_a_page_does_without_what_it_shows_first_where_that_never_comes(page, early):
    page.add_init_script("AbortSignal.timeout = () => AbortSignal.abort()")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/01_passion-\w+\.json"), hold)
    page.goto(f"{early.url}{STEP}", wait_until="commit")

    wait_for_page(page)
    assert held
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()
