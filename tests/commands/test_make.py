"""``make run`` for somebody who has it for the first time."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.serving.servers import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")

NO_NETWORK = """#!/bin/sh
echo "python $*" >> asked
case "$*" in *"config list") exit;; esac
exit 1
"""
PYTHON = """#!/bin/sh
echo "python $*" >> asked
case "$*" in
  *"config list") echo "global.extra-index-url='https://more.example/'"; {settings};;
  *uv*) cp uv .venv/bin/;;
esac
"""
UV = '#!/bin/sh\necho "uv $*" >> asked\n{end}\n'

UV_COMES = "python -m pip install --quiet --only-binary :all: uv>=0.13,<0.14"
BY_UV = "uv pip install --quiet --python .venv/bin/python --editable .[app]"
BY_PIP = "python -m pip install --quiet --editable .[app]"


@pytest.fixture
def make(tmp_path: Path):
    """Make something where Python and uv only note what they are asked for."""

    def run(goal: str, python: str, uv: str = "") -> tuple[subprocess.CompletedProcess, list[str]]:
        for name in ("Makefile", "pyproject.toml"):
            shutil.copy(ROOT / name, tmp_path)
        place = tmp_path / ".venv" / "bin" / "python"
        place.parent.mkdir(parents=True, exist_ok=True)
        for path, text in ((place, python), (tmp_path / "uv", uv)):
            path.write_text(text)
            path.chmod(0o755)
        (tmp_path / ".venv" / ".made").touch()
        made = subprocess.run(
            ["make", goal],  # noqa: S607 - whichever it is
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        asked = (tmp_path / "asked").read_text().splitlines()
        (tmp_path / "asked").unlink()
        return made, [line for line in asked if " install " in line]

    return run


def test_what_could_not_be_installed_is_told_and_begins_nothing(make):
    for _ in range(2):  # typed again it is tried again
        made, asked = make("run", NO_NETWORK)
        assert made.returncode != 0
        assert "Look at your connection, and type the same again." in made.stdout
        assert asked == [UV_COMES, BY_PIP]


def test_uv_installs_and_pip_need_not(make):
    made, asked = make("install", PYTHON.format(settings=":"), UV.format(end=""))
    assert made.returncode == 0
    assert asked == [UV_COMES, BY_UV]


def test_pip_installs_what_uv_could_not(make):
    made, asked = make("install", PYTHON.format(settings=":"), UV.format(end="exit 2"))
    assert made.returncode == 0
    assert asked == [UV_COMES, BY_UV, BY_PIP]


@pytest.mark.parametrize(
    "setting", ["global.index-url='https://packages.example/'", ":env:.no-index='1'"]
)
def test_where_pip_is_told_where_to_look_uv_is_not_asked(make, setting):
    made, asked = make("install", PYTHON.format(settings=f'echo "{setting}"'))
    assert made.returncode == 0
    assert asked == [BY_PIP]
