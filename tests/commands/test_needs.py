from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from careerkit import content
from careerkit.commands import needs


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        (["serve"], ["voila"]),
        (["demo"], ["psutil", "voila"]),
        (["serve", "--access-code", "maple-river"], ["segno"]),
        (["lab"], ["jupyterlab"]),
    ],
)
def test_a_command_that_lacks_a_part_of_the_app_names_it_and_begins_nothing(
    run, started: list[list[str]], tmp_path: Path, monkeypatch, words: list[str], gone: list[str]
):
    def version(name: str) -> str:
        if name in gone:
            raise PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(needs.metadata, "version", version)

    result = run(*words)

    assert result.exit_code == 1
    sentence = content.text("cli.problems.needs_app", names=", ".join(gone))
    assert result.output.strip() == sentence
    assert (started, [*tmp_path.iterdir()]) == ([], [])
