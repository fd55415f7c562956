from datetime import UTC, datetime

import attrs
import pytest

from careerkit.export.contents import Entry, Section
from careerkit.export.paper.tables import called, grouped, table_of
from careerkit.export.words import Answer
from careerkit.model import InterestAnswer, declared

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def entry(name: str = "", kind: str = "rating", **answers: str) -> Entry:
    told = (Answer(question=q, text=text, value=text, kind=kind) for q, text in answers.items())
    return Entry(name=name, answers=tuple(told), day=NOW.date(), id="id", updated=NOW)


def section(*entries: Entry) -> Section:
    return Section(name="s", title="S", entries=entries)


def test_many_things_with_few_short_answers_are_a_table():
    table = table_of(section(entry("Soil", a="1", b="2"), entry("", b="3")))

    assert table is not None
    assert table.columns == ("Entry", "a", "b")
    assert table.rows == (("Soil", "1", "2"), ("Entry 2", "", "3"))


def test_things_without_names_have_no_column_of_names():
    table = table_of(section(entry(a="1"), entry(a="2")))

    assert table is not None
    assert (table.columns, table.rows) == (("a",), (("1",), ("2",)))


@pytest.mark.parametrize(
    "wide",
    [
        entry("x", a="1", b="2", c="3", d="4"),
        entry("x", a="one\ntwo"),
        entry("x", a="long " * 30),
        entry("x", kind="long_text", a="1"),
    ],
)
def test_what_needs_more_room_is_none(wide: Entry):
    assert table_of(section(entry("Soil", a="1"), wide)) is None


def test_one_thing_alone_is_none():
    assert table_of(section(entry("Soil", a="1"))) is None


def test_two_answers_to_one_question_are_lost_in_no_table():
    twice = attrs.evolve(entry("x"), answers=entry("x", a="1").answers * 2)

    assert table_of(section(entry("Soil", a="1"), twice)) is None


def test_an_entry_without_a_name_has_a_number_unless_it_is_alone():
    assert called(section(entry(), entry("Soil")), 0) == "Entry 1"
    assert called(section(entry(), entry("Soil")), 1) == "Soil"
    assert called(section(entry()), 0) == ""


def test_many_small_questions_are_told_by_their_answers():
    names = [f"Question {n}" for n in range(9)]
    told = [entry(name, a="yes" if n % 3 else "no") for n, name in enumerate(names)]

    table = grouped(section(*told))

    assert table is not None
    assert [row[0] for row in table.rows] == ["no", "yes"]
    assert sorted(" · ".join(row[1] for row in table.rows).split(" · ")) == names


def test_the_strongest_answer_stands_first(whole):
    sections = [one for part in whole.parts for one in part.sections]
    [asked] = [one for one in sections if one.name == "interest_answers"]

    table = grouped(asked)

    assert table is not None
    [liking] = declared(InterestAnswer)
    known = [label for _, label in reversed(liking.options)]
    assert [row[0] for row in table.rows] == [one for one in known if one in dict(table.rows)]


@pytest.mark.parametrize(
    "other",
    [entry("", a="1"), entry("x", a="1", b="2"), entry("x", b="1"), entry("x", "long_text", a="1")],
)
def test_others_stand_one_by_one(other: Entry):
    told = [entry(f"Question {n}", a="1") for n in range(9)]

    assert grouped(section(*told)) is not None
    assert grouped(section(*told, other)) is None
    assert grouped(section(*told[:7])) is None
    many = [entry(f"Question {n}", a=str(n)) for n in range(9)]
    assert grouped(section(*many)) is None
