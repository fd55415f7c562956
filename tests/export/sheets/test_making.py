"""Each sheet holds what was written, and nothing of other people unless that was ticked."""

import attrs
import pytest
from hypothesis import given, settings

from careerkit.export.choice import Choice
from careerkit.export.problems import ExportError
from careerkit.export.sheets.making import SHEETS, sheet_of
from careerkit.export.sheets.sheet import Letter, Lines, Point, Table
from careerkit.model import CareerPath, Contact, Decision, Goal, Supporter, Topic, Workbook
from careerkit.steps import steps
from support.models.strategies import workbooks
from support.models.torn import TODAY

ALL = Choice(names=True, notes=True)
WRITTEN = [name for name, kind in SHEETS.items() if kind.is_written]


def told(sheet):
    """All texts of a sheet, in one."""
    return "\n".join(
        text
        for section in sheet.sections
        for text in (section.heading, *(t for block in section.blocks for t in texts(block)))
    )


def texts(block):
    for value in attrs.astuple(block):
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (cell for one in value for cell in ([one] if isinstance(one, str) else one))


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_made_of_the_sample_and_of_nothing(name, sample, today):
    for workbook in (sample, Workbook()):
        sheet = sheet_of(workbook, name, today)

        assert sheet.title
        assert sheet.lead
        assert sheet.sections
        assert all(section.blocks for section in sheet.only().sections)


@pytest.mark.parametrize("name", WRITTEN)
def test_other_people_stand_on_no_sheet_unless_that_was_ticked(name, sample, today):
    off, on = (sheet_of(sample, name, today, choice) for choice in (Choice(), ALL))

    for person in ("Okafor", "Nadia", "Lindgren", "Tom from"):
        assert person not in told(off)
    assert len(off.notes) == 2
    assert on.notes == ()


def test_with_names_and_notes_the_plan_and_the_request_speak_of_people(sample, today):
    assert "Mr. Okafor" in told(sheet_of(sample, "plan", today, ALL))
    asked = sheet_of(sample, "request", today, ALL, about="sample-ask-lindgren")
    assert "Could I sit beside you for two mornings" in told(asked)


@settings(max_examples=40, deadline=None)
@given(workbooks())
def test_whatever_was_written_each_sheet_can_be_made(workbook):
    for name in WRITTEN:
        keys = [tick.key for tick in sheet_of(workbook, name, TODAY).ticks]
        assert len(keys) == len(set(keys))


def test_what_hurts_is_on_no_sheet():
    cry = "I want to kill myself"
    workbook = Workbook().holding(
        {
            "topics": (Topic(what=cry),),
            "paths": (CareerPath(id="p", title="Joiner", why=cry, speaks_against=cry),),
            "decisions": (Decision(path="p", why=cry, reconsider=cry, next_step=cry),),
            "goals": (Goal(what="A course", why=cry, outcome=cry), Goal(what=cry)),
            "supporters": (Supporter(id="s", name="Jo", note=cry),),
            "contacts": (Contact(supporter="s", ask=cry, message=cry, questions=cry),),
        }
    )

    for name in WRITTEN:
        assert cry not in told(sheet_of(workbook, name, TODAY, ALL))


def test_what_is_not_ticked_is_not_there_and_no_heading_is_left_above_nothing(sample, today):
    sheet = sheet_of(sample, "choice", today)
    against = {tick.key for tick in sheet.ticks if tick.heading == "What speaks against it"}
    assert against

    left = sheet.only({tick.key for tick in sheet.ticks} - against)

    assert "What speaks against it" not in [section.heading for section in left.sections]
    assert {tick.key for tick in left.ticks} == {tick.key for tick in sheet.ticks} - against
    assert sheet.only(()).ticks == ()


def test_the_plan_shows_what_lies_ahead_in_the_order_of_its_days(sample, today):
    [table] = [
        block
        for section in sheet_of(sample, "plan", today).sections
        for block in section.blocks
        if isinstance(block, Table)
    ]

    assert [row[1] for row in table.rows][:3] == ["3 December", "4 December", "9 December"]


def test_a_plan_without_a_word_has_lines_to_write_it_on(today):
    sheet = sheet_of(Workbook(), "plan", today)

    assert all(isinstance(b, Lines) for section in sheet.sections for b in section.blocks)


def test_a_choice_that_is_not_made_is_told_with_both_sides_of_each_path(today):
    path = CareerPath(title="Joiner", speaks_for="Wood", speaks_against="Dust")

    headings = [s.heading for s in sheet_of(Workbook(paths=[path]), "choice", today).sections]
    assert headings == ["Joiner", "What I would like from you"]


def test_a_request_asks_for_little_where_nothing_is_written_and_can_be_rewritten(today):
    sheet = sheet_of(Workbook(), "request", today).rewritten("Dear Jo")
    letters = [b for section in sheet.sections for b in section.blocks if isinstance(b, Letter)]

    assert [letter.text for letter in letters] == ["Dear Jo"]
    assert "twenty minutes" in told(sheet_of(Workbook(), "request", today))


@pytest.mark.parametrize(("names", "block"), [(True, Point), (False, Lines)])
def test_a_request_to_somebody_without_a_name_has_a_line_for_it(sample, today, names, block):
    made = sheet_of(sample, "request", today, Choice(names=names))

    [to] = made.sections[0].blocks
    assert type(to) is block
    assert "Person" not in str(made)


def test_questions_are_those_of_the_experiment_that_they_are_about(sample, today):
    sheet = sheet_of(sample, "questions", today, about="sample-mornings")

    assert "Two mornings beside a teaching assistant" in told(sheet)
    assert "Would I miss the tools?" in told(sheet)


@pytest.mark.parametrize(
    ("name", "about", "said"),
    [
        ("poem", "", "There is no sheet “poem”. The sheets are: brief, plan,"),
        ("questions", "nothing", "This sheet can't be about “nothing”."),
        ("hand-out", "cooking", f"It can be about: {steps()[0].name}, "),
        ("plan", "goals", "This sheet can't be about “goals”."),
    ],
)
def test_what_there_is_not_is_said_in_a_sentence(name, about, said, sample, today):
    with pytest.raises(ExportError) as error:
        sheet_of(sample, name, today, about=about)

    assert said in str(error.value)


@pytest.mark.parametrize("name", ["plan", "choice", "request"])
def test_no_two_ticks_below_one_heading_are_called_alike(today, name):
    ticks = sheet_of(Workbook(), name, today).ticks
    called = [(tick.heading, tick.label) for tick in ticks]

    assert len({*called}) == len(called)
