"""A fork's application: it reads its arguments as ipykernel does, and takes less memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.manager import KernelManager
from traitlets.config import Config

import careerkit.serve
from careerkit.serve.fork_server import forking
from careerkit.serve.fork_server.forked_app import ForkedApp, plain_arguments
from careerkit.serve.kernels.visit_kernels import OwnKernelSpecs
from support.serving.kernels import Kernel, started

OURS = OwnKernelSpecs().get_kernel_spec("python3").argv[3:]
SHARE = Path(careerkit.serve.__file__).parent / "share" / "jupyter"


def read_by(app: IPKernelApp, arguments: list[str]) -> Config:
    """What an application takes from its arguments, in the types of what is set."""
    app.parse_command_line(arguments)
    return {
        (section, trait): str(value)
        for section, traits in app.config.items()
        for trait, value in traits.items()
    }


@pytest.mark.parametrize(
    "arguments",
    [OURS, ["-f", "kernel 1.json"], ["--IPKernelApp.no_stdout=True", "--ext=a", "--ext=b"]],
)
def test_arguments_are_read_as_ipykernel_reads_them(arguments: list[str]):
    assert plain_arguments(arguments) is not None
    assert read_by(ForkedApp(), arguments) == read_by(IPKernelApp(), arguments)


@pytest.mark.parametrize(
    "arguments", [["--debug"], ["-f"], ["file.py"], ["--ip=0.0.0.0"], ["--A.b"], ["--matplotlib"]]
)
def test_what_is_said_in_another_way_is_left_to_ipykernel(arguments: list[str]):
    assert plain_arguments(arguments) is None


def test_a_visitors_kernel_makes_no_list_of_all_modules():
    with started() as kernel:
        assert kernel.evaluate("get_ipython().kernel._kernel_modules") == "[]"
        assert kernel.evaluate("get_ipython()._sys_modules_keys") == "set()"
        assert kernel.evaluate("len(__import__('sys').modules) > 500") == "True"


def test_a_kernel_of_jupyterlab_keeps_what_its_debugger_needs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JUPYTER_PATH", str(SHARE))
    manager = KernelManager(kernel_name="careerkit-fast")
    manager.start_kernel()
    kernel = Kernel(manager)
    try:
        assert kernel.evaluate("len(get_ipython().kernel._kernel_modules) > 100") == "True"
    finally:
        kernel.client.stop_channels()
        manager.shutdown_kernel(now=True)
        forking.close_all()
