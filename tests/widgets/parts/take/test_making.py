"""A file of what a person chose."""

import json
from datetime import date
from functools import partial

import pytest

from careerkit.export import formats
from careerkit.export.problems import ExportError
from careerkit.model import Activity, Milestone, Supporter, Topic, Workbook
from careerkit.widgets.parts.take.making import Order, make

TODAY = date(2026, 11, 25)
WORKBOOK = Workbook(
    activities=[Activity(what="Baking for the street")],
    topics=[Topic(what="Soil")],
    supporters=[Supporter(name="Amina Okafor", note="is often ill")],
    milestones=[Milestone(what="Ask at the college", by=date(2026, 12, 24))],
)
order = partial(Order, workbook=WORKBOOK, today=TODAY, zone=None)


def ignore(_):
    pass


def text_of(made):
    return made.data.decode()


def test_everything_is_in_it_but_other_people():
    made = make(order(form="md"), ignore)

    assert made.name == "careerkit-2026-11-25.md"
    assert "Baking for the street" in text_of(made)
    assert "Okafor" not in text_of(made)
    assert "often ill" not in text_of(made)
    assert len(made.left_out) == 2


def test_other_people_are_in_it_where_that_was_ticked():
    made = make(order(form="md", names=True, notes=True), ignore)

    assert "Amina Okafor" in text_of(made)
    assert "is often ill" in text_of(made)
    assert made.left_out == ()


def test_what_is_left_out_is_not_in_it_and_that_is_said():
    made = make(order(form="json", left_out=frozenset({"topics"}), names=True, notes=True), ignore)

    assert json.loads(made.data)["topics"] == []
    assert json.loads(made.data)["activities"]
    assert len(made.left_out) == 1


@pytest.mark.parametrize(("left_out", "reminds"), [((), True), (("check_ins",), False)])
def test_a_calendar_reminds_of_check_ins_also_before_the_first_one(left_out, reminds):
    made = make(order(form="ics", left_out=frozenset(left_out)), ignore)

    assert ("RRULE" in text_of(made)) is reminds
    assert "Ask at the college" in text_of(made)


def test_an_empty_workbook_gives_a_calendar_with_the_reminder():
    made = make(order(workbook=Workbook(), form="ics"), ignore)

    assert text_of(made).count("BEGIN:VEVENT") == 1


def test_each_stage_is_told_before_it_begins():
    stages = []

    make(order(form="md"), stages.append)

    assert [one.stage for one in stages] == list(range(11))
    assert {one.count for one in stages} == {11}
    assert stages[3].told == "Step 3 of 9: Explore paths"


def test_an_unknown_format_is_a_sentence():
    with pytest.raises(ExportError, match="careerkit writes no “doc”"):
        make(order(form="doc"), ignore)


def test_a_missing_library_is_a_sentence_before_anything_is_done(monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    stages = []

    with pytest.raises(ExportError, match="pip install"):
        make(order(form="xlsx"), stages.append)
    assert stages == []
