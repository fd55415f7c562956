from datetime import date

import pytest

from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.html.sheet import sheet
from careerkit.model import PageParts, PassionStatement, Theme, Workbook

TODAY = date(2026, 11, 29)
ALL = Choice(names=True, notes=True)


def told(tree) -> str:
    return " ".join("".join(tree.itertext()).split())


def test_all_parts_of_the_page_stand_on_it_in_their_order(whole):
    tree = sheet(whole.page)

    assert [one.get("class") for one in tree.iter("section")] == [
        "of-statement",
        "of-themes",
        "of-interests",
        "of-path",
        "of-against",
        "of-step",
        "of-seen",
        "of-people",
    ]
    for part in whole.page:
        for entry in part.entries:
            assert entry.text.text in told(tree)
            assert entry.note is None or entry.note.text in told(tree)


def test_the_hexagon_is_told_in_words(whole):
    [picture] = sheet(whole.page).iter("svg")

    assert picture.find("desc").text.startswith("Realistic: 13 of 20, Investigative: 11 of 20,")
    assert [one.text for one in picture.iter("text")] == [
        "Realistic",
        "Investigative",
        "Artistic",
        "Social",
        "Enterprising",
        "Conventional",
    ]


def test_what_the_person_took_off_their_page_is_not_on_it(sample):
    workbook = sample.holding({"page_parts": (PageParts(id="page", people="hidden"),)})

    parts = [part.name for part in contents_of(workbook, TODAY, ALL).page]
    assert "people" not in parts
    assert "statement" in parts


@pytest.mark.parametrize(
    ("sections", "parts"),
    [
        (["statements"], ["statement"]),
        # A step from the decision alone would not be the next one.
        (["paths", "decisions"], ["path", "against"]),
        (["interest_answers"], []),
        (["goals"], []),
    ],
)
def test_a_part_needs_all_that_it_speaks_from(sample, sections, parts):
    document = contents_of(sample, TODAY, Choice(sections=sections))

    assert [part.name for part in document.page] == parts


def test_without_names_nobody_is_named_on_it(sample):
    tree = sheet(contents_of(sample, TODAY, Choice()).page)

    assert "Person 1" in told(tree)
    assert not [person.name for person in sample.supporters if person.name in told(tree)]


def test_what_hurts_stands_where_it_was_written_and_not_on_it():
    cry = "I want to kill myself"
    workbook = Workbook(statements=(PassionStatement(statement=cry),), themes=(Theme(name=cry),))
    document = contents_of(workbook, TODAY, ALL)

    assert cry in str(document.parts)
    assert document.page == ()


def test_where_no_remarks_are_asked_for_there_is_no_page(sample):
    assert contents_of(sample, TODAY, ALL, remarks=False).page == ()
    assert contents_of(sample, TODAY, ALL, has_page=False).page == ()
