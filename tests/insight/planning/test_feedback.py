"""What the timeline shows, in sentences."""

from datetime import date, timedelta

from careerkit.insight.planning.feedback import on_timeline
from careerkit.model import Goal, WeekHours, Workbook

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def day(number):
    return MONDAY + timedelta(days=number)


def test_full_weeks_are_told_within_the_scale_only():
    workbook = Workbook(
        week_hours=[WeekHours(free=2.5)],
        goals=[Goal(what="g", hours=4, begin=day(21), by=day(30))],
    )

    assert list(on_timeline(workbook, "week", THURSDAY)) == []
    [said] = on_timeline(workbook, "month", THURSDAY)
    assert said.startswith(
        "The weeks from 19 October to 1 November ask for up to 4 hours, and you have 2.5."
    )


def test_where_every_week_is_too_full_it_is_said_once_and_why():
    goals = [
        Goal(what="Rest", hours=4, begin=day(0)),
        Goal(what="Post", hours=1, by=day(30)),
        Goal(what="Apply by 31 January", hours=1),
    ]
    workbook = Workbook(week_hours=[WeekHours(free=2.5)], goals=goals)

    said, why, unwritten = on_timeline(workbook, "year", THURSDAY)

    assert said.startswith("Every week that you see here asks for more hours than you have")
    assert "up to 6, and you have 2.5" in said
    assert why.startswith("“Rest” has no end yet, so its hours count in each of these weeks.")
    assert unwritten.startswith("“Apply by 31 January” has its day in the sentence only.")


def test_without_dates_there_is_a_nudge():
    [said] = on_timeline(Workbook(), "month", THURSDAY)

    assert said.startswith("Nothing has a date yet.")
