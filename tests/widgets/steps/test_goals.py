"""Goals, the week, plans and steps, with traits set as the front end does."""

from datetime import date

import pytest

from careerkit.model import CareerPath, Goal, WeekHours, Workbook
from careerkit.session import Session
from careerkit.widgets import GoalBuilder
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.records.record_list import RecordList

TODAY = date(2026, 10, 8)
CLASS = Goal(id="class", what="Helped in four lessons", hours=4)


@pytest.fixture(autouse=True)
def always_the_same_day(monkeypatch):
    monkeypatch.setattr(Session, "today", TODAY)


def forms_of(step):
    return [child for child in step.children if isinstance(child, RecordList)]


def type_into(form, record_id, **values):
    record = {"id": record_id, **values}
    put = {record_id: {"record": record, "changed": list(values), "after": None}}
    seq = form._acknowledged + 1
    form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def test_it_asks_for_the_goal_the_week_the_plan_and_the_steps():
    smart, week, woop, steps = forms_of(GoalBuilder())

    assert [field["name"] for field in smart._fields][-3:] == ["why", "begin", "by"]
    assert week._single
    assert [field["name"] for field in woop._fields] == [
        "outcome",
        "obstacle",
        "if_",
        "then",
        "rehearsed",
    ]
    assert [field["name"] for field in steps._fields] == ["what", "goal", "by", "done"]


def test_a_goal_is_answered_under_its_own_name():
    step = GoalBuilder()
    assert step._lead.sentences == []

    type_into(forms_of(step)[0], "class", what="Learn more about teaching")

    assert step._lead.sentences == []
    [[name, said]] = step._coach.about
    assert name == "Learn more about teaching"
    assert said[0].startswith("“Learn more about teaching” is hard to tick off.")
    assert len(said) == 2
    assert [goal.what for goal in step.value] == ["Learn more about teaching"]


def names(said):
    return [name for name, _ in said.about]


def test_typing_on_changes_what_is_said_under_its_name():
    step = GoalBuilder(value=[CLASS, Goal(id="bike", what="Mended three bikes")])

    type_into(forms_of(step)[0], "class", what="Helped in five lessons")

    assert names(step._coach) == ["Helped in five lessons", "Mended three bikes"]


def test_a_goal_that_goes_takes_its_sentences_and_its_form_along():
    session = Session(Workbook(goals=[CLASS, Goal(id="bike", what="Mended three bikes")]))
    step = GoalBuilder(session)
    woop = forms_of(step)[2]
    assert [card["name"] for card in woop._cards] == [
        "Helped in four lessons",
        "Mended three bikes",
    ]

    session.apply(lambda workbook: workbook.remove("goals", "class"))

    assert names(step._coach) == names(step._plans) == ["Mended three bikes"]
    assert [card["id"] for card in woop._cards] == ["bike"]


def test_the_plan_is_shown_back_and_its_rehearsal_is_heard():
    step = GoalBuilder(value=[CLASS])
    woop = forms_of(step)[2]

    type_into(woop, "class", obstacle="I freeze, and I am afraid", outcome="A click")
    type_into(woop, "class", if_="If all look at me", then="I will walk to one bench.")
    [[_, said]] = step._plans.about
    assert said[0] == "Your plan: If all look at me, then I will walk to one bench."
    assert said[-1].startswith("Now rehearse it")

    type_into(woop, "class", rehearsed="if all look at me I will walk to one bench")
    [[_, said]] = step._plans.about
    assert said[-1].startswith("Word for word")
    [goal] = step.value
    assert (goal.what, goal.hours) == ("Helped in four lessons", 4)


def test_hours_of_the_week_are_held_against_every_goal():
    session = Session(Workbook(goals=[CLASS, Goal(id="bike", what="Bikes", hours=4)]))
    step = GoalBuilder(session)

    session.apply(lambda workbook: workbook.put("week_hours", WeekHours(id="w", taken=38, free=6)))

    assert step._week.sentences[0].startswith("Too little room in the weeks from 5 October")
    chart = next(child for child in step.children if isinstance(child, ChartView))
    assert "8 hours" in chart._current().description


def test_a_step_that_is_late_is_said_below_the_steps():
    step = GoalBuilder(value=[CLASS])

    type_into(forms_of(step)[3], "ask", what="Asked", goal="class", by="2026-10-01")

    assert step._steps.sentences[0].startswith("“Asked” was meant for 1 October.")


def test_a_goal_can_be_linked_to_a_path_by_name():
    path = CareerPath(id="teacher", title="Teacher")
    smart = forms_of(GoalBuilder(Session(Workbook(paths=[path]))))[0]

    assert smart._links["path"] == [["teacher", "Teacher"]]


def test_closing_ends_it_all():
    session = Session(Workbook(goals=[CLASS]))
    step = GoalBuilder(session)
    step.close()
    step.close()

    session.apply(lambda workbook: workbook.remove("goals", "class"))
    assert names(step._coach) == ["Helped in four lessons"]


def test_of_very_many_goals_those_that_were_changed_last_are_answered():
    step = GoalBuilder(value=[Goal(id=f"g{n}", what=f"Goal {n}") for n in range(40)])

    type_into(forms_of(step)[0], "g3", what="Learn more about teaching")

    headings = names(step._coach)
    assert len(headings) == 12
    # How to begin is the same for all of them.
    assert len(names(step._plans)) == 1
    assert "Learn more about teaching" in headings
    assert len(forms_of(step)[2]._cards) == 40


def test_beside_a_cry_for_help_no_step_is_asked_for_a_date():
    step = GoalBuilder()
    _, _, _, steps = forms_of(step)

    type_into(steps, "letters", what="write the letters, hide them")
    assert any("has no date" in sentence for sentence in step._steps.sentences)
    type_into(forms_of(step)[0], "cry", what="make it look like an accident")

    assert step._steps.sentences == []
