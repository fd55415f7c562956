import io
import sys
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from openpyxl.utils.escape import unescape

from careerkit.export import excel
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.problems import ExportError
from careerkit.model import Experiment, Goal, Topic, UnfitAnswer, Workbook
from support.models.strategies import texts, workbooks

TODAY = date(2026, 11, 29)
BY = date(2027, 2, 5)


def rendered(workbook: Workbook) -> bytes:
    return excel.render(contents_of(workbook, TODAY, Choice(names=True, notes=True), remarks=False))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet(workbook: Workbook, title: str) -> list[dict[str, object]]:
    """A sheet's rows by the questions above them."""
    head, *rows = opened(rendered(workbook))[title].iter_rows()
    return [{h.value: c for h, c in zip(head, row, strict=True)} for row in rows]


def typed(text: str) -> str:
    """A text as a spreadsheet holds it: XML knows one kind of line ends."""
    return text.replace("\r\n", "\n")


def test_texts_are_texts_days_are_days_and_numbers_are_numbers():
    goal = Goal(what="A course", hours=2.5, by=BY, why="007")

    [row] = sheet(Workbook().put("goals", goal), "Goals")

    assert row["Entry"].value == "A course"
    hours, by, why = (
        row[question]
        for question in ("Hours a week it takes", "By when", "Why does it matter to you?")
    )
    assert (hours.value, hours.data_type) == (2.5, "n")
    assert (by.value.date(), by.is_date, by.number_format) == (BY, True, "yyyy-mm-dd")
    assert (why.value, why.data_type) == ("007", "s")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://a.example", "{=1}"]
)
def test_nothing_that_is_typed_is_calculated_or_linked(text: str):
    [row] = sheet(Workbook().put("topics", Topic(what="a", why=text)), "Topics that matter to you")

    cell = row["Why does it matter to you?"]
    assert (cell.data_type, unescape(cell.value), cell.hyperlink) == ("s", text, None)
    # Nor once somebody has edited it.
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@"))


@settings(max_examples=30)
@given(texts)
def test_a_text_is_as_it_was_typed(text):
    held = Workbook().put("topics", Topic(what="a", why=text))

    [row] = sheet(held, "Topics that matter to you")

    told = [cell.value for question, cell in row.items() if question.startswith("Why does")]
    assert typed(unescape("".join(told))) == typed(text if text.strip() else "")


@settings(max_examples=15)
@given(workbooks())
def test_any_workbook_becomes_one_that_opens(workbook):
    book = opened(rendered(workbook))

    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


def test_what_is_longer_than_a_cell_goes_on_in_the_next_column():
    text = "🧑‍🍳 and so on " * 4000

    [row] = sheet(Workbook().put("topics", Topic(what="a", why=text)), "Topics that matter to you")

    told = [cell.value for question, cell in row.items() if question.startswith("Why does")]
    assert "".join(told) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in told)
    assert [question for question in row if question.startswith("Why does")][1] == (
        "Why does it matter to you? (2)"
    )


def test_a_day_before_excels_first_one_is_told_as_a_text():
    [row] = sheet(Workbook().put("goals", Goal(what="a", by=date(1899, 12, 31))), "Goals")

    assert (row["By when"].value, row["By when"].data_type) == ("1899-12-31", "s")


def test_the_questions_stay_in_sight():
    book = opened(rendered(Workbook().put("topics", Topic(what="Soil"))))
    page = book["Topics that matter to you"]

    assert page.freeze_panes == "B2"
    assert page["A1"].font.bold
    assert 8 <= page.column_dimensions["A"].width <= 61


def test_pandas_reads_the_sample_a_row_an_entry(whole, sample):
    sheets = pd.read_excel(io.BytesIO(excel.render(whole)), sheet_name=None, engine="openpyxl")

    assert len(sheets["Goals"]) == len(sample.goals)
    assert sheets["Goals"]["Hours a week it takes"].dtype.kind in "if"
    assert sheets["Goals"]["By when"].dtype.kind == "M"
    # Some names are cut to what a sheet's may be.
    assert set(sheets) >= {"Milestones", "Experiments", "Skills", "Check-ins"}


def test_two_unfit_answers_to_one_question_stand_side_by_side():
    unfit = [
        UnfitAnswer(section="experiments", record=id_, field="hours", value=f"{id_} lot")
        for id_ in "ab"
    ]
    held = Workbook().holding(
        {"unfit_answers": unfit, "experiments": [Experiment(id="a"), Experiment(id="b")]}
    )

    rows = sheet(held, "Answers that do not fit their…")

    assert [row["Hours it costs"].value for row in rows] == ["a lot", "b lot"]


def test_nothing_in_it_is_a_formula_a_link_or_a_macro(whole):
    with zipfile.ZipFile(io.BytesIO(excel.render(whole))) as pack:
        sheets = b"".join(pack.read(name) for name in pack.namelist() if "sheets/" in name)
        assert not any("vba" in name or "external" in name for name in pack.namelist())

    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets


def test_an_empty_workbook_has_a_sheet_that_says_so():
    book = opened(rendered(Workbook()))

    assert book.sheetnames == ["What I have written"]
    said = [cell.value for [cell] in book["What I have written"].iter_rows()]
    assert said[0] == "As of 29 November 2026"
    assert said[1].startswith("Nothing is written here yet")


def test_without_its_library_it_says_what_to_install(whole, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(ExportError, match=r"needs XlsxWriter.*careerkit\[export\]"):
        excel.render(whole)
