"""What the dialog of "Take it with me" offers."""

from datetime import date

import pytest

from careerkit import content
from careerkit.export import formats
from careerkit.export.formats import FORMATS
from careerkit.model import Activity, Goal, Milestone, Strength, Topic, Workbook
from careerkit.widgets.parts.take.offered import (
    formats_here,
    sections_by_step,
    sections_with_a_date,
)


def names(groups):
    return [section["name"] for group in groups for section in group["sections"]]


def test_each_format_has_its_words():
    words = content.texts("take.forms")

    assert set(FORMATS) <= set(words)
    assert all(set(one) == {"title", "short", "help"} for one in words.values())


def test_formats_stand_in_the_order_of_their_words():
    offered = [one["name"] for one in formats_here()]

    assert offered == [name for name in content.texts("take.forms") if name in FORMATS]


def test_a_format_whose_library_is_missing_is_not_offered(monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == "icalendar" else name)

    assert "ics" not in [one["name"] for one in formats_here()]
    assert "xlsx" in [one["name"] for one in formats_here()]


def test_sections_stand_below_their_steps_with_how_much_is_in_them():
    workbook = Workbook(
        activities=[Activity(what="Baking"), Activity(what="Rowing")],
        strengths=[Strength(what="Listening")],
        goals=[Goal(what="A trial week")],
    )

    groups = sections_by_step(workbook)

    assert [one["title"] for one in groups] == ["1 Find your passion", "4 Set goals"]
    assert [(one["name"], one["count"]) for one in groups[0]["sections"]] == [
        ("activities", 2),
        ("strengths", 1),
    ]


def test_a_card_that_was_opened_and_left_is_nothing():
    assert sections_by_step(Workbook(topics=[Topic()])) == []


def test_a_calendar_holds_what_has_a_date_and_the_weekly_reminder():
    workbook = Workbook(
        activities=[Activity(what="Baking")],
        goals=[Goal(what="Some day")],
        milestones=[Milestone(what="Ask", by=date(2027, 1, 9))],
    )

    assert names(sections_with_a_date(workbook)) == ["milestones", "check_ins"]


@pytest.mark.parametrize("workbook", [Workbook(), Workbook(topics=[Topic(what="Soil")])])
def test_the_weekly_reminder_can_always_be_had(workbook):
    assert names(sections_with_a_date(workbook)) == ["check_ins"]
