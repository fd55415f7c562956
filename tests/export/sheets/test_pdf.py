"""Sheets as PDF: on one page of either paper, tagged, and with every word."""

import io
import re

import attrs
import pdfplumber
import pikepdf
import pytest

from careerkit.export.choice import Choice
from careerkit.export.paper.sizes import PaperSize
from careerkit.export.sheets import pdf
from careerkit.export.sheets.making import SHEETS, sheet_of
from careerkit.export.sheets.sheet import (
    Letter,
    Lines,
    Options,
    Paragraph,
    Point,
    Quote,
    Section,
    Sheet,
    Table,
)
from careerkit.model import Workbook
from support.models.torn import TODAY

TEXT = "#let x = 1 *b* _i_ `c` $m$ [c] <l> @r // no"
BLOCKS = (
    Point(text=TEXT, note=TEXT),
    Quote(text=TEXT, label=TEXT),
    Letter(text=f"{TEXT}\n\n{TEXT}"),
    Table(columns=("a", TEXT), rows=((TEXT, "b"),)),
    Options(label=TEXT, options=(TEXT, "other"), help=TEXT, is_one=True),
    Lines(label=TEXT, count=2, help=TEXT),
    Lines(label=TEXT, count=0),
    Paragraph(text=TEXT),
)


def of(*blocks, paper=PaperSize.A4):
    section = Section(heading="H", blocks=blocks)
    return Sheet(name="plan", title="T", lead="L", sections=(section,), day=TODAY, paper=paper)


def words_of(data):
    with pdfplumber.open(io.BytesIO(data)) as file:
        return words_on(file.pages)


def words_on(pages):
    told = "".join(page.extract_text() for page in pages)
    return "".join(re.sub("[\u200b\u00ad]", "", told).split())


def pages_of(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        return [tuple(round(float(n)) for n in page.mediabox[2:]) for page in file.pages]


def is_universal(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        return b"pdfuaid" in file.Root.Metadata.read_bytes()


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "hand-out"])
@pytest.mark.parametrize(
    ("paper", "size"), [(PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))]
)
def test_the_sample_has_each_sheet_on_one_page(name, paper, size, sample, today):
    sheet = sheet_of(sample, name, today, Choice(names=True, notes=True))

    data = pdf.render(attrs.evolve(sheet.only(), paper=paper))

    assert pages_of(data) == [size]
    assert is_universal(data)


def test_hand_outs_begin_on_pages_of_their_own(today):
    sheet = sheet_of(Workbook(), "hand-out", today)

    data = pdf.render(sheet)

    assert len(pages_of(data)) > sum(section.is_new_page for section in sheet.sections) > 8
    assert is_universal(data)


def test_every_sort_of_block_says_what_was_typed_and_nothing_is_markup():
    data = pdf.render(of(*BLOCKS))

    assert words_of(data).count("".join(TEXT.split())) == 15
    assert is_universal(data)


def test_much_is_set_smaller_so_that_it_has_room():
    few, many = (pdf.render(of(*[Point(text=TEXT)] * count)) for count in (3, 60))

    sizes = []
    for data in (few, many):
        assert len(pages_of(data)) == 1
        with pdfplumber.open(io.BytesIO(data)) as file:
            sizes.append(max(one["size"] for one in file.pages[0].chars if one["text"] == "x"))
    assert sizes[0] > sizes[1]


@pytest.mark.stress
@pytest.mark.parametrize("text", ["word " * 20_000, "a" * 2000])
def test_a_novel_goes_on_and_a_word_without_end_stays_on_its_page(text):
    data = pdf.render(of(Letter(text=text), Table(columns=("a", "b"), rows=((text[:3000], "c"),))))

    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            assert all(0 <= one["x0"] <= one["x1"] <= page.width for one in page.chars)
        assert words_on(file.pages).count("".join(text.split())[:50]) >= 1
