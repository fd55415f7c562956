"""A step that another package brought, in the app: filled in, kept, and there again."""

import pytest
from playwright.sync_api import expect

from support.pages.journey import add, names, open_step, part, visit, wait_until_kept
from support.serving import packages

pytestmark = pytest.mark.browser

BOOKS = "Books about your path"


@pytest.fixture
def app_with_books(serve_app, tmp_path):
    folder = packages.install(packages.BOOKS, tmp_path / "packages")
    return serve_app(env={"PYTHONPATH": str(folder)})


def test_a_step_of_a_package_stands_in_the_journey_and_keeps_what_is_written(
    page, app_with_books, assert_accessible, shot
):
    visit(page, app_with_books.url)
    open_step(page, "Read about it")
    card = add(page, BOOKS, "Add a book")
    card.get_by_label("Which book?").fill("A country doctor's diary")
    card.get_by_label("By when would you like to read it?").fill("2027-03-01")
    card.get_by_role("radio", name="Fully").check()
    wait_until_kept(page)

    expect(page.get_by_text("Worth your time so far: A country doctor's diary.")).to_be_visible()
    assert_accessible(page)
    part(page, BOOKS).scroll_into_view_if_needed()
    shot(page, "books")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shot(page, "books-phone")

    page.reload()
    wait_until_kept(page)
    open_step(page, "Read about it")
    expect(part(page, BOOKS).locator(".ck-record-name")).to_have_count(1)
    assert names(page, BOOKS) == ["A country doctor's diary"]
    assert page.problems == []
