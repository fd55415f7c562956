import json
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
import typst

from careerkit import content
from careerkit.export.paper import letters, typesetting
from careerkit.model import Goal, Supporter, Topic, Workbook
from careerkit.store import encode, read, write
from support.written import made, runner

HELD = (
    Workbook()
    .put("topics", Topic(what="Soil"))
    .put("supporters", Supporter(name="Rosa", note="Early riser"))
    .put("goals", Goal(what="A course", by=date(2027, 2, 5)))
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run the command in a folder with a workbook."""
    return runner("export", HELD, tmp_path, monkeypatch)


def test_it_explains_itself(run):
    result = run("--help")

    assert result.exit_code == 0
    assert content.text("export.cli.about") in " ".join(result.output.split())


def test_it_writes_what_it_is_asked_for_and_says_so_without_a_word_of_it(run, tmp_path: Path):
    result = run("mine.json", "--to", "md, ics,xlsx,csv,json,md", "--out", "take/along")

    assert result.exit_code == 0
    names = [f"mine-2026-11-29{end}" for end in (".md", ".ics", ".xlsx", ".zip", ".json")]
    assert result.output.strip() == f"Written: {', '.join(names)}."
    assert made(tmp_path / "take" / "along") == set(names)
    assert read(tmp_path / "take/along/mine-2026-11-29.json").topics == HELD.topics


def test_by_itself_it_writes_a_text_beside_the_workbook_and_leaves_that_alone(run, tmp_path: Path):
    result = run("mine.json")

    assert (result.exit_code, made(tmp_path)) == (0, {"mine-2026-11-29.md"})
    assert (tmp_path / "mine.json").read_text(encoding="utf-8") == encode(HELD)


def test_a_page_is_written_and_read_as_a_workbook_is(run, tmp_path: Path):
    assert run("mine.json", "--names", "--notes", "--to", "html").exit_code == 0
    page = "mine-2026-11-29.html"
    assert run(page, "--names", "--notes", "--to", "json", "--out", "again").exit_code == 0

    written = tmp_path / "again" / "mine-2026-11-29-2026-11-29.json"
    assert written.read_text(encoding="utf-8") == encode(HELD)


def test_sections_names_and_notes_are_chosen(run, tmp_path: Path):
    words = ("--sections", "supporters, topics", "--names", "--notes", "--to", "json")
    assert run("mine.json", *words).exit_code == 0

    plain = json.loads((tmp_path / "mine-2026-11-29.json").read_text(encoding="utf-8"))
    [person] = plain["supporters"]
    assert (person["name"], person["note"], plain["goals"]) == ("Rosa", "Early riser", [])


def test_the_workbook_itself_can_not_be_written_over(run, tmp_path: Path):
    """Its file has another name than any that is made of it."""
    assert run("mine.json", "--to", "json", "--overwrite").exit_code == 0
    assert run("mine.json", "--to", "json", "--overwrite").exit_code == 0

    assert (tmp_path / "mine.json").read_text(encoding="utf-8") == encode(HELD)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere.json",), "There is no file “nowhere.json”"),
        (("broken.json",), "This file is damaged"),
        (("mine.json", "--to", "md,rtf"), "careerkit writes no “rtf”"),
        (("mine.json", "--sections", "hobbies"), "There is no section “hobbies”"),
        (("mine.json", "--to", "md,ics", "--sections", "topics"), "has a date"),
        (("mine.json", "--out", "broken.json"), "The folder “broken.json” can't be made"),
        (("mine.json", "--to", ","), "careerkit writes no “,”"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_leaves_no_half_of_it(
    run, tmp_path: Path, words: tuple[str, ...], sentence: str
):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")

    result = run(*words)

    assert result.exit_code == 1
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert made(tmp_path) == {"broken.json"}


def test_a_file_that_is_there_is_written_over_only_if_asked(run, tmp_path: Path):
    there = tmp_path / "mine-2026-11-29.md"
    there.write_text("my own", encoding="utf-8")

    result = run("mine.json")

    assert result.exit_code == 1
    assert "is there already" in result.output
    assert there.read_text(encoding="utf-8") == "my own"
    assert run("mine.json", "--overwrite").exit_code == 0
    assert "Soil" in there.read_text(encoding="utf-8")


def test_it_sets_a_pdf_and_a_word_file_for_the_paper_that_is_asked_for(run, tmp_path: Path):
    result = run("mine.json", "--to", "pdf,docx", "--paper", "letter")

    assert result.output.strip() == "Written: mine-2026-11-29.pdf, mine-2026-11-29.docx."
    with pikepdf.open(tmp_path / "mine-2026-11-29.pdf") as file:
        assert [float(edge) for edge in file.pages[0].MediaBox[2:]] == pytest.approx(
            [612, 792], 0.01
        )
    page = docx.Document(str(tmp_path / "mine-2026-11-29.docx")).sections[0]
    assert page.page_width.inches == pytest.approx(8.5, abs=0.01)


def test_it_knows_its_papers(run, tmp_path: Path):
    result = run("mine.json", "--to", "pdf", "--paper", "legal")

    assert (result.exit_code, made(tmp_path)) == (1, set())
    assert "a4, letter" in result.output


def test_it_says_what_a_format_can_not_show(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fonts = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typesetting, "_fonts", lambda: fonts)
    letters._missing.cache_clear()
    write(tmp_path / "mine.json", Workbook().put("topics", Topic(what="字典")))

    result = run("mine.json", "--to", "md,pdf")

    letters._missing.cache_clear()
    assert "Chinese" in result.output
    assert "字" not in result.output
