"""What a page hands over before it has widgets reaches the vault, whichever comes first."""

import comm
import pytest
from ipywidgets import Widget

from careerkit.widgets import handover
from careerkit.widgets.handover import TARGET, load_ipython_extension, take_with

DATA = {"seq": 1, "writers": ["w"]}


@pytest.fixture(autouse=True)
def _nothing_handed_over(monkeypatch):
    monkeypatch.setattr(handover, "_handover", handover._Handover())


@pytest.fixture
def page(monkeypatch):
    """Opens the comm, as the page's worker does."""
    targets = {}
    manager = comm.get_comm_manager()
    monkeypatch.setattr(manager, "targets", targets)
    monkeypatch.setattr(manager, "comms", {})
    load_ipython_extension(None)

    def open_comm(data=DATA, buffers=(b"text",)):
        targets[TARGET](None, {"content": {"data": data}, "buffers": [*buffers]})

    return open_comm


def test_documents_that_come_first_wait_for_the_vault(page):
    taken = []
    page()
    take_with(lambda *told: taken.append(told))

    assert taken == [(DATA, [b"text"])]


def test_a_vault_that_comes_first_waits_for_the_documents(page):
    taken = []
    take_with(lambda *told: taken.append(told))
    page()

    assert taken == [(DATA, [b"text"])]


def test_documents_are_handed_on_once(page):
    taken = []
    page()
    for _ in range(2):
        take_with(lambda *told: taken.append(told))

    assert len(taken) == 1


def test_documents_that_come_when_the_page_has_asked_for_its_widgets_are_left_to_the_vault(
    page, monkeypatch
):
    taken = []
    take_with(lambda *told: taken.append(told))
    manager = comm.get_comm_manager()
    manager.register_target("jupyter.widget.control", Widget.handle_control_comm_opened)
    monkeypatch.setattr(Widget, "_control_comm", None)
    content = {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}}
    version = {"version": "1.0.0"}
    manager.comm_open(None, None, {"content": content, "metadata": version})
    page()

    assert taken == []
