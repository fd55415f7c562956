from datetime import date

import attrs
import pytest

from careerkit.export.remarks import OF_SECTIONS, OF_STEPS
from careerkit.insight.hearing.considered import considered
from careerkit.model import SECTIONS
from careerkit.steps import steps

TODAY = date(2026, 11, 29)
REMARKS = {
    **{name: (remark, (name,)) for name, remark in OF_SECTIONS.items()},
    **{f"step {name}": (make(), ()) for name, make in OF_STEPS.items()},
}


def told(remark, workbook):
    """All that a remark says and shows of a workbook."""
    figures = [draw(workbook, TODAY) for draw in remark.draw]
    return [*remark.say(workbook, TODAY)], [(f.description, f.rows) for f in figures]


@pytest.mark.parametrize("name", REMARKS)
def test_a_remark_names_each_section_that_it_speaks_from(name: str, sample):
    """What is left out by the person would make it say what isn't so."""
    # So many that something is said of them, too.
    goals = [attrs.evolve(goal, id=f"{goal.id}-{n}") for goal in sample.goals for n in range(4)]
    workbook = considered(sample.holding({"goals": (*sample.goals, *goals)}))
    remark, own = REMARKS[name]
    read = {*own, *remark.reads}
    before = told(remark, workbook)
    assert any(before)

    # All that it doesn't name can go at once.
    others = [other for other in SECTIONS if other not in read]

    assert told(remark, workbook.holding(dict.fromkeys(others, ()))) == before


def test_a_remark_stands_under_a_section_or_a_step_that_there_is():
    assert set(OF_SECTIONS) <= set(SECTIONS)
    assert set(OF_STEPS) <= {step.name for step in steps()}
    assert {name for remark, _ in REMARKS.values() for name in remark.reads} <= set(SECTIONS)
