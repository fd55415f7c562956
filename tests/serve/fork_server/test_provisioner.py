"""A forked kernel speaks as a stock one does: Jupyter's own test of kernels, on both."""

from __future__ import annotations

import asyncio
import json
import subprocess
from importlib.metadata import entry_points
from pathlib import Path
from unittest import mock

import jupyter_kernel_test
import pytest
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_client.provisioning import LocalProvisioner

import careerkit.serve
from careerkit.serve.fork_server import forking, preparing, provisioner
from careerkit.serve.fork_server.provisioner import ForkProvisioner
from careerkit.serve.kernels.preload import PRELOAD
from support.serving.kernels import PATIENCE, started

SHARE = Path(careerkit.serve.__file__).parent / "share" / "jupyter"


@pytest.fixture(scope="module", autouse=True)
def _places(tmp_path_factory: pytest.TempPathFactory):
    """Kernel specs from the package; nothing is read from or written to this computer's user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(SHARE))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        asyncio.run(preparing.is_ready(PRELOAD))  # a first kernel would not wait for it
        yield
    forking.close_all()


class KernelTests(jupyter_kernel_test.KernelTests):
    """Everything that the kit's kernels and JupyterLab's do."""

    __test__ = False  # only with a kernel's name

    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('oh', file=sys.stderr)"
    completion_samples = ({"text": "zi", "matches": {"zip"}},)
    complete_code_samples = ("1", "print('hello, world')")
    incomplete_code_samples = ("print('''hello",)
    invalid_code_samples = ("import = 7q",)
    code_page_something = "zip?"
    code_generate_error = "raise ValueError"
    code_execute_result = ({"code": "1+1", "result": "2"},)
    code_display_data = (
        {"code": "import IPython.display as d; d.display(d.HTML(''))", "mime": "text/html"},
    )
    code_history_pattern = "1?1"
    # As ipykernel tests itself: IPython answers a range with another number for the session.
    supported_history_operations = ("tail", "search")
    code_inspect_sample = "zip"
    code_clear_output = "from IPython.display import clear_output; clear_output()"

    def execute_helper(self, *args, **kwargs):
        """As Jupyter has it, which gives up on an output after a tenth of a second."""
        channel = self.kc.iopub_channel
        get = channel.get_msg
        with mock.patch.object(channel, "get_msg", lambda timeout: get(timeout=PATIENCE + timeout)):
            return super().execute_helper(*args, **kwargs)


class TestForked(KernelTests):
    __test__ = True
    kernel_name = "careerkit-fast"

    def test_it_is_a_fork(self):
        forked = not isinstance(self.km.provisioner.process, subprocess.Popen)
        assert forked == forking.supported()


class TestStock(KernelTests):
    __test__ = True
    kernel_name = "python3"


def test_the_provisioner_is_registered():
    [found] = entry_points(group="jupyter_client.kernel_provisioners", name="careerkit-fork")

    assert found.load() is ForkProvisioner


def test_jupyterlab_finds_a_kernel_that_is_forked():
    spec = KernelSpecManager().get_kernel_spec("careerkit-fast")

    assert spec.metadata["kernel_provisioner"] == {
        "provisioner_name": "careerkit-fork",
        "config": {"preload": [*PRELOAD]},
    }


def test_without_careerkit_in_jupyters_python_the_kernel_is_not_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "kernels" / "elsewhere"
    place.mkdir(parents=True)
    spec = json.loads((SHARE / "kernels" / "careerkit-fast" / "kernel.json").read_text())
    spec["metadata"]["kernel_provisioner"]["provisioner_name"] = "not-installed"
    (place / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))

    with pytest.raises(NoSuchKernel):
        KernelSpecManager().get_kernel_spec("elsewhere")


def test_where_nothing_can_be_forked_kernels_come_the_stock_way(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    forking.close_all()
    monkeypatch.setattr(forking, "supported", lambda: False)
    preparing.prepare(PRELOAD)
    with started() as one:
        assert isinstance(one.process, subprocess.Popen)
        assert one.evaluate("1") == "1"

    assert caplog.records == []


@pytest.mark.skipif(not forking.supported(), reason="kernels are not forked here")
def test_in_jupyterlab_no_kernel_waits_for_what_later_ones_are_forked_from():
    forking.close_all()
    first = KernelManager(kernel_name="careerkit-fast")
    with started(first) as one:
        assert isinstance(one.process, subprocess.Popen)
        assert one.evaluate("1") == "1"
        assert asyncio.run(preparing.is_ready(PRELOAD))
        with started(KernelManager(kernel_name="careerkit-fast")) as other:
            assert isinstance(other.process, forking.ForkedKernel)


@pytest.mark.parametrize(
    "command",
    [
        ["R", "-e", "IRkernel::main()"],
        ["python", "-m", "bash_kernel", "-f", "{connection_file}"],
        ["python", "script.py"],
    ],
)
def test_another_kind_of_kernel_is_left_to_jupyter(command: list[str]):
    with pytest.raises(forking.CannotForkError):
        provisioner._ipykernel(command)


@pytest.mark.parametrize("stream", [subprocess.PIPE, subprocess.DEVNULL, subprocess.STDOUT])
def test_a_pipe_that_popen_would_make_is_left_to_popen(stream: int):
    with started(stdout=None, stderr=stream) as one:
        assert isinstance(one.process, subprocess.Popen)


def test_it_is_a_local_provisioner_in_all_else():
    assert issubclass(ForkProvisioner, LocalProvisioner)
