import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from careerkit import content
from careerkit.commands import needs
from support.serving.servers import ROOT


def brought_by(part: str) -> set[str]:
    """The packages of an extra, and of those that it includes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    for line in project["optional-dependencies"][part]:
        own = re.match(r"careerkit\[([\w,]+)\]", line)
        names = own[1].split(",") if own else []
        found |= {re.split(r"[\[<>=;]", line)[0]}.union(*map(brought_by, names))
    return found


@pytest.mark.parametrize(
    ("words", "gone", "part"),
    [
        (["serve"], ["voila"], "app"),
        (["demo"], ["psutil", "voila"], "app"),
        (["serve", "--access-code", "maple-river"], ["segno"], "app"),
        (["lab"], ["jupyterlab"], "app"),
        (["hub"], ["voila", "jupyterhub"], "hub"),
    ],
)
def test_a_command_that_lacks_a_part_of_the_app_names_it_and_begins_nothing(
    run, started, tmp_path: Path, monkeypatch, words: list[str], gone: list[str], part: str
):
    def version(name: str) -> str:
        if name in gone:
            raise PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(needs.metadata, "version", version)

    result = run(*words)

    assert result.exit_code == 1
    sentence = content.text("cli.problems.needs_part", names=", ".join(gone), part=part)
    assert result.output.strip() == sentence
    [brought] = re.findall(r"careerkit\[(\w+)\]", sentence)
    assert {*gone} <= brought_by(brought)
    assert (started, [*tmp_path.iterdir()]) == ([], [])
