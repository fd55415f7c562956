"""The first question is asked of who is new, and answered at once."""

from datetime import date

import pytest

from careerkit.insight.check_in.returning import FIRST_MOMENT
from careerkit.model import Activity, CheckInRecord, Topic, Workbook
from careerkit.session import Session
from careerkit.widgets.steps.greeting.first_question import FirstQuestion

TODAY = date(2026, 11, 25)


def first(**sections):
    session = Session(Workbook().holding(sections))
    session.day = TODAY
    return FirstQuestion(session)


def write(step, text):
    form = step.children[1]
    put = {FIRST_MOMENT: {"record": {"id": FIRST_MOMENT, "what": text}, "changed": ["what"]}}
    put[FIRST_MOMENT]["after"] = None
    seq = form._acknowledged + 1
    form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def is_asked(step):
    return step.layout.display != "none"


@pytest.mark.parametrize(
    ("sections", "asked"),
    [
        ({}, True),
        ({"check_ins": [CheckInRecord(id="start", clarity=2)]}, True),
        ({"topics": [Topic(what="Soil")]}, False),
        ({"activities": [Activity(what="Baking")]}, False),
    ],
)
def test_only_who_has_written_nothing_else_is_asked(sections, asked):
    assert is_asked(first(**sections)) is asked


def test_one_moment_is_answered_with_a_true_sentence_and_three_occupations():
    step = first()
    assert [door.get("step") or door["to"] for door in step._doors.doors] == ["file", "sample"]

    write(step, "baking for the street")

    assert [name for name, _ in step._found.about][:1] == ["Baker"]
    assert len(step._found.about) == 3
    assert "to do with what you wrote" in step._found.sentences[0]
    ways = ["passion", "interests", "file", "sample"]
    assert [door.get("step") or door["to"] for door in step._doors.doors] == ways


def test_the_moment_is_one_of_the_first_step():
    step = first()
    write(step, "baking for the street")

    [moment] = step.session.workbook.activities
    assert (moment.id, moment.what) == (FIRST_MOMENT, "baking for the street")


@pytest.mark.parametrize("text", ["idk", "i want to die", "tiktok", "kochen mit freunden"])
def test_what_carries_nothing_is_answered_without_occupations(text):
    step = first()
    write(step, text)

    assert step._found.about == []
    assert len(step._found.sentences) == 1
    assert text not in step._found.sentences[0]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("i want to die", []),
        ("Listening to a friend whose mother died", []),
        ("idk", ["interests"]),
        ("tiktok", ["interests"]),
        ("hanging out", ["passion", "interests"]),
    ],
)
def test_nobody_is_led_deeper_into_what_hurts_or_is_no_answer(text, ways):
    step = first()
    write(step, text)

    assert [door["step"] for door in step._doors.doors if "step" in door] == ways


def test_an_answer_that_is_taken_back_takes_its_answer_along():
    step = first()
    write(step, "baking")
    write(step, "")

    assert (step._found.sentences, step._found.about) == ([], [])
    assert is_asked(step)


def test_who_was_asked_is_asked_for_all_of_the_visit():
    step = first()
    write(step, "baking")
    step.session.apply(lambda workbook: workbook.put("topics", Topic(what="Soil")))

    assert is_asked(step)
