from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings

from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.formats import FORMATS
from careerkit.export.problems import ExportError
from careerkit.insight.hearing.considered import considered
from careerkit.model import (
    SECTIONS,
    Activity,
    Goal,
    Milestone,
    Strength,
    Supporter,
    Topic,
    UnfitAnswer,
    UnknownRecord,
    Workbook,
    declared,
)
from careerkit.steps import steps
from support.models.strategies import workbooks

TODAY = date(2026, 11, 29)
ALL = Choice(names=True, notes=True)


def sections(document):
    return {section.name: section for part in document.parts for section in part.sections}


def texts(document) -> str:
    """All that a document says of the entries, in one."""
    entries = [entry for section in sections(document).values() for entry in section.entries]
    return "\n".join([*(e.name for e in entries), *(a.text for e in entries for a in e.answers)])


def said(document) -> str:
    """All that is said of the answers, in sentences and in figures."""
    places = [*document.parts, *sections(document).values()]
    figures = [figure for place in places for figure in place.figures]
    return "\n".join(
        [
            *(sentence for place in places for sentence in place.said),
            *(figure.description for figure in figures),
            *(str(cell) for figure in figures for row in figure.rows for cell in row),
        ]
    )


def test_the_parts_are_the_steps_with_their_numbers_and_at_last_what_belongs_to_none(whole):
    titles = [(part.number, part.title) for part in whole.parts]

    assert titles == [
        *((number, step.title) for number, step in enumerate(steps(), start=1)),
        (None, "Beside the steps"),
    ]
    assert (whole.title, whole.told) == ("What I have written", "As of 29 November 2026")


@settings(max_examples=40)
@given(workbooks())
def test_all_that_was_written_is_in_it(workbook):
    told = texts(contents_of(workbook, TODAY, ALL, remarks=False))

    for name in (name for name in workbook.section_names if name in SECTIONS):
        for record in workbook.records(name):
            for field in declared(type(record)):
                answer = record.answer(field.name)
                is_code = (field.record, field.name) in {
                    *(("dependency", "first"), ("dependency", "then"), ("tick", "item")),
                    *(("unfit_answer", part) for part in ("section", "record", "field")),
                    *(("comment", part) for part in ("section", "record")),
                }
                if field.kind.is_words and not is_code:
                    for text in (answer,) if isinstance(answer, str) else answer:
                        assert not text.strip() or text in told or " ".join(text.split()) in told


def test_no_id_stands_where_a_name_belongs(whole, sample):
    ids = {record.id for name in SECTIONS for record in sample.records(name)}
    told = texts(whole)

    # Those of the sample are told from words by their beginning.
    assert len([record_id for record_id in ids if record_id.startswith("sample-")]) > 20
    assert "sample-" not in told


def test_unfit_answers_and_unknown_sections_are_in_it_as_far_as_they_can_be_told():
    unfit = UnfitAnswer(section="goals", record="g", field="hours", value="a lot")
    unknown = UnknownRecord.of({"what": "A book"}, {"id": "u"})
    workbook = Workbook().holding(
        {"goals": (Goal(id="g", what="A course"),), "unfit_answers": (unfit,), "books": (unknown,)}
    )

    whole, shared = contents_of(workbook, TODAY, ALL), contents_of(workbook, TODAY)

    assert [s.name for s in whole.parts[-1].sections] == ["unfit_answers", "books"]
    assert "A book" in texts(whole)
    [entry] = sections(whole)["unfit_answers"].entries
    assert (entry.name, entry.answers[0].text) == ("Goals, A course", "a lot")
    assert "books" not in sections(shared)
    assert any("can't tell whether they speak of other people" in note for note in shared.notes)
    assert whole.notes == ()


def test_the_day_of_an_entry_is_the_persons():
    at = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
    workbook = Workbook().put("topics", Topic(what="Soil", updated=at), at=at)
    auckland = timezone(timedelta(hours=13))

    [entry] = sections(contents_of(workbook, TODAY, zone=auckland))["topics"].entries

    assert entry.day == date(2026, 11, 29)


def test_a_card_that_was_opened_and_left_is_no_entry():
    workbook = Workbook().holding({"topics": (Topic(), Topic(what="Soil"))})

    assert len(sections(contents_of(workbook, TODAY))["topics"].entries) == 1
    assert contents_of(Workbook().put("topics", Topic()), TODAY).parts == ()


def test_a_cry_for_help_stands_where_it_was_written_and_is_spoken_of_nowhere():
    cry = "I want to kill myself"
    workbook = Workbook().holding(
        {
            "activities": (
                Activity(what=cry, absorbed=5, energy=-2),
                Activity(what="Baking forty buns", absorbed=5, energy=2),
                Activity(what="Fixing the bikes of neighbours", absorbed=4, energy=2),
            ),
            "goals": (Goal(what=cry, hours=3, by=date(2026, 12, 24)),),
        }
    )
    assert considered(workbook) is not workbook

    document = contents_of(workbook, TODAY, ALL)

    assert cry in texts(document)
    assert "Baking" in said(document)
    assert cry not in said(document)
    assert sections(document)["goals"].said == ()
    assert all(cry not in one.name for one in document.dates)


def test_nothing_is_said_where_it_need_not_be_asked_for(sample):
    document = contents_of(sample, TODAY, ALL, remarks=False)

    assert said(document) == ""
    assert sections(document).keys() == sections(contents_of(sample, TODAY, ALL)).keys()


def test_what_is_said_with_names_left_out_has_none(sample):
    document = contents_of(sample, TODAY)

    for person in sample.supporters:
        assert person.name
        assert person.name not in said(document) + texts(document)


def test_it_says_what_was_left_out_and_only_that():
    person = Workbook().put("supporters", Supporter(name="Rosa"))
    noticed = Workbook().put("strengths", Strength(what="Explaining", noticed_by="others"))
    soil = Workbook().put("topics", Topic(what="Soil"))

    def notes(workbook, **choice):
        return [note.split()[0:3] for note in contents_of(workbook, TODAY, Choice(**choice)).notes]

    assert notes(soil) == []
    assert notes(person) == [["Other", "people", "stand"]]
    assert notes(noticed) == [["What", "is", "written"]]
    assert notes(person, names=True) == []
    assert notes(noticed, notes=True) == []
    assert notes(soil, sections=["topics"]) == []
    assert notes(soil.put("goals", Goal(what="x")), sections=["topics"]) == [["This", "is", "a"]]


def test_what_would_be_untrue_of_a_part_is_not_said_of_it():
    workbook = Workbook().holding(
        {
            "goals": (Goal(id="g", what="Hold a first evening course in baking"),),
            "milestones": (Milestone(what="Find a kitchen", goal="g", done=TODAY),),
        }
    )

    part = contents_of(workbook, TODAY, Choice(sections=["milestones"]))
    whole = contents_of(workbook, TODAY)

    assert (sections(part)["milestones"].said, set(sections(part))) == ((), {"milestones"})
    assert sections(whole)["milestones"].said


def test_an_unknown_section_is_one_sentence():
    with pytest.raises(ExportError, match="no section “hobbies”"):
        contents_of(Workbook(), TODAY, Choice(sections=["hobbies"]))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_workbook_is_a_friendly_document_in_every_format(name: str):
    document = contents_of(Workbook(), TODAY)

    assert document.notes[0].startswith("Nothing is written here yet, and that is fine")
    assert FORMATS[name].render(document)


@pytest.mark.stress
@pytest.mark.parametrize("name", FORMATS)
def test_three_hundred_records_and_a_novel_are_no_trouble(name: str):
    # Each tenth goes on without end: to set as much of it took longer than all else together.
    names = [f"{'W' * (2 if number % 10 else 2000)} {number}" for number in range(300)]
    topics = [
        Topic(what=name, why="One more sentence.\n" * 100, pull=1 + number % 5)
        for number, name in enumerate(names)
    ]
    goals = [Goal(what=f"Goal {number}", by=TODAY) for number in range(300)]

    document = contents_of(Workbook().holding({"topics": topics, "goals": goals}), TODAY)

    assert len(sections(document)["topics"].entries) == 300
    assert FORMATS[name].render(document)


def test_each_entry_knows_its_record(whole, sample):
    for part in whole.parts:
        for section in part.sections:
            known = {record.id for record in sample.records(section.name)}
            assert {entry.id for entry in section.entries} <= known


def test_each_figure_is_told_of_as_it_is_there(sample):
    told = []

    document = contents_of(sample, TODAY, figure=told.append)

    places = [place for part in document.parts for place in (*part.sections, part)]
    assert len(told) > 10
    assert {id(one) for one in told} == {id(one) for place in places for one in place.figures}
