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


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shell]:
    """A terminal for each document, in a copy of its own, with an empty environment of Python's."""
    opened = {}
    for document in DOCUMENTS:
        folder = tmp_path_factory.mktemp("clean")
        venv.create(folder / "venv", with_pip=True)
        opened[document] = Shell(clone(folder), folder, folder / "venv" / "bin")
    return opened


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A terminal of somebody who has installed careerkit as the README says."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    shell = Shell(clone(folder), folder, folder / "venv" / "bin")
    shell.type(next(block for block in TYPED if block.text.startswith("pip install")).text)
    return shell


@pytest.mark.parametrize("block", TYPED, ids=str)
def test_what_one_is_to_type_does_what_it_says(shells, installed, block: Block):
    if reason := block.why_not():
        pytest.skip(reason)
    needs_kit = block.text.startswith("careerkit")
    (installed if needs_kit else shells[block.document]).type(block.text)


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
