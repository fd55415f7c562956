import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.wording import in_words, joined, quote, shortened, times


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "none"), (1, "one"), (9, "nine"), (10, "10"), (2.5, "2.5"), (1200, "1,200")],
)
def test_numbers_up_to_nine_are_words(number, words):
    assert in_words(number) == words


@pytest.mark.parametrize(("count", "words"), [(1, "once"), (2, "twice"), (3, "three times")])
def test_times_have_words_of_their_own(count, words):
    assert times(count) == words


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abc", "a, b and c"),
        ("abcde", "a, b, c and two more"),
    ],
)
def test_a_list_reads_as_a_sentence(items, sentence):
    assert joined(items) == sentence


def test_a_short_text_stays_as_it_is_on_one_line():
    assert quote("two\n  lines") == "“two lines”"
    assert quote("I asked her.") == "“I asked her”"
    assert quote("I asked her ...") == "“I asked her ...”"


def test_a_long_text_is_cut_at_a_word():
    text = "Sorting my grandfather's photographs until it got dark, and then some more"

    assert shortened(text) == "Sorting my grandfather's photographs until it got dark…"


def test_one_endless_word_is_cut_through():
    assert shortened("x" * 20_000) == "x" * 59 + "…"


@given(st.text(), st.integers(5, 80))
def test_a_shortened_text_is_short_and_begins_alike(text, length):
    short = shortened(text, length)

    assert len(short) <= length
    assert " ".join(text.split()).startswith(short.removesuffix("…"))
