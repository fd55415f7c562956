from __future__ import annotations

import gzip
import io
import sys
import tarfile
from pathlib import Path

import pytest

from careerkit.site import packages
from support.serving.servers import ROOT


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return packages.collect()


def test_all_that_the_kit_stands_on_is_there_and_pure_python(files):
    homes = {name.split("/")[0] for name in files}
    assert {
        "careerkit",
        "attr",
        "cattrs",
        "ipywidgets",
        "anywidget",
        "altair",
        "icalendar",
    } <= homes
    assert {"xlsxwriter", "tzdata", "simplemma", "markdown_it"} <= homes
    assert not homes & {"numpy", "pandas", "IPython", "jsonschema", "typst", "docx", "voila"}
    assert not [name for name in files if name.endswith((".so", ".pyc"))]


def test_the_server_its_command_and_other_languages_are_left_out(files):
    assert not [
        name for name in files if name.startswith(("careerkit/serve", "careerkit/commands"))
    ]
    assert {name for name in files if name.startswith("careerkit/site/")} == {
        f"careerkit/site/{name}.py" for name in ("__init__", "kernel", "stand_ins", "worker")
    }
    dictionaries = [name for name in files if name.startswith("simplemma/") and "/data/" in name]
    assert [name.rpartition("/")[2] for name in dictionaries] == ["en.plzma"]


def test_nothing_says_on_which_computer_it_was_packed(files):
    for place in (str(ROOT), sys.prefix, str(Path.home() / ".")[:-1]):
        assert [name for name, data in files.items() if f"{place}/".encode() in data] == []
    assert not [name for name in files if name.endswith(("RECORD", "direct_url.json", "INSTALLER"))]


def test_an_archive_is_the_same_bytes_each_time_and_of_nobody():
    some = {"b/two.py": b"2", "a.py": b"1" * 600}
    packed = packages.archive(some)
    assert packed == packages.archive(dict(reversed(some.items())))
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(packed))) as opened:
        assert [(one.name, one.uname, one.mtime) for one in opened] == [
            ("a.py", "", 0),
            ("b/two.py", "", 0),
        ]
