"""What was taken along comes back word for word."""

import csv
import io
import zipfile

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit.importing.columns import FACTS
from careerkit.insight.sample import told_today
from careerkit.model import Moments, Topic, Workbook
from careerkit.model.plain import to_plain
from careerkit.opening import SAMPLE
from careerkit.store import read
from importing.conftest import TODAY, as_excel, as_zip, proposed, table
from support.models.strategies import texts, workbooks


def written(workbook):
    """Each section's records as a file has them, without when single fields were written."""
    return {
        name: [
            to_plain(attrs.evolve(record, stamps=Moments())) for record in workbook.records(name)
        ]
        for name in workbook.section_names
        if workbook.records(name)
    }


@settings(max_examples=200)
@given(workbooks())
def test_csv_loses_nothing_of_any_workbook(workbook):
    proposal = proposed("mine.zip", as_zip(workbook), Workbook())

    assert written(proposal.onto(Workbook())) == written(workbook)
    assert proposal.problems == ()
    assert proposal.waiting == ()


@given(workbooks(), st.booleans(), st.booleans())
def test_a_table_that_nobody_edited_changes_nothing_whatever_was_ticked(workbook, names, notes):
    proposal = proposed("mine.zip", as_zip(workbook, names=names, notes=notes), workbook)

    assert [entry for entry in proposal.entries if entry.section != "unfit_answers"] == []
    assert not proposal.waiting


@given(st.lists(texts, min_size=1, max_size=4))
def test_any_text_that_can_be_typed_comes_back(words):
    topics = tuple(
        Topic(id=f"t{n}", what=word, why=word, done=word) for n, word in enumerate(words)
    )
    workbook = Workbook(topics=topics)

    back = proposed("x.zip", as_zip(workbook), Workbook()).onto(Workbook())

    assert [(t.what, t.why, t.done) for t in back.topics] == [(w, w, w) for w in words]


@pytest.fixture(scope="module")
def sample():
    return told_today(read(SAMPLE), TODAY)


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("make", [as_zip, as_excel])
def test_the_sample_comes_back_as_it_is(sample, make, names, notes):
    proposal = proposed("x", make(sample, names=names, notes=notes), sample)

    assert (proposal.entries, proposal.waiting, proposal.problems) == ((), (), ())
    assert not proposal
    assert proposal.onto(sample) is sample


def test_twice_is_once(sample):
    data = as_zip(sample)
    once = proposed("x.zip", data, Workbook()).onto(Workbook())

    assert proposed("x.zip", data, once).onto(once) is once


CELLS = st.sampled_from(
    [
        *("", "1", "2,5", "31.12.2026", "2026-12-31", "1/2/2026", "1e400", "NaN", "TRUE", "null"),
        *("kept", '["a"]', "a, b", "[1]", '{"a": 1}', "#NAME?", "'=x", "''x", "\u00a0"),
    ]
)


@st.composite
def edited_tables(draw, data):
    """A zip of tables in which somebody typed into a few cells, and perhaps sorted the rows."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
        for name in sorted(files.keys() - {"columns.csv", "README.txt"}):
            text = files[name].decode("utf-8-sig")
            head, *rows = csv.reader(io.StringIO(text, newline=""))
            for _ in range(draw(st.integers(0, 3)) if len(head) > len(FACTS) else 0):
                at = draw(st.integers(len(FACTS), len(head) - 1))
                draw(st.sampled_from(rows))[at] = draw(CELLS | texts)
            files[name] = table(head, *draw(st.permutations(rows)))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        for name, made in files.items():
            pack.writestr(name, made)
    return packed.getvalue()


def answers_of(workbook):
    return {
        (name, record.id, field.name): record.answer(field.name)
        for name in workbook.section_names
        if name != "unfit_answers"
        for record in workbook.records(name)
        for field in record.fields()
    }


@settings(max_examples=60)
@given(workbooks(), st.data())
def test_what_is_told_is_all_that_changes_and_looks_like_a_change(workbook, data):
    proposal = proposed("x.zip", data.draw(edited_tables(as_zip(workbook))), workbook)
    edits = {
        (entry.section, entry.record.id, edit.field): edit
        for entry in proposal.entries
        for edit in entry.edits
        if entry.section != "unfit_answers" and not edit.is_newer_here
    }

    before, after = answers_of(workbook), answers_of(proposal.onto(workbook))

    assert before.keys() <= after.keys()
    assert {place for place in after if after[place] != before.get(place)} == edits.keys()
    assert all(edit.before != edit.after for edit in edits.values())
