"""What is printed of a step that nobody opened: every answer, as its editors would print it."""

from datetime import date

import pytest

from careerkit.insight.interests.scoring import question
from careerkit.model import (
    SECTIONS,
    Activity,
    CareerPath,
    CheckInRecord,
    Contact,
    Criterion,
    Decision,
    Dependency,
    Experiment,
    FiveYearPlan,
    Goal,
    InterestAnswer,
    Milestone,
    PathFilters,
    PathRating,
    Supporter,
    UnfitAnswer,
    UnpaidWorkRecord,
    Workbook,
    WorkValue,
    declared,
    kinds,
    rating_id,
)
from careerkit.opening import SAMPLE
from careerkit.steps import steps
from careerkit.store import read
from careerkit.widgets.parts.journey.everything_written import NOBODYS_WORDS
from careerkit.widgets.parts.journey.on_paper import (
    _CODES,
    _IN_A_NAME,
    _ON_NO_PAPER,
    _WAYS,
    sections_read,
    written_in,
)

TODAY = date(2026, 11, 29)
OTHERWISE = {*NOBODYS_WORDS, *_IN_A_NAME, *_CODES}
ASKED = [
    (step, section, field)
    for step in steps()
    for section, record_type in step.sections.items()
    for field in declared(record_type)
    if field.kind.control
    and section not in {*_ON_NO_PAPER, *_WAYS}
    and f"{section}.{field.name}" not in OTHERWISE
    and not isinstance(field.kind, kinds.Link)
]


def told_of(name, workbook):
    [step] = [step for step in steps() if step.name == name]
    return written_in(step, workbook, TODAY)


def entries(name, **sections):
    return [entry for one in told_of(name, Workbook(**sections)) for entry in one["entries"]]


def answers(name, **sections):
    """Each entry's name, and its answers as pairs."""
    return [
        (entry["name"], [(one["label"], one["text"]) for one in entry["answers"]])
        for entry in entries(name, **sections)
    ]


def answer_to(field):
    """An answer, and the words for it."""
    if field.kind.values:
        value, words = field.options[-1]
        return (value,) if isinstance(field.kind.empty, tuple) else value, words
    if isinstance(field.kind, kinds.Number):
        return field.kind.high, f"{field.kind.high}"
    if isinstance(field.kind, kinds.Day):
        return date(2027, 3, 4), "4 Mar 2027"
    return "My own\nwords", "My own\nwords"


@pytest.mark.parametrize(
    ("step", "section", "field"),
    ASKED,
    ids=[f"{section}.{field.name}" for _, section, field in ASKED],
)
def test_whatever_can_be_answered_is_printed(step, section, field):
    answer, words = answer_to(field)
    workbook = Workbook(**{section: [SECTIONS[section](**{field.name: answer})]})

    [told] = written_in(step, workbook, TODAY)

    [entry] = told["entries"]
    assert words in (entry["name"], *(one["text"] for one in entry["answers"]))


def test_a_record_stands_under_its_own_words_with_short_answers_side_by_side():
    [told] = told_of("passion", Workbook(activities=[Activity(what="Baking", absorbed=4)]))
    absorbed = {"label": "How absorbed were you?", "text": "4, very", "isShort": True}

    assert told == {
        "title": "What makes you lose track of time",
        "entries": [{"name": "Baking", "answers": [absorbed]}],
    }


def test_what_nothing_was_written_to_is_not_there():
    empty = Workbook(activities=[Activity()], plans=[FiveYearPlan(id="path")], contacts=[Contact()])

    assert [written_in(step, empty, TODAY) for step in steps()] == [[]] * len(steps())


def test_small_questions_by_the_dozen_are_printed_by_their_answers():
    given = {"realistic-1": 5, "social-1": 5, "artistic-1": 2, "conventional-1": None}
    cards = {"own-way": "five", "near": "little"}

    assert answers(
        "interests",
        interest_answers=[InterestAnswer(id=id_, liking=liking) for id_, liking in given.items()],
        work_values=[WorkValue(id=id_, pile=pile) for id_, pile in cards.items()],
    ) == [
        (
            "",
            [
                ("Very much", f"{question('realistic-1')}\n{question('social-1')}"),
                ("Rather not", question("artistic-1")),
            ],
        ),
        ("", [("Among my five", "Doing it my way"), ("Matters little", "Near home")]),
    ]


def test_ratings_stand_under_their_path_and_codes_in_words():
    path, other = CareerPath(title="Baker"), CareerPath(title="Miller")
    criterion = Criterion(name="Mornings off", weight=5)
    rating = PathRating(
        id=rating_id(path.id, criterion.id), path=path.id, criterion=criterion.id, score=2
    )

    told = answers(
        "paths",
        paths=[path, other],
        criteria=[criterion],
        path_ratings=[rating],
        path_filters=[PathFilters(group="35", job_zones=("2", "3"))],
        decisions=[Decision(path=path.id, why="The smell")],
    )

    assert ("Baker", [("Mornings off", "2, hardly")]) in told
    assert ("", [("The path I try first", "Baker"), ("Why this one?", "The smell")]) in told
    [filters] = [given for _, given in told if len(given) == 2 and "preparation" in given[0][0]]
    assert [text for _, text in filters] == [
        "Some: months · Medium: one or two years",
        "Food and serving",
    ]


def test_a_record_without_a_name_of_its_own_is_called_as_its_card():
    rosa = Supporter(name="Aunt Rosa")
    told = answers(
        "mentors",
        supporters=[rosa],
        contacts=[Contact(supporter=rosa.id, note="She said yes."), Contact(ask="Ten minutes?")],
    )
    assert [name for name, _ in told] == ["Aunt Rosa", "Aunt Rosa", "Somebody without a name"]

    assert [name for name, _ in answers("paths", plans=[FiveYearPlan(id="free", liking=5)])] == [
        "What I would do if money and opinion did not matter"
    ]
    assert [
        name
        for name, _ in answers(
            "check_in",
            check_ins=[
                CheckInRecord(kind="start", on=TODAY, clarity=1),
                CheckInRecord(id="week-2026-11-23", sentence="Rain."),
                CheckInRecord(id="typed-by-hand", sentence="Sun."),
            ],
        )
    ] == ["Before the journey", "The week from 23 November", ""]


def test_links_are_told_by_what_they_lead_to():
    goal = Goal(what="Open the stall", by=date(2027, 3, 1))
    step = Milestone(what="Paint the sign", goal=goal.id, by=date(2027, 2, 1))

    assert answers("goals", goals=[goal], milestones=[step, Milestone(what="Rent", goal="gone")])[
        1:
    ] == [
        ("Paint the sign", [("To which goal?", "Open the stall"), ("By when", "1 Feb 2027")]),
        ("Rent", [("To which goal?", "(no longer on your list)")]),
    ]
    assert answers(
        "roadmap",
        goals=[goal],
        milestones=[step],
        dependencies=[Dependency(first=step.id, then=goal.id)],
    ) == [("", [("First", "Paint the sign"), ("Then", "Open the stall")])]


def test_what_does_not_fit_its_field_is_printed_in_its_place():
    mending = UnpaidWorkRecord(what="Mending")
    waits = UnfitAnswer(section="unpaid_work", record=mending.id, field="hours", value="a lot")

    [(name, [(_, text)])] = answers("passion", unpaid_work=[mending], unfit_answers=[waits])

    assert (name, text) == ("Mending", "a lot")


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_nothing_else_of_a_workbook_is_looked_at(step):
    sample = read(SAMPLE)
    sections = {name: sample.section(name) for name in sections_read(step)}

    told = written_in(step, sample, TODAY)

    assert told
    assert written_in(step, Workbook(**sections), TODAY) == told


def test_where_an_experiment_stands_is_printed_too():
    [(_, given)] = answers("experience", experiments=[Experiment(what="A day", stage="asked")])

    assert given == [("How far is it?", "Asked")]
