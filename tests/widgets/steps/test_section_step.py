"""What all steps have in common."""

import gc
import sys

import pytest
import traitlets

from careerkit import widgets
from careerkit.model import Activity, Topic
from careerkit.session import Session
from careerkit.widgets import ChartView, CheckIn, FlowLog, RecordList, StageBoard, WeekList
from careerkit.widgets.steps.section_step import SectionStep

STEPS = [
    step
    for step in (getattr(widgets, name) for name in widgets.__all__)
    if isinstance(step, type) and issubclass(step, SectionStep)
]


def test_the_steps_are_found():
    assert len(STEPS) >= 18


@pytest.mark.parametrize("step_type", STEPS, ids=lambda step: step.__name__)
@pytest.mark.parametrize("value", [("x",), (None,), (Topic(), Activity()), "x", 7])
def test_a_value_that_is_no_tuple_of_its_records_is_refused_and_changes_nothing(step_type, value):
    record = step_type(Session()).record_type(id="a")
    step = step_type(value=[record])
    before = step.session.workbook
    with pytest.raises(traitlets.TraitError) as caught:
        step.value = value
    assert "“value” should be a list of" in str(caught.value) or "tuple" in str(caught.value)
    assert step.value == (record,)
    assert step.session.workbook is before
    assert step.problem == ""


def test_two_records_with_one_id_are_refused_and_change_nothing():
    step = FlowLog()
    with pytest.raises(traitlets.TraitError, match="two records with the same id"):
        step.value = (Activity(id="a"), Activity(id="a", what="b"))
    assert step.value == step.session.workbook.activities == ()


@pytest.mark.parametrize("value", [("x",), (Topic(),), (Activity(id="a"), Activity(id="a"))])
def test_a_list_of_records_refuses_the_same(value):
    editor = RecordList(Activity, [Activity(id="a")])
    with pytest.raises(traitlets.TraitError):
        editor.value = value
    assert [record["id"] for record in editor._records] == [r.id for r in editor.value] == ["a"]


@pytest.mark.parametrize(
    "make",
    [
        *(lambda step=step: step(nonsense=1) for step in STEPS),
        *(lambda step=step: step("no session") for step in STEPS),
        *(lambda step=step: step(value=["x"]) for step in STEPS),
        lambda: CheckIn(kind="weekly"),
        RecordList,
        lambda: RecordList(Activity, session="no session"),
        lambda: RecordList(Activity, ["x"]),
        lambda: StageBoard(Activity, field="energy"),
        lambda: WeekList(nonsense=1),
        lambda: ChartView(nonsense=1),
        lambda: ChartView(session="no session"),
    ],
)
def test_a_widget_that_can_not_be_made_says_so_once(make, monkeypatch):
    afterwards = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: afterwards.append(one.exc_value))
    with pytest.raises((TypeError, ValueError, AttributeError, traitlets.TraitError)):
        make()
    gc.collect()
    assert afterwards == []
