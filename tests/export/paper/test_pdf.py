import io
import os
import re
import subprocess
import sys
from datetime import date
from functools import lru_cache

import attrs
import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit import content
from careerkit.export.contents import contents_of
from careerkit.export.paper import pdf, typesetting
from careerkit.export.paper.pictures import figures_of
from careerkit.export.paper.sizes import PaperSize
from careerkit.export.problems import ExportError
from careerkit.model import Milestone, Topic, Workbook
from support.models.strategies import texts

TODAY = date(2026, 11, 29)
MARKUP = "#let x = 1 *b* _i_ `c` $m$ [c] <l> @r \\n // no /* no */ = no - no + no #sys.inputs ~ ---"
MARKS = st.lists(
    st.sampled_from(
        [
            *"#*_`$[]{}()<>@\\/=-+~\"' \t\n\r0ax\u0301é字ع✓",
            *("//", "/*", "*/", "#{", "\\u{0}", "https://a.b", "\u202e", "\u2067", "\u2069"),
            *(
                "\u200b",
                "\u200d",
                "\u00ad",
                "\x00",
                "\x0c",
                "\ufffe",
                "\ue000",
                "🧑‍🍳",
                "🇩🇪",
                "السلام",
            ),
        ]
    ),
    max_size=14,
).map("".join)


@pytest.fixture(scope="module")
def sample_pdf(whole) -> bytes:
    return pdf.render(whole)


@lru_cache(maxsize=4)
def pages_of(data: bytes) -> list[pdfplumber.page.Page]:
    """The pages of a PDF; each keeps what was read in it, which takes longer than to set it."""
    return pdfplumber.open(io.BytesIO(data)).pages


def words_of(data: bytes) -> str:
    """All that is read in a PDF, in its order, without white space."""
    told = "".join(page.extract_text() for page in pages_of(data))
    return "".join(re.sub("[\u200b\u200c\u00ad]", "", told).split())


def tags(data: bytes) -> list[str]:
    """The kinds of what a PDF says that it is made of, in their order."""
    found = []

    def walk(node) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(data)) as file:
        walk(file.Root.StructTreeRoot)
    return found


def is_universal(data: bytes) -> bool:
    """Whether it says that it keeps to PDF/UA-1: Typst says so only if it found no fault."""
    return b"pdfuaid" in metadata(data)


def metadata(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as file:
        return file.Root.Metadata.read_bytes()


def outside(data: bytes) -> list[str]:
    """The letters that stand beyond the edges of their page."""
    return [
        letter["text"]
        for page in pages_of(data)
        for letter in page.chars
        if not (
            0 <= letter["x0"] <= letter["x1"] <= page.width
            and 0 <= letter["top"] <= letter["bottom"] <= page.height
        )
    ]


def test_the_sample_is_tagged_titled_and_in_a_language(sample_pdf: bytes):
    with pikepdf.open(io.BytesIO(sample_pdf)) as file:
        root, info = file.Root, file.docinfo
        assert root.MarkInfo.Marked
        assert str(root.Lang) == content.LANGUAGE
        assert str(info.Title) == content.text("export.title")
        assert "/Author" not in info
        assert root.ViewerPreferences.DisplayDocTitle
        with file.open_outline() as outline:
            steps = [one.title for one in outline.root]
    assert steps[0] == "Step 1: Find your passion"
    assert is_universal(sample_pdf)


def test_its_day_is_the_persons_and_no_moment_of_a_computer(sample_pdf: bytes):
    assert b"2026-11-29T00:00:00" in metadata(sample_pdf)


def test_all_its_fonts_are_embedded_and_know_their_letters(sample_pdf: bytes):
    with pikepdf.open(io.BytesIO(sample_pdf)) as file:
        fonts = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in fonts if one.get("/Type") == "/Font"]
        whole = [one for one in fonts if one.Subtype == "/Type0"]
        assert whole
        assert all("/ToUnicode" in one for one in whole)
        described = [one.DescendantFonts[0].FontDescriptor for one in whole]
    assert all({"/FontFile2", "/FontFile3"} & {*one.keys()} for one in described)


def test_the_contents_of_the_sample_stand_on_its_first_page(sample_pdf: bytes, whole):
    first, *others = ("".join(page.extract_text().split()) for page in pages_of(sample_pdf))

    assert len(others) < 20
    for part in whole.parts:
        for section in part.sections:
            assert "".join(section.title.split()) in first


def test_it_reads_in_the_order_of_the_document(sample_pdf: bytes, whole):
    told = words_of(sample_pdf)

    # Behind the contents.
    place = told.index("Step1:", told.index("Beside"))
    for part in whole.parts:
        for section in part.sections:
            place = told.index("".join(section.title.split()), place)
            for entry in section.entries:
                for answer in entry.answers:
                    if answer.kind == "long_text":
                        begins = "".join(answer.text.split()[:4])
                        place = told.index(begins, place)


def test_each_figure_has_words_that_stand_for_it_and_each_table_a_head(sample_pdf: bytes, whole):
    kinds = tags(sample_pdf)

    figures = figures_of(whole)
    assert kinds.count("/Figure") == len(figures) > 10
    assert kinds.count("/Table") >= len(figures)
    assert kinds.count("/TH") > kinds.count("/Table")
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/TOC", "/Caption"} <= {*kinds}
    with pikepdf.open(io.BytesIO(sample_pdf)) as file:
        told = [
            str(one.Alt)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    for figure in figures:
        assert any(figure.title in alternative for alternative in told)


@pytest.mark.parametrize(("size", "wide"), [(PaperSize.A4, 595), (PaperSize.LETTER, 612)])
def test_it_is_set_for_the_paper_that_is_asked_for(size: PaperSize, wide: int, make):
    data = pdf.render(attrs.evolve(make("Soil"), paper=size))

    assert {round(page.width) for page in pages_of(data)} == {wide}


def test_each_page_says_which_it_is_of_how_many(sample_pdf: bytes):
    pages = pages_of(sample_pdf)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.extract_text()


@pytest.mark.stress
@pytest.mark.parametrize("text", ["a" * 2000, "لا" * 1000, "字" * 2000, "https://a.b/" + "x" * 400])
def test_a_word_without_end_stays_on_the_page(text: str, make):
    for kind in ("long_text", "text"):
        data = pdf.render(make(text, kind=kind))

        assert outside(data) == []


@pytest.mark.parametrize(("kind", "count"), [("long_text", 1), ("text", 1), ("long_text", 60)])
def test_a_question_is_parted_from_its_answer_and_from_the_one_before(kind, count, make):
    pages = pages_of(pdf.render(make("Bread", kind=kind, count=count)))
    read = "".join(letter["text"] for page in pages for letter in page.chars)

    if count == 1:
        assert "One? Bread" in read
    else:
        assert read.count("One? Bread Two? Bread") == count - 8  # which stand in their step


@pytest.mark.stress
def test_three_hundred_entries_stay_on_their_pages(make):
    data = pdf.render(make("Reading and mending at one table, on Saturdays", count=300))

    assert outside(data) == []
    assert words_of(data).count("One?") == 300
    assert is_universal(data)


def test_markup_does_nothing_but_show(make):
    data = pdf.render(make(MARKUP))

    told = words_of(data)
    # The note, the name, two answers and what is said of them.
    assert told.count("".join(MARKUP.split())) == 5
    assert set(tags(data)) & {"/Code", "/Formula", "/Link"} <= {"/Link"}


def test_what_turns_the_direction_of_letters_is_left_out(make):
    told = words_of(pdf.render(make("\u202eabc\u202c \u2067def\u2069")))

    assert "abcdef" in told


@pytest.mark.usefixtures("bare")
def test_letters_for_which_there_is_no_font_are_named(make):
    document = make("I like 字典 and 🧑‍🍳")

    data = pdf.render(document)

    told = words_of(data)
    assert told.count("Ilike[Chinese]and[adult,cooking]") == 5
    assert is_universal(data)
    for sentence in pdf.notes(document):
        assert "".join(sentence.split()) in told
    assert len(pdf.notes(document)) == 2


@pytest.mark.parametrize("text", ["Größe, façade, naïve, œuvre", "Добрый день", "Καλημέρα", "שלום"])
@pytest.mark.usefixtures("bare")
def test_a_fresh_computer_has_the_fonts_of_most_alphabets(text: str, make):
    document = make(text)

    assert pdf.notes(document) == ()
    assert is_universal(pdf.render(document))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(MARKS, texts), kind=st.sampled_from(["text", "long_text"]))
def test_whatever_was_typed_is_set(text: str, kind: str, make):
    data = pdf.render(make(text[:3000], kind=kind))

    assert {"/H1", "/H2"} <= {*tags(data)}


def test_an_empty_document_says_that_it_is():
    told = words_of(pdf.render(contents_of(Workbook(), TODAY)))

    assert "".join(content.text("export.empty").split()) in told
    assert "ownwords" not in told


def test_a_chart_higher_than_a_page_is_told_in_words(make, whole):
    figure = next(
        figure for figure in figures_of(whole) if isinstance(figure.spec()["height"], int)
    )
    high = attrs.evolve(figure, chart=figure.chart.properties(height=20_000))

    told = words_of(pdf.render(make("Soil", high)))

    assert "".join(content.text("paper.too_high").split()) in told
    assert "".join(figure.description.split()) in told


@pytest.mark.usefixtures("bare")
def test_a_chart_with_letters_of_any_script_is_set(today):
    book = Workbook()
    for what in ("✓ The first fi", "字典", "السلام", "🧑‍🍳", "\x00\u202e"):
        book = book.put("milestones", Milestone(what=what, by=date(2026, 12, 4)))
        book = book.put("topics", Topic(what=what))

    document = contents_of(book, today)

    assert figures_of(document)
    assert is_universal(pdf.render(document))


def test_what_typst_says_is_told_to_nobody(monkeypatch: pytest.MonkeyPatch, make):
    def fail(*_, **__):
        raise typesetting.TypesettingError("error: the text “secret” could not be displayed")

    monkeypatch.setattr(pdf, "typeset", fail)

    with pytest.raises(ExportError) as raised:
        pdf.render(make("secret"))

    assert str(raised.value) == content.text("paper.unset")
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("module", ["typst", "vl_convert"])
def test_without_what_makes_it_a_sentence_says_what_to_install(module: str, monkeypatch, whole):
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(ExportError, match=r"careerkit\[export\]"):
        pdf.render(whole)


def test_it_leaves_nothing_on_the_disk_and_says_nothing(tmp_path):
    code = (
        "from datetime import date; from careerkit.export.contents import contents_of;"
        "from careerkit.export.paper import pdf; from careerkit.model import *;"
        "book = Workbook().put('topics', Topic(what='secret 字'));"
        "print(len(pdf.render(contents_of(book, date(2026, 11, 29)))) > 1000)"
    )
    places = {name: str(tmp_path) for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME")}

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **places},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("True\n", "")
    assert [*tmp_path.iterdir()] == []
