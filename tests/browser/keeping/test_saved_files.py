"""A file that we write is always one that we open: what a person typed, saved by a click."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from careerkit.model import Supporter, Workbook
from careerkit.store import encode, read
from careerkit.widgets import RecordList
from careerkit.widgets.keeping.pending import apply_pending
from support.models.kinds import EveryKind
from support.pages.journey import add, part, save_answers, wait_until_kept
from support.pages.storage import stored
from support.pages.vault_parts import open_parts, put
from support.stress.chaos import kill_kernel

CELLS = [
    "from careerkit import open_workbook",
    "from careerkit.model import Milestone, Supporter, Topic, UnpaidWorkRecord",
    "from careerkit.widgets import RecordList",
    "workbook = open_workbook()\nworkbook",
    "RecordList(Topic, session=workbook, title='Topics')",
    "RecordList(UnpaidWorkRecord, session=workbook, title='Work')",
    "RecordList(Milestone, session=workbook, title='Steps')",
    "RecordList(Supporter, session=workbook, title='People')",
]
NOVEL = "It was a dark and stormy night. " * 3200
PEOPLE = "Your people"


def save(page):
    """Save to a file as a person would; returns where it is."""
    return Path(save_answers(page).path())


def check(path):
    """What the command says of a file."""
    command = [sys.executable, "-m", "careerkit", "check", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_person_without_a_tick_is_kept_and_saved(page, app):
    page.goto(f"{app.url}05_mentors")
    card = add(page, PEOPLE, "Add a person")
    page.keyboard.type("Rosa from the market")
    page.keyboard.press("Tab")

    wait_until_kept(page)
    expect(card.locator(".ck-problem-text:visible")).to_have_count(0)
    path = save(page)

    assert check(path).returncode == 0, check(path).stderr
    [person] = read(path).supporters
    assert (person.name, person.gives) == ("Rosa from the market", ())


@pytest.mark.parametrize("single", [True, False])
def test_a_new_record_has_an_empty_answer_of_each_kind_that_python_takes(page, single):
    editor = RecordList(EveryKind, layout="single" if single else "first")
    open_parts(page, widget=editor)
    blank = page.evaluate("new RecordEditing(model).blank()")

    applied = apply_pending(EveryKind, (), {"put": {blank["id"]: {"record": blank, "changed": []}}})

    assert applied.unfit == {blank["id"]: {}}
    assert {field["name"] for field in editor._fields} <= blank.keys()
    assert applied.records[0] == EveryKind(id=blank["id"], updated=applied.records[0].updated)


@pytest.fixture(scope="module")
def served(show_cells):
    return show_cells(CELLS)


def visit(page, served):
    page.goto(served.url)
    expect(part(page, "People")).to_be_visible(timeout=60_000)
    wait_until_kept(page)
    return page


def write_what_does_not_fit(page):
    """A number that is none, a year of five digits, and a text beyond every measure."""
    work = add(page, "Work", "Add an entry")
    page.keyboard.type("Stewards at the fair")
    work.get_by_label("Hours a month").fill("a lot, in June")
    step = add(page, "Steps", "Add an entry")
    page.keyboard.type("Ask the allotment club")
    step.get_by_label("By when").evaluate(
        """field => {
          field.value = "12026-06-01";
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    topic = add(page, "Topics", "Add an entry")
    page.keyboard.type("Stories")
    topic.get_by_label("Why does it matter to you?").fill(NOVEL)
    topic.get_by_label("Why does it matter to you?").blur()


def open_file(page, path):
    page.locator(".ck-vault-more > summary").click()
    page.locator(".ck-vault-file input").set_input_files(path)


def questioned(page, sentence):
    """What is said below a question of an answer that does not fit it."""
    return page.locator(".ck-problem-text", has_text=sentence)


def expect_all_to_wait(page):
    """Each of the words stands in its field, with a sentence beside it."""
    expect(page.locator(".ck-record-toggle")).to_have_count(3)
    closed = page.locator(".ck-record-toggle[aria-expanded=false]")
    closed.evaluate_all("toggles => toggles.forEach((toggle) => toggle.click())")
    expect(page.get_by_label("Hours a month")).to_have_value("a lot, in June")
    expect(questioned(page, "should be a number. It is kept here")).to_be_visible()
    expect(page.get_by_label("By when")).to_have_value("12026-06-01")
    expect(questioned(page, "should be a date such as 2026-03-31. It is kept")).to_be_visible()
    expect(page.get_by_label("Why does it matter to you?")).to_have_value(NOVEL)
    expect(questioned(page, "is longer than 100,000 characters. It is kept")).to_be_visible()


@pytest.mark.stress
@pytest.mark.parametrize("kernel", ["alive", "dead"])
def test_what_does_not_fit_is_kept_saved_opened_and_can_be_mended(
    page, new_context, served, kernel, shot, assert_accessible
):
    visit(page, served)
    if kernel == "dead":
        kill_kernel(page, served)
        expect(page.locator(".ck-banner")).to_contain_text("connection to careerkit is lost")
    write_what_does_not_fit(page)
    if kernel == "alive":
        expect_all_to_wait(page)
        wait_until_kept(page)
    path = save(page)

    told = check(path)
    assert told.returncode == 0, told.stderr
    assert "Answers that do not fit their place yet: 3 entries" in told.stdout
    assert {answer.value for answer in read(path).unfit_answers} == {
        "a lot, in June",
        "12026-06-01",
        NOVEL,
    }

    other = visit(new_context().new_page(), served)
    open_file(other, path)
    notice = other.locator(".ck-vault > .ck-notice[role=status]")
    expect(notice).to_contain_text("Three answers did not fit their places and wait for you")
    expect_all_to_wait(other)
    shot(other, f"unfit-answers-{kernel}")
    other.set_viewport_size({"width": 360, "height": 740})
    assert other.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shot(other, f"unfit-answers-phone-{kernel}")
    assert_accessible(other, ".ck-vault")
    assert_accessible(other, ".ck-record-list")

    mend(other)
    again = save(other)
    assert "do not fit" not in check(again).stdout
    [work], [step], [topic] = (
        read(again).section(n) for n in ("unpaid_work", "milestones", "topics")
    )
    assert (work.hours, str(step.by), topic.why) == (12, "2026-06-01", "")
    assert other.problems == []


def mend(page):
    """Put two answers right at their questions, and let the third one go."""
    page.get_by_label("Hours a month").fill("12")
    page.get_by_label("By when").fill("2026-06-01")
    page.get_by_label("By when").blur()
    expect(questioned(page, "should be a")).to_have_count(0)
    waiting = page.get_by_role("region", name="Written down, but not used yet")
    expect(waiting.get_by_role("listitem")).to_have_count(1)
    waiting.get_by_role("button", name="Remove this").click()
    expect(waiting).to_be_hidden()
    expect(page.get_by_label("Why does it matter to you?")).to_have_value("")
    wait_until_kept(page)


def test_words_that_no_control_can_show_stand_beside_it_and_can_be_let_go(page, served, tmp_path):
    person = Supporter(id="p", name="Rosa", closeness=2)
    text = encode(Workbook(supporters=(person,))).replace(
        '"closeness": 2', '"closeness": "like\\nkin"'
    )
    path = tmp_path / "by-hand.json"
    path.write_text(text)
    visit(page, served)
    open_file(page, path)
    expect(page.get_by_text("One answer did not fit its place and waits for you")).to_be_visible()
    page.get_by_role("button", name="Rosa", exact=True).click()
    people = part(page, "People")
    expect(people.get_by_text("You wrote: like kin")).to_be_visible()

    people.get_by_role("button", name=re.compile("^Remove what does not fit")).click()

    expect(people.get_by_text("You wrote")).to_have_count(0)
    expect(people.locator(".ck-problem-text:visible")).to_have_count(0)
    wait_until_kept(page)
    assert read(save(page)).unfit_answers == ()


def test_what_did_not_fit_comes_back_with_its_record(page, served):
    visit(page, served)
    work = add(page, "Work", "Add an entry")
    page.keyboard.type("Stewards at the fair")
    work.get_by_label("Hours a month").fill("a lot")
    work.get_by_label("Hours a month").blur()
    expect(questioned(page, "should be a number. It is kept here")).to_be_visible()

    page.get_by_role("button", name="Remove: Stewards at the fair").click()
    part(page, "Work").get_by_role("button", name="Undo").click()
    page.locator(".ck-record-toggle").click()

    expect(page.get_by_label("Hours a month")).to_have_value("a lot")
    expect(questioned(page, "should be a number. It is kept here")).to_be_visible()
    wait_until_kept(page)


def test_a_pending_set_of_an_earlier_visit_that_was_refused_is_taken(page, served):
    visit(page, served)
    record = {"id": "s", "name": "Rosa", "gives": "", "closeness": "kin"}
    entry = {"record": record, "changed": list(record), "after": None}
    put(page, "pending/browser/supporters/old", json.dumps({"seq": 1, "put": {"s": entry}}))
    put(page, "pending/browser/topics/old", "{ damaged")

    page.reload()

    expect(page.get_by_role("button", name="Rosa", exact=True)).to_be_visible()
    wait_until_kept(page)
    assert "careerkit/1/pending/browser/supporters/old" not in stored(page)
    assert {answer.value for answer in read(save(page)).unfit_answers} == {"kin", "{ damaged"}
