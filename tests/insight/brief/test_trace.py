"""Each line of a brief goes back to answers, and names nothing that they do not hold."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit import catalogue
from careerkit.insight.brief.page import PARTS, brief_of
from careerkit.insight.hearing.considered import considered
from careerkit.insight.sample import told_today
from careerkit.model import SECTIONS, declared, kinds
from careerkit.opening import SAMPLE
from careerkit.store import read
from support.models.strategies import answers, workbooks

TODAY = date(2026, 11, 29)
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
def changed_stories(draw):
    """The sample with other numbers, days, choices and links, and with records taken out of it."""
    sections = draw(st.lists(st.sampled_from(sorted(SECTIONS)), max_size=6, unique=True))
    changed = {}
    for name in sections:
        records = [one for one in STORY.records(name) if draw(st.booleans())]
        changed[name] = [draw(changed_records(one)) for one in records]
    return STORY.holding(changed)


@st.composite
def changed_records(draw, record):
    values = {}
    for field in declared(type(record)):
        match field.kind:
            case kinds.Link(section=section):
                ids = [one.id for one in STORY.records(section)]
                values[field.name] = draw(st.sampled_from(["", *ids]))
            case kinds.Rating() | kinds.Choice() | kinds.Number() | kinds.Choices():
                values[field.name] = draw(answers(field))
            case kinds.Day():
                near = st.dates(date(2026, 10, 1), date(2027, 3, 31))
                values[field.name] = draw(st.none() | near)
    some = draw(st.sets(st.sampled_from(sorted(values)), max_size=3)) if values else ()
    return attrs.evolve(record, **{name: values[name] for name in some})


def test_each_line_of_the_sample_comes_from_the_records_that_it_names():
    assert {line.part for line in lines(STORY).values()} == set(PARTS)
    assert_traced(STORY)


@settings(max_examples=60, deadline=None)
@given(changed_stories())
def test_whatever_the_sample_becomes_each_line_comes_from_its_records(workbook):
    assert_traced(workbook)


@settings(max_examples=60, deadline=None)
@given(workbooks())
def test_whatever_was_written_each_line_comes_from_its_records(workbook):
    assert_traced(workbook)


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
