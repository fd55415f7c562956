from pathlib import Path

import pytest

from careerkit import content
from careerkit.model import Strength, Supporter, Workbook
from support.written import made, runner

HELD = (
    Workbook()
    .put("strengths", Strength(id="calm", what="Staying calm", ease=5, energy=1))
    .put("supporters", Supporter(id="rosa", name="Rosa", note="Early riser"))
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run the command in a folder with a workbook."""
    return runner("sheet", HELD, tmp_path, monkeypatch)


def test_it_explains_itself(run):
    result = run("--help")

    assert result.exit_code == 0
    assert content.text("sheets.cli.about") in " ".join(result.output.split())


def test_it_writes_a_sheet_and_says_so_without_a_word_of_it(run, tmp_path: Path):
    result = run("brief", "mine.json", "--to", "html, md", "--out", "take")

    names = [f"mine-brief-2026-11-29.{end}" for end in ("html", "md")]
    assert result.exit_code == 0
    assert result.output.strip().endswith(f"Written: {', '.join(names)}.")
    assert "Staying" not in result.output
    assert made(tmp_path / "take") == set(names)
    assert "“Staying calm”" in (tmp_path / "take" / names[1]).read_text(encoding="utf-8")


def test_what_can_be_left_out_is_listed_and_left_out(run, tmp_path: Path):
    listed = run("brief", "mine.json", "--list")
    result = run("brief", "mine.json", "--to", "md", "--without", "drains.tiring")

    assert "drains.tiring\t“Staying calm” comes easily to you, and drains you." in listed.output
    assert result.exit_code == 0
    assert made(tmp_path) == {"mine-brief-2026-11-29.md"}
    assert "drains you." not in (tmp_path / "mine-brief-2026-11-29.md").read_text(encoding="utf-8")


def test_people_are_named_only_where_that_is_asked_for(run, tmp_path: Path):
    told = {}
    for options in ((), ("--names", "--overwrite")):
        result = run("request", "mine.json", "--to", "md", "--about", "rosa", *options)
        text = (tmp_path / "mine-request-rosa-2026-11-29.md").read_text(encoding="utf-8")
        told[options] = ("Rosa" in text, "by number" in result.output)

    assert list(told.values()) == [(False, True), (True, False)]


def test_a_hand_out_needs_no_workbook(run, tmp_path: Path):
    result = run("hand-out", "--about", "goals")

    assert (result.exit_code, made(tmp_path)) == (0, {"hand-out-goals-2026-11-29.html"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief",), "is made from a workbook"),
        (("poem", "mine.json"), "There is no sheet “poem”"),
        (("brief", "mine.json", "--to", "docx"), "careerkit writes no “docx”"),
        (("brief", "mine.json", "--without", "rhymes"), "nothing called “rhymes”"),
        (("brief", "gone.json"), "gone.json"),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence_and_leaves_nothing(run, tmp_path, words, said):
    result = run(*words, "--out", "new")

    assert result.exit_code == 1
    assert said in " ".join(result.output.split())
    assert "Traceback" not in result.output
    assert made(tmp_path) == set()
