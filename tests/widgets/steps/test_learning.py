"""Skills, suggestions and the plan of weeks, with traits set as the front end does."""

from datetime import date

import pytest

from careerkit import catalogue
from careerkit.catalogue import Occupation
from careerkit.model import CareerPath, LearningItem, Skill, WeekHours, Workbook
from careerkit.session import Session
from careerkit.widgets import LearningPlan
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.records.record_list import RecordList
from support.models.catalogues import catalogue_of

MONDAY = date(2026, 10, 5)
BAKER = CareerPath(id="baker", title="Bakers", soc="51-3011.00")


def step_of(**sections):
    session = Session(Workbook(**sections))
    session.day = MONDAY
    return LearningPlan(session, catalogue=catalogue.starter())


def of_kind(step, kind):
    return [child for child in step.children if isinstance(child, kind)]


def type_into(form, record_id, **values):
    record = {"id": record_id, **values}
    put = {record_id: {"record": record, "changed": list(values), "after": None}}
    seq = form._acknowledged + 1
    form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def wish(step, **values):
    widget = step._suggestions
    widget.set_state({"_wish": {"seq": widget._wish.get("seq", 0) + 1, **values}})


def names(step):
    return [one["name"] for one in step._suggestions._offers]


def test_alone_it_asks_for_skills_for_learning_and_for_hours():
    step = LearningPlan(value=[LearningItem(id="a", what="Watch Nadia", hours=2)])

    skills, items, hours = of_kind(step, RecordList)
    assert [field["name"] for field in skills._fields] == [
        "name",
        "path",
        "needed",
        "have",
        "evidence",
    ]
    assert items.value == step.value
    assert hours._single
    assert [field["name"] for field in hours._fields] == ["free"]


def test_without_a_path_it_says_where_suggestions_come_from():
    step = step_of()

    assert names(step) == []
    assert step._suggestions._hint.startswith("Nothing to suggest: put a path")
    assert step._source.sentences == []


def test_a_path_of_the_starter_catalogue_brings_skills_and_their_source():
    step = step_of(paths=[BAKER])

    assert 3 <= len(names(step)) <= 8
    assert step._suggestions._offers[0]["note"] == "for: “Bakers”"
    own_words, source = step._source.sentences
    assert "careerkit's own words" in own_words
    assert "O*NET" in source
    assert source == catalogue.attribution(catalogue.starter())


def test_an_installed_release_needs_no_word_about_the_starter():
    few = catalogue_of(
        Occupation(soc=BAKER.soc, title="Bakers", interests=(7, 1, 3, 2, 4, 5), skills=("timing",))
    )
    session = Session(Workbook(paths=[BAKER]))

    step = LearningPlan(session, catalogue=few)

    assert names(step) == ["timing"]
    assert step._source.sentences == [catalogue.attribution(few)]


def test_every_occupation_of_the_starter_catalogue_has_a_short_list_of_skills():
    starter = catalogue.starter()

    assert all(3 <= len(starter.occupation(soc).skills) <= 8 for soc in starter.soc)


def test_a_suggestion_that_is_added_is_a_skill_of_its_path_and_one_step_to_undo():
    step = step_of(paths=[BAKER])
    first = step._suggestions._offers[0]

    wish(step, key=first["key"])

    [skill] = step.session.workbook.skills
    assert (skill.name, skill.path) == (first["name"], "baker")
    assert first["name"] not in names(step)
    step.session.undo()
    assert step.session.workbook.skills == ()
    assert first["name"] in names(step)


LATE = LearningItem(id="late", what="Course", hours=10, by=MONDAY)


def test_what_is_late_can_be_moved_with_a_click_and_taken_back():
    step = step_of(learning_items=[LATE], week_hours=[WeekHours(id="single", free=5)])
    assert "“Course”" in step._moves._hint
    later, fewer = step._moves._offers
    assert (later["name"], fewer["name"]) == (
        "Move its date to 18 October",
        "Leave 5 hours of it out",
    )

    step._moves.set_state({"_wish": {"seq": 1, "key": later["key"]}})

    [item] = step.value
    assert item.by == date(2026, 10, 18)
    assert step._moves._offers == []
    assert step._moves._hint == ""
    step.session.undo()
    assert step.value[0].by == MONDAY
    assert len(step._moves._offers) == 2


@pytest.mark.parametrize("values", [{}, {"key": ""}, {"key": "nobody"}, {"key": 7}])
def test_a_wish_that_makes_no_sense_changes_nothing(values):
    step = step_of(paths=[BAKER])
    before = step.session.workbook

    wish(step, **values)

    assert step.session.workbook == before
    assert step.problem == ""


def test_the_plan_follows_the_hours():
    step = step_of(learning_items=[LearningItem(id="a", what="Watch Nadia", hours=6)])
    _, _, hours = of_kind(step, RecordList)
    assert step._on_plan.sentences[0].startswith("Say how many free hours a week has.")

    type_into(hours, "single", free=2)

    assert step._on_plan.sentences[0].startswith("All of it fits: 6 hours, done by 25 October")
    _, weeks = of_kind(step, ChartView)
    assert [row[2] for row in weeks._draw(step.session.workbook).rows[:3]] == [2, 2, 2]


def test_what_does_not_fit_is_told_with_what_could_move():
    step = step_of(
        learning_items=[LearningItem(id="a", what="Watch Nadia", hours=6, by=date(2026, 10, 11))],
        week_hours=[WeekHours(id="single", free=2)],
    )

    said = " ".join(step._on_plan.sentences)

    assert "“Watch Nadia” is not done by 11 October: it takes two weeks longer." in said
    assert [offer["name"] for offer in step._moves._offers] == [
        "Move its date to 25 October",
        "Leave 4 hours of it out",
    ]


def test_another_day_is_another_plan():
    step = step_of(
        learning_items=[LearningItem(id="a", what="Watch Nadia", hours=2)],
        week_hours=[WeekHours(id="single", free=2)],
    )

    step.session.day = date(2026, 10, 12)

    assert "done by 18 October" in step._on_plan.sentences[0]


def test_a_skill_that_is_typed_is_drawn_and_told():
    step = step_of()
    skills, *_ = of_kind(step, RecordList)

    type_into(skills, "s", name="Dough", needed=4, have=2)

    [skill] = step.session.workbook.skills
    assert (skill.name, skill.needed, skill.have) == ("Dough", 4, 2)
    gap, _ = of_kind(step, ChartView)
    assert gap._draw(step.session.workbook).rows[0][:3] == ("Dough", 2, 4)
    assert any("“Dough”" in said for said in step._on_gaps.sentences)


def test_the_parts_of_a_page_follow_each_other_and_look_where_they_are_told_to():
    session = Session(Workbook(paths=[BAKER]))
    few = catalogue_of(
        Occupation(soc=BAKER.soc, title="Bakers", interests=(7, 1, 3, 2, 4, 5), skills=("timing",))
    )
    skills = LearningPlan(session, show="skills", catalogue=few)
    items = LearningPlan(session, show="items")
    weeks = LearningPlan(session, show="weeks")

    wish(skills, key=skills._suggestions._offers[0]["key"])
    [skill] = session.workbook.skills
    session.apply(lambda workbook: workbook.put("skills", skill.changed(needed=4, have=2)))
    session.apply(lambda w: w.put("learning_items", LearningItem(id="a", what="Watch", hours=1)))

    assert names(skills) == []
    assert items._on_gaps.sentences[0].startswith("There is still a way to “timing”.")
    assert weeks._on_plan.sentences[0].startswith("Say how many free hours a week has.")
    assert (skills.problem, items.problem, weeks.problem) == ("", "", "")


def test_closing_ends_it_all():
    step = step_of(paths=[BAKER])
    session = step.session
    step.close()

    session.apply(lambda workbook: workbook.put("skills", Skill(id="s", name="Dough")))

    assert step._on_skills.comm is None
