"""What a search finds: names first, never the middle of a word, and what a slip was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.catalogue import Occupation, starter
from careerkit.insight.occupations.searching import Found, find
from support.models.catalogues import catalogue_of

FLAT = (4, 4, 4, 4, 4, 4)
FEW = catalogue_of(
    *(
        Occupation(soc=f"11-{number:04}.00", title=title, interests=FLAT, **texts)
        for number, (title, texts) in enumerate(
            [
                ("Registered Nurses", {"said": "Nurse", "also": ("RN", "ward sister")}),
                ("Bakers", {"said": "Baker", "plain": "Bakes bread at night."}),
                ("Butchers", {"said": "Butcher", "description": "Cuts meat and repairs saws."}),
                ("Aircraft Mechanics", {"also": ("aviation fitter",)}),
                ("Data Scientists", {"said": "Data scientist", "also": ("AI specialist",)}),
                ("Human Resources Managers", {"said": "HR manager", "also": ("head of HR",)}),
                ("Recruiters", {"said": "Recruiter", "also": ("HR",)}),
                ("Soldiers", {"said": "Infantry", "signs": ("the army", "boot camp")}),
                ("Army Chaplains", {"said": "Chaplain", "signs": ("it all makes sense",)}),
                ("Video Editors", {"said": "Video editor", "signs": ("YouTuber",)}),
                ("Café Owners", {"said": "Café owner", "alternate_titles": ("Baker of cakes",)}),
            ]
        )
    )
)


def titles(found, catalogue=FEW):
    return [catalogue.titles[position] for position in found.positions]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bak", ["Bakers", "Café Owners"]),
        ("BAKER", ["Bakers", "Café Owners"]),
        ("nurses", ["Registered Nurses"]),
        ("  registered   nurse ", ["Registered Nurses"]),
        ("rn", ["Registered Nurses"]),
        ("sister", ["Registered Nurses"]),
        ("army", ["Army Chaplains", "Soldiers"]),
        ("soldier", ["Soldiers"]),
        ("youtubers", ["Video Editors"]),
        ("cafe", ["Café Owners"]),
        ("bread", ["Bakers"]),
        ("meat saws", ["Butchers"]),
        ("army infantry", ["Soldiers"]),
    ],
)
def test_names_everyday_names_signs_and_descriptions_are_found(query, found):
    assert titles(find(FEW, query)) == found


@pytest.mark.parametrize("query", ["   ", "", "<!>", "(", "?", "ecruit", "airs", "craft", "xyzzy"])
def test_nothing_is_found_for_no_word_and_for_the_middle_of_a_word(query):
    assert find(FEW, query) == Found()


def test_beginnings_of_words_are_not_gathered_from_here_and_there():
    scattered = catalogue_of(
        *(
            Occupation(soc=f"1{n}-1111.00", title=title, interests=(1, 2, 3, 4, 5, 6), **rest)
            for n, (title, rest) in enumerate(
                [
                    ("Game Developers", {"said": "Game developer"}),
                    ("Economists", {"signs": ("game theory",), "plain": "Looks at development."}),
                ]
            )
        )
    )

    assert titles(find(scattered, "game dev"), scattered) == ["Game Developers"]


def test_a_short_word_is_a_whole_word_and_an_abbreviation():
    assert titles(find(FEW, "ai")) == ["Data Scientists"]
    assert titles(find(FEW, "hr")) == ["Recruiters", "Human Resources Managers"]
    # "it" in "it all makes sense" is no IT.
    assert titles(find(FEW, "it")) == []


def test_the_first_letters_of_a_name_find_it_while_one_is_typing():
    assert titles(find(FEW, "b")) == ["Bakers", "Butchers"]
    assert titles(find(FEW, "ch")) == ["Army Chaplains"]


def test_a_name_comes_before_another_name_a_sign_and_a_description():
    catalogue = catalogue_of(
        Occupation(soc="1", title="One", interests=FLAT, description="Teaches the piano."),
        Occupation(soc="2", title="Two", interests=FLAT, signs=("piano lessons",)),
        Occupation(soc="3", title="Three", interests=FLAT, also=("jazz piano player",)),
        Occupation(soc="4", title="Tuners of pianos", interests=FLAT),
        Occupation(soc="5", title="Piano Makers", interests=FLAT),
        Occupation(soc="6", title="Six", interests=FLAT, said="Piano"),
    )

    found = titles(find(catalogue, "pianos"), catalogue)

    assert found == ["Six", "Piano Makers", "Tuners of pianos", "Three", "Two", "One"]


def test_a_release_s_alternate_title_does_not_outdo_what_an_occupation_is_called():
    catalogue = catalogue_of(
        Occupation(soc="1", title="Bus Drivers", interests=FLAT, alternate_titles=("Engineer",)),
        Occupation(soc="2", title="Civil Engineers", interests=FLAT),
    )

    assert titles(find(catalogue, "engineer"), catalogue) == ["Civil Engineers", "Bus Drivers"]


def test_words_that_only_fill_are_left_out_where_nothing_has_them():
    assert titles(find(FEW, "somebody who works with meat")) == ["Butchers"]
    assert titles(find(FEW, "a job in the army")) == ["Army Chaplains", "Soldiers"]


@pytest.mark.parametrize(
    ("query", "instead", "first"),
    [
        ("nrse", "nurse", "Registered Nurses"),
        ("chaplian", "chaplain", "Army Chaplains"),
        ("data sceintist", "data scientist", "Data Scientists"),
        ("vidoe editer", "video editor", "Video Editors"),
    ],
)
def test_a_slip_of_the_pen_is_read_as_what_was_meant(query, instead, first):
    found = find(FEW, query)

    assert found.instead == instead
    assert titles(found)[0] == first


@pytest.mark.parametrize("query", ["painless", "hopeless", "speechless"])
def test_a_word_of_the_dictionary_is_no_slip_of_the_pen(query):
    assert find(starter(), query) == Found()


def test_an_ending_is_taken_off_a_word():
    found = find(FEW, "baked")

    assert (found.instead, titles(found)[0]) == ("bake", "Bakers")


@pytest.mark.parametrize("query", ["minecraft", "sap", "zzzz", "painless", "tension"])
def test_another_word_is_no_slip_of_the_pen(query):
    assert find(FEW, query) == Found()


@pytest.mark.parametrize(
    "query",
    [
        "not nursing",
        "no school",
        "I don't want to be a nurse",
        "Anything but meat",
        "without maths",
    ],
)
def test_nothing_is_found_for_what_the_person_does_not_look_for(query):
    assert find(starter(), query) == Found(only_without=True)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("police not army", "33-3051.00", "55-3016.00"),
        ("animals, but not a vet", "39-2021.00", "29-1131.00"),
        ("teacher instead of nursing", "25-2031.00", "25-1072.00"),
        ("no customers", "35-9021.00", "41-2031.00"),
    ],
)
def test_what_is_looked_for_is_found_without_what_is_ruled_out(query, there, gone):
    found = [starter().soc[position] for position in find(starter(), query).positions]

    assert there in found
    assert gone not in found


def named(catalogue, position):
    return catalogue.texts.said[position] or catalogue.titles[position]


@pytest.mark.parametrize(
    ("query", "fields", "at_most"),
    [
        ("HR", {"11", "13", "43"}, 10),
        ("AI", {"15", "29"}, 10),
        ("IT", {"11", "15", "29", "41"}, 20),
        ("vet nurse", {"29", "31"}, 10),
        ("PE teacher", {"25"}, 10),
        ("youtuber", {"27", "39"}, 10),
        ("soldier", {"33"}, 10),
        ("cop", {"33"}, 30),
        ("bakers", {"51"}, 5),
        ("enginere", {"17"}, 100),
    ],
)
def test_everyday_names_lead_to_their_field_in_the_catalogue_that_comes_with_the_kit(
    query, fields, at_most
):
    catalogue = starter()

    found = find(catalogue, query).positions

    assert catalogue.groups[found[0]] in fields
    assert len(found) <= at_most


def test_a_title_that_begins_with_the_query_comes_first():
    catalogue = starter()

    assert named(catalogue, find(catalogue, "bake").positions[0]) == "Baker"


@given(st.text())
def test_any_text_can_be_looked_for(text):
    found = find(FEW, text).positions

    assert len(set(found)) == len(found)
