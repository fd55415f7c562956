"""A file that we write is always one that we open: what a person typed, saved by a click."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from careerkit.store import read
from careerkit.widgets import RecordList
from careerkit.widgets.pending import apply_pending
from support.journey import add, wait_until_kept
from support.kinds import EveryKind
from support.vault_parts import open_parts

PEOPLE = "Your people"


def save(page):
    """Save to a file as a person would; returns where it is."""
    more = page.locator(".ck-vault-more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    with page.expect_download() as download:
        page.locator(".ck-vault").get_by_role("button", name="Save to a file").click()
    return Path(download.value.path())


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
    editor = RecordList(EveryKind, single=single)
    open_parts(page, "record_editing", widget=editor)
    blank = page.evaluate("new RecordEditing(model).blank()")

    applied = apply_pending(EveryKind, (), {"put": {blank["id"]: {"record": blank, "changed": []}}})

    assert applied.rejected == {}
    assert {field["name"] for field in editor._fields} <= blank.keys()
    assert applied.records[0] == EveryKind(id=blank["id"], updated=applied.records[0].updated)
