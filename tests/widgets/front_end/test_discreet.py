"""What a widget says of itself: it is part of every output that shows it, and so of notebooks."""

import importlib
import pkgutil

import ipywidgets
import pytest

from careerkit import widgets
from careerkit.model import Activity
from careerkit.widgets import ChartView, Prose, RecordList, Sentences
from careerkit.widgets.front_end.discreet import Discreet

SECRET = "I cry at work"


def kinds_of(base):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of(kind)


for module in pkgutil.walk_packages(widgets.__path__, "careerkit.widgets."):
    importlib.import_module(module.name)
OURS = sorted(
    {kind for kind in kinds_of(ipywidgets.Widget) if kind.__module__.startswith("careerkit.")},
    key=lambda kind: kind.__name__,
)


def test_the_widgets_are_found():
    assert len(OURS) > 30


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_no_widget_lists_the_values_of_its_traits(kind):
    assert kind.__repr__ is Discreet.__repr__


@pytest.mark.parametrize(
    ("widget", "said"),
    [
        (RecordList(Activity, [Activity(what=SECRET)]), "RecordList(1 activity)"),
        (Sentences([SECRET]), "Sentences()"),
        (Prose(SECRET), "Prose()"),
        (ChartView(), "ChartView()"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_a_widget_says_how_much_it_holds_and_no_word_of_it(widget, said):
    assert repr(widget) == said
