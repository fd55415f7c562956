"""What goals, the week, plans and milestones say."""

from datetime import date

import pytest
from hypothesis import given

from careerkit import content
from careerkit.insight.goals.feedback import (
    full_weeks,
    on_goal,
    on_goals,
    on_milestones,
    on_plan,
    on_plans,
    on_week,
)
from careerkit.insight.goals.week_load import goal_hours
from careerkit.model import Goal, Milestone, WeekHours, Workbook
from support.models.strategies import workbooks

TODAY = date(2026, 10, 8)
CLASS = Goal(id="class", what="Helped in four lessons", measure="Lessons", start=0, target=4)


def test_no_goal_gets_a_beginning_and_five_get_a_choice():
    [start] = on_goals(Workbook())
    [many] = on_goals(Workbook(goals=[Goal(what=str(n)) for n in range(5)]))

    assert start.startswith("One goal is enough")
    assert many.startswith("Five goals at a time")
    assert list(on_goals(Workbook(goals=[CLASS]))) == []


def test_at_most_three_things_are_said_about_a_goal():
    goal = Goal(what="Get a job, a flat and a new bike every day by June", why="I should")

    assert len(list(on_goal(Workbook(), goal, TODAY))) == 3
    assert len(list(on_goal(Workbook(), Goal(), TODAY))) == 1


def test_progress_is_told_in_the_persons_own_measure():
    goal = CLASS.changed(today=1.5)

    assert next(on_goal(Workbook(), goal, TODAY)) == (
        "“Lessons”: it began at 0 and should get to 4. Today you are at 1.5."
    )


def test_a_plan_is_shown_back_as_one_sentence():
    goal = CLASS.changed(
        outcome="Click", obstacle="I'm afraid", if_="If I freeze", then="then I will draw a map"
    )

    plan, rehearse = on_plan(goal)
    assert plan == "Your plan: If I freeze, then I will draw a map."
    assert rehearse.startswith("Now rehearse it.")
    assert list(on_plan(goal.changed(rehearsed="read")))[-1].startswith("Read aloud")
    assert list(on_plan(goal.changed(rehearsed="I freeze, draw a map")))[-1].startswith("Word for")
    assert "not quite the words" in list(on_plan(goal.changed(rehearsed="If I run")))[-1]


def test_how_to_begin_a_plan_is_said_once():
    planned = Goal(id="job", what="A job", obstacle="my phone")
    blank = [Goal(id=str(n), what="Maths") for n in range(3)]

    said = list(on_plans([planned, *blank]))

    assert [goal.id for goal, _ in said] == ["job", "0"]
    assert all(sentences for _, sentences in said)


def test_what_was_said_of_one_plan_is_said_of_the_next_in_fewer_words():
    tired = [Goal(id=id_, what=id_, obstacle="burnt out") for id_ in ("post", "winter", "mum")]

    first, *others = [sentences for _, sentences in on_plans(tired)]

    assert len(first) == 3
    assert "“burnt out”: that is no lack of will." in first[1]
    for sentences in others:
        assert sentences == [
            "And the best thing about having done this one?",
            content.text("goals.coach.again.body", obstacle="“burnt out”"),
        ]


def test_a_plan_that_is_not_one_yet_is_not_rehearsed():
    said = list(on_plan(CLASS.changed(outcome="O", obstacle="fear", if_="I freeze", then="try")))

    assert len(said) == 2
    assert "trying can't be seen" in said[-1]


def test_the_week_has_to_hold_together():
    def week(taken, free, *goals):
        hours = [WeekHours(taken=taken, free=free)]
        return " ".join(on_week(Workbook(week_hours=hours, goals=goals), TODAY))

    assert week(38, 8) == ""
    assert "168" in week(160, 10)
    # 168 - 100 - 40 = 28 hours: 4 a day.
    assert "leaves 4 hours a day" in week(100, 40)
    assert "how many hours" in week(38, None, Goal(hours=2))


def test_goals_that_fit_alone_but_not_together_are_told_of():
    goals = [Goal(hours=5), Goal(hours=5, by=date(2026, 10, 18))]
    [said, choose] = on_week(Workbook(week_hours=[WeekHours(free=8)], goals=goals), TODAY)

    assert said == (
        "Too little room in the weeks from 5 October to 12 October: your goals ask for up to"
        " 10 hours a week there, and you have 8."
    )
    assert "Something has to wait" in choose
    alone = Workbook(week_hours=[WeekHours(free=8)], goals=[Goal(hours=9)])
    assert list(on_week(alone, TODAY)) == []


def test_single_full_weeks_are_named():
    goals = [Goal(hours=9, begin=date(2026, 12, 29), by=date(2027, 1, 4))]
    goals.append(Goal(hours=9, begin=TODAY, by=TODAY))
    loads = goal_hours(Workbook(week_hours=[WeekHours(free=8)], goals=goals), TODAY, weeks=14)

    said = full_weeks(loads, TODAY)

    assert "the week of 5 October and the weeks from 28 December to 4 January 2027" in said
    assert full_weeks(goal_hours(Workbook(), TODAY), TODAY).startswith("Every one")


def milestones(*steps, goals=(CLASS,)):
    return list(on_milestones(Workbook(goals=goals, milestones=steps), TODAY))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 7), "meant for 7 October. That happens."),
        (date(2026, 10, 8), "due today"),
        (date(2026, 10, 15), "due on 15 October"),
    ],
)
def test_a_step_that_is_due_or_late_is_named_without_shame(day, words):
    [said] = milestones(Milestone(what="Asked", goal="class", by=day))

    assert said.startswith("“Asked”")
    assert words in said


def test_a_step_that_is_far_off_is_quiet_and_one_that_is_done_is_counted():
    far = Milestone(what="Asked", goal="class", by=date(2026, 10, 16))
    done = Milestone(what="Called", goal="class", by=date(2026, 10, 1), done=date(2026, 10, 5))

    assert milestones(far) == []
    assert milestones(far, done) == [
        "On the way to “Helped in four lessons”, you have done one of two steps."
    ]
    assert milestones(done)[0].startswith("Every step on the way to")


def test_a_goal_without_a_step_and_a_step_without_a_goal_are_named():
    said = milestones(Milestone(what="Asked", goal="gone", by=date(2027, 1, 1)))

    assert any("no step on the way to “Helped in four lessons”" in each for each in milestones())
    assert any("“Asked” belongs to none" in each for each in said)
    # It may be the one that is missing.
    assert not any("no step" in each for each in said)
    assert not any("no step" in each for each in milestones(goals=[CLASS.changed(today=4)]))


def test_a_step_without_a_date_or_after_its_goal_is_asked_about():
    assert "has no date" in milestones(Milestone(what="Asked", goal="class"))[0]
    by = CLASS.changed(by=date(2026, 12, 1))
    late = Milestone(what="Asked", goal="class", by=date(2026, 12, 2))
    assert "later than the date of" in milestones(late, goals=[by])[0]


def test_of_much_that_is_late_only_the_earliest_is_said():
    steps = [Milestone(what=str(n), goal="class", by=date(2026, 9, n)) for n in range(9, 0, -1)]

    assert [each[:3] for each in milestones(*steps)] == ["“1”", "“2”", "“3”"]


@given(workbooks())
def test_every_workbook_is_answered_in_whole_sentences(workbook):
    said = [*on_goals(workbook), *on_week(workbook, TODAY), *on_milestones(workbook, TODAY)]
    for goal in workbook.goals:
        said += [*on_goal(workbook, goal, TODAY), *on_plan(goal)]

    assert all(isinstance(each, str) and each.strip() for each in said)
