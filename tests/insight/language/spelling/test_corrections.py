"""Slips of the pen, and what is none."""

import pytest

from careerkit.insight.language.spelling.corrections import meant


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("desinger", "designer"),
        ("animls", "animal"),
        ("fotografy", "photography"),
        ("phsycologist", "psychologist"),
        ("histery", "history"),
        ("accountent", "accountant"),
        ("gardning", "garden"),
        ("electritian", "electrician"),
    ],
)
def test_a_slip_of_the_pen_is_read_as_what_was_meant(written, expected):
    assert meant(written) == expected


@pytest.mark.parametrize(
    "word", ["minecraft", "fortnite", "tiktok", "baking", "musik", "tiere", "ab", "x" * 70, "日本"]
)
def test_a_known_word_a_name_and_another_language_are_no_slips(word):
    assert meant(word) == ""


def test_two_words_without_a_space_are_read_apart():
    assert meant("footballcoaching") == "football coaching"
