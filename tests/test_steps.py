"""Each step is declared once, and what is declared is there."""

from datetime import date

import pytest

import careerkit
from careerkit import content
from careerkit.model import (
    SECTIONS,
    Activity,
    CareerPath,
    CheckInRecord,
    Decision,
    Goal,
    InterestAnswer,
    Theme,
    Topic,
    Workbook,
    WorkValue,
    declared,
    kinds,
)
from careerkit.steps import Dated, Step, dated, measures, steps

NAMES = ["passion", "interests", "paths", "goals", "mentors"]
NAMES += ["experience", "learning", "roadmap", "check_in"]


def test_the_steps_come_in_the_order_of_the_journey():
    assert [step.name for step in steps()] == NAMES


def test_every_section_belongs_to_one_step():
    named = [pair for step in steps() for pair in step.sections.items()]

    # What does not fit its place belongs to whichever place that was; the page of mine, the
    # examples and what is said beside the answers belong to all.
    of_all = {"unfit_answers", "page_parts", "readers", "comments", "replies"}
    assert sorted(name for name, _ in named) == sorted(SECTIONS.keys() - of_all)
    assert all(SECTIONS[name] is kind for name, kind in named)


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_a_step_speaks_of_its_own_sections_widgets_and_words(step):
    spoken_of = {*step.revised, *(one.section for one in step.dated)}

    assert spoken_of <= step.sections.keys()
    assert set(step.widgets) <= set(careerkit.__all__)
    assert step.title
    assert step.summary
    assert step.time.startswith("About")


@pytest.mark.parametrize("one", dated().values(), ids=lambda one: one.section)
def test_what_has_a_date_is_declared_by_the_names_of_its_fields(one):
    fields = {field.name: field.kind for field in declared(SECTIONS[one.section])}

    days = [name for name, kind in fields.items() if isinstance(kind, kinds.Day)]
    assert set(one.days) <= set(days)
    assert one.ticked in ("", *days)
    assert not one.after or isinstance(fields[one.after], kinds.Link)
    assert not one.takes_hours or "hours" in fields
    for table in ("roadmap.kinds", "roadmap.one", "charts.roadmap.counts"):
        assert one.section in content.texts(table)


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.kind)
def test_what_is_measured_has_a_range_and_words(one):
    assert one.low < one.high
    assert 0 < one.noticeable < one.high - one.low
    for table in ("check_in.figures", "check_in.compare", "charts.evolution"):
        assert one.kind in content.texts(table)
    assert not one.names or content.texts(one.names)


def test_what_a_look_back_revises_has_words():
    for step in steps():
        for section in step.revised:
            assert {"mentioned", "untouched"} <= content.texts(f"check_in.revise.{section}").keys()


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_what_says_how_far_a_step_is_is_its_own_and_has_words(step):
    counted = step.counted or step.sections

    assert set(counted) <= step.sections.keys()
    for section in counted:
        assert {"one", "other"} <= content.texts(f"journey.counts.{section}").keys()


def state(name, **sections):
    [step] = [step for step in steps() if step.name == name]
    return step.state(Workbook(**sections))


@pytest.mark.parametrize(
    ("name", "sections", "said"),
    [
        ("passion", {}, ""),
        ("passion", {"activities": (Activity(what="baking"),)}, "1 moment"),
        ("passion", {"activities": (Activity(), Activity(what="  "))}, ""),
        (
            "passion",
            {
                "activities": (Activity(what="baking"), Activity(what="bikes"), Activity()),
                "topics": (Topic(what="soil"),),
                "themes": (Theme(name="repair"),),
            },
            "2 moments, 1 theme",
        ),
        ("interests", {"interest_answers": (InterestAnswer(liking=1),)}, "1 answer"),
        (
            "interests",
            {"work_values": (WorkValue(id="hands", pile="little"), WorkValue(id="new"))},
            "1 card sorted",
        ),
        ("paths", {"paths": (CareerPath(title="a"), CareerPath(title="b"))}, "2 paths"),
        ("paths", {"decisions": (Decision(why="It is near"),)}, ""),
        (
            "paths",
            {"paths": (CareerPath(id="a", title="a"),), "decisions": (Decision(path="a"),)},
            "1 path, one chosen",
        ),
        ("goals", {"goals": (Goal(what="run"),)}, "1 goal"),
        ("check_in", {"check_ins": (CheckInRecord(kind="start", clarity=2),)}, ""),
        ("check_in", {"check_ins": (CheckInRecord(kind="weekly", on=date(2026, 1, 1)),)}, ""),
        ("check_in", {"check_ins": (CheckInRecord(kind="weekly", clarity=2),)}, "1 check-in"),
    ],
)
def test_a_step_says_in_a_few_words_what_there_is_of_it(name, sections, said):
    assert state(name, **sections) == said


def test_a_step_of_another_package_counts_by_its_own_words_or_as_entries():
    step = Step(
        name="books",
        minutes=1,
        sections={},
        widgets=(),
        dated=(Dated(section="books", days=("by",), rank=1, one="Book", many="Books"),),
    )

    assert step._counted("books", 2) == "2 books"
    assert step._counted("shelves", 1) == "1 entry"
