"""Hours a week, worked out by hand. 2026-10-05 is a Monday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.goals.progress import is_reached, progress
from careerkit.insight.goals.week_load import goal_hours, past_pace, too_full
from careerkit.model import Goal, LearningItem, WeekHours, Workbook
from support.models.strategies import records

TODAY = date(2026, 10, 8)  # a Thursday


def needed(*goals, free=None, today=TODAY):
    hours = [] if free is None else [WeekHours(free=free)]
    return [load.needed for load in goal_hours(Workbook(goals=goals, week_hours=hours), today)]


def test_there_are_twelve_weeks_that_begin_on_mondays():
    loads = goal_hours(Workbook(), TODAY)

    assert [load.monday for load in loads][:2] == [date(2026, 10, 5), date(2026, 10, 12)]
    assert len(loads) == 12
    assert {(load.needed, load.free, load.items) for load in loads} == {(0, None, ())}


def test_a_goal_without_dates_fills_every_week_from_this_one_on():
    assert needed(Goal(hours=3)) == [3] * 12


def test_a_goal_counts_in_each_week_that_holds_one_of_its_days():
    # From a Sunday to a Monday three weeks later.
    goal = Goal(hours=2, begin=date(2026, 10, 18), by=date(2026, 11, 2))

    assert needed(goal) == [0, 2, 2, 2, 2, *[0] * 7]


@pytest.mark.parametrize(
    "goal",
    [
        Goal(hours=2, by=date(2026, 10, 7)),
        Goal(hours=2, begin=date(2026, 9, 1), by=date(2026, 10, 6)),
        Goal(hours=2, begin=date(2026, 11, 1), by=date(2026, 10, 20)),
        Goal(hours=2, start=0, target=5, today=5),
        Goal(),
    ],
    ids=["yesterday", "this week, over", "turned round", "reached", "no hours"],
)
def test_what_is_over_or_unknown_fills_no_week(goal):
    assert needed(goal) == [0] * 12


def test_a_goal_that_began_earlier_and_ends_today_counts_this_week():
    assert needed(Goal(hours=2, begin=date(2026, 9, 1), by=TODAY)) == [2, *[0] * 11]


def test_items_say_whose_hours_they_are():
    goal = Goal(id="weld", hours=2)
    [item] = goal_hours(Workbook(goals=[goal]), TODAY)[0].items

    assert (item.id, item.section, item.hours) == ("weld", "goals", 2)


def test_weeks_that_are_too_full_are_found_in_runs():
    goals = [
        Goal(hours=5),
        Goal(hours=4, by=date(2026, 10, 18)),
        Goal(hours=4, begin=date(2026, 11, 2), by=date(2026, 11, 6)),
    ]
    workbook = Workbook(goals=goals, week_hours=[WeekHours(free=8)])

    runs = too_full(goal_hours(workbook, TODAY))

    assert [[load.monday.isoformat() for load in run] for run in runs] == [
        ["2026-10-05", "2026-10-12"],
        ["2026-11-02"],
    ]


def test_exactly_as_much_as_there_is_fits_and_an_unknown_week_holds_anything():
    tenths = [Goal(hours=0.1) for _ in range(3)]
    fits = Workbook(goals=tenths, week_hours=[WeekHours(free=0.3)])

    assert too_full(goal_hours(fits, TODAY)) == ()
    assert too_full(goal_hours(Workbook(goals=tenths), TODAY)) == ()


@given(st.lists(records(Goal), max_size=4, unique_by=lambda goal: goal.id))
def test_a_week_needs_what_its_items_need_and_no_goal_counts_twice(goals):
    for load in goal_hours(Workbook(goals=goals), TODAY):
        assert load.needed == pytest.approx(sum(item.hours for item in load.items), abs=1e-5)
        assert len({item.id for item in load.items}) == len(load.items)


@given(st.lists(records(Goal), max_size=4, unique_by=lambda goal: goal.id), st.integers(0, 10))
def test_a_goal_less_never_makes_a_week_fuller(goals, position):
    all_of_them = needed(*goals)
    fewer = needed(*(goal for index, goal in enumerate(goals) if index != position))

    assert all(less <= more + 1e-5 for less, more in zip(fewer, all_of_them, strict=True))


@pytest.mark.parametrize(
    ("start", "target", "today", "way"),
    [
        (0, 4, 1, 0.25),
        (80, 70, 75, 0.5),
        (0, 4, 6, 1),
        (0, 4, -2, 0),
        (5, 5, 5, None),
        (None, 4, 1, None),
        (0, None, 1, None),
        (0, 4, None, None),
        (0, 5e-324, 1e9, 1),
    ],
)
def test_progress_is_the_way_behind_one(start, target, today, way):
    goal = Goal(start=start, target=target, today=today)

    assert progress(goal) == way
    assert is_reached(goal) is (way == 1)


@given(records(Goal))
def test_progress_is_a_share_or_unknown(goal):
    way = progress(goal)

    assert way is None or 0 <= way <= 1


def learned(spent, days, *, done=True):
    begin = TODAY - timedelta(days=days - 1)
    return LearningItem(spent=spent, begin=begin, done=TODAY if done else None)


def test_past_pace_is_the_middle_of_what_was_really_spent_a_week():
    # 10 h in 2 weeks, 6 h in 3 weeks and 12 h in 3 weeks that go on: 5, 2 and 4 a week.
    items = [learned(10, 14), learned(6, 21), learned(12, 21, done=False)]

    assert past_pace(Workbook(learning_items=items), TODAY) == 4


@pytest.mark.parametrize(
    "item",
    [
        learned(20, 13),
        LearningItem(spent=20),
        LearningItem(begin=date(2026, 1, 1)),
        LearningItem(spent=0, begin=date(2027, 1, 1)),
    ],
    ids=["one week", "no begin", "nothing written", "to come"],
)
def test_without_two_weeks_of_learning_there_is_no_pace(item):
    assert past_pace(Workbook(learning_items=[item]), TODAY) is None
