"""A person and a counsellor pass one file to and fro, three times, and both go on meanwhile."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from careerkit.model import Topic, Workbook
from careerkit.store import encode, read
from support.pages.accessibility import assert_accessible
from support.stress.chaos import kill_kernel

pytestmark = pytest.mark.long

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
MINE = Workbook(topics=(Topic(id="t", what="Bridges", why="They carry", updated=WRITTEN),))
HERS = Workbook(topics=(Topic(id="h", what="Chess", why="Her own secret", updated=WRITTEN),))
SAID = "What others said beside your answers"
SAVE = "Save the file with your comments"


def begin(page, app, path, workbook):
    """Open a page of the journey with a workbook in it."""
    file = path / "begin.json"
    file.write_text(encode(workbook), encoding="utf-8")
    page.goto(f"{app.url}01_passion")
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
    page.locator(".ck-vault-more > summary").click()
    page.get_by_label("Open a file").set_input_files(file)
    expect(page.locator(".ck-record-name", has_text=workbook.topics[0].what)).to_be_visible()
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")


def save(within, label, path, page=None):
    with (page or within).expect_download() as download:
        within.get_by_role("button", name=label).click()
    download.value.save_as(path)
    return path


def kept(page):
    return page.evaluate("JSON.stringify(Object.entries(localStorage).sort())")


def comment(guest, text):
    guest.get_by_role("button", name="Comment on Bridges").click()
    guest.get_by_label("Your comment on Bridges").fill(text)
    # Closed too early, it is still there.
    guest.get_by_role("button", name="Close", exact=True).click()
    guest.get_by_role("button", name="Comment on Bridges").click()
    expect(guest.get_by_label("Your comment on Bridges")).to_have_value(text)
    guest.get_by_role("button", name="Add the comment").click()
    expect(guest.locator(".ck-guest-comment blockquote", has_text=text)).to_be_visible()
    expect(guest.locator("textarea")).to_have_count(0)


def test_a_guest_is_told_what_can_not_be_read_and_when_the_connection_is_lost(page, app, tmp_path):
    given = tmp_path / "given.json"
    given.write_text(encode(MINE), encoding="utf-8")
    page.goto(f"{app.url}guest")
    status = page.get_by_role("status").filter(has_text="given.json")

    # A file that was moved after it was chosen; and the same one again, once it is back.
    page.evaluate(
        """() => {
          window.read = Blob.prototype.arrayBuffer;
          Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotFoundError"));
        }"""
    )
    page.get_by_label("Open their file").set_input_files(given)
    expect(status).to_have_text(
        "“given.json” can't be read. Perhaps it was moved. Choose it again."
    )
    page.evaluate("() => { Blob.prototype.arrayBuffer = window.read; }")
    page.get_by_label("Open their file").set_input_files(given)
    expect(page.get_by_text("You are reading “given.json”")).to_be_visible()
    expect(status).to_have_count(0)
    assert page.evaluate("document.querySelector('.ck-guest input[type=file]').files.length") == 0

    page.get_by_label("Your name").fill("Ms Weber")
    comment(page, "Have you asked Rosa?")
    assert page.problems == []
    kill_kernel(page, app)
    banner = page.get_by_role("region", name="Connection")
    expect(banner).to_contain_text("The connection to careerkit is lost.")
    expect(banner).to_contain_text("is still on this page, and nowhere else")
    assert_accessible(page, ".ck-banner")
    back = save(banner, SAVE, tmp_path / "back.json", page)
    assert [one.text for one in read(back).comments] == ["Have you asked Rosa?"]


def look_from_another_step(page, app):
    """From another step's page the list leads to the answer that a comment is about."""
    page.goto(f"{app.url}04_goals")
    said = page.get_by_role("region", name=SAID)
    said.locator(".ck-record-toggle").last.click()
    said.get_by_role("link", name="Show the answer").click()
    page.wait_for_url("**/01_passion")
    beside = page.get_by_role("group", name="Said beside this")
    expect(beside.locator(".ck-record-toggle").last).to_be_focused()
    expect(beside.locator("blockquote")).to_have_text("<i>Question</i> 3")


def test_three_rounds_between_two_people(page, app, new_context, tmp_path, shot):
    begin(page, app, tmp_path, MINE)
    counsellor = new_context()
    own = counsellor.new_page()
    begin(own, app, tmp_path, HERS)
    before = kept(own)
    guest = counsellor.new_page()
    guest.goto(f"{app.url}guest")
    said = page.get_by_role("region", name=SAID)
    page.get_by_role("button", name="Bridges").first.click()

    for number in (1, 2, 3):
        given = save(page, "Save to a file", tmp_path / f"given-{number}.json")
        guest.get_by_label("Open").set_input_files(given)
        expect(guest.get_by_text(f"You are reading “given-{number}.json”")).to_be_visible()
        assert "secret" not in guest.inner_text("body")
        expect(guest.get_by_role("button", name=SAVE)).to_have_count(0)  # of nothing yet
        guest.get_by_label("Your name").fill("Ms Weber")
        comment(guest, f"<i>Question</i> {number}")
        comment(guest, f"<i>Question</i> {number}")  # once more is once
        if number == 2:
            expect(guest.locator(".ck-guest-reply").first).to_contain_text("Answer 1")
            assert_accessible(guest)
            for scheme in ("light", "dark"):
                guest.emulate_media(color_scheme=scheme)
                for width in (1280, 360):
                    guest.set_viewport_size({"width": width, "height": 800})
                    shot(guest, f"guest-{width}-{scheme}")
                    is_wide = "document.documentElement.scrollWidth > window.innerWidth"
                    assert not guest.evaluate(is_wide)
        back = save(guest, SAVE, tmp_path / f"back-{number}.json")
        # Meanwhile the person goes on.
        page.locator(".ck-record:has(.ck-record-name:text-is('Bridges')) textarea").first.fill(
            f"They carry {number}"
        )
        expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
        page.get_by_label("Open a file").set_input_files(back)
        offer = page.locator(".ck-vault-offer")
        offer.get_by_role("button", name="Take in the comments").click()
        expect(said.locator(".ck-record-name")).to_have_count(number)
        said.locator(".ck-record-toggle").nth(number - 1).click()
        said.get_by_label("Your reply").nth(number - 1).fill(f"Answer {number}")
        expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
        # The same file once more brings nothing.
        page.get_by_label("Open a file").set_input_files(back)
        expect(offer.get_by_role("button", name="Cancel")).to_be_visible()
        expect(offer.get_by_role("button", name="Take in the comments")).to_have_count(0)
        offer.get_by_role("button", name="Cancel").click()

    last = read(save(page, "Save to a file", tmp_path / "last.json"))
    assert [one.text for one in last.comments] == [f"<i>Question</i> {n}" for n in (1, 2, 3)]
    assert [one.text for one in last.replies] == [f"Answer {n}" for n in (1, 2, 3)]
    assert [(t.what, t.why) for t in last.topics] == [("Bridges", "They carry 3")]
    assert kept(own) == before

    look_from_another_step(page, app)
    assert (page.problems, own.problems, guest.problems) == ([], [], [])


def test_a_guest_saves_wherever_they_are_in_a_long_file(page, app, tmp_path):
    given = tmp_path / "long.json"
    topics = [Topic(id=f"t{n}", what=f"Bridge {n}", updated=WRITTEN) for n in range(30)]
    given.write_text(encode(Workbook(topics=tuple(topics))), encoding="utf-8")
    page.goto(f"{app.url}guest")
    page.get_by_label("Open their file").set_input_files(given)
    save_button = page.get_by_role("button", name=SAVE)
    first = page.get_by_role("button", name="Comment on Bridge 0", exact=True)
    expect(first).to_be_visible()
    expect(save_button).to_have_count(0)  # nothing is to be saved yet

    page.get_by_label("Your name").fill("Ms Weber")
    first.click()
    page.get_by_label("Your comment on Bridge 0").fill("Which one?")
    page.get_by_role("button", name="Add the comment").click()
    expect(page.get_by_text("1 not yet saved")).to_be_visible()

    for place in ("0", "document.body.scrollHeight / 2"):
        page.evaluate(f"scrollTo(0, {place})")
        expect(save_button).to_be_in_viewport(ratio=1)
    with page.expect_download():
        save_button.evaluate("(button) => button.click()")  # Playwright would scroll to it
    expect(page.get_by_role("status").filter(has_text="Give it back")).to_be_in_viewport(ratio=1)

    # What has the keyboard is never behind it.
    first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            """() => document.activeElement.getBoundingClientRect().bottom
              <= document.querySelector(".ck-guest-foot").getBoundingClientRect().top"""
        )
