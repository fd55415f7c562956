"""The README says what is so: its commands exist, its examples run, its buttons are there."""

import json
import re
import subprocess
import sys
import tomllib

import pytest
import typer

from careerkit.commands import kit
from support.serving.servers import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = typer.main.get_command(kit.app).commands
CONTENT = ROOT / "careerkit" / "content" / "en"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"`careerkit {name}" in README


def test_every_command_in_the_readme_exists():
    assert set(re.findall(r"`careerkit ([a-z-]+)", README)) <= {*COMMANDS, "is"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.splitlines()[0])
def test_every_example_runs(example, tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (0, "")


def test_every_link_to_a_file_leads_somewhere():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_button_that_is_named_is_called_so_on_the_page():
    said = json.dumps(
        [tomllib.loads(room.read_text(encoding="utf-8")) for room in CONTENT.glob("*/*.toml")],
        ensure_ascii=False,
    )
    buttons = re.findall(r"(?<![\\*])\*([A-Z][^*]+)\*(?!\*)", README)

    assert buttons
    assert [words for words in buttons if f'"{words}"' not in said] == []


def test_the_marimo_notebook_is_there():
    [path] = re.findall(r"`marimo run (\S+)`", README[: README.index("same `marimo run`")])

    assert (ROOT / path).is_file()
