from datetime import UTC, datetime

import pytest
from hypothesis import given

from careerkit.export.choice import Choice, taken
from careerkit.export.problems import ExportError
from careerkit.model import Goal, Milestone, Removal, Supporter, Topic, UnfitAnswer, Workbook, merge
from support.models.strategies import workbooks

AT = datetime(2026, 3, 1, tzinfo=UTC)


@given(workbooks())
def test_with_everything_chosen_it_is_the_workbook_itself(workbook):
    assert taken(workbook, Choice(names=True, notes=True)) is workbook


@given(workbooks())
def test_what_is_taken_along_changes_no_word_of_the_workbook_that_it_is_from(workbook):
    shared = taken(workbook, Choice())

    merged = merge(workbook, shared)

    for name in workbook.section_names:
        assert [{f.name: r.answer(f.name) for f in r.fields()} for r in merged.records(name)] == [
            {f.name: r.answer(f.name) for f in r.fields()} for r in workbook.records(name)
        ]


def test_a_name_that_comes_back_by_number_does_not_replace_the_name():
    workbook = Workbook().put("supporters", Supporter(name="Rosa", note="An early riser"), at=AT)

    shared = taken(workbook, Choice())

    assert shared.supporters[0].name == "Person 1"
    assert merge(shared, workbook).supporters[0] == workbook.supporters[0]


def test_a_section_that_is_not_chosen_is_gone_with_all_that_tells_of_it():
    workbook = (
        Workbook()
        .put("topics", Topic(id="a", what="Soil"))
        .put("goals", Goal(id="g", what="A first course"))
        .remove("topics", "a")
        .put("topics", Topic(id="b", what="Rivers"))
        .put("topics", Topic(id="c", what="Woods"))
        .reorder("topics", ["c", "b"])
    )
    assert workbook.arranged
    assert [type(mark) for mark in workbook.removed] == [Removal]

    shared = taken(workbook, Choice(sections=["goals"]))

    assert (shared.topics, shared.removed, dict(shared.arranged)) == ((), (), {})
    assert shared.goals == workbook.goals
    assert merge(workbook, shared) == workbook


def test_a_section_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(ExportError, match=r"no section “hobbies”.*activities, topics"):
        taken(Workbook(), Choice(sections=["hobbies", "goals"]))


def test_what_a_section_is_chosen_by_is_a_set_however_it_comes():
    assert Choice(sections=["goals", "goals"]) == Choice(sections=("goals",))
    assert Choice(sections=()).takes("goals") is False
    assert Choice().takes("goals") is True


def test_links_to_what_is_left_out_stay_as_they_are():
    workbook = (
        Workbook()
        .put("goals", Goal(id="g", what="A first course"))
        .put("milestones", Milestone(what="A free evening", goal="g"))
    )

    assert taken(workbook, Choice(sections=["milestones"])).milestones[0].goal == "g"


@pytest.mark.parametrize(
    ("section", "field", "kept"),
    [
        ("goals", "hours", True),
        ("goals", "with_whom", False),
        ("goals", "nowhere", False),
        ("nowhere", "hours", False),
        ("", "", False),
    ],
)
def test_an_answer_without_a_place_goes_along_only_where_nobody_else_is_meant(
    section: str, field: str, kept: object
):
    unfit = UnfitAnswer(section=section, record="g", field=field, value="with Rosa")
    workbook = Workbook().put("unfit_answers", unfit)

    assert bool(taken(workbook, Choice()).unfit_answers) is kept
    assert taken(workbook, Choice(names=True, notes=True)).unfit_answers == (unfit,)
