"""A widget of ours has a layout when somebody asks for one, and no class of its own."""

import comm
import ipywidgets
import pytest
from ipywidgets.widgets.widget import _instances

from careerkit.widgets.front_end.light import Box
from careerkit.widgets.parts.sentences import Sentences


class Noted(comm.DummyComm):
    """A comm that keeps what it is to say."""

    def __init__(self, **options):
        self.said = []
        super().__init__(**options)

    def publish_msg(self, _kind, data=None, **_options):
        self.said.append(data or {})

    @property
    def layouts(self):
        states = [one.get("state", {}) for one in self.said]
        return [state["layout"] for state in states if "layout" in state]


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(comm, "create_comm", Noted)


@pytest.mark.parametrize("make", [Sentences, Box])
def test_a_widget_is_one_model(make):
    before = set(_instances)

    widget = make()

    assert set(_instances) - before - {getattr(widget, "_kit", widget).model_id} <= {
        widget.model_id
    }
    assert "layout" not in widget.get_state()


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("make", [Sentences, Box])
def test_a_page_hears_of_a_layout_that_is_asked_for_later(make):
    widget = make()
    assert widget.comm.layouts == []

    widget.layout.width = "50%"

    assert widget.comm.layouts == [f"IPY_MODEL_{widget.layout.model_id}"]
    assert widget.layout.get_state()["width"] == "50%"
    widget.layout.width = "60%"
    assert len(widget.comm.layouts) == 1


@pytest.mark.usefixtures("heard")
def test_a_layout_that_is_given_is_told_at_once():
    layout = ipywidgets.Layout(display="none")

    widget = Box(layout=layout)

    assert widget.comm.layouts == [f"IPY_MODEL_{layout.model_id}"]
    assert widget.layout is layout


@pytest.mark.usefixtures("heard")
def test_another_layout_takes_the_place_of_the_first():
    widget = Box()

    widget.layout = {"display": "none"}
    widget.layout = ipywidgets.Layout(display="block")

    assert widget.comm.layouts[-1] == f"IPY_MODEL_{widget.layout.model_id}"
    assert widget.layout.display == "block"


def test_widgets_of_a_kind_have_one_class():
    one, other = Sentences(), Sentences()

    assert type(one) is type(other) is Sentences
    assert one.get_state()["_anywidget_id"] == f"{Sentences.__module__}.Sentences"
