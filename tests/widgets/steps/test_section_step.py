"""What all steps have in common."""

import gc
import sys
from datetime import date

import pytest
import traitlets
from ipywidgets.widgets.widget import _instances

from careerkit import widgets
from careerkit.insight.sample import told_today
from careerkit.model import Activity, Topic
from careerkit.session import Session
from careerkit.store import FileStore, read
from careerkit.widgets import (
    ChartView,
    CheckIn,
    FlowLog,
    GoalBuilder,
    Journey,
    RecordList,
    Sentences,
    StageBoard,
    WeekList,
)
from careerkit.widgets.steps.section_step import FeedbackStep, SectionStep
from support.serving.servers import ROOT

SAMPLE = ROOT / "careerkit" / "content" / "en" / "sample.json"

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


@pytest.mark.parametrize("step_type", STEPS, ids=lambda step: step.__name__)
def test_a_step_hands_out_its_records_and_a_data_frame(step_type):
    session = Session()
    record = step_type(session).record_type(id="a")
    step = step_type(session)
    session.apply(lambda workbook: workbook.put(step.section, record))

    assert step.records == (record,)
    assert list(step.frame().index) == ["a"]


def test_a_step_says_how_much_it_holds_and_where_it_is_kept(tmp_path):
    session = Session(store=FileStore(tmp_path / "mine.json"))
    step = FlowLog(session)
    assert repr(step) == "FlowLog(0 activities, kept in mine.json)"
    step.value = (Activity(what="Baking"),)
    assert repr(step) == "FlowLog(1 activity, kept in mine.json)"
    step.value = (*step.value, Activity(what="Sewing"))
    assert repr(step) == "FlowLog(2 activities, kept in mine.json)"
    assert repr(session) == "Session(2 entries, kept in mine.json)"
    assert repr(FlowLog()) == "FlowLog(0 activities, not kept)"
    session.close()


@pytest.mark.parametrize("step_type", [*STEPS, Journey], ids=lambda step: step.__name__)
def test_what_a_step_says_of_itself_holds_no_answer(step_type):
    """It is part of every output that shows the step, and so of the notebook's file."""
    session = Session(told_today(read(SAMPLE), date(2026, 3, 4)))
    step = step_type(session)

    assert len(repr(step)) < 80
    assert repr(step).startswith(f"{step_type.__name__}(")
    said = step._repr_mimebundle_()
    text = (said[0] if isinstance(said, tuple) else said)["text/plain"]
    assert text == repr(step)


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
    gc.freeze()  # what was there before is looked through for nothing
    with pytest.raises((TypeError, ValueError, AttributeError, traitlets.TraitError)):
        make()
    gc.collect()
    assert afterwards == []


class _Late(SectionStep):
    """A step of one's own, which sets what it needs when its base's constructor is through."""

    section = "topics"

    def __init__(self, session=None, *, words):
        super().__init__(session)
        self.words = words

    def build(self):
        self.shown = Sentences()
        return [self.shown]

    def refresh(self):
        self.shown.sentences = [self.words]


class _Silent(FeedbackStep):
    """A step whose author has forgotten what it says."""

    section = "topics"


def test_a_step_is_built_and_shown_when_all_of_it_is_there():
    step = _Late(words="soil")

    assert step.shown.sentences == ["soil"]
    assert step.comm is not None
    assert step.value == ()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda session: CheckIn(session, kind="middle"), "start"),
        (lambda session: GoalBuilder(session, show="walls"), "No such part: walls"),
        (lambda session: StageBoard(Topic, session=session), "no choice named 'stage'"),
        (_Silent, "_Silent .*abstract method '?say"),
    ],
)
def test_a_step_that_can_not_begin_leaves_nothing_behind(make, sentence):
    session, before = Session(), set(_instances)

    with pytest.raises((TypeError, ValueError), match=sentence):
        make(session)

    session.apply(lambda workbook: workbook.put("topics", Topic()))
    assert [widget for name, widget in _instances.items() if name not in before] == []
