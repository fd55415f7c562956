"""What holds on every page of the journey: by night, and for who wants nothing to move."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from careerkit.journey import HOME
from support.pages.chromium import wait_for_page
from support.serving.servers import WORKBOOKS

pytestmark = pytest.mark.long

PAGES = sorted(path.stem for path in WORKBOOKS.glob("*.ipynb"))

MOVING = """() => [...document.querySelectorAll("*")].filter((element) =>
  ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(element, part || null);
    return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
      || style.animationName !== "none" || style.scrollBehavior === "smooth";
  })).map((element) => element.className || element.localName)"""


@pytest.mark.parametrize("name", PAGES)
def test_by_night_axe_finds_nothing_and_nothing_moves_for_who_wants_that(
    look, demo, assert_accessible, shot, name
):
    page = look("dark")
    page.goto(demo.url if name == HOME else f"{demo.url}{name}")
    wait_for_page(page)
    if name != "guest":  # where no workbook of one's own is open
        expect(page.locator("a.ck-begun")).not_to_have_count(0)
    assert page.evaluate(MOVING) != []

    page.emulate_media(color_scheme="dark", reduced_motion="reduce")

    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0
    assert_accessible(page)
    shot(page, f"night-{name}")
    assert page.problems == []
