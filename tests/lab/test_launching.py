import json
import os
import sys
from pathlib import Path

import pytest

from careerkit.lab import launching
from careerkit.lab.extension import extensions


@pytest.mark.parametrize(
    ("program", "first"),
    [(launching.LAB, "/doc/tree/"), (launching.NOTEBOOK, "/notebooks/")],
)
def test_a_program_opens_the_journey_in_this_python(program, first):
    command = launching.command(program, ["--ip", "127.0.0.1"])

    assert command[:3] == [sys.executable, "-m", program]
    assert command[3].endswith(f".default_url={first}career_journey.ipynb")
    assert f"--LabServerApp.extra_labextensions_path={extensions()}" in command
    assert command[-2:] == ["--ip", "127.0.0.1"]


def test_the_news_are_off_and_settings_of_others_count_as_before(monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/etc/school")

    ours, theirs = launching.environment()["JUPYTER_CONFIG_PATH"].split(os.pathsep)

    page = json.loads(Path(ours, "labconfig", "page_config.json").read_text())
    assert page == {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    assert theirs == "/etc/school"


def test_no_folder_is_named_where_there_was_none(monkeypatch):
    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)

    assert Path(launching.environment()["JUPYTER_CONFIG_PATH"]).is_dir()


@pytest.mark.parametrize(
    "word",
    ["--nonsense", "--nonsense=3", "--ServerApp.nonsense=3", "--no-brow", "-x"],
)
def test_what_jupyterlab_would_leave_unheeded_is_named(word):
    assert launching.unknown_option(launching.LAB, ["--ip", "::1", word]) == word.partition("=")[0]


def test_what_jupyterlab_or_an_extension_may_have_is_passed_on():
    words = ["--debug", "--ip=::1", "-y", "--ServerApp.root_dir=x", "--VoilaExecutor.timeout=3"]

    assert launching.unknown_option(launching.LAB, [*words, "--help-all", "a file.ipynb"]) is None
