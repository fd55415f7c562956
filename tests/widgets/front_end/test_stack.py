"""A box where a page shows single anywidgets only: what marimo asks for, without marimo."""

import sys

import anywidget
import ipywidgets

from careerkit import FlowLog, open_workbook
from careerkit.widgets import Sentences
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.front_end.stack import Stack


def names(references):
    return [reference.removeprefix("IPY_MODEL_") for reference in references]


def test_a_step_is_shown_as_one_anywidget_that_names_it():
    step = FlowLog()

    shown = step._display_()

    assert isinstance(shown, anywidget.AnyWidget)
    assert names([shown.get_state()["shown"]]) == [step.model_id]
    assert names(step.get_state()["children"]) == [child.model_id for child in step.children]


def test_a_widget_that_stands_alone_is_shown_so_too_as_its_kit_has_to_begin():
    widget = Sentences()

    assert names([widget._display_().get_state()["shown"]]) == [widget.model_id]


def test_what_is_shown_is_asked_for_nothing_more():
    assert not hasattr(Sentences()._display_(), "_display_")


def test_it_is_the_same_one_each_time():
    step = FlowLog()

    assert step._display_() is step._display_()


def test_elsewhere_no_widget_is_made_for_it():
    step = FlowLog()

    step._repr_mimebundle_()

    assert step._stack is None


def test_marimo_is_not_asked_for():
    FlowLog()._display_()

    assert "marimo" not in sys.modules


def test_a_box_of_somebody_elses_is_shown_by_a_stack_too():
    box = ipywidgets.HBox([Sentences(), Box([Sentences()])])

    assert names([Stack(shown=box).get_state()["shown"]]) == [box.model_id]


def test_a_workbook_is_shown_with_the_dialog_that_could_not_be_made_later(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workbook = open_workbook()

    shown = workbook._display_()

    kinds = [type(child).__name__ for child in shown.shown.children]
    assert kinds[-2:] == ["TakeButton", "TakeDialog"]
    assert shown.shown.children[-1].called == {}
    assert workbook._display_() is shown
    assert len(shown.shown.children) == len(kinds)
