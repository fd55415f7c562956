"""README and `deploy/README.md`, followed to the letter in a clean copy of the repository."""

from __future__ import annotations

import venv
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
INSTALLING = next(block for block in TYPED if block.text.startswith("pip install"))
"""Typed before all that needs it."""


def terminal(folder: Path) -> Shell:
    """A terminal in a copy of its own, with an empty environment of Python's."""
    venv.create(folder / "venv", with_pip=True)
    return Shell(clone(folder), folder, folder / "venv" / "bin")


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shell]:
    """A terminal for each document."""
    return {document: terminal(tmp_path_factory.mktemp("clean")) for document in DOCUMENTS}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The terminal of somebody who has installed careerkit as the README says."""
    shell = terminal(tmp_path_factory.mktemp("installed"))
    shell.type(INSTALLING.text)
    return shell


@pytest.mark.parametrize("block", [one for one in TYPED if one != INSTALLING], ids=str)
def test_what_one_is_to_type_does_what_it_says(request, block: Block):
    if reason := block.why_not():
        pytest.skip(reason)
    if block.text.startswith("careerkit"):
        request.getfixturevalue("installed").type(block.text)
    else:
        request.getfixturevalue("shells")[block.document].type(block.text)


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
