"""A file that differs from what is on the page, and a removal that knew less than it should."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from careerkit.model import Topic, Workbook
from careerkit.store import encode


def visit(page, served):
    page.goto(served.url)
    wait_until_kept(page)
    return page


def wait_until_kept(page):
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")


def topic(page, text):
    return page.locator(".ck-record-name", has_text=text)


@pytest.fixture
def file(tmp_path):
    """Saves a workbook as a file."""

    def save(name, *topics):
        path = tmp_path / name
        path.write_text(encode(Workbook(topics=topics)), encoding="utf-8")
        return path

    return save


def test_a_removal_that_knew_less_is_undone_with_a_word_about_it(context, topics):
    one = visit(context.new_page(), topics)
    one.get_by_role("button", name="Add an entry").click()
    one.locator(".ck-record.ck-open input[type=text]").first.fill("Bridges")
    wait_until_kept(one)
    two = context.new_page()
    two.add_init_script(
        "addEventListener('storage', (event) => window.isDeaf && event.stopImmediatePropagation())"
    )
    visit(two, topics)
    expect(topic(two, "Bridges")).to_be_visible()

    # The second tab hears of nothing for a while, and its person goes on.
    two.evaluate("window.isDeaf = true")
    one.locator(".ck-record textarea").first.fill("They carry.")
    wait_until_kept(one)
    two.get_by_role("button", name="Remove").first.click()
    wait_until_kept(two)

    notice = one.locator(".ck-vault .ck-notice", has_text="“Bridges” was removed in one place")
    expect(notice).to_be_visible()
    expect(topic(one, "Bridges")).to_be_visible()
    assert one.problems == []


@pytest.mark.parametrize(
    ("choice", "there", "gone"),
    [
        ("keep mine", ["Bridges of stone", "Rivers"], ["Bridges of steel"]),
        ("take the file's", ["Bridges of steel", "Rivers"], ["Bridges of stone"]),
        ("keep both", ["Bridges of stone", "Bridges of steel", "Rivers"], []),
    ],
)
def test_the_person_sees_how_many_differ_and_says_what_stays(
    page, topics, file, shot, choice, there, gone
):
    mine = Topic(what="Bridges of stone")
    # From a computer whose clock is a year ahead.
    theirs = mine.changed(at=mine.updated + timedelta(days=365), what="Bridges of steel")
    visit(page, topics)
    page.locator(".ck-vault-more > summary").click()
    page.get_by_label("Open a file").set_input_files(file("mine.json", mine))
    expect(topic(page, "Bridges of stone")).to_be_visible()

    page.get_by_label("Open a file").set_input_files(
        file("other.json", theirs, Topic(what="Rivers"))
    )

    offer = page.get_by_role("group", name="One entry is not the same in both")
    expect(offer.get_by_role("button").first).to_be_focused()
    expect(offer.get_by_role("button")).to_have_count(5)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        shot(page, f"offer-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    offer.get_by_role("button", name=re.compile(choice)).click()
    for text in there:
        expect(topic(page, text)).to_be_visible()
    for text in gone:
        expect(topic(page, text)).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".ck-record-name")).to_have_text(["Bridges of stone"])
    assert page.problems == []
