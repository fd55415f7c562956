import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from typer.testing import CliRunner

import careerkit
from careerkit import cli, content
from careerkit.model import Topic, Workbook
from careerkit.serve import notebooks
from careerkit.store import write
from support.models.steps import SECTION, Resource, installed

ANSWER = "how children learn to read"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli.app, [*words])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that the command would have started."""
    commands: list[list[str]] = []

    def note(command: list[str], **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(cli.subprocess, "run", note)
    return commands


def test_it_says_its_version(run):
    assert run("--version").output.strip() == careerkit.__version__


def test_python_m_careerkit_is_the_same_command():
    said = subprocess.run(
        [sys.executable, "-m", "careerkit", "--version"], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == careerkit.__version__


@pytest.mark.parametrize("name", ["serve", "demo", "lab", "check", "schema"])
def test_every_command_explains_itself(run, name: str):
    result = run(name, "--help")

    assert result.exit_code == 0
    assert content.text(f"cli.about.{name}") in " ".join(result.output.split())


def test_a_sound_workbook_is_summed_up_without_its_words(run, tmp_path: Path):
    write(tmp_path / "mine.json", Workbook().put("topics", Topic(what=ANSWER)))

    result = run("check", "mine.json")

    assert result.exit_code == 0
    assert "mine.json is a sound workbook." in result.output
    assert "Topics that matter to you: 1 entry" in result.output
    assert ANSWER not in result.output


def test_what_another_installations_step_holds_is_counted_too(run, tmp_path: Path):
    with installed():
        write(tmp_path / "mine.json", Workbook().put(SECTION, Resource(what=ANSWER)))

    result = run("check", "mine.json")

    assert result.exit_code == 0
    assert "“resources”: 1 entry of a step that did not come with careerkit" in result.output
    assert ANSWER not in result.output


def test_an_empty_workbook_is_sound(run, tmp_path: Path):
    write(tmp_path / "mine.json", Workbook())

    result = run("check", "mine.json")

    assert (result.exit_code, content.text("cli.check.empty") in result.output) == (0, True)


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"format": "careerkit"}'])
def test_a_broken_workbook_gets_one_sentence_and_an_error(run, tmp_path: Path, text: str):
    (tmp_path / "mine.json").write_text(text, encoding="utf-8")

    result = run("check", "mine.json")

    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert "Traceback" not in result.output


def test_a_missing_workbook_gets_a_sentence_and_an_error(run):
    result = run("check", "nowhere.json")

    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1


def test_every_section_has_a_title_for_the_summary():
    from careerkit.model import SECTIONS  # noqa: PLC0415 - beside what it is for

    assert list(content.texts("cli.check.sections")) == list(SECTIONS)


def test_the_schema_is_json(run):
    assert json.loads(run("schema").output)["$schema"].startswith("https://json-schema.org/")


def test_lab_copies_the_workbooks_and_opens_jupyterlab_in_this_python(
    run, started: list[list[str]], tmp_path: Path
):
    result = run("lab", "--port", "8899", "--no-open")

    shipped = notebooks.names(notebooks.folder())
    assert tuple(sorted(path.stem for path in tmp_path.glob("*.ipynb"))) == shipped
    assert started == [[sys.executable, "-m", "jupyterlab", "--port=8899", "--no-browser"]]
    assert result.exit_code == 0


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

    monkeypatch.setattr(cli.metadata, "version", version)

    result = run(*words)

    assert result.exit_code == 1
    sentence = content.text("cli.problems.needs_app", names=", ".join(gone))
    assert result.output.strip() == sentence
    assert (started, [*tmp_path.iterdir()]) == ([], [])


def test_lab_never_overwrites_a_notebook(run, started: list[list[str]], tmp_path: Path):
    (tmp_path / "01_passion.ipynb").write_text("my own", encoding="utf-8")

    result = run("lab")

    assert (tmp_path / "01_passion.ipynb").read_text(encoding="utf-8") == "my own"
    assert content.text("cli.lab.kept", names="01_passion.ipynb") in result.output
    assert len(started) == 1


def test_lab_ends_as_jupyterlab_ended(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        cli.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 3)
    )

    assert run("lab").exit_code == 3


def test_a_folder_that_nothing_can_be_copied_into_is_a_sentence(
    run, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cli.shutil, "copyfile", refuse)

    result = run("lab")

    assert result.exit_code == 1
    assert content.text("cli.lab.cannot_copy", reason="Permission denied") in result.output
    assert started == []


def test_an_address_that_can_not_be_used_is_a_sentence_and_an_error(run):
    result = run("serve", "--host", "192.0.2.1", "--port", "0")

    assert result.exit_code == 1
    assert content.text("serve.start.bad_host", host="192.0.2.1") in result.output
    assert "Traceback" not in result.output


def test_a_code_that_is_easily_guessed_is_a_sentence_and_an_error(run):
    result = run("serve", "--access-code", "a-b", "--port", "0")

    assert result.exit_code == 1
    assert content.text("serve.access.length", shortest=4, longest=200) in result.output


def test_help_lines_that_are_wrong_are_told_before_anything_is_served(run, tmp_path: Path):
    (tmp_path / "lines.toml").write_text("emergency = 999", encoding="utf-8")

    result = run("serve", "--help-lines", "lines.toml", "--port", "0")

    assert result.exit_code == 1
    assert "In the help lines in lines.toml, “emergency” should be a text" in result.output


def test_every_kernel_is_told_where_the_help_lines_are(run, tmp_path: Path, monkeypatch):
    (tmp_path / "lines.toml").write_text('emergency = "112"', encoding="utf-8")
    monkeypatch.setenv("CAREERKIT_HELP_LINES", "")
    told = []
    monkeypatch.setattr(cli, "_serve", lambda **_: told.append(os.environ["CAREERKIT_HELP_LINES"]))

    run("serve", "--help-lines", "lines.toml")

    assert told == [str(tmp_path / "lines.toml")]
