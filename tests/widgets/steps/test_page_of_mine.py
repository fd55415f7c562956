"""The page of mine follows the answers, and keeps its ticks with them."""

from datetime import date

import pytest

from careerkit.model import Milestone, PageParts, PassionStatement, Supporter, Workbook
from careerkit.session import Session
from careerkit.widgets import PageOfMine

TODAY = date(2026, 11, 29)


@pytest.fixture
def session():
    session = Session(Workbook(supporters=[Supporter(name="Rosa", role="Cook")]))
    session.day = TODAY
    return session


@pytest.fixture
def page(session):
    page = PageOfMine(session)
    yield page
    page.close()


def sheet(page):
    return page.children[-1]


def entries(page, name):
    [part] = [part for part in sheet(page)._parts if part["name"] == name]
    return [entry["text"]["text"] for entry in part["entries"]]


def test_it_follows_the_answers(session, page):
    assert entries(page, "statement") == []

    statement = PassionStatement(statement="I mend what others throw away.")
    session.apply(lambda workbook: workbook.put("statements", statement))

    assert entries(page, "statement") == ["I mend what others throw away."]


def test_a_tick_is_kept_with_the_workbook_and_undone_like_any_change(session, page):
    sheet(page)._pending = {
        "seq": 1,
        "put": {
            "single": {
                "record": {"id": "single", "people": "hidden"},
                "changed": ["people"],
                "after": None,
            }
        },
        "remove": [],
        "order": [],
    }

    assert page.value == (session.workbook.page_parts[0],)
    assert session.workbook.page_parts[0].people == "hidden"
    assert sheet(page)._acknowledged == 1
    session.undo()
    assert session.workbook.page_parts == ()


def test_a_tick_takes_nothing_from_the_answers(session, page):
    page.value = (PageParts(id="single", people="hidden"),)

    assert entries(page, "people") == ["Rosa"]
    assert session.workbook.supporters[0].name == "Rosa"


def test_its_ticks_are_named_as_its_parts_are(page):
    names = [field["name"] for field in sheet(page)._fields]

    # Of what others have seen each story has a tick of its own, where it stands.
    parts = [part["name"] for part in sheet(page)._parts if part["name"] != "seen"]
    assert names == [*parts, "names"]


def test_another_day_makes_another_step_the_next_one(session, page):
    steps = [
        Milestone(what="Lead a lesson", by=date(2026, 12, 4)),
        Milestone(what="Lead a class", by=date(2027, 1, 9)),
    ]
    session.apply(lambda workbook: workbook.replace("milestones", steps))
    assert entries(page, "step") == ["Lead a lesson"]

    session.day = date(2026, 12, 5)

    assert entries(page, "step") == ["Lead a class"]
