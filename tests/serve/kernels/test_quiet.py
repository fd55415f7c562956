"""A kernel that is run ahead says nothing of its widgets until a page asks for them."""

import comm
import ipywidgets
import pytest
from ipykernel.comm.comm import BaseComm

from careerkit.serve.kernels import quiet
from careerkit.serve.kernels.quiet import QuietComm


class InAKernel:
    """Says that there is a kernel."""

    @classmethod
    def initialized(cls):
        return True

    @classmethod
    def instance(cls):
        return cls()


@pytest.fixture
def said(monkeypatch):
    """What comms say, by their types."""
    found = []
    monkeypatch.setattr(BaseComm, "publish_msg", lambda _, kind, **__: found.append(kind))
    monkeypatch.setattr(comm, "create_comm", comm.create_comm)
    monkeypatch.setattr(quiet, "Kernel", InAKernel)
    quiet.load_ipython_extension(None)
    return found


@pytest.fixture
def page(monkeypatch):
    """Bring a page, which asks for all widgets."""
    monkeypatch.setattr(quiet, "is_page_there", lambda: False)
    return lambda: monkeypatch.setattr(quiet, "is_page_there", lambda: True)


def test_nothing_is_said_of_widgets_before_a_page_is_there(said, page):
    slider = ipywidgets.IntSlider()
    slider.value = 5

    assert said == []
    assert comm.get_comm_manager().get_comm(slider.model_id) is slider.comm

    page()
    slider.value = 6

    assert said == ["comm_msg"]


def test_widgets_that_are_made_for_a_page_are_told_to_it(said, page):
    page()
    ipywidgets.Layout()

    assert said == ["comm_open"]


@pytest.mark.usefixtures("page")
def test_who_runs_the_cells_hears_of_what_holds_their_output(said):
    ipywidgets.Output()

    assert said.count("comm_open") == 1  # and nothing of its layout


@pytest.mark.usefixtures("page")
def test_other_comms_speak_at_once(said):
    QuietComm(target_name="careerkit.documents")

    assert said == ["comm_open"]
