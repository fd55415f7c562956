"""Laying hours of learning into the hours of the weeks."""

from datetime import date, timedelta

import pytest

from careerkit.insight.learning.schedule import moves, schedule
from careerkit.model import LearningItem

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def week(number):
    return MONDAY + timedelta(weeks=number)


def item(id_, hours, **values):
    return LearningItem(id=id_, what=id_, hours=hours, **values)


def laid(plan):
    return [[(slot.item, slot.hours) for slot in one.slots] for one in plan.weeks]


def test_an_item_is_split_over_the_weeks_that_it_takes():
    plan = schedule([item("a", 7)], [3, 3, 3], THURSDAY, 3)

    assert laid(plan) == [[("a", 3)], [("a", 3)], [("a", 1)]]
    assert [one.begins for one in plan.weeks] == [week(0), week(1), week(2)]


def test_what_is_due_first_goes_first():
    plan = schedule(
        [item("any", 2), item("later", 2, by=week(4)), item("soon", 2, by=week(1))],
        [4, 4],
        THURSDAY,
        2,
    )

    assert laid(plan) == [[("soon", 2), ("later", 2)], [("any", 2)]]


def test_only_the_hours_that_are_left_are_planned_and_nothing_that_is_done():
    plan = schedule(
        [item("a", 5, spent=3.4), item("b", 5, done=MONDAY), item("c", 2, spent=9)],
        [10],
        THURSDAY,
        1,
    )

    assert laid(plan) == [[("a", 1.75)]]
    assert [outcome.item for outcome in plan.outcomes] == ["a", "c"]


def test_nothing_begins_before_its_week():
    plan = schedule([item("a", 2, begin=week(1) + timedelta(days=3))], [4, 4], THURSDAY, 2)

    assert laid(plan) == [[], [("a", 2)]]


def test_what_comes_after_uses_the_hours_that_are_left_of_the_week():
    plan = schedule([item("then", 3, after="first"), item("first", 2)], [4, 4], THURSDAY, 2)

    assert laid(plan) == [[("first", 2), ("then", 2)], [("then", 1)]]


def test_what_others_wait_for_is_due_as_early_as_they_are():
    items = [
        item("soon", 4, by=week(2)),
        item("first", 4),
        item("then", 4, by=week(1), after="first"),
    ]

    assert laid(schedule(items, [4, 4, 4], THURSDAY, 3)) == [
        [("first", 4)],
        [("then", 4)],
        [("soon", 4)],
    ]


def test_pairs_from_elsewhere_are_waited_for_too():
    plan = schedule(
        [item("then", 1, by=week(0)), item("first", 1)],
        [1, 1],
        THURSDAY,
        2,
        before=[("first", "then"), ("gone", "then")],
    )

    assert laid(plan) == [[("first", 1)], [("then", 1)]]
    assert plan.late[0].item == "then"


def test_waiting_goes_through_an_item_without_hours():
    items = [
        item("c", 1, after="b"),
        item("b", None, begin=week(1), after="a"),
        item("a", 1),
    ]

    plan = schedule(items, [9, 9], THURSDAY, 2)

    assert laid(plan) == [[("a", 1)], [("c", 1)]]
    assert plan.unsized == ("b",)


def test_late_is_counted_in_weeks_after_the_week_of_the_date():
    [outcome] = schedule(
        [item("a", 10, by=week(1) + timedelta(days=6))], [3] * 5, THURSDAY, 5
    ).outcomes

    assert (outcome.late, outcome.short, outcome.missing) == (2, 4, 0)
    assert (outcome.first, outcome.last) == (week(0), week(3))


def test_what_finds_no_place_is_missing_and_late_at_least():
    [outcome] = schedule([item("a", 10, by=week(0))], [3, 3], THURSDAY, 2).outcomes

    assert (outcome.late, outcome.short, outcome.missing) == (2, 7, 4)


def test_a_date_beyond_the_plan_is_not_called_late():
    [outcome] = schedule([item("a", 10, by=week(9))], [3, 3], THURSDAY, 2).outcomes

    assert (outcome.late, outcome.missing) == (0, 4)


def test_a_date_that_has_passed_makes_late():
    [outcome] = schedule([item("a", 1, by=week(-2))], [3], THURSDAY, 1).outcomes

    assert (outcome.late, outcome.short) == (2, 1)


def test_a_circle_is_told_and_cut_before_what_is_due_first():
    items = [
        item("a", 1, after="c"),
        item("b", 1, after="a", by=week(1)),
        item("c", 1, after="b"),
        item("self", 1, after="self"),
    ]

    plan = schedule(items, [9], THURSDAY, 1)

    assert plan.circles == (("b", "c", "a"), ("self",))
    assert [slot.item for slot in plan.weeks[0].slots] == ["b", "c", "a", "self"]


@pytest.mark.parametrize("free", [-3, 0, 0.2])
def test_weeks_without_a_quarter_of_an_hour_hold_nothing(free):
    assert laid(schedule([item("a", 1)], lambda _: free, THURSDAY, 2)) == [[], []]


def test_the_end_of_the_calendar_is_the_end_of_the_plan():
    assert len(schedule([item("a", 1)], [0] * 9, date(9999, 12, 25), 9).weeks) == 1


def test_a_chain_may_be_long():
    items = [item("0", 0.25), *(item(str(n), 0.25, after=str(n - 1)) for n in range(1, 2000))]

    plan = schedule(reversed(items), [168] * 3, THURSDAY, 3)

    assert [slot.item for slot in plan.weeks[0].slots] == [str(n) for n in range(672)]


# ---- what to move


def test_without_anything_late_nothing_needs_to_move():
    assert moves([item("a", 3, by=week(0))], [3], THURSDAY, 1) == ()


def test_a_late_item_could_come_later_or_be_smaller():
    later, fewer = moves([item("a", 10, by=week(1))], [3] * 9, THURSDAY, 9)

    assert (later.kind, later.by) == ("later", week(3) + timedelta(days=6))
    assert (fewer.kind, fewer.hours) == ("fewer", 4)


def test_a_late_item_that_waits_for_its_day_could_begin_earlier():
    earlier, *_ = moves([item("a", 6, begin=week(3), by=week(3))], [3] * 9, THURSDAY, 9)

    assert (earlier.kind, earlier.begin) == ("earlier", week(2))


def test_where_nothing_fits_in_the_time_only_what_helps_is_offered():
    assert [move.kind for move in moves([item("a", 99, by=week(1))], [3] * 4, THURSDAY, 4)] == [
        "fewer"
    ]
    assert moves([item("a", 3, by=week(-1))], [0, 0], THURSDAY, 2) == ()
