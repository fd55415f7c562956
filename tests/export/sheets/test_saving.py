"""A sheet goes into a file, or a sentence says why not."""

import stat

import pytest

from careerkit import save_sheet
from careerkit.export.problems import ExportError
from careerkit.export.sheets.making import sheet_of
from careerkit.session import Session


def test_a_sheet_is_saved_as_its_name_ends_and_for_its_owner_alone(sample, tmp_path):
    page = save_sheet(Session(sample), "plan", tmp_path / "plan.html")
    text = save_sheet(sample, "plan", tmp_path / "plan.MD")

    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert text.read_text(encoding="utf-8").startswith("# My plan on a page\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_what_is_left_out_is_not_in_the_file(sample, today, tmp_path):
    tick = next(t for t in sheet_of(sample, "brief", today).ticks if t.key.startswith("drains"))

    path = save_sheet(sample, "brief", tmp_path / "b.md", today=today, leave_out=[tick.key])

    whole = save_sheet(sample, "brief", tmp_path / "w.md", today=today)
    assert len(path.read_text()) < len(whole.read_text())


@pytest.mark.parametrize(
    ("name", "file", "options", "said"),
    [
        ("plan", "plan.docx", {}, "Let it end in one of: .html, .pdf, .md."),
        ("plan", "plan.md", {"leave_out": ["poems"]}, "This sheet has nothing called “poems”."),
        ("plan", "there.md", {}, "“there.md” is there already"),
        ("poem", "poem.md", {}, "There is no sheet “poem”."),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_written(
    name, file, options, said, sample, tmp_path
):
    (tmp_path / "there.md").write_text("mine")

    with pytest.raises(ExportError, match=said[:12]) as error:
        save_sheet(sample, name, tmp_path / file, **options)

    assert said in str(error.value)
    assert [one.read_text() for one in tmp_path.iterdir()] == ["mine"]
