"""This week's list: short, the same from Monday to Sunday, old things first."""

from datetime import date, timedelta

from hypothesis import given, settings

from careerkit.insight.check_in.this_week import MOST, overdue, reason, this_week, tick_id, ticked
from careerkit.model import (
    Contact,
    Experiment,
    Goal,
    LearningItem,
    Milestone,
    Supporter,
    Tick,
    WeekHours,
    Workbook,
)
from support.models.strategies import workbooks

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)


def day(number):
    return MONDAY + timedelta(days=number)


def step(id_, by=None, **values):
    return Milestone(id=id_, what=id_, by=by, **values)


def kinds(workbook, today=THURSDAY):
    return [(todo.item, todo.kind) for todo in this_week(workbook, today)]


STORY = Workbook(
    goals=[Goal(id="g", what="Teach one evening", by=day(60)), Goal(id="bare", what="Another")],
    milestones=[
        step("old", day(-3)),
        step("today", day(3)),
        step("later", day(30), goal="g"),
        step("sooner", day(20), goal="g"),
        step("did", day(2), done=day(1)),
    ],
    supporters=[Supporter(id="s", name="Rosa")],
    contacts=[Contact(id="c", supporter="s", next_on=day(1))],
    experiments=[Experiment(id="e", what="Help", begin=day(0), by=day(30))],
    learning_items=[LearningItem(id="l", what="Watch Nadia", hours=6)],
    week_hours=[WeekHours(free=2.5)],
)


def test_the_list_goes_from_old_things_to_next_steps():
    assert kinds(STORY) == [
        ("old", "overdue"),
        ("c", "due"),
        ("today", "due"),
        ("l", "learning"),
        ("sooner", "step"),
        ("bare", "no_step"),
    ]


def test_each_thing_says_why_it_is_there():
    assert [reason(todo, THURSDAY) for todo in this_week(STORY, THURSDAY)] == [
        "Step: was for 25 September. Do it, give it a new date, or let it go.",
        "Person: was for 29 September. Do it, give it a new date, or let it go.",
        "Step: by 1 October",
        "Learning: 2.5 hours",
        "The next step of a goal, by 18 October",
        "This goal has no step yet. Which one would take an hour?",
    ]


def test_a_step_of_no_goal_is_on_the_list_and_later_goals_without_one_are_told_in_short():
    workbook = Workbook(
        goals=[Goal(id=id_, what=id_) for id_ in "abc"],
        milestones=[step("later", day(40)), step("physio", goal="gone"), step("b1", goal="b")],
    )

    assert kinds(workbook) == [
        ("b1", "step"),
        ("physio", "astray"),
        ("a", "no_step"),
        ("c", "none_either"),
    ]
    assert [reason(todo, THURSDAY) for todo in this_week(workbook, THURSDAY)][1:] == [
        "A step that belongs to no goal yet",
        "This goal has no step yet. Which one would take an hour?",
        "No step yet here, either",
    ]


def test_the_list_is_the_same_on_every_day_of_the_week():
    assert len({this_week(STORY, day(number)) for number in range(7)}) == 1
    assert this_week(STORY, day(7)) != this_week(STORY, day(6))


def test_old_things_never_fill_the_list():
    workbook = Workbook(
        milestones=[step(f"old{n}", day(-n - 1)) for n in range(9)]
        + [step(f"due{n}", day(n % 7)) for n in range(9)]
    )

    found = this_week(workbook, THURSDAY)

    assert len(found) == MOST
    assert [todo.item for todo in found][:4] == ["old8", "old7", "old6", "due0"]
    assert len(overdue(workbook, THURSDAY)) == 9


def test_a_thing_stands_on_the_list_once():
    workbook = Workbook(goals=[Goal(id="g", what="G")], milestones=[step("m", day(2), goal="g")])

    assert kinds(workbook) == [("m", "due")]


def test_goals_that_are_over_not_begun_or_reached_have_no_next_step():
    goals = [
        Goal(id="reached", what="a", start=0, target=1, today=1),
        Goal(id="later", what="b", begin=day(7)),
    ]

    assert kinds(Workbook(goals=goals)) == []


def test_a_tick_has_one_id_a_week():
    assert tick_id("a", day(0)) == tick_id("a", day(6))
    assert len({tick_id("a", day(0)), tick_id("a", day(7)), tick_id("b", day(0))}) == 3


@settings(max_examples=60)
@given(workbooks())
def test_any_workbook_gives_a_short_list_without_doubles(workbook):
    found = this_week(workbook, THURSDAY)

    assert len(found) <= MOST
    assert len({todo.id for todo in found}) == len(found)
    assert all(todo.what and reason(todo, THURSDAY) for todo in found)


# ---- what a tick does


def tick(item, on):
    return Tick(id=tick_id(item, on), item=item, on=on)


def test_a_step_that_is_ticked_is_done_and_stays_on_the_list_of_its_week():
    done = ticked(STORY, (tick("today", THURSDAY),))

    assert next(s for s in done.milestones if s.id == "today").done == THURSDAY
    assert kinds(done) == kinds(STORY)
    assert "today" not in [item for item, _ in kinds(done, day(9))]


def test_without_its_tick_it_is_open_again():
    done = ticked(STORY, (tick("today", THURSDAY),))

    undone = ticked(done, ())

    assert next(s for s in undone.milestones if s.id == "today").done is None


def test_a_step_that_was_not_done_after_all_can_be_ticked_again_in_another_week():
    first = tick("sooner", THURSDAY)
    done = ticked(STORY, (first,))
    taken_back = done.put("milestones", step("sooner", day(20), goal="g"))

    again = ticked(taken_back, (first, tick("sooner", day(8))))

    assert next(s for s in again.milestones if s.id == "sooner").done == day(8)


def test_a_day_that_the_person_wrote_down_is_left_alone():
    done = ticked(STORY, (tick("did", THURSDAY),))

    for book in (done, ticked(done, ())):
        assert next(s for s in book.milestones if s.id == "did").done == day(1)


def test_what_was_ticked_in_time_does_not_come_back_as_late():
    book = STORY.put("ticks", tick("c", day(1)))

    assert "c" in [item for item, _ in kinds(book)]
    assert "c" not in [item.id for item in overdue(book, day(8))]
    assert "c" in [item.id for item in overdue(STORY, day(8))]


def test_a_new_date_after_the_tick_counts_anew():
    book = STORY.put("ticks", tick("c", day(1)))
    book = book.put("contacts", book.contacts[0].changed(next_on=day(10)))

    assert "c" in [item.id for item in overdue(book, day(15))]


@given(workbooks())
def test_ticking_and_unticking_changes_no_step(workbook):
    ids = [step.id for step in workbook.milestones if step.done is None]
    plain = workbook.replace("ticks", ())

    again = ticked(ticked(plain, tuple(tick(id_, THURSDAY) for id_ in ids)), ())

    assert [step.done for step in again.milestones] == [step.done for step in plain.milestones]
