"""The starter catalogue is broad, its facts are as published, and its sentences are ours."""

import re

import pytest

from careerkit import catalogue, content

STARTER = catalogue.starter()
CIVILIAN_GROUPS = {f"{number}" for number in range(11, 54, 2)}


def test_it_holds_at_least_250_occupations():
    assert len(STARTER) >= 250
    assert len(set(STARTER.soc)) == len(STARTER)


def test_every_civilian_group_is_there():
    assert set(STARTER.groups) == CIVILIAN_GROUPS
    assert len(CIVILIAN_GROUPS) == 22


def test_every_type_comes_first_somewhere():
    first = {catalogue.TYPES[max(range(6), key=row.__getitem__)]: True for row in STARTER.interests}

    assert set(first) == set(catalogue.TYPES)


def test_every_job_zone_is_there():
    assert set(STARTER.job_zone) == {1, 2, 3, 4, 5}


def test_the_ratings_are_on_the_scale_of_o_net():
    assert all(len(row) == 6 and all(1 <= value <= 7 for value in row) for row in STARTER.interests)


@pytest.mark.parametrize(
    ("soc", "title", "interests", "zone", "wage", "employment"),
    [
        ("51-3011.00", "Bakers", (6.37, 1.67, 2.23, 1.75, 2.1, 4.42), 2, 37160, 236200),
        ("11-1011.00", "Chief Executives", (1.3, 3.24, 2.08, 3.52, 6.88, 5.0), 5, 213990, 204350),
        (
            "29-1141.00",
            "Registered Nurses",
            (3.66, 4.82, 1.31, 5.62, 2.28, 4.58),
            4,
            97550,
            3379720,
        ),
    ],
)
def test_known_occupations_have_their_published_facts(
    soc, title, interests, zone, wage, employment
):
    found = STARTER.occupation(soc)

    assert (found.title, found.interests, found.job_zone) == (title, interests, zone)
    assert (found.median_wage, found.employment) == (wage, employment)
    assert found.figures_of == soc[:7]


def test_a_wage_that_was_not_published_is_none_and_the_count_stays():
    actors = STARTER.occupation("27-2011.00")

    assert actors.median_wage is None
    assert actors.employment == 55000


def test_an_occupation_that_was_counted_with_others_says_so():
    aides = STARTER.occupation("31-1121.00")

    assert (aides.figures_of, aides.employment) == ("31-1120", 4305810)
    assert aides.figures_are_shared


def test_a_part_of_a_code_shares_the_figures_of_the_whole():
    hackers = STARTER.occupation("15-1299.04")

    assert hackers.figures_of == "15-1299"
    assert hackers.figures_are_shared
    assert not STARTER.occupation("51-3011.00").figures_are_shared


def test_each_occupation_is_told_in_a_sentence_of_ours():
    for found in map(STARTER.occupation, STARTER.soc):
        assert 8 <= len(found.plain.split()) <= 16, found.soc
        assert re.fullmatch(r"[A-Z].*[^.]\.", found.plain), found.soc
        assert found.about == found.plain, found.soc
        assert 3 <= len(found.skills) <= 5, found.soc
        assert found.alternate_titles, found.soc


def test_no_sentence_is_used_twice():
    assert len(set(STARTER.texts.plain)) == len(STARTER)


def test_what_is_written_about_is_what_the_table_holds():
    assert set(content.texts("occupations.starter")) == set(STARTER.soc)


def test_no_sentence_of_the_source_is_shipped():
    assert set(STARTER.texts.descriptions) == {""}
    assert set(STARTER.texts.tasks) == {()}


def test_every_group_has_a_name():
    assert all(catalogue.group_name(group) != group for group in CIVILIAN_GROUPS)
    assert catalogue.group_name("99") == "99"


def test_what_people_say_of_an_occupation_is_there_or_empty():
    texts = STARTER.texts

    assert len(texts.said) == len(texts.also) == len(texts.signs) == len(STARTER)
    assert all(isinstance(word, str) and word for words in texts.signs for word in words)
