"""Each step is declared once, and what is declared is there."""

import pytest

import careerkit
from careerkit import content
from careerkit.model import SECTIONS, declared, kinds
from careerkit.steps import dated, measures, steps

NAMES = ["passion", "interests", "paths", "goals", "mentors"]
NAMES += ["experience", "learning", "roadmap", "check_in"]


def test_the_steps_come_in_the_order_of_the_journey():
    assert [step.name for step in steps()] == NAMES


def test_every_section_belongs_to_one_step():
    named = [pair for step in steps() for pair in step.sections.items()]

    # What does not fit its place belongs to whichever place that was.
    assert sorted(name for name, _ in named) == sorted(SECTIONS.keys() - {"unfit_answers"})
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
