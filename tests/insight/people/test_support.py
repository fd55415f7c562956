"""The people of the map: in order, and with the gaps between them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.people.support import GIFTS, called, name_of_supporter, on_support, support
from careerkit.model import CareerPath, Supporter, Workbook
from support.models.strategies import sections


def person(name, closeness=None, gives=(), **values):
    plain = re.sub(r"\W", "-", name)
    return Supporter(id=plain, name=name, closeness=closeness, gives=gives, **values)


def said(*people, paths=()):
    return " ".join(on_support(Workbook(supporters=people, paths=paths)))


def test_the_closest_come_first_and_those_without_a_rating_last():
    people = [person("Ada"), person("Ben", 2), person("Cem", 5), person("Dia", 2), Supporter()]

    found = support(Workbook(supporters=people))

    assert [one.name for one in found.people] == ["Cem", "Ben", "Dia", "Ada"]


def test_an_empty_map_asks_for_a_first_name():
    assert said().startswith("Who helped you once")


def test_what_no_supporter_gives_is_pointed_out_once_one_gives_something():
    assert support(Workbook(supporters=[person("Ada")])).missing == ()

    text = said(person("Ada", 5, ("advice", "encouragement")), person("Ben", 2, ("advice",)))

    assert "Still open on your map: a good word and a view of the job." in text
    assert "Nobody puts in" not in text


def test_one_gap_alone_is_pointed_out_in_its_own_words():
    text = said(person("Ada", 5, ("advice", "encouragement", "job_view")))

    assert "good word for you yet" in text
    assert "Still open" not in text


def test_all_four_are_said_to_be_there():
    assert "somebody on your map gives each" in said(person("Ada", 5, GIFTS), person("B", 1, GIFTS))


def test_a_person_of_whom_nothing_is_known_gets_a_question():
    assert "open what could come from Ada:" in said(person("Ada", 5))
    assert "open what could come from Ada and Ben:" in said(person("Ada"), person("Ben"))


@pytest.mark.parametrize(
    ("name", "inside", "first"),
    [
        ("my sister who does nothing", "your sister", "Your sister"),
        ("my stupid brother who never helps", "your brother", "Your brother"),
        ("that dumb teacher mr fox", *["that teacher mr fox"] * 2),
        ("stupid", "stupid", "stupid"),
        ("My boss, a total nightmare", "your boss", "Your boss"),
        ("our neighbour (drunk again)", "your neighbour", "Your neighbour"),
        ("Sarah who never writes back", "Sarah", "Sarah"),
        ("dad but only if he's sober", "dad", "dad"),
        ("the woman who ran the workshop", *["the woman who ran the workshop"] * 2),
        ("my", "my", "my"),
        ("The Who", "The Who", "The Who"),
        ("Dr. O'Neill-Sato", "Dr. O'Neill-Sato", "Dr. O'Neill-Sato"),
        (" ", "somebody without a name", "Somebody without a name"),
    ],
)
def test_what_was_written_about_a_supporter_is_not_said_back(name, inside, first):
    assert called(person(name), inside=True) == inside
    assert called(person(name)) == first


def test_no_sentence_repeats_a_hard_word_about_a_supporter():
    text = said(person("my sister who does nothing", 5), person("Ada", 2, ("advice",)))

    assert "come from your sister:" in text
    assert "nothing" not in text.casefold()


def test_no_supporter_has_to_give_anything():
    # "Mum" may be the one who is cared for.
    assert "if it is enough that they are there, leave it open" in said(person("Mum", 5))


def test_it_is_said_when_everything_hangs_on_one_person():
    lean = [person("Ada", 5, ("advice", "job_view")), person("Ben", 4)]
    shared = [lean[0], person("Ben", 4, ("advice",))]

    assert "comes from Ada" in said(*lean)
    assert "comes from" not in said(*shared)


def test_only_close_people_bring_little_news():
    close = [person(name, 4, GIFTS) for name in "abc"]

    assert "Granovetter 1973" in said(*close)
    assert "Granovetter" not in said(*close[:2])
    assert "Granovetter" not in said(*close, person("d", 3, GIFTS))
    assert "Granovetter" in said(*close, person("d"))


def test_paths_that_no_supporter_stands_for_are_named():
    paths = [CareerPath(id=id_, title=id_.title()) for id_ in ("baker", "driver", "diver")]

    assert "Nobody on your map stands for “Diver” yet" in said(
        person("Ada", path="baker"), person("Ben", path="driver"), paths=paths
    )
    assert "these paths yet: “Driver” and “Diver”" in said(person("A", path="baker"), paths=paths)
    assert "stands for" not in said(paths=paths)


def test_a_supporter_who_does_the_work_stands_for_the_path_without_a_tick():
    path = CareerPath(id="teach", title="Practice educator, off the ward")

    assert "stands for" not in said(Supporter(name="Farah, practice educator"), paths=[path])
    assert "stands for" not in said(person("Farah", role="a practice educator"), paths=[path])
    assert "stands for" in said(person("Jo", role="works on the ward"), paths=[path])


def test_a_supporter_who_is_gone_has_a_word_too():
    assert name_of_supporter(None) == name_of_supporter(Supporter()) == "Somebody without a name"
    assert name_of_supporter(None, inside=True) == "somebody without a name"


@given(sections(Supporter, max_size=5), sections(CareerPath))
def test_the_map_holds_each_named_person_once_and_no_gap_is_filled(people, paths):
    found = support(Workbook(supporters=people, paths=paths))

    assert {one.id for one in found.people} == {one.id for one in people if one.name.strip()}
    assert all(found.givers(gift) == () for gift in found.missing)
    ranks = [one.closeness or 0 for one in found.people]
    assert ranks == sorted(ranks, reverse=True)
    assert all(list(on_support(Workbook(supporters=people, paths=paths))))


@given(st.permutations(GIFTS))
def test_the_order_of_the_ticks_does_not_matter(gifts):
    assert support(Workbook(supporters=[person("Ada", 3, tuple(gifts[:2]))])).missing == tuple(
        gift for gift in GIFTS if gift in gifts[2:]
    )
