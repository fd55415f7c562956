"""Everything with a date, months that end early, full weeks, and circles."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.timeline import (
    GROUPINGS,
    SCALES,
    add_months,
    circle_in_words,
    closes_circle,
    dated_items,
    dependency_problems,
    full_weeks,
    grouped,
    horizon,
    hours_taken,
    on_roadmap,
)
from careerkit.model import (
    CareerPath,
    Contact,
    Dependency,
    Experiment,
    Goal,
    LearningItem,
    Milestone,
    Skill,
    Supporter,
    WeekHours,
    Workbook,
)
from support.strategies import workbooks

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def day(number):
    return MONDAY + timedelta(days=number)


def before(first, then, id_=None):
    return Dependency(id=id_ or f"{first}-{then}", first=first, then=then)


# ---- dates


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 60, date(2033, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_months_are_added_with_month_ends_and_leap_days(start, months, end):
    assert add_months(start, months) == end


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 120))
def test_a_month_on_keeps_the_day_or_is_the_end_of_its_month(start, months):
    end = add_months(start, months)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


def test_each_scale_begins_today_and_looks_further_than_the_one_before():
    spans = [horizon(scale, THURSDAY) for scale in SCALES]

    assert spans[0] == (THURSDAY, date(2026, 10, 7))
    assert spans[-1] == (THURSDAY, date(2031, 10, 1))
    assert [last for _, last in spans] == sorted(last for _, last in spans)


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_ends_with_the_calendar(scale):
    assert horizon(scale, date.max)[1] == date.max


# ---- items


def test_everything_with_a_name_and_a_date_is_an_item():
    workbook = Workbook(
        goals=[
            Goal(id="g", what="Teach  one\nevening", begin=day(0), by=day(60), hours=3),
            Goal(id="undated", what="Some day"),
            Goal(id="unnamed", by=day(1)),
        ],
        milestones=[Milestone(id="m", what="Kitchen promised", by=day(9), done=day(8))],
        experiments=[Experiment(id="e", what="Help", begin=day(4), stage="done", hours=8)],
        learning_items=[LearningItem(id="l", what="Watch", by=day(20), hours=6)],
        supporters=[Supporter(id="s", name="Rosa")],
        contacts=[Contact(id="c", supporter="s", next_on=day(3)), Contact(id="never")],
    )

    found = {item.id: item for item in dated_items(workbook)}

    assert list(found) == ["g", "m", "e", "l", "c"]
    assert (found["g"].what, found["g"].begin, found["g"].end) == (
        "Teach one evening",
        day(0),
        day(60),
    )
    assert [item.done for item in found.values()] == [False, True, True, False, False]
    assert [item.hours for item in found.values()] == [3, None, 8, 6, None]
    assert found["e"].begin == found["e"].end == day(4)
    assert found["c"].what == "Get in touch: Rosa"


def test_dates_the_wrong_way_round_are_turned():
    [item] = dated_items(Workbook(goals=[Goal(what="g", begin=day(9), by=day(2))]))

    assert (item.begin, item.end) == (day(2), day(9))


def test_a_goal_that_is_reached_is_done():
    goal = Goal(what="g", by=day(9), start=0, target=12, today=12)

    assert [item.done for item in dated_items(Workbook(goals=[goal]))] == [True]


GROUPED = Workbook(
    paths=[CareerPath(id="t", title="Teaching"), CareerPath(id="b", title="Baking")],
    goals=[Goal(id="g", what="One  class", path="t", by=day(30)), Goal(id="h", what="Else")],
    milestones=[
        Milestone(id="m", what="Ask", goal="g", by=day(3)),
        Milestone(id="n", what="Lone", goal="gone", by=day(1)),
    ],
    experiments=[Experiment(id="e", what="Stall", path="b", by=day(2))],
    skills=[Skill(id="s", name="Explaining", path="t")],
    learning_items=[LearningItem(id="l", what="Watch", skill="s", by=day(5))],
    supporters=[Supporter(id="r", name="Rosa", path="b")],
    contacts=[Contact(id="c", supporter="r", next_on=day(1))],
)


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        (
            "kind",
            {"Goals": "g", "Steps": "nm", "Experiments": "e", "Learning": "l", "People": "c"},
        ),
        ("goal", {"One class": "gm", "Without a goal": "ncel"}),
        ("path", {"Teaching": "gml", "Baking": "ce", "Without a path": "n"}),
    ],
)
def test_things_are_put_together_with_what_they_serve(grouping, groups):
    found = grouped(dated_items(GROUPED), grouping, GROUPED)

    assert {name: "".join(item.id for item in group) for name, group in found} == groups


@pytest.mark.parametrize("grouping", GROUPINGS)
@given(workbook=workbooks())
def test_no_thing_is_lost_between_groups(grouping, workbook):
    items = dated_items(workbook)

    found = [item for _, group in grouped(items, grouping, workbook) for item in group]

    assert sorted(found, key=id) == sorted(items, key=id)


def test_somebody_who_is_gone_is_somebody():
    contact = Contact(supporter="gone", next_on=day(1))

    assert [i.what for i in dated_items(Workbook(contacts=[contact]))] == [
        "Get in touch with somebody"
    ]


# ---- hours


def test_an_experiments_hours_are_spread_over_its_days():
    # Fourteen days from a Thursday: four, seven and three of them.
    trial = Experiment(what="e", hours=28, begin=day(3), by=day(16))
    done = Experiment(what="d", hours=99, begin=day(3), stage="done")

    taken = hours_taken(Workbook(experiments=[trial, done]), THURSDAY, 4)

    assert taken == (8, 14, 6, 0)


def test_goals_and_experiments_are_added_up():
    workbook = Workbook(
        goals=[Goal(what="g", hours=2, begin=day(0), by=day(8))],
        experiments=[Experiment(what="e", hours=3, by=day(9))],
    )

    assert hours_taken(workbook, THURSDAY, 3) == (2, 5, 0)


def test_a_goal_that_ended_on_wednesday_took_its_hours_of_this_week():
    workbook = Workbook(goals=[Goal(what="g", hours=2, by=day(2))])

    assert hours_taken(workbook, THURSDAY, 2) == (2, 0)


def test_weeks_that_ask_for_too_much_are_put_together():
    workbook = Workbook(
        week_hours=[WeekHours(id="single", free=4)],
        goals=[
            Goal(what="a", hours=3, by=day(90)),
            Goal(what="b", hours=2, begin=day(7), by=day(20)),
            Goal(what="c", hours=9, begin=day(35), by=day(36)),
        ],
    )

    [two, one] = full_weeks(workbook, THURSDAY, day(60))

    assert (two.first, two.last, two.end, two.needed) == (day(7), day(14), day(20), 5)
    assert (one.first, one.last, one.needed) == (day(35), day(35), 12)


def test_without_hours_no_week_is_called_full():
    assert full_weeks(Workbook(goals=[Goal(what="g", hours=99)]), THURSDAY, day(60)) == ()


def test_five_years_of_weeks_end_with_the_calendar():
    workbook = Workbook(week_hours=[WeekHours(free=1)], goals=[Goal(what="g", hours=2)])

    assert full_weeks(workbook, date(9999, 12, 20), date.max)


# ---- what comes before what


def test_an_order_that_closes_a_circle_is_noticed_with_the_way_round():
    there = [before("a", "b"), before("b", "c")]

    assert closes_circle(before("c", "a"), there, Workbook()) == ("a", "b", "c")
    assert closes_circle(before("a", "c"), there, Workbook()) == ()
    assert closes_circle(before("a", "a"), there, Workbook()) == ("a",)
    assert closes_circle(before("", "a"), there, Workbook()) == ()


def test_an_order_may_be_changed_that_would_stand_in_its_own_way():
    there = [before("a", "b", "one")]

    assert closes_circle(before("b", "a", "one"), there, Workbook()) == ()


def test_what_is_learned_only_after_something_else_counts_too():
    workbook = Workbook(learning_items=[LearningItem(id="b", what="B", after="a")])

    assert closes_circle(before("b", "a"), [], workbook) == ("a", "b")


ids = st.sampled_from("abcde")
orders = st.lists(st.tuples(ids, ids), max_size=12)


@given(orders)
def test_orders_that_close_no_circle_leave_none(pairs):
    kept = []
    for number, (first, then) in enumerate(pairs):
        new = before(first, then, str(number))
        if not closes_circle(new, kept, Workbook()):
            kept.append(new)

    workbook = Workbook(dependencies=kept)
    assert list(dependency_problems(workbook, THURSDAY)) == []


@given(orders)
def test_a_circle_that_is_named_is_one(pairs):
    there = [before(first, then, str(n)) for n, (first, then) in enumerate(pairs)]
    for dependency in there:
        circle = closes_circle(dependency, there, Workbook())
        for first, then in zip(circle, (*circle[1:], circle[0]) if circle else (), strict=True):
            assert (first, then) in pairs


def test_a_circle_is_told_by_name():
    workbook = Workbook(
        milestones=[Milestone(id="a", what="Kitchen"), Milestone(id="b", what="Poster")],
        dependencies=[before("a", "b"), before("b", "a")],
    )

    [said] = dependency_problems(workbook, THURSDAY)

    assert said == (
        "This goes round in a circle: “Poster” before “Kitchen” and “Kitchen” before “Poster”. "
        "One of these has to go."
    )
    assert circle_in_words(("a",), workbook) == "“Kitchen” before itself"


def test_dates_that_go_against_the_order_are_told():
    workbook = Workbook(
        goals=[Goal(id="g", what="Course", begin=day(7), by=day(12))],
        milestones=[Milestone(id="m", what="Kitchen", by=day(20))],
        dependencies=[before("m", "g")],
    )

    [said] = dependency_problems(workbook, THURSDAY)

    assert said.startswith("“Course” is planned for 10 October, but it waits for “Kitchen”")
    assert list(on_roadmap(workbook, "month", THURSDAY)) == [said]


def test_full_weeks_are_told_within_the_scale_only():
    workbook = Workbook(
        week_hours=[WeekHours(free=2.5)],
        goals=[Goal(what="g", hours=4, begin=day(21), by=day(30))],
    )

    assert list(on_roadmap(workbook, "week", THURSDAY)) == []
    [said] = on_roadmap(workbook, "month", THURSDAY)
    assert said.startswith(
        "The weeks from 19 October to 1 November ask for up to 4 hours, and you have 2.5."
    )


def test_without_dates_there_is_a_nudge():
    [said] = on_roadmap(Workbook(), "month", THURSDAY)

    assert said.startswith("Nothing has a date yet.")
