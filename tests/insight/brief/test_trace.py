"""Each line of a brief goes back to answers, and names nothing that they do not hold."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit import catalogue, content
from careerkit.insight.brief.page import PARTS, brief_of
from careerkit.insight.hearing.considered import considered
from careerkit.insight.sample import told_today
from careerkit.model import SECTIONS, declared, kinds
from careerkit.opening import SAMPLE
from careerkit.store import read
from support.models.strategies import answers, workbooks
from support.models.torn import TODAY, TORN

STORY = told_today(read(SAMPLE), TODAY)
KNOWN = catalogue.load()


def lines(workbook, taken=None):
    brief = brief_of(workbook, TODAY, KNOWN, taken)
    return {line.key: line for part in brief.parts for line in part.items}


def with_only(workbook, sources):
    """The workbook with no other records than these."""
    return workbook.holding(
        {name: [r for r in workbook.records(name) if (name, r.id) in sources] for name in SECTIONS}
    )


def without(workbook, sources):
    return workbook.holding(
        {
            name: [r for r in workbook.records(name) if (name, r.id) not in sources]
            for name in SECTIONS
        }
    )


def written_in(workbook, sources):
    """All texts of some records, on one line each."""
    for section, id_ in sources:
        [record] = [one for one in workbook.records(section) if one.id == id_]
        for field in declared(type(record)):
            value = getattr(record, field.name)
            if isinstance(value, str):
                yield " ".join(value.split())


def assert_traced(workbook):
    spoken = considered(workbook)
    there = {(name, record.id) for name in SECTIONS for record in spoken.records(name)}
    for key, line in lines(workbook).items():
        assert set(line.sources) <= there, key
        assert line.quote.removesuffix("…").strip() in "\n".join(written_in(spoken, line.sources))
        if not line.sources:
            continue
        # All that a sentence says it has from these records: nothing else is needed for it, and
        # without them it is not said.
        assert lines(with_only(spoken, line.sources))[key] == line
        same = lines(without(spoken, line.sources)).get(key)
        assert same is None or same.sources != line.sources


@st.composite
def changed(draw):
    """The sample, or what pulls in all ways, with other answers and without some records."""
    workbook = draw(st.sampled_from([STORY, TORN]))
    written = [name for name in SECTIONS if workbook.records(name)]
    sections = draw(st.lists(st.sampled_from(written), max_size=5, unique=True))
    return workbook.holding({name: draw(some_of(workbook, name)) for name in sections})


@st.composite
def some_of(draw, workbook, section):
    records = workbook.records(section)
    gone = draw(st.sets(st.integers(0, len(records) - 1), max_size=1))
    return [draw(answered(workbook, r)) for at, r in enumerate(records) if at not in gone]


@st.composite
def answered(draw, workbook, record):
    """A record with one other number, day, choice or link."""
    values = {}
    for field in declared(type(record)):
        match field.kind:
            case kinds.Link(section=section):
                ids = [one.id for one in workbook.records(section)]
                values[field.name] = st.sampled_from(["", *ids])
            case kinds.Rating() | kinds.Choice() | kinds.Number() | kinds.Choices():
                values[field.name] = answers(field)
            case kinds.Day():
                near = st.dates(date(2026, 10, 1), date(2027, 3, 31))
                values[field.name] = st.none() | near
    name = draw(st.sampled_from(["", *values]))
    return attrs.evolve(record, **{name: draw(values[name])}) if name else record


def test_each_line_of_the_sample_comes_from_the_records_that_it_names():
    assert {line.part for line in lines(STORY).values()} == set(PARTS)
    assert_traced(STORY)


@settings(max_examples=40, deadline=None)
@given(changed())
def test_whatever_the_answers_become_each_line_comes_from_its_records(workbook):
    assert_traced(workbook)


@settings(max_examples=40, deadline=None)
@given(workbooks())
def test_whatever_was_written_each_line_comes_from_its_records(workbook):
    assert_traced(workbook)


def test_what_pulls_different_ways_is_found_and_each_comes_from_its_records():
    kinds_told = {line.kind for line in lines(TORN).values()}

    assert kinds_told >= set(content.texts("brief.against")) - {"floor"}
    assert kinds_told >= set(content.texts("brief.drains"))
    assert_traced(TORN)


def test_a_line_keeps_its_name_while_its_words_change():
    statement = STORY.statements[0].changed(statement="Something else, in all its words.")

    before, after = lines(STORY), lines(STORY.put("statements", statement))

    assert before.keys() == after.keys()
    key = f"words.statement.{statement.id}"
    assert (before[key].quote != after[key].quote, before[key].text) == (True, after[key].text)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_taken_along_is_all_that_is_told(part):
    taken = considered(STORY).holding(dict.fromkeys(SECTIONS, ()))

    told = [one for one in lines(STORY, taken).values() if one.part == part]

    assert [one for one in told if one.sources or one.quote] == []
