"""A room full of people: the next one waits, and is let in."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
from support.pages.journey import add_moment, names, visit, wait_until_kept
from support.serving import servers
from support.serving.visitors import wait_until_declared

pytestmark = [pytest.mark.long, pytest.mark.stress]

HEADING = "All seats are taken just now"


@pytest.fixture(scope="module")
def one_seat(tmp_path_factory):
    served = servers.start_app("--max-visitors", "1", places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


@pytest.fixture
def small(one_seat):
    """An app with one seat, which is free."""
    one_seat.wait_for_kernels(0)
    return one_seat


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


def test_who_waits_can_begin_to_write(new_context, serve_app, tmp_path, assert_accessible, shot):
    shutil.copy(Path(servers.WORKBOOKS, "01_passion.ipynb"), tmp_path)
    small = serve_app("--max-visitors", "1", "--folder", str(tmp_path), ready=1)
    first, second = (new_context().new_page() for _ in range(2))
    url = f"{small.url}01_passion"
    wait_until_declared(small, "/01_passion")
    visit(first, url)

    second.goto(url)

    told = second.get_by_role("alert").filter(has_text="All seats are taken")
    expect(told).to_be_visible()
    second.evaluate("window.isTheSame = true")
    add_moment(second, "Baking for the street")
    assert_accessible(second)
    shot(second, "full-and-writing")

    first.close()

    wait_for_page(second)
    assert second.evaluate("isTheSame")  # the kernel came into the page that was there
    expect(told).to_be_hidden()
    wait_until_kept(second)
    assert names(second, "Moments that absorbed you") == ["Baking for the street"]
    assert [problem for problem in second.problems if "status of 503" not in problem] == []
