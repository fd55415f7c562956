import errno
import os
import stat
from datetime import date
from pathlib import Path

import pikepdf
import pytest

import careerkit
from careerkit import ExportError, Session, export_workbook
from careerkit.export.saving import save
from careerkit.model import Goal, Supporter, Topic, Workbook
from careerkit.store import read

HELD = (
    Workbook()
    .put("topics", Topic(what="Soil"))
    .put("supporters", Supporter(name="Rosa", note="Early riser"))
    .put("goals", Goal(what="A course", by=date(2027, 2, 5)))
)


def test_how_a_name_ends_says_what_is_written(tmp_path: Path):
    session = Session(HELD)

    written = export_workbook(session, tmp_path / "mine.md")

    assert written == tmp_path / "mine.md"
    told = written.read_text(encoding="utf-8")
    assert ("Soil" in told, "Rosa" in told) == (True, False)
    assert export_workbook(HELD, str(tmp_path / "plan.ics")).read_bytes().startswith(b"BEGIN:VCAL")


def test_what_goes_along_is_what_was_asked_for(tmp_path: Path):
    options = {"sections": ["supporters"], "names": True, "notes": True}
    export_workbook(HELD, tmp_path / "mine.json", **options)

    back = read(tmp_path / "mine.json")

    assert (back.topics, back.supporters) == ((), HELD.supporters)


def test_the_day_is_the_persons(tmp_path: Path):
    session = Session(HELD)
    session.day = date(2026, 3, 4)

    export_workbook(session, tmp_path / "a.md")
    export_workbook(session, tmp_path / "b.md", today=date(2026, 5, 6))

    assert "As of 4 March 2026" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "As of 6 May 2026" in (tmp_path / "b.md").read_text(encoding="utf-8")


def test_what_is_there_is_not_written_over_unless_asked(tmp_path: Path):
    path = tmp_path / "mine.md"
    path.write_text("my own", encoding="utf-8")

    with pytest.raises(ExportError, match=r"“mine.md” is there already"):
        export_workbook(HELD, path)
    assert path.read_text(encoding="utf-8") == "my own"

    export_workbook(HELD, path, overwrite=True)
    assert "Soil" in path.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_its_owner_may_read_it(tmp_path: Path):
    path = export_workbook(HELD, tmp_path / "mine.md")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_is_no_file_even_to_write_over(tmp_path: Path):
    (tmp_path / "mine.md").mkdir()

    with pytest.raises(ExportError, match=r"“mine.md” is a folder"):
        save(tmp_path / "mine.md", b"", overwrite=True)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full, so “mine.md” was not written"),
        (errno.EROFS, r"“mine.md” can't be written \(.*\)"),
    ],
)
def test_a_disk_that_takes_nothing_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
):
    path = tmp_path / "mine.md"
    path.write_bytes(b"before")

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(ExportError, match=sentence):
        save(path, b"after", overwrite=True)
    assert path.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [path]


def test_a_folder_that_is_missing_is_a_sentence(tmp_path: Path):
    with pytest.raises(ExportError, match=r"“mine.md” can't be written"):
        save(tmp_path / "nowhere" / "mine.md", b"")


def test_it_is_offered_where_workbooks_are():
    assert careerkit.export_workbook is export_workbook


def test_a_pdf_is_set_for_the_paper_that_is_asked_for(tmp_path: Path):
    export_workbook(HELD, tmp_path / "mine.pdf", paper="Letter")

    with pikepdf.open(tmp_path / "mine.pdf") as file:
        assert round(float(file.pages[0].MediaBox[2])) == 612
    with pytest.raises(ExportError, match="a4, letter"):
        export_workbook(HELD, tmp_path / "other.pdf", paper="legal")
