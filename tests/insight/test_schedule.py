"""Laying hours of learning into the hours of the weeks."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.dates import monday_of
from careerkit.insight.schedule import moves, schedule
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


def test_waiting_goes_through_an_item_that_nobody_has_sized():
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


# ---- invariants

IDS = "abcdef"
days = st.none() | st.integers(-2, 8).map(lambda n: week(n) + timedelta(days=n % 7))
links = st.just("") | st.sampled_from(IDS)
# Several small ones have to meet in one week, too.
hours = st.none() | st.floats(0, 12) | st.integers(0, 12) | st.integers(1, 3)


@st.composite
def lists(draw, *, after=links):
    ids = draw(st.permutations(IDS))[: draw(st.integers(0, 9))]
    return [
        LearningItem(
            id=id_,
            hours=draw(hours),
            spent=draw(st.none() | st.floats(0, 1) | hours),
            begin=draw(days),
            by=draw(days),
            after=draw(after),
            done=draw(st.sampled_from([None, None, None, MONDAY])),
        )
        for id_ in ids
    ]


free_hours = st.lists(st.floats(-1, 9) | st.integers(2, 9), min_size=1, max_size=6)
pairs = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=2)


def planned(items, free, before=()):
    return schedule(items, free, THURSDAY, len(free), before=before)


def links_of(items, before):
    """Which open item has to come before which."""
    ids = {i.id for i in items if i.done is None}
    links = {*((i.after, i.id) for i in items), *before}
    return {(first, then) for first, then in links if first in ids and then in ids}


def cuts(plan):
    return {(circle[-1], circle[0]) for circle in plan.circles}


def closure(links):
    found = set(links)
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found


@given(lists(), free_hours, pairs)
def test_a_week_never_holds_more_than_its_hours(items, free, before):
    for one, hours_free in zip(planned(items, free, before).weeks, free, strict=True):
        assert one.planned <= one.free <= max(0, hours_free) + 1e-6


@given(lists(), free_hours, pairs)
def test_no_hour_is_lost_or_planned_twice(items, free, before):
    plan = planned(items, free, before)
    slots = [(one.begins, slot) for one in plan.weeks for slot in one.slots]

    assert {outcome.item for outcome in plan.outcomes} == {i.id for i in items if i.done is None}
    assert len({(begins, slot.item) for begins, slot in slots}) == len(slots)
    assert {slot.item for _, slot in slots} <= {outcome.item for outcome in plan.outcomes}
    for outcome in plan.outcomes:
        [one] = [i for i in items if i.id == outcome.item]
        mine = sum(slot.hours for _, slot in slots if slot.item == one.id)
        needed = max(0, (one.hours or 0) - (one.spent or 0))
        assert mine + outcome.missing == outcome.hours
        assert needed - 1e-6 <= outcome.hours < needed + 0.25
        assert all(slot.hours > 0 and slot.hours * 4 == int(slot.hours * 4) for _, slot in slots)


@given(lists(), free_hours, pairs)
def test_nothing_begins_before_its_week_or_before_what_it_waits_for(items, free, before):
    plan = planned(items, free, before)
    order = [(one.begins, slot.item) for one in plan.weeks for slot in one.slots]
    last = {id_: place for place, (_, id_) in enumerate(order)}
    first = {id_: place for place, (_, id_) in reversed(list(enumerate(order)))}
    cut = {(circle[-1], circle[0]) for circle in plan.circles}
    outcomes = {outcome.item: outcome for outcome in plan.outcomes}

    for one in items:
        if one.id in first and one.begin:
            assert order[first[one.id]][0] >= monday_of(one.begin)
    for before_, then in {*((i.after, i.id) for i in items), *before} - cut:
        if before_ in outcomes and then in first:
            assert outcomes[before_].missing == 0
            assert before_ not in last or last[before_] < first[then]


@given(lists(), free_hours, pairs)
def test_what_waits_through_others_waits_for_all_of_them(items, free, before):
    """Also where those in between have no hours, and so no place of their own in the plan."""
    plan = planned(items, free, before)
    order = [slot.item for one in plan.weeks for slot in one.slots]
    for first, then in closure(links_of(items, before) - cuts(plan)):
        if then in order:
            assert plan.outcome(first).missing == 0
            assert first not in order[order.index(then) :]
            begin = next(i.begin for i in items if i.id == first)
            assert begin is None or monday_of(begin) <= plan.outcome(then).first


@given(lists(), free_hours, pairs)
def test_a_circle_is_told_where_there_is_one_and_nowhere_else(items, free, before):
    plan = planned(items, free, before)
    links = links_of(items, before)

    for circle in plan.circles:
        assert {*zip(circle, (*circle[1:], circle[0]), strict=True)} <= links
    assert bool(plan.circles) == any(first == then for first, then in closure(links))
    assert not any(first == then for first, then in closure(links - cuts(plan)))


@given(lists(), free_hours, pairs)
def test_late_and_short_are_what_the_slots_say(items, free, before):
    plan = planned(items, free, before)
    beyond = MONDAY + timedelta(weeks=len(free))
    for outcome in plan.outcomes:
        weeks = {
            one.begins: slot.hours
            for one in plan.weeks
            for slot in one.slots
            if slot.item == outcome.item
        }
        assert (outcome.first, outcome.last) == (min(weeks, default=None), max(weeks, default=None))
        end = beyond if outcome.missing else outcome.last
        if outcome.by is None or end is None or end <= outcome.by:
            assert (outcome.late, outcome.short) == (0, 0)
        else:
            due = monday_of(outcome.by)
            assert outcome.late == (end - due).days // 7
            in_time = sum(hours for begins, hours in weeks.items() if begins <= due)
            assert outcome.short == outcome.hours - in_time > 0


@given(lists(), free_hours, pairs)
def test_no_hour_stays_free_while_something_could_be_learned_in_it(items, free, before):
    plan = planned(items, free, before)
    waiting = {then for _, then in links_of(items, before)}
    for outcome in plan.outcomes:
        # What waits for nothing else could use any hour from its week on until it is through.
        if outcome.item not in waiting and outcome.hours:
            begin = next(i.begin for i in items if i.id == outcome.item) or MONDAY
            end = date.max if outcome.missing else outcome.last
            assert all(
                one.planned == one.free
                for one in plan.weeks
                if monday_of(begin) <= one.begins < end
            )


quarters = st.integers(1, 16).map(lambda count: count / 4)


@given(st.lists(quarters, max_size=12), st.lists(quarters, min_size=1, max_size=6))
def test_without_any_date_the_hours_fill_one_week_after_the_other(needs, free):
    plan = planned([item(str(n), needed) for n, needed in enumerate(needs)], free)
    left = sum(needs)
    for one in plan.weeks:
        assert one.planned == min(one.free, left)
        left -= one.planned
    assert sum(outcome.missing for outcome in plan.outcomes) == left


@given(lists(), free_hours, pairs, st.randoms(use_true_random=False))
def test_the_same_list_is_the_same_plan_and_later_weeks_change_no_earlier_one(
    items, free, before, random
):
    plan = planned(items, free, before)

    assert planned(items, free, random.sample(before, len(before))).weeks == plan.weeks
    assert planned(items, [*free, 9], before).weeks[: len(free)] == plan.weeks


@given(lists(after=st.just("")), free_hours)
def test_what_could_be_on_time_by_any_plan_is_on_time_in_this_one(items, free):
    """For hours that may be split, due-first is as good as any plan (Horn 1974).

    Some plan exists if, between any beginning and any date, no more has to be done than fits.
    """
    plan = planned(items, free)
    horizon = [one.begins for one in plan.weeks]
    due = {i.id: monday_of(i.by) for i in items if i.by and i.done is None}
    begin = {i.id: max(MONDAY, monday_of(i.begin or MONDAY)) for i in items}
    needs = {outcome.item: outcome.hours for outcome in plan.outcomes}

    def fits(start, end):
        asked = sum(
            needs[id_] for id_ in due if needs[id_] and begin[id_] >= start and due[id_] <= end
        )
        room = sum(one.free for one in plan.weeks if start <= one.begins <= end)
        return asked <= room + 1e-9

    ends = {day for day in due.values() if day in horizon or day < MONDAY}
    possible = all(fits(start, end) for start in {MONDAY, *begin.values()} for end in ends)
    inside = [o for o in plan.outcomes if o.by and monday_of(o.by) <= horizon[-1]]

    assert possible == all(outcome.late == 0 for outcome in inside)


@given(lists(), free_hours, pairs)
def test_each_move_that_is_offered_puts_the_item_on_time(items, free, before):
    late = planned(items, free, before).late
    for move in moves(items, free, THURSDAY, len(free), before=before):
        [one] = [i for i in items if i.id == move.item]
        change = {
            "later": {"by": move.by},
            "earlier": {"begin": move.begin},
            "fewer": {
                "hours": math.ceil(max(0, one.hours - (one.spent or 0)) * 4 - 1e-6) / 4
                + (one.spent or 0)
                - move.hours
            },
        }[move.kind]
        changed = [i.changed(**change) if i.id == one.id else i for i in items]
        assert late[0].item == one.id
        assert planned(changed, free, before).outcome(one.id).late == 0
