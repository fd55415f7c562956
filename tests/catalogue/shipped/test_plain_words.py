"""What the kit says about occupations, those of a whole release too."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from careerkit import content
from careerkit.catalogue.shipped import plain_words

BEYOND = content.texts("occupations_beyond.beyond")
STARTER = content.texts("occupations.starter")


@pytest.fixture
def read(monkeypatch):
    """The tables that are read, in their order."""
    tables = []
    read_table = content.texts
    monkeypatch.setattr(content, "texts", lambda key: tables.append(key) or read_table(key))
    plain_words._entries.cache_clear()
    return tables


def test_an_occupation_of_a_whole_release_has_a_title_that_people_say():
    assert plain_words.said("27-2091.00") == "DJ"
    assert "disc jockey" in plain_words.also("27-2091.00")
    assert "turntables" in plain_words.signs("27-2091.00")


def test_an_occupation_without_an_entry_has_no_words():
    assert plain_words.said("55-1011.00") == ""
    assert plain_words.signs("55-1011.00") == ()


def test_who_has_the_starter_alone_does_not_read_the_words_of_a_whole_release(read):
    assert plain_words.said("51-3011.00") == "Baker"

    assert read == ["occupations.starter"]


def test_no_occupation_is_written_about_in_both_files():
    assert not set(BEYOND) & set(STARTER)


def test_no_title_is_said_of_two_occupations():
    said = Counter(entry["said"].casefold() for entry in (*BEYOND.values(), *STARTER.values()))

    assert [title for title, times in said.items() if times > 1] == []


def test_each_entry_has_a_title_and_a_few_names_and_signs():
    wrong = [soc for soc, entry in BEYOND.items() if not _is_whole(soc, entry)]

    assert wrong == []


def test_no_name_or_sign_of_an_entry_is_there_twice():
    named = {soc: [entry["said"], *entry["also"]] for soc, entry in BEYOND.items()}
    signed = {soc: entry["signs"] for soc, entry in BEYOND.items()}

    assert [soc for soc, names in named.items() if _repeats(names)] == []
    assert [soc for soc, signs in signed.items() if _repeats(signs)] == []


def _is_whole(soc, entry):
    return (
        re.fullmatch(r"\d\d-\d{4}\.\d\d", soc)
        and set(entry) == {"said", "also", "signs"}
        and entry["said"][0].isupper()
        and 2 <= len(entry["also"]) <= 6
        and 6 <= len(entry["signs"]) <= 16
    )


def _repeats(words):
    return len({word.casefold() for word in words}) < len(words)
