"""What stands where in a document of years: nothing that was written is in none of the places."""

import io
import re
from datetime import UTC, datetime, timedelta

import attrs
import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from careerkit import content
from careerkit.charts import Figure
from careerkit.export.contents import Entry, Section
from careerkit.export.paper import pdf, word
from careerkit.export.paper.anchors import anchor_of
from careerkit.export.paper.layout import (
    has_table,
    is_narrow,
    placed,
    remarks_of,
    rest_of,
    rows_left_out,
)
from careerkit.export.words import Answer

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def entry(number: int, *, kind: str = "long_text", days: int = 0) -> Entry:
    answers = [Answer(question="Why?", text=f"Since {number}.", value="", kind=kind)]
    answers += [Answer(question="How far?", text="a: 1\nb: 2", value="", kind="readings")]
    at = NOW + timedelta(days=days)
    return Entry(
        name=f"Thing {number}", answers=tuple(answers), day=NOW.date(), id=str(number), updated=at
    )


def section(*entries: Entry, **parts: object) -> Section:
    return Section(name="goals", title="Goals", entries=entries, **parts)


def figure(rows: int, cell: str = "x", columns: int = 2) -> Figure:
    return Figure(
        title="F",
        chart=None,
        description="D",
        columns=("c",) * columns,
        rows=((cell,) * columns,) * rows,
    )


def test_a_section_that_can_be_read_stands_in_its_step_whole():
    there = placed(section(*map(entry, range(24))))

    assert [one.name for _, one in there.here] == [f"Thing {n}" for n in range(24)]
    assert (there.rest, there.notes) == ((), ())


def test_of_a_long_one_the_last_changed_stand_in_its_step_and_all_others_behind():
    entries = [entry(n, days=n == 5) for n in range(300)]

    there = placed(section(*entries))

    assert [number for number, _ in there.here] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert sorted((*there.here, *there.rest)) == [*enumerate(entries)]
    assert "300" in there.notes[0]
    assert "292" in there.notes[0]
    assert there.notes[1] == content.text("paper.no_readings")


def test_what_was_changed_last_is_known_by_its_moment():
    there = placed(section(*(entry(n, days=n) for n in range(100))))

    assert [number for number, _ in there.here] == [*range(92, 100)]


@pytest.mark.parametrize(("count", "said"), [(12, 12), (13, 13), (752, 13)])
def test_what_was_noticed_ends_where_nobody_reads_on_and_says_so(count: int, said: int):
    told = remarks_of(section(entry(1), said=tuple(f"Sentence {n}." for n in range(count))))

    assert len(told) == said
    assert (str(count - 12) in told[-1]) == (count > 12)


def test_a_chart_of_hundreds_has_no_table_and_a_sentence_instead():
    assert [has_table(figure(rows)) for rows in (0, 40, 41)] == [False, True, False]
    assert rows_left_out(figure(40)) == ""
    assert "300" in rows_left_out(figure(300))


def test_narrow_tables_have_room_beside_each_other():
    assert is_narrow(figure(2))
    assert not is_narrow(figure(2, columns=4))
    assert not is_narrow(figure(2, cell="x" * 61))


@pytest.fixture
def years(make):
    made = make("Soil")
    [part] = made.parts
    long = section(*(entry(n, days=n) for n in range(60)))
    return attrs.evolve(made, parts=(attrs.evolve(part, sections=(*part.sections, long)),))


def test_a_pdf_of_years_has_each_word_once_and_says_where(years):
    with pdfplumber.open(io.BytesIO(pdf.render(years))) as file:
        # The short form stands in two columns.
        text = "".join("".join(p.extract_text(layout=False).split()) for p in file.pages)
        words = re.sub("[\u200b]", "", text)

    assert [words.count(f"Since{n}.") for n in range(60)] == [1] * 60
    [there] = rest_of(years)
    assert "".join(there.notes[0].split()) in words
    assert words.index(content.text("paper.behind").replace(" ", "")) > 0


def test_a_word_file_of_years_has_each_entry_once_under_its_anchor(years):
    body = docx.Document(io.BytesIO(word.render(years))).element.body

    words = "".join(one.text or "" for one in body.iter(qn("w:t")))
    assert [words.count(f"Since {n}.") for n in range(60)] == [1] * 60
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len({*names})
    assert {anchor_of("goals", str(n)) for n in range(60)} <= {*names}
