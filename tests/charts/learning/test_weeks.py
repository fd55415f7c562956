"""The hours of the next weeks."""

from datetime import date

from careerkit.charts.learning.weeks import learning_weeks
from careerkit.model import Goal, LearningItem, WeekHours, Workbook

THURSDAY = date(2026, 10, 1)


def workbook_of(*items):
    return Workbook(week_hours=[WeekHours(free=3)], learning_items=items)


def test_without_hours_or_learning_there_is_no_chart():
    item = LearningItem(what="Watch", hours=4)

    assert learning_weeks(Workbook(learning_items=[item]), THURSDAY).chart is None
    assert learning_weeks(workbook_of(), THURSDAY).chart is None


def test_who_wrote_everything_down_is_not_asked_for_it_where_no_week_has_room():
    goal = Goal(what="One day for mum", hours=8)
    book = Workbook(
        week_hours=[WeekHours(free=3)],
        goals=[goal],
        learning_items=[LearningItem(what="Evening course", hours=40)],
    )

    assert learning_weeks(book, THURSDAY).description.startswith(
        "None of the coming weeks has room"
    )


def test_the_table_says_what_goes_into_which_week():
    drawn = learning_weeks(
        workbook_of(LearningItem(what="Watch", hours=4), LearningItem(what="Try", hours=1)),
        THURSDAY,
    )

    assert drawn.rows == (
        ("28 September", 3, 3, "Watch (3 hours)"),
        ("5 October", 3, 2, "Watch (1 hour), Try (1 hour)"),
    )
    assert drawn.description == "In the next 2 weeks, 5 hours are planned. This week: “Watch”."
    [bars] = drawn.spec()["datasets"].values()
    assert [row["what"] for row in bars] == ["Watch", "Watch + Try"]


def test_empty_weeks_before_the_first_hour_are_told():
    drawn = learning_weeks(
        workbook_of(LearningItem(what="Watch", hours=1, begin=date(2026, 10, 5))), THURSDAY
    )

    assert drawn.rows[0] == ("28 September", 3, 0, "nothing")
    assert drawn.description.endswith("This week: nothing.")


def test_no_more_than_eight_weeks_are_drawn():
    assert len(learning_weeks(workbook_of(LearningItem(what="A", hours=99)), THURSDAY).rows) == 8
