"""The shipped notebooks: prose over one-line cells, without outputs, and they run."""

import re
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from traitlets.config import Config

from careerkit.serve.fork_server import forking
from support.serving.servers import ROOT, WORKBOOKS, own_places

NOTEBOOKS = sorted(WORKBOOKS.glob("*.ipynb"))
SHARE = ROOT / "careerkit" / "serve" / "share" / "jupyter"
SAMPLE = ROOT / "careerkit" / "content" / "en" / "sample.json"

pytestmark = [
    pytest.mark.long,
    pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem),
]


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == kind]


def test_it_is_a_valid_notebook_with_an_id_for_each_cell(path):
    notebook = read(path)

    nbformat.validate(notebook)
    assert all(cell.get("id") for cell in notebook.cells)


def test_nothing_that_a_run_leaves_behind_is_in_it(path):
    for cell in cells(path, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert cell.metadata.keys() <= {"tags"}


def test_it_begins_with_a_heading_and_says_how_long_it_takes(path):
    first = read(path).cells[0]

    assert first.cell_type == "markdown"
    assert re.match(r"# \S", first.source)
    assert re.search(r"\b\d+ minutes\b", first.source)


def test_only_the_first_heading_is_of_the_first_level(path):
    prose = "\n".join(cell.source for cell in cells(path, "markdown"))

    assert len(re.findall(r"^# ", prose, re.MULTILINE)) == 1


def test_code_cells_are_short_and_hold_no_program(path):
    for cell in cells(path, "code"):
        assert len(cell.source.splitlines()) <= 3
        assert not re.search(r"^\s*(def|class|for|while|if|try|with)\b", cell.source, re.MULTILINE)
        assert not re.search(r"</?[a-zA-Z]", cell.source)


def test_prose_is_markdown_without_html(path):
    for cell in cells(path, "markdown"):
        assert not re.search(r"</?[a-zA-Z]", cell.source)


def test_it_has_a_title_and_asks_for_plain_python(path):
    metadata = read(path).metadata

    assert metadata.title.endswith("· careerkit")
    assert metadata.kernelspec.name == "python3"


@pytest.fixture(scope="module", autouse=True)
def _forked():
    """Have all kernels but the first forked, which then need not import the kit anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(SHARE))
        patch.setenv("PYTHONWARNINGS", "error::DeprecationWarning:careerkit")
        yield
    forking.close_all()


@pytest.fixture
def sockets():
    """Where a kernel is spoken to: a port that was free may be another's before the kernel has it.

    pytest's own folders are too deep for the address of a socket.
    """
    with tempfile.TemporaryDirectory() as folder:
        yield Config(KernelManager={"transport": "ipc", "ip": f"{folder}/kernel"})


@pytest.mark.parametrize("sample", [None, SAMPLE], ids=["empty", "sample"])
def test_it_runs_to_its_end(path, sample, tmp_path, sockets, monkeypatch):
    for variable, place in own_places(tmp_path / "places").items():
        monkeypatch.setenv(variable, place)
    if sample:
        monkeypatch.setenv("CAREERKIT_SAMPLE", str(sample))
    notebook = read(path)

    place = {"metadata": {"path": tmp_path}}
    # A cell that raises ends the run with an exception.
    NotebookClient(
        notebook, timeout=120, kernel_name="careerkit-fast", resources=place, config=sockets
    ).execute()

    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.output_type in ("stream", "error")] == []
    assert any("application/vnd.jupyter.widget-view+json" in output.data for output in outputs)
