"""What holds of every plan, whatever there is to learn and whenever there is time for it."""

import math
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.dates import monday_of
from careerkit.insight.learning.schedule import moves, schedule
from careerkit.model import LearningItem

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def week(number):
    return MONDAY + timedelta(weeks=number)


def item(id_, hours, **values):
    return LearningItem(id=id_, what=id_, hours=hours, **values)


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
