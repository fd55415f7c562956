"""Text in plain letters, and a hand that fell on the keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.plain_words import flat, is_mash, plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I DON'T know why", "idk why"),
        ("I don\N{RIGHT SINGLE QUOTATION MARK}t want", "i dont want"),
        ("żyć, Schlägt & ölmek ıŞık", "zyc schlagt olmek isik"),
        ("dieeee", "die"),
        ("k1ll su*cide su!cide", "kill suicide suicide"),
        ("K.M.S.", "kms"),
        ("k m s", "kms"),
        ("a b", "a b"),
        ("myslef and suicde", "myself suicide"),
        ("friends", "friends"),
        ("I am really, honestly tired", "im tired"),
        ("no\N{ZERO WIDTH SPACE}body", "nobody"),
        ("mp3 3D WW2", "mp3 3d ww2"),
    ],
)
def test_words_come_down_to_plain_letters(text, words):
    assert plain_words(text) == tuple(words.split())


@pytest.mark.parametrize(
    "word",
    [
        "asdf",
        "fdsa",
        "poiuy",
        "qwerty",
        "jkl",
        "sdfghjk",
        "dfgjhkdf",
        "zxcv",
        "hjkhjkhjk",
        "ajksdhkj",
    ],
)
def test_a_hand_that_fell_on_the_keys_is_noticed(word):
    assert is_mash((word,))


def test_three_keys_beside_a_mash_are_one_more_of_it():
    assert is_mash(("asd", "fgh", "jkl"))
    assert not is_mash(("asd",))


@pytest.mark.parametrize(
    "word",
    ["were", "tree", "property", "typewriter", "salad", "html", "rhythm", "dad", "fjord", "gym",
     "strengths", "schlagt", "wszystko", "khan", "djing", "knight"],
)  # fmt: skip
def test_a_word_is_no_such_thing(word):
    assert not is_mash((word,))


@pytest.mark.parametrize("text", ["\U0001d408 \U0001d5ba\U0001d5c6", "\uff29 \uff21\uff2d"])
def test_letters_in_fancy_type_are_the_letters_that_they_stand_for(text):
    assert flat(text) == "i am"


@given(st.text())
def test_whatever_is_typed_comes_out_in_lower_case_without_spaces(text):
    assert all(word == word.casefold() and word.split() == [word] for word in plain_words(text))
