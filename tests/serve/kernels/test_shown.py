"""Which notebooks our own host shows."""

import anywidget
import ipywidgets
import pytest

from careerkit.serve.kernels import shown
from careerkit.widgets import Sentences

VIEW = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "Sentences"}


def reply(kinds: str) -> dict[str, object]:
    return {"status": "ok", "data": {"text/plain": repr(kinds)}}


def test_the_kits_widgets_other_anywidgets_and_boxes_are_ours():
    made = [Sentences(["One."]), anywidget.AnyWidget(), ipywidgets.VBox([ipywidgets.HBox()])]

    found = shown.read(reply(shown.kinds()))

    assert {("anywidget", "AnyModel"), ("@jupyter-widgets/controls", "HBoxModel")} <= found
    assert shown.are_ours(
        {(one._model_module, one._model_name) for one in made}
        | {(one.layout._model_module, one.layout._model_name) for one in made}
    )


@pytest.mark.parametrize("make", [ipywidgets.IntSlider, ipywidgets.Output, ipywidgets.Accordion])
def test_a_notebook_with_another_widget_is_not_ours(make):
    widget = make()

    found = shown.read(reply(shown.kinds()))

    assert (widget._model_module, widget._model_name) in found
    assert not shown.are_ours(found)
    widget.close()


@pytest.mark.parametrize("answer", [{"status": "error", "ename": "ImportError"}, reply("no json")])
def test_a_kernel_that_cannot_say_what_it_has_is_not_believed(answer):
    with pytest.raises(ValueError, match=r"ImportError|Expecting value"):
        shown.read(answer)


@pytest.mark.parametrize(
    ("output", "is_plain"),
    [
        ({"output_type": "display_data", "data": VIEW}, True),
        ({"output_type": "stream", "name": "stdout", "text": "1"}, True),
        ({"output_type": "error", "ename": "ValueError"}, True),
        ({"output_type": "execute_result", "data": {"text/html": "<p>"}}, False),
        ({"output_type": "execute_result", "data": {"text/plain": "1"}}, False),
    ],
)
def test_what_has_to_be_rendered_is_not_plain(output, is_plain):
    assert shown.is_plain(output) is is_plain
