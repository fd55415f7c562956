"""README and `deploy/README.md`, followed to the letter in a clean copy of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.ways.documents import Block, Shell, blocks, clone

DOCUMENTS = ("README.md", "deploy/README.md")
FILES = {
    "careerkit.toml": "careerkit serve",
    "lines.toml": "careerkit serve --help-lines lines.toml",
}
"""Files that the README shows, and the command that it says takes them."""

ALL = [block for document in DOCUMENTS for block in blocks(document)]
TYPED = [block for block in ALL if block.language == "sh"]
MAKING = next(block for block in TYPED if block.text.startswith("make run"))
INSTALLING = next(block for block in TYPED if block.text.startswith("pip install"))
"""Typed before all that needs it."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The terminal of somebody who has begun with ``make``: where it was, nothing was installed."""
    folder = tmp_path_factory.mktemp("clean")
    place = clone(folder)
    shell = Shell(place, folder, place / ".venv" / "bin")
    shell.type(MAKING.text)
    return shell


@pytest.fixture(scope="module")
def installed(made: Shell) -> Shell:
    """The same terminal, after the two commands for those without ``make``.

    Both ways install the same extra, so what it needs is there by now. The package is built and
    installed by itself, in the place of ``make``'s, which leads to the folder.
    """
    made.type(INSTALLING.text)
    return made


@pytest.fixture(scope="module")
def deploying(installed: Shell, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The terminal of somebody who reads `deploy/README.md`, with what the README has installed."""
    folder = tmp_path_factory.mktemp("deploying")
    return Shell(clone(folder), folder, installed.programs)


def test_make_installs_and_runs_it(made: Shell):
    assert (made.folder / ".venv" / "bin" / "careerkit").exists()


@pytest.mark.parametrize("block", [one for one in TYPED if one != MAKING], ids=str)
def test_what_one_is_to_type_does_what_it_says(request, block: Block):
    if reason := block.why_not():
        pytest.skip(reason)
    is_first = block.document == DOCUMENTS[0]
    shell: Shell = request.getfixturevalue("installed" if is_first else "deploying")
    if block != INSTALLING:
        shell.type(block.text)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_shown_is_taken(installed, name: str):
    [block] = [block for block in ALL if block.file == name]
    path: Path = installed.folder / name
    path.write_text(block.text, encoding="utf-8")
    try:
        installed.type(FILES[name])
    finally:
        path.unlink()


def test_every_block_is_of_a_kind_that_is_tried_somewhere():
    """Python's examples by ``tests/test_readme.py``, nginx's by ``test_behind_nginx.py``."""
    kinds = {(block.language, block.file) for block in ALL if block.document == "README.md"}

    assert kinds <= {
        *(("sh", ""), ("python", ""), ("nginx", ""), ("", "")),
        *(("toml", name) for name in FILES),
    }
    # What is no language is an address to be opened.
    bare = [block for block in ALL if not block.language]
    assert [str(block) for block in bare if not block.text.startswith("http")] == []
