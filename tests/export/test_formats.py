import pytest

from careerkit.export.formats import FORMATS, format_named, format_of
from careerkit.export.problems import ExportError


def test_each_format_goes_by_its_name():
    assert list(FORMATS) == ["html", "pdf", "docx", "md", "ics", "xlsx", "csv", "json"]
    assert all(format_named(name).name == name for name in FORMATS)
    assert len({one.suffix for one in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        *(("plan.ics", "ics"), ("a.b.MD", "md"), ("x.xlsx", "xlsx")),
        *(("plan.PDF", "pdf"), ("plan.docx", "docx")),
        *(("tables.zip", "csv"), ("mine.json", "json")),
    ],
)
def test_a_file_says_by_its_name_what_it_becomes(file: str, name: str):
    assert format_of(file).name == name


@pytest.mark.parametrize("file", ["plan", "plan.rtf", "md", "plan.ics.exe"])
def test_another_name_gets_a_sentence_with_those_that_do(file: str):
    with pytest.raises(
        ExportError, match=rf"“{file}” ends .*\.pdf, \.docx, \.md, \.ics, \.xlsx, \.zip, \.json"
    ):
        format_of(file)


def test_another_format_gets_a_sentence_with_those_that_there_are():
    with pytest.raises(ExportError, match=r"writes no “rtf”.*pdf, docx, md, ics, xlsx, csv, json"):
        format_named("rtf")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_makes_a_file_of_the_same_value(name: str, whole):
    assert isinstance(FORMATS[name].render(whole), bytes)
    assert "/" in FORMATS[name].media_type
