import io
import re
import sys
import zipfile
from datetime import date
from itertools import pairwise

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit import content
from careerkit.export.contents import contents_of
from careerkit.export.paper import word
from careerkit.export.paper.anchors import anchor_of
from careerkit.export.paper.pictures import figures_of
from careerkit.export.paper.sizes import PaperSize
from careerkit.export.problems import ExportError
from careerkit.model import Workbook
from support.models.strategies import texts

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def sample_docx(whole) -> bytes:
    return word.render(whole)


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def all_words(file) -> str:
    """Every text of the file, tables too, without white space."""
    return "".join("".join(t.text or "" for t in file.element.body.iter(qn("w:t"))).split())


def anchors(file) -> dict[str, str]:
    """What stands between each bookmark and its end."""
    open_, told = {}, {}
    for element in file.element.body.iter():
        if element.tag == qn("w:bookmarkStart"):
            open_[element.get(qn("w:id"))] = element.get(qn("w:name"))
            told[element.get(qn("w:name"))] = ""
        elif element.tag == qn("w:bookmarkEnd"):
            del open_[element.get(qn("w:id"))]
        elif element.tag == qn("w:t"):
            for name in open_.values():
                told[name] += element.text or ""
    assert not open_
    return told


def test_the_sample_has_real_headings_in_their_order(sample_docx: bytes, whole):
    told = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(sample_docx).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]

    assert [text for name, text in told if name == "Heading 2"] == [
        section.title for part in whole.parts for section in part.sections
    ]
    assert next(text for name, text in told if name == "Heading 1") == "Step 1: Find your passion"
    levels = [int(name[-1]) for name, _ in told]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_tells_its_title_and_language_and_nobodys_name(sample_docx: bytes):
    file = opened(sample_docx)

    told = file.core_properties
    assert (told.title, told.language) == (content.text("export.title"), content.LANGUAGE)
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.created.date() == told.modified.date() == TODAY
    [language] = file.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == content.LANGUAGE


def test_each_figure_is_a_picture_with_words_that_stand_for_it(sample_docx: bytes, whole):
    file = opened(sample_docx)

    told = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    figures = figures_of(whole)
    assert len(told) == len(figures) > 10
    for figure, words in zip(figures, told, strict=True):
        assert " ".join(figure.description.split()) in words
    page = file.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert all(shape.width <= room for shape in file.inline_shapes)


def test_each_table_has_a_head_that_comes_again_on_the_next_page(sample_docx: bytes):
    tables = opened(sample_docx).tables

    assert len(tables) > 10
    for table in tables:
        properties = table.rows[0]._tr.trPr
        assert properties is not None
        assert properties.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)


def test_what_was_noticed_is_a_list(sample_docx: bytes, whole):
    listed = [p.text for p in opened(sample_docx).paragraphs if p.style.name == "List Bullet"]

    assert listed == [
        " ".join(sentence.split())
        for part in whole.parts
        for place in (*part.sections, part)
        for sentence in place.said
    ]


def test_each_entry_stands_under_an_anchor_that_only_its_record_has(sample_docx: bytes, whole):
    told = anchors(opened(sample_docx))

    for part in whole.parts:
        for section in part.sections:
            assert anchor_of(section.name) in told
            for entry in section.entries:
                here = "".join(told[anchor_of(section.name, entry.id)].split())
                assert "".join(entry.name.split()) in here
                for answer in entry.answers:
                    assert "".join(answer.text.split()) in here
    assert all(re.fullmatch(r"_ck_[0-9a-f]{32}", name) for name in told)


def test_its_pages_are_numbered_by_fields(sample_docx: bytes):
    [foot] = opened(sample_docx).sections[0].footer.paragraphs

    codes = [one.text.strip() for one in foot._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert foot.text.endswith("Page 1 of 1")


def test_the_contents_lead_to_the_headings(sample_docx: bytes, whole):
    file = opened(sample_docx)

    links = [one.get(qn("w:anchor")) for one in file.element.body.iter(qn("w:hyperlink"))]
    assert len(links) == len(whole.parts) + sum(len(part.sections) for part in whole.parts)
    assert set(links) <= {*anchors(file)}


@pytest.mark.parametrize("size", PaperSize)
def test_it_is_set_for_the_paper_that_is_asked_for(size: PaperSize, make):
    page = opened(word.render(attrs.evolve(make("Soil"), paper=size))).sections[0]

    assert (page.page_width.mm, page.page_height.mm) == pytest.approx(size.millimetres, abs=0.1)


def test_codes_of_fields_and_markup_do_nothing_but_show(make):
    text = '{ PAGE } { INCLUDEPICTURE "http://a.b/c.png" } =1+1 <w:b/> ]]> &amp; \\* MERGEFORMAT'

    file = opened(word.render(make(text)))

    codes = {one.text.strip() for one in file.element.body.iter(qn("w:instrText"))}
    assert codes == {r'TOC \o "1-2" \n \h'}
    assert all_words(file).count("".join(text.split())) == 5


def test_it_asks_nothing_of_the_network(sample_docx: bytes):
    with zipfile.ZipFile(io.BytesIO(sample_docx)) as file:
        told = [file.read(name) for name in file.namelist() if name.endswith(".rels")]

    assert all(b"External" not in one for one in told)


def test_a_text_from_right_to_left_is_a_paragraph_of_that_direction(make):
    file = opened(word.render(make("أحب الخبز")))

    turned = [
        p
        for p in file.paragraphs
        if p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None
    ]
    assert {"Heading 3"} <= {p.style.name for p in turned}
    assert all(run.font.rtl for p in turned for run in p.runs)
    # A sentence of ours keeps its direction, whatever it begins with.
    assert all(p.style.name not in {"List Bullet", "Note"} for p in turned)


def test_what_turns_the_direction_of_letters_ends_with_its_text(make):
    file = opened(word.render(make("\u202eabc")))

    for paragraph in file.paragraphs:
        assert paragraph.text.count("\u202e") == paragraph.text.count("\u202c")


@pytest.mark.usefixtures("bare")
def test_every_letter_of_every_script_is_there(make):
    text = "字典 🧑‍🍳 السلام e\u0301"

    file = opened(word.render(make(text)))

    assert all_words(file).count("".join(text.split())) == 5


@pytest.mark.usefixtures("bare")
def test_letters_that_no_chart_can_show_are_told_of(whole, make):
    figure = figures_of(whole)[0]
    unseen = attrs.evolve(figure, title="字典", chart=figure.chart.properties(title="字典"))
    document = make("Soil", unseen)

    [sentence] = word.notes(document)

    assert "[Chinese]" in sentence
    assert sentence in [p.text for p in opened(word.render(document)).paragraphs]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, kind=st.sampled_from(["text", "long_text"]))
def test_whatever_was_typed_is_written(text: str, kind: str, make):
    file = opened(word.render(make(text, kind=kind)))

    assert "One?" in all_words(file)


def test_an_empty_document_says_that_it_is():
    told = [p.text for p in opened(word.render(contents_of(Workbook(), TODAY))).paragraphs]

    assert content.text("export.empty") in told
    assert not any("own words" in text for text in told)


@pytest.mark.parametrize("module", ["docx", "typst", "vl_convert"])
def test_without_what_makes_it_a_sentence_says_what_to_install(module: str, monkeypatch, whole):
    for name in [*sys.modules]:
        if name.startswith(("careerkit.export.paper.manuscript", "careerkit.export.paper.word_")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(ExportError, match=r"careerkit\[export\]"):
        word.render(whole)
