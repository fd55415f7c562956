"""A room full of people: the next one waits, and is let in."""

import pytest
from playwright.sync_api import expect

from support.pages.journey import visit

pytestmark = pytest.mark.long

HEADING = "All seats are taken just now"


@pytest.fixture
def small(serve_app):
    return serve_app("--max-visitors", "1")


def test_who_finds_no_room_waits_and_is_let_in(new_context, small, assert_accessible, shot):
    first = new_context().new_page()
    visit(first, small.url)
    second = new_context().new_page()

    answer = second.goto(small.url)

    assert answer.status == 503
    assert answer.headers["retry-after"] == "15"
    expect(second.get_by_role("heading", name=HEADING)).to_be_visible()
    assert_accessible(second)
    shot(second, "full")

    first.close()

    expect(second.get_by_role("button", name="Add a moment")).to_be_visible(timeout=60_000)


def test_a_reload_finds_ones_own_place_again(page, small):
    visit(page, small.url)

    page.reload()

    expect(page.get_by_role("button", name="Add a moment")).to_be_visible(timeout=60_000)
