"""The plan of what to learn, in the hours that a workbook has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.learning.plan import (
    free_each_week,
    learning_moves,
    learning_plan,
    move_in_words,
    moved,
    on_learning,
)
from careerkit.insight.learning.skills import on_gaps, on_skills
from careerkit.insight.planning.timeline import hours_taken
from careerkit.model import (
    Dependency,
    Experiment,
    Goal,
    LearningItem,
    Milestone,
    WeekHours,
    Workbook,
)
from support.models.strategies import sections, workbooks

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def day(number):
    return MONDAY + timedelta(days=number)


def workbook_of(*items, free=3.0, **sections):
    return Workbook(week_hours=[WeekHours(free=free)], learning_items=items, **sections)


def item(id_, hours, **values):
    return LearningItem(id=id_, what=id_.capitalize(), hours=hours, **values)


def said(workbook):
    return list(on_learning(workbook, THURSDAY))


def could(workbook):
    return [move_in_words(move, THURSDAY) for move in learning_moves(workbook, THURSDAY)]


def test_goals_and_experiments_take_their_hours_first():
    workbook = workbook_of(
        goals=[Goal(what="g", hours=2, by=day(6))],
        experiments=[Experiment(what="e", hours=9, begin=day(7))],
    )

    assert free_each_week(workbook, THURSDAY, 3) == (1, 0, 3)
    assert free_each_week(Workbook(), THURSDAY, 3) is None


def test_an_order_of_the_roadmap_holds_for_the_plan():
    workbook = workbook_of(
        item("then", 2),
        item("first", 2),
        dependencies=[Dependency(first="first", then="then")],
    )

    slots = learning_plan(workbook, THURSDAY).weeks[0].slots

    assert [slot.item for slot in slots] == ["first", "then"]


def test_learning_waits_for_the_date_of_what_comes_before_it():
    sections = {
        "milestones": [Milestone(id="key", what="Get the key", by=day(15))],
        "dependencies": [Dependency(first="key", then="a")],
    }

    assert learning_plan(workbook_of(item("a", 2), **sections), THURSDAY).outcome("a").first == day(
        14
    )
    sections["milestones"] = [sections["milestones"][0].changed(done=day(0))]
    assert learning_plan(workbook_of(item("a", 2), **sections), THURSDAY).outcome("a").first == day(
        0
    )


def test_the_first_sentence_asks_for_something_to_learn_and_then_for_hours():
    assert said(Workbook())[0].startswith("Write down one thing")
    assert said(Workbook(learning_items=[item("a", 2)]))[0].startswith("Say how many free hours")


def test_a_plan_that_fits_is_told_with_its_end():
    [only] = said(workbook_of(item("a", 4), item("b", 1)))

    assert only.startswith("All of it fits: 5 hours, done by 11 October")


def test_a_plan_that_does_not_fit_says_what_to_move():
    workbook = workbook_of(item("a", 10, by=day(8)))

    assert said(workbook) == ["“A” is not done by 6 October: it takes two weeks longer."]
    assert could(workbook) == ["Move its date to 25 October", "Leave 4 hours of it out"]


def test_a_start_that_is_too_late_can_be_moved():
    first, second, _ = could(workbook_of(item("a", 6, begin=day(21), by=day(22))))

    assert first == "Begin in the week of 12 October already"
    assert second == "Move its date to 1 November"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_after_a_move_it_is_on_time(place):
    workbook = workbook_of(item("a", 6, begin=day(21), by=day(22)))

    after = moved(workbook, learning_moves(workbook, THURSDAY)[place])

    assert after != workbook
    assert not learning_plan(after, THURSDAY).late
    assert learning_moves(after, THURSDAY) == ()


def test_a_move_of_something_that_is_gone_changes_nothing():
    workbook = workbook_of(item("a", 10, by=day(8)))
    move = learning_moves(workbook, THURSDAY)[0]
    without = workbook.replace("learning_items", [])

    assert moved(without, move) is without


def test_what_finds_no_place_is_told_in_hours():
    said_first, *_ = said(workbook_of(item("a", 100, by=day(8))))

    assert said_first.startswith("For 22 hours of “A” there is no place in the next 26 weeks")
    assert "Give it a later date" in said_first


def test_learning_without_a_date_may_go_on():
    [only] = said(workbook_of(item("a", 100)))

    assert only.startswith("“A” goes on beyond the next 26 weeks.")


def test_no_hours_at_all_is_no_plan():
    workbook = workbook_of(item("a", 1), goals=[Goal(what="g", hours=3)])

    assert said(workbook)[0].startswith("Your goals and experiments take all")


def test_hours_that_were_not_guessed_are_asked_for():
    [only] = said(workbook_of(item("a", None)))

    assert only.startswith("“A” has no hours yet.")


def test_a_circle_is_told_and_where_the_plan_begins():
    first, *_ = said(workbook_of(item("a", 1, after="b"), item("b", 1, after="a")))

    assert first == (
        "This goes round in a circle: “A” before “B” and “B” before “A”. "
        "For now, the plan begins with “A”."
    )


def test_a_long_row_of_late_things_is_cut_short():
    items = [item(letter, 9, by=day(1)) for letter in "abcdef"]

    assert "Three more things are not done by their dates." in said(workbook_of(*items))


@given(
    sections(Goal), sections(Experiment), sections(LearningItem), st.floats(0, 60), st.booleans()
)
def test_goals_experiments_and_learning_share_the_hours_of_a_week(goals, tries, items, free, now):
    workbook = workbook_of(*items, free=free, goals=goals, experiments=tries)
    today = THURSDAY if now else date(2000, 1, 1)
    weeks = learning_plan(workbook, today).weeks

    for one, taken in zip(weeks, hours_taken(workbook, today, len(weeks)), strict=True):
        assert one.planned <= max(0, free - taken) + 1e-6


@given(workbooks(record_ids=st.sampled_from("abcdef")))
def test_any_workbook_gets_its_sentences(workbook):
    assert all(said(workbook))
    assert all([*on_skills(workbook), *on_gaps(workbook)])
