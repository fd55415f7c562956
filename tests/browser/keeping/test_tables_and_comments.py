"""A table that a mentor edited, and a file with comments, come into the app with a preview."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from careerkit.model import Comment, Topic, Workbook
from careerkit.store import encode
from importing.word.conftest import exported, with_comments
from support.pages.accessibility import assert_accessible
from support.pages.held import Held

MINE = Workbook(
    topics=(
        Topic(id="t", what="Bridges", why="They carry", updated=datetime(2026, 11, 1, tzinfo=UTC)),
    )
)
SAID = Comment(
    text="<b>Which</b> bridges?\nCome by on Monday.",
    who="Ms Weber",
    section="topics",
    record="t",
    on=date(2026, 11, 28),
)


@pytest.fixture
def held(page):
    """The page's connection, which carries all until it is told otherwise."""
    return Held(page, is_held=False)


@pytest.fixture
def opened(page, topics, tmp_path):
    """The app with a workbook, and a way to open another file in it."""

    def choose(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        page.get_by_label("Open a file").set_input_files(path)

    page.goto(topics.url)
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
    page.locator(".ck-vault-more > summary").click()
    choose("mine.json", encode(MINE))
    expect(page.locator(".ck-record-name", has_text="Bridges")).to_be_visible()
    return choose


def offer(page):
    return page.locator(".ck-vault-offer")


def look(page, shot, name):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            shot(page, f"{name}-{width}-{scheme}")
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_edited_table_is_shown_and_then_taken_over(page, opened, shot):
    opened("topics.csv", "id,what,why,mood\nt,Bridges,They join people,x\nn,Rivers,,\n")

    expect(offer(page)).to_contain_text("1 new entry, 1 changed answer. Nothing is changed yet.")
    region = page.get_by_role("region", name="What would change")
    expect(region).to_contain_text("They join people")
    expect(region).to_contain_text("no question for the column “mood”")
    expect(page.locator(".ck-record-name", has_text="Rivers")).to_have_count(0)
    look(page, shot, "table")

    offer(page).get_by_role("button", name="Take it over", exact=True).click()
    expect(page.locator(".ck-record-name", has_text="Rivers")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".ck-record-name")).to_have_text(["Bridges"])
    assert page.problems == []


def test_comments_come_alone_and_their_words_are_text(page, context, topics, opened, shot):
    theirs = MINE.put("topics", MINE.topics[0].changed(what="Tunnels")).put("comments", SAID)
    opened("back.json", encode(theirs))

    region = page.get_by_role("region", name="What would change")
    expect(region).to_contain_text("<b>Which</b> bridges?")
    expect(region).to_contain_text("Ms Weber")
    look(page, shot, "comments")

    offer(page).get_by_role("button", name="Take in the comments").click()
    expect(page.get_by_text("no other word of it")).to_be_visible()
    expect(page.locator(".ck-record-name", has_text="Bridges").last).to_have_text("Bridges")
    said = page.get_by_role("region", name="What others said beside your answers")
    card = said.get_by_role("button", name="Ms Weber, 28 November")
    card.click()
    expect(said.locator("blockquote")).to_have_text(SAID.text)
    said.get_by_label("Your reply").fill("Mondays are good.")
    said.get_by_text("Kept", exact=True).click()
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
    said.scroll_into_view_if_needed()
    look(page, shot, "said")
    assert page.problems == []

    # As it is kept, on another page.
    other = context.new_page()
    other.goto(topics.url)
    again = other.get_by_role("region", name="What others said beside your answers")
    again.get_by_role("button", name="Ms Weber, 28 November").click()
    expect(again.get_by_label("Your reply")).to_have_value("Mondays are good.")
    expect(again.locator("blockquote")).to_have_text(SAID.text)
    assert other.problems == []


def test_what_was_said_stands_beside_its_answer_and_can_be_removed_for_good(page, opened, shot):
    words = ("Bridges", "Say more"), ("Topics that", "All outdoors")
    by_word = with_comments(exported(MINE), *words)
    opened("back.docx", by_word)
    expect(offer(page)).to_contain_text("“back.docx” brings 2 comments, from Ms Weber.")
    offer(page).get_by_role("button", name="Take in the comments").click()

    card = page.locator(".ck-record:not(.ck-fixed):has(.ck-record-name:text-is('Bridges'))")
    beside = card.get_by_role("group", name="Said beside this")
    toggle = beside.locator(".ck-record-toggle")
    toggle.click()
    expect(beside.locator("blockquote")).to_have_text("Say more")
    beside.get_by_label("Your reply").fill("They join people.")
    said = page.get_by_role("region", name="What others said beside your answers")
    said.locator(".ck-record-toggle", has_text="Bridges").click()
    expect(said.get_by_label("Your reply")).to_have_value("They join people.")
    look(page, shot, "beside")
    assert_accessible(page)

    # From the list to the answer, and from there away for good; and back, since that was a slip.
    toggle.click()
    said.get_by_role("link", name="Show the answer").click()
    expect(toggle).to_be_focused()
    beside.get_by_role("button", name="Remove for good").click()
    expect(toggle).to_have_count(0)
    expect(said.locator(".ck-record-toggle")).to_have_count(1)
    beside.get_by_role("button", name="Undo").click()
    expect(toggle).to_be_focused()
    expect(said.locator(".ck-record-toggle")).to_have_count(2)
    toggle.click()
    expect(beside.get_by_label("Your reply")).to_have_value("They join people.")
    beside.get_by_role("button", name="Remove for good").click()
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
    opened("back.docx", by_word)
    expect(offer(page)).to_contain_text("they are here, or you removed them")
    offer(page).get_by_role("button", name="Close").click()

    # What is about a whole part stands at its title.
    at_title = page.locator(".ck-record-list > [data-said='topics/']")
    at_title.locator(".ck-record-toggle").click()
    expect(at_title.locator("blockquote")).to_have_text("All outdoors")
    assert page.problems == []


def test_who_takes_a_removal_back_at_once_has_the_keyboard_on_it_when_the_kernel_has_heard_of_both(
    page, held, opened
):
    opened("back.docx", with_comments(exported(MINE), ("Bridges", "Say more")))
    offer(page).get_by_role("button", name="Take in the comments").click()
    beside = page.get_by_role("group", name="Said beside this")
    toggle = beside.locator(".ck-record-toggle")
    toggle.click()
    beside.get_by_label("Your reply").fill("They join people.")
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")

    held.is_held = True
    beside.get_by_role("button", name="Remove for good").click()
    beside.get_by_role("button", name="Undo").click()
    expect(toggle).to_be_focused()
    page.evaluate(
        """() => {
          window.hasGone = false;
          new MutationObserver(() => {
            window.hasGone ||= !document.querySelector(".ck-said:not([hidden]) .ck-record-toggle");
          }).observe(document.body, { subtree: true, childList: true });
        }"""
    )
    held.let_go()

    page.wait_for_function("window.hasGone")
    expect(toggle).to_be_focused()
    assert page.problems == []
