"""All of a person's words, for reading, and no word before somebody asks for it."""

import pytest

from careerkit.model import SECTIONS, Activity, Contact, Supporter, UnfitAnswer, Workbook, declared
from careerkit.session import Session
from careerkit.widgets.parts.journey.everything_written import (
    NOBODYS_WORDS,
    EverythingWritten,
    everything_written,
)
from support.models.steps import SECTION, Resource, installed

WORDS = [
    (section, field)
    for section, record_type in SECTIONS.items()
    for field in declared(record_type)
    if field.kind.is_words
]
OWN = [
    (section, field) for section, field in WORDS if f"{section}.{field.name}" not in NOBODYS_WORDS
]


def texts(told):
    return [
        text
        for step in told
        for section in step["sections"]
        for entry in section["entries"]
        for _, text in entry
    ]


def opened(session):
    widget = EverythingWritten(session)
    widget._wish = {"seq": 1, "open": True}
    return widget


@pytest.mark.parametrize(
    ("section", "field"), OWN, ids=[f"{section}.{field.name}" for section, field in OWN]
)
def test_whatever_a_person_can_write_is_in_it(section, field):
    record = SECTIONS[section](**{field.name: "my own words"})

    assert texts(everything_written(Workbook(**{section: [record]}))) == ["my own words"]


def test_what_the_kit_wrote_itself_is_known_by_fields_that_there_are():
    assert {f"{section}.{field.name}" for section, field in WORDS} >= NOBODYS_WORDS


def test_it_stands_step_by_step_under_the_questions_that_were_asked():
    told = everything_written(
        Workbook(
            contacts=[Contact(ask="Twenty minutes?")],
            supporters=[Supporter(name="Aunt Rosa")],
            activities=[Activity(what="Baking"), Activity(absorbed=3)],
            unfit_answers=[UnfitAnswer(section="activities", field="how_often", value="often")],
        )
    )

    assert [step["name"] for step in told] == ["passion", "mentors", ""]
    passion, mentors, _ = told
    assert passion["sections"][0]["entries"] == [[["What were you doing?", "Baking"]]]
    assert [section["title"] for section in mentors["sections"]] == [
        "People who could help",
        "Conversations that you plan",
    ]
    assert texts(told) == ["Baking", "Aunt Rosa", "Twenty minutes?", "often"]


def test_a_list_that_a_notebook_brings_without_a_step_is_in_it_too():
    with installed():
        workbook = Workbook().put(SECTION, Resource(what="A day in the bakery"))
        told = everything_written(workbook.put("activities", Activity(what="Baking")))

    assert texts(told) == ["Baking", "A day in the bakery"]


def test_nothing_is_told_while_it_is_closed():
    session = Session(Workbook(activities=[Activity(what="Baking")]))
    widget = EverythingWritten(session)
    session.apply(lambda workbook: workbook.put("activities", Activity(what="Mending")))
    assert (widget._steps, widget._told) == ([], False)

    widget._wish = {"seq": 1, "open": True}
    assert texts(widget._steps) == ["Baking", "Mending"]

    widget._wish = {"seq": 2, "open": False}
    assert (widget._steps, widget._told) == ([], False)


def test_while_it_is_open_it_follows_what_is_written():
    session = Session()
    widget = opened(session)
    assert (widget._steps, widget._told) == ([], True)

    session.apply(lambda workbook: workbook.put("activities", Activity(what="Baking")))

    assert texts(widget._steps) == ["Baking"]
