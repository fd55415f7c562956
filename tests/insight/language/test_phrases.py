"""Phrases of a list, found among words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.phrases import Phrasebook

LISTS = {"kin": ["mum", "big brother"]}


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("my dog", "my dog"),
        ("my dog/cat", "my cat"),
        ("my (old) dog", "my dog"),
        ("my (old) dog", "my old dog"),
        ("{kin} sings", "mum sings"),
        ("{kin} sings", "big brother sings"),
        ("{kin}s song", "mums song"),
        ("sing*", "singing"),
        ("we sing* loud", "we singers loud"),
        ("i .. rain", "i rain"),
        ("i .. rain", "i walk in the rain"),
        ("Ça va", "ca va"),
    ],
)
def test_a_phrase_is_found_however_it_may_read(phrase, said):
    book = Phrasebook([phrase], LISTS)

    assert book.first_in(("well", *said.split(), "indeed")) == said
    assert book.is_all(tuple(said.split()))


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("my dog", "my old dog"),
        ("my dog", "my dogs"),
        ("my dog/cat", "my horse"),
        ("{kin} sings", "brother sings"),
        ("i .. rain", "i walk out into the rain"),
        ("i .. rain", "i · rain"),
        ("my dog", "my"),
        ("my dog $", "my dog sings"),
    ],
)
def test_what_only_resembles_a_phrase_is_not_found(phrase, said):
    assert Phrasebook([phrase], LISTS).first_in(tuple(said.split())) == ""


def test_a_phrase_may_have_to_be_the_end():
    assert Phrasebook(["my dog $"], {}).first_in(("walk", "my", "dog")) == "my dog"
    assert Phrasebook(["my dog $"], {}).is_all(("my", "dog"))


def test_a_phrase_may_be_at_its_end_or_go_on_with_one_of_some_words():
    book = Phrasebook(["hates me now/$"], {})

    assert [book.first_in(tuple(said.split())) for said in ("he hates me", "he hates me now")] == [
        "hates me",
        "hates me now",
    ]
    assert book.first_in(("he", "hates", "me", "winning")) == ""


def test_what_is_taken_out_leaves_a_mark_so_that_no_phrase_comes_of_the_rest():
    rest = Phrasebook(["hot"], {}).without(("my", "hot", "dog", "hot"))

    assert rest == ("my", "·", "dog", "·")
    assert Phrasebook(["my dog"], {}).first_in(rest) == ""


def test_words_that_never_come_may_stand_in_a_phrase():
    assert Phrasebook(["my really dog"], {}, without=["really"]).first_in(("my", "dog")) == "my dog"


@pytest.mark.parametrize(
    ("said", "is_all"), [("no", True), ("no idea no", True), ("no dog", False), ("", False)]
)
def test_words_are_phrases_and_nothing_else_or_they_are_not(said, is_all):
    assert Phrasebook(["no", "no idea"], {}).is_all(tuple(said.split())) is is_all


@given(st.lists(st.sampled_from(["no", "idea", "dog"]), max_size=60))
def test_many_ways_to_cut_up_a_text_take_no_longer(words):
    book = Phrasebook(["no", "no no", "no (no) (no) no", "idea"], {})

    assert book.is_all((*words, "dog")) is False


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("a green thumb and green fingers", [(1, 3, "green thumb"), (4, 6, "green fingers")]),
        ("running late for work", [(0, 2, "run* late")]),
        ("running late again", [(0, 3, "run* late again")]),
        ("1st 2nd", [(0, 1, "1*")]),
        ("nothing of it", []),
    ],
)
def test_the_longest_phrase_at_each_place_is_told(said, found):
    book = Phrasebook(["green thumb", "green fingers", "run* late", "run* late again", "1*"], {})

    assert list(book.longest(tuple(said.split()))) == found
