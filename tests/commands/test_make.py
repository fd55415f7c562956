"""``make run`` for somebody who has it for the first time."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.serving.servers import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")

NO_NETWORK = '#!/bin/sh\necho "$*" >> asked\nexit 1\n'


def test_what_could_not_be_installed_is_told_and_begins_nothing(tmp_path: Path):
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(NO_NETWORK)
    python.chmod(0o755)
    (tmp_path / ".venv" / ".made").touch()

    for _ in range(2):  # typed again it is tried again
        made = subprocess.run(
            ["make", "run"],  # noqa: S607 - whichever it is
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode != 0
        assert "Look at your connection, and type the same again." in made.stdout

    asked = (tmp_path / "asked").read_text().splitlines()
    assert [line.split()[:3] for line in asked] == [["-m", "pip", "install"]] * 2
