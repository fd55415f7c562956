"""A page at rest lets its kernel sleep, and still hears of its end."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from support.pages.journey import add_moment, said_by, visit, wait_until_at_rest
from support.stress.chaos import kill_kernel

pytestmark = pytest.mark.new_profile  # its own sockets are counted

LOST = "The connection to careerkit is lost"


@pytest.fixture
def said(page):
    """What the page has said to its kernel."""
    return said_by(page)


@pytest.mark.stress
def test_a_page_at_rest_says_nothing_and_is_told_of_its_kernels_end(page, app, said):
    visit(page, app.url)
    add_moment(page, "Before the end")
    wait_until_at_rest(page)
    page.wait_for_timeout(3000)  # what was typed just now may be asked about
    said.clear()

    page.wait_for_timeout(8000)
    assert said == []
    kill_kernel(page, app)
    expect(page.locator(".ck-banner")).to_contain_text(LOST)

    assert said == []  # nobody had to ask
