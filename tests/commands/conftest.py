import os
import subprocess
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from careerkit.commands import kit, lab


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    with patch.dict(
        os.environ
    ):  # what a command tells the kernels of its app is not for other tests
        yield lambda *words: CliRunner().invoke(kit.app, [*words])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that the command would have started."""
    commands: list[list[str]] = []

    def note(command: list[str], **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    # Only the command's own: JupyterLab runs a program when it is imported.
    monkeypatch.setattr(lab, "subprocess", SimpleNamespace(run=note))
    return commands
