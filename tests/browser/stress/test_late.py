"""On a slow line, with a kernel that comes late and is killed: nothing is lost or doubled.

Once here; twenty times of twenty it is to hold, which a loop in the shell shows.
"""

import pytest
from playwright.sync_api import expect

from support.pages.chromium import slow_link, wait_for_page
from support.pages.held import Held
from support.pages.journey import MOMENTS, add_moment, names, part, wait_until_kept

pytestmark = [pytest.mark.long, pytest.mark.stress]

LATE = 10_000  # ms that a kernel is held back
PATIENCE = 120_000


def open_slowly(page, address):
    page.set_default_timeout(PATIENCE)
    slow_link(page)
    page.goto(address, wait_until="commit")
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible(timeout=PATIENCE)


def come_through(page):
    wait_for_page(page)
    wait_until_kept(page)


@pytest.mark.parametrize("path", ["", "01_passion"])
def test_a_late_kernel_on_a_slow_line_costs_no_letter(page, early, path):
    held = Held(page)
    open_slowly(page, f"{early.url}{path}")
    for name in ("Baking", "Chess", "Gone"):
        add_moment(page, name)
    part(page, MOMENTS).get_by_role("button", name="Remove").last.click()
    part(page, MOMENTS).get_by_role("button", name="Move up").nth(1).click()
    page.wait_for_timeout(LATE)
    part(page, MOMENTS).get_by_role("button", name="Add a moment").click()
    page.keyboard.type("Last w", delay=30)
    page.evaluate("window.field = document.activeElement")

    held.let_go()
    page.keyboard.type("ords, here", delay=40)
    come_through(page)
    assert page.evaluate("field === document.activeElement && field.isConnected")
    assert page.evaluate("field.selectionStart === field.value.length")
    assert names(page, MOMENTS) == ["Chess", "Baking", "Last words, here"]

    early.kill_kernels()
    page.keyboard.type("!")
    page.wait_for_timeout(300)  # as long as the browser may take to keep a letter
    page.reload()
    come_through(page)
    written = ["Chess", "Baking", "Last words, here!"]
    assert names(page, MOMENTS) == written

    other = page.context.new_page()
    open_slowly(other, f"{early.url}01_passion")
    come_through(other)
    assert names(other, MOMENTS) == written
    add_moment(other, "In a second tab")
    wait_until_kept(other)

    page.bring_to_front()
    page.reload()
    come_through(page)
    assert names(page, MOMENTS) == [*written, "In a second tab"]
    assert page.problems == []
