"""Everything with a date, months that end early, and full weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.planning.timeline import (
    GROUPINGS,
    SCALES,
    add_months,
    dated_items,
    full_weeks,
    grouped,
    horizon,
    hours_taken,
)
from careerkit.model import (
    CareerPath,
    Contact,
    Experiment,
    Goal,
    LearningItem,
    Milestone,
    Skill,
    Supporter,
    WeekHours,
    Workbook,
)
from support.models.strategies import workbooks

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def day(number):
    return MONDAY + timedelta(days=number)


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


def test_a_supporter_who_is_gone_is_called_somebody():
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


def test_a_list_calls_a_supporter_what_they_are_and_not_what_was_written_about_them():
    gail = Supporter(id="gail", name="my sister-in-law Gail who never shuts up about it")
    contacts = [Contact(supporter=id_, next_on=day(1)) for id_ in ("gail", "nameless")]
    workbook = Workbook(supporters=[gail, Supporter(id="nameless")], contacts=contacts)

    assert [item.what for item in dated_items(workbook)] == [
        "Get in touch: your sister-in-law Gail",
        "Get in touch with somebody",
    ]
