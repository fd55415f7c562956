"""What comes before what, without circles."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.planning.dependencies import (
    circle_in_words,
    closes_circle,
    dependency_problems,
)
from careerkit.model import Dependency, Goal, LearningItem, Milestone, Workbook

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def day(number):
    return MONDAY + timedelta(days=number)


def before(first, then, id_=None):
    return Dependency(id=id_ or f"{first}-{then}", first=first, then=then)


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

    # A circle begins anywhere.
    assert said == (
        "This goes round in a circle: “Kitchen” before “Poster” and “Poster” before “Kitchen”. "
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
