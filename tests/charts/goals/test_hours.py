"""Weeks, the hours that goals need in them, and the line of those that there are."""

from datetime import date

import pytest
from hypothesis import given, settings

from careerkit.charts.goals.hours import goal_hours
from careerkit.model import Goal, WeekHours, Workbook
from support.models.strategies import workbooks

TODAY = date(2026, 10, 8)
CLASS = Goal(what="Helped in four lessons", hours=5)
BIKES = Goal(what="Three bikes with pupils", hours=4, by=date(2026, 10, 18))
FULL = Workbook(goals=[CLASS, BIKES], week_hours=[WeekHours(free=8)])


def rows_of(figure):
    """The rows that each layer draws."""
    spec = figure.spec()
    return [
        spec["datasets"][layer["data"]["name"]]
        if "name" in layer["data"]
        else layer["data"]["values"]
        for layer in spec["layer"]
    ]


@pytest.mark.parametrize("workbook", [Workbook(), Workbook(goals=[Goal(what="Rest")])])
def test_without_hours_there_is_a_sentence_and_no_chart(workbook):
    drawn = goal_hours(workbook, TODAY)

    assert drawn.chart is None
    assert "how many hours a week" in drawn.description


def test_each_week_has_a_row_with_its_hours_and_its_goals():
    drawn = goal_hours(FULL, TODAY)

    assert drawn.columns == ("Week from", "Hours needed", "Hours free", "Goals")
    assert drawn.rows[0] == (
        "5 October",
        9,
        8,
        "“Helped in four lessons” and “Three bikes with pupils”",
    )
    assert drawn.rows[2] == ("19 October", 5, 8, "“Helped in four lessons”")
    assert len(drawn.rows) == 12


def test_the_description_names_the_weeks_that_are_too_full():
    assert goal_hours(FULL, TODAY).description == (
        "Your goals need between 5 and 9 hours a week in the next twelve weeks."
        " Too little room in the weeks from 5 October to 12 October: your goals ask for up to"
        " 9 hours a week there, and you have 8."
    )


def test_only_what_goes_beyond_the_line_is_drawn_fuller():
    bars, over, numbers, line = rows_of(goal_hours(FULL, TODAY))

    assert [row["within"] for row in bars][:3] == [8, 8, 5]
    assert [row["week"] for row in over] == ["5 Oct", "12 Oct"]
    assert [row["hours"] for row in numbers][:3] == ["9", "9", "5"]
    assert line == [{"needed": 8}]


def test_a_number_above_a_bar_is_short_and_the_table_is_exact():
    goals = [Goal(hours=10.25), Goal(hours=9.25, begin=date(2027, 6, 1))]
    drawn = goal_hours(Workbook(goals=goals), TODAY)

    assert rows_of(drawn)[2][0]["hours"] == "10"
    assert drawn.rows[0][1] == 10.25
    nine = goal_hours(Workbook(goals=[Goal(hours=9.25)]), TODAY)
    assert rows_of(nine)[2][0]["hours"] == "9.2"


def test_without_free_hours_there_is_no_line_and_nothing_is_too_much():
    drawn = goal_hours(Workbook(goals=[CLASS]), TODAY)

    _, over, _ = rows_of(drawn)
    assert over == []
    assert drawn.description == (
        "Your goals need 5 hours in each of the next twelve weeks."
        " How many you have is not written down yet."
    )


@settings(max_examples=40)
@given(workbooks())
def test_every_workbook_can_be_drawn(workbook):
    drawn = goal_hours(workbook, TODAY)

    assert drawn.description
    assert drawn.spec() is None or drawn.spec()["layer"]
