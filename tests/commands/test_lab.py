import subprocess
import sys
from pathlib import Path

import pytest

from careerkit import content
from careerkit.commands import lab
from careerkit.lab import launching
from careerkit.serve import notebooks


def test_lab_copies_the_workbooks_and_opens_jupyterlab_in_this_python(
    run, started: list[list[str]], tmp_path: Path
):
    result = run("lab", "--port", "8899", "--no-open")

    shipped = notebooks.names(notebooks.folder())
    assert tuple(sorted(path.stem for path in tmp_path.glob("*.ipynb"))) == shipped
    assert started == [launching.command("jupyterlab", ["--port=8899", "--no-browser"])]
    assert started[0][0] == sys.executable
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "words",
    [("--", "--ip", "::1"), ("--ip", "::1"), ("--no-open", "--", "--ip", "::1")],
)
def test_further_options_are_jupyterlabs_and_come_last(run, started: list[list[str]], words):
    assert run("lab", *words).exit_code == 0

    assert started[0][-2:] == ["--ip", "::1"]


def test_an_option_that_jupyterlab_has_not_is_a_sentence(
    run, started: list[list[str]], tmp_path: Path
):
    result = run("lab", "--nonsense", "--ip", "::1")

    assert result.exit_code == 1
    assert content.text("cli.lab.no_option.jupyterlab", option="--nonsense") in result.output
    assert (started, [*tmp_path.iterdir()]) == ([], [])


def test_lab_opens_notebook_7_where_somebody_wants_it(
    run, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lab, "is_installed", lambda package: package == "notebook")

    assert run("lab", "--notebook").exit_code == 0

    assert started == [launching.command("notebook", [])]


def test_without_notebook_7_it_says_how_to_install_it(
    run, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(lab, "is_installed", lambda package: package != "notebook")

    result = run("lab", "--notebook")

    assert result.exit_code == 1
    assert content.text("cli.lab.no_notebook") in result.output
    assert (started, [*tmp_path.iterdir()]) == ([], [])


def test_lab_never_overwrites_a_notebook(run, started: list[list[str]], tmp_path: Path):
    (tmp_path / "01_passion.ipynb").write_text("my own", encoding="utf-8")

    result = run("lab")

    assert (tmp_path / "01_passion.ipynb").read_text(encoding="utf-8") == "my own"
    assert content.text("cli.lab.kept", names="01_passion.ipynb") in result.output
    assert len(started) == 1


def test_lab_ends_as_jupyterlab_ended(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        lab.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 3)
    )

    assert run("lab").exit_code == 3


def test_a_folder_that_nothing_can_be_copied_into_is_a_sentence(
    run, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lab.shutil, "copyfile", refuse)

    result = run("lab")

    assert result.exit_code == 1
    assert content.text("cli.lab.cannot_copy", reason="Permission denied") in result.output
    assert started == []
