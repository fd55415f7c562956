"""The panels list what waits, and let the person let it go."""

import pytest

from careerkit.model import Activity, UnfitAnswer, Workbook
from careerkit.session import Session
from careerkit.widgets import FilePanel, Vault

WAITING = (
    UnfitAnswer(section="activities", record="a", field="absorbed", value="very <b>much</b>"),
    UnfitAnswer(section="activities", record="gone", field="what", value="[1]"),
    UnfitAnswer(section="activities", record="a", field="colour", value="x" * 5000),
    UnfitAnswer(section="topics", value="{ cut off"),
    UnfitAnswer(field="hobbies", value="chess"),
)


@pytest.fixture(params=[Vault, FilePanel])
def panel(request):
    return request.param()


@pytest.fixture
def session():
    return Session(Workbook(activities=(Activity(id="a", what="baking"),), unfit_answers=WAITING))


def test_each_answer_is_listed_with_its_place_and_why_it_waits(panel, session):
    panel.show_waiting(session)
    rows = panel.waiting
    assert [row["id"] for row in rows] == [answer.id for answer in WAITING]
    assert [row["place"] for row in rows] == [
        "What makes you lose track of time · baking",
        "What makes you lose track of time",
        "What makes you lose track of time · baking",
        "Topics that matter to you",
        "",
    ]
    assert "should be a number. It is kept here" in rows[0]["sentence"]
    assert "should be a text" in rows[1]["sentence"]
    assert "does not know “colour”" in rows[2]["sentence"]
    assert "not in a form" in rows[3]["sentence"]
    assert "does not know “hobbies”" in rows[4]["sentence"]
    assert rows[0]["value"] == "very <b>much</b>"
    assert len(rows[2]["value"]) == 2001


def test_what_is_let_go_is_gone_and_undo_brings_it_back(panel, session):
    panel.show_waiting(session)
    panel.set_state({"let_go": {"id": WAITING[1].id}})
    assert WAITING[1] not in session.workbook.unfit_answers
    assert len(panel.waiting) == 4
    session.undo()
    assert len(panel.waiting) == 5


def test_what_is_not_there_any_more_can_not_be_let_go(panel, session):
    panel.show_waiting(session)
    panel.set_state({"let_go": {"id": "nobody"}})
    assert session.workbook.unfit_answers == WAITING


def test_the_list_follows_what_is_mended_elsewhere(panel, session):
    panel.show_waiting(session)
    session.apply(lambda workbook: workbook.replace("unfit_answers", ()))
    assert panel.waiting == []
