"""Which notebooks our own host shows."""

import asyncio
import json

import anywidget
import ipywidgets
import pytest

from careerkit import open_workbook, opening
from careerkit.serve.kernels import shown
from careerkit.widgets import FlowLog, Sentences
from careerkit.widgets.keeping import after_saving

VIEW = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "Sentences"}


def reply(kinds: str) -> dict[str, object]:
    return {"status": "ok", "data": {"text/plain": repr(kinds)}}


def test_the_kits_widgets_other_anywidgets_and_boxes_are_ours():
    made = [Sentences(["One."]), anywidget.AnyWidget(), ipywidgets.VBox([ipywidgets.HBox()])]

    found = shown.read_kinds(reply(shown.kinds()))

    assert {("anywidget", "AnyModel"), ("@jupyter-widgets/controls", "HBoxModel")} <= found
    assert shown.are_ours(
        {(one._model_module, one._model_name) for one in made}
        | {(one.layout._model_module, one.layout._model_name) for one in made}
    )


@pytest.mark.parametrize("make", [ipywidgets.IntSlider, ipywidgets.Output, ipywidgets.Accordion])
def test_a_notebook_with_another_widget_is_not_ours(make):
    widget = make()

    found = shown.read_kinds(reply(shown.kinds()))

    assert (widget._model_module, widget._model_name) in found
    assert not shown.are_ours(found)
    widget.close()


@pytest.mark.parametrize("answer", [{"status": "error", "ename": "ImportError"}, reply("no json")])
def test_a_kernel_that_cannot_say_what_it_has_is_not_believed(answer):
    with pytest.raises(ValueError, match=r"ImportError|Expecting value"):
        shown.read_kinds(answer)


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


def test_the_states_of_a_begun_workbook_are_what_a_new_person_sees(monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0")
    workbook = open_workbook()
    step = FlowLog(workbook)

    assert shown.begin() == "{}"
    states = json.loads(shown.states())

    vault = states[workbook.panel.model_id]
    assert workbook.ready
    assert vault["merged"]["seq"] == 1
    records = next(state for state in states.values() if state.get("_scope"))
    assert records["_kit_view"] == "record_list"
    assert records["_records"] == []
    assert f"IPY_MODEL_{step.children[0].model_id}" in states[step.model_id]["children"]
    (chart,) = [
        states[child.model_id]
        for child in step.children
        if states[child.model_id].get("_kit_view") == "chart_view"
    ]
    assert chart["_title"]
    ours = [state for state in states.values() if state.get("_kit_view")]
    assert not any("_esm" in state or "_kit" in state for state in ours)
    assert vault["_kit_view"] == "vault"
    step.close()
    workbook.panel.close()


def test_the_states_are_not_told_while_a_view_is_still_to_be_shown():
    async def ask() -> str:
        after_saving.later(lambda: None)
        return shown.states()

    assert asyncio.run(ask()) == "null"
    after_saving._waiting.clear()


def test_a_cell_names_the_widgets_that_it_shows():
    outputs = [{"data": VIEW}, {"output_type": "stream"}, {"data": {"text/plain": "1"}}]

    assert shown.views_in({"outputs": outputs}) == ["1"]
    assert shown.views_in({"cell_type": "markdown"}) == []


@pytest.mark.parametrize("folder", ["/srv/answers/anna-0a", "/a'b", 'c:\\x\\"', "/\n", "安"])
def test_a_kernel_is_told_a_folder_word_for_word(monkeypatch, folder):
    told = []
    monkeypatch.setattr(opening, "keep_with_account", told.append)

    answer = eval(shown.question("keep_with", folder))  # noqa: S307 - as a kernel does

    assert told == [folder]
    assert shown.read(reply(answer)) == {}
