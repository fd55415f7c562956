import json
import subprocess
import sys
from pathlib import Path

import pytest

import careerkit
from careerkit import content
from careerkit.model import Topic, Workbook
from careerkit.store import write
from support.models.steps import SECTION, Resource, installed

ANSWER = "how children learn to read"


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
