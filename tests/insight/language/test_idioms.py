"""Turns of speech are read as what they mean."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit import content
from careerkit.catalogue import starter
from careerkit.insight.language.idioms import Kind, stretches
from careerkit.insight.occupations.matching import match
from careerkit.insight.occupations.query import key_of, subjects
from careerkit.insight.occupations.signs import Signs, is_name


def read(text):
    """What a text says once its turns of speech are read."""
    return " ".join(" ".join(part.text for part in stretches(text)).split())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("picked on because of her accent", "discrimination"),
        ("kids get laughed at for their glasses", "kids get discrimination"),
        ("because of their religion people are treated unfairly", "discrimination"),
        ("they treat cleaners like dirt", "they discrimination"),
        ("praised for her hair", "praised for her hair"),
        ("nobody gets injured", "health and safety"),
        ("a sharp eye for patterns", "interior design"),
        ("a good eye for horses", "horses"),
        ("I keep an eye on the toddlers", "I childcare"),
        ("running the allotment club", "organising allotment club"),
        ("running my first half marathon", "athletics"),
        ("whittling owls", "wood carving owls"),
        ("as busy as a bee with my bees", "with my bees"),
        ("I like dogs", "I like dogs"),
        ("building a brick wall", "building a brick wall"),
        ("collecting bugs", "insects"),
        ("finding bugs in code", "finding bugs in code"),
        ("watching how engines are built", "how engines are built"),
        (
            "I\N{RIGHT SINGLE QUOTATION MARK}m my neighbour's agony aunt",
            "I’m my neighbour's talking therapy",
        ),
    ],
)
def test_a_turn_of_speech_is_read_as_what_it_means(said, meant):
    assert read(said) == meant


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("reading on the train", ["read"]),
        ("on the train", ["train"]),
        ("my phone, on the bus", ["phone"]),
    ],
)
def test_where_something_was_counts_only_where_nothing_else_is_said(text, keys):
    assert [subject.key for subject in subjects(text, ())] == keys


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("making sure that nobody gets hurt", "nobody gets hurt"),
        ("My green fingers!", "green fingers"),
        ("we fix toasters", "toasters"),
    ],
)
def test_a_subject_is_quoted_as_the_person_wrote_it(text, quoted):
    assert quoted in [subject.written for subject in subjects(text, ())]


@given(
    st.lists(
        st.sampled_from(["nobody", "gets", "hurt", "on the bus", "Top Gun", "-", "é", " ", "I'm"])
    )
    | st.lists(st.text())
)
def test_the_parts_of_a_text_are_all_of_it_and_in_order(words):
    text = " ".join(words)

    parts = list(stretches(text, {"top gun"}))

    assert [parts[0].begin, parts[-1].end] == [0, len(text)]
    assert all(one.end == other.begin for one, other in pairwise(parts))
    own = [part for part in parts if part.kind is Kind.WORDS]
    assert all(part.text == text[part.begin : part.end] for part in own)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Top Gun with my dad", True),
        ("top gun", True),
        ("the top gun of our club", False),
        ("TOP GUN", True),
    ],
)
def test_a_name_is_one_where_it_is_written_as_one_or_stands_alone(text, is_one):
    kinds = [part.kind for part in stretches(text, {"top gun"})]

    assert (Kind.NAME in kinds) is is_one


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Call the Midwife", True),
        ("X Factor", True),
        ("taking pictures", False),
        ("GP practice", False),
        ("Minecraft", False),
        ("of the", False),
    ],
)
def test_a_name_is_told_by_its_capitals(phrase, expected):
    assert is_name(phrase) is expected


def test_no_word_of_a_name_is_a_sign_and_the_name_is_one():
    signs = Signs.of([["Top Gun", "flying"], ["gun"]])

    assert signs.names == {"top gun"}
    assert list(signs.owners_of("top gun")) == [0]
    assert list(signs.owners_of("gun")) == [1]


def test_a_word_that_is_left_of_a_phrase_is_worth_less_than_one_that_is_a_sign():
    signs = Signs.of([["taking pictures"], ["pictures"]])

    left, whole = signs.worth("picture")

    assert 0 < left < whole


def test_a_sign_is_looked_up_by_what_it_means():
    assert key_of("green fingers") == key_of("gardening")


def test_each_turn_of_speech_stands_in_one_place_and_each_list_is_used():
    texts = content.texts("idioms")
    groups = chain(texts["nothing"].values(), texts["instead"].values(), texts["scenes"].values())
    phrases = list(chain.from_iterable(groups))

    assert sorted(phrases) == sorted(set(phrases))
    assert all(any(f"{{{name}}}" in phrase for phrase in phrases) for name in texts["lists"])


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("when a child is bullied for her skin", ("39-50", "29-")),
        ("my friend got sent home because of his hair, that's so unfair", ("39-50",)),
        ("people being judged for their weight", ("39-90", "51-", "23-1023")),
        ("making sure nobody gets hurt on site", ("29-", "31-")),
        ("a good eye for colours and furniture", ("29-",)),
        ("sketching horses", ("39-", "45-", "29-")),
        ("the elephant in the room", ("39-", "19-")),
        ("as stubborn as a mule when I do my accounts", ("39-", "45-", "29-")),
    ],
)
def test_a_body_or_an_animal_in_a_turn_of_speech_is_no_subject(text, never):
    found = match(starter(), words=[text], words_weight=1.0, top=5)

    assert not [one.title for one in found if one.soc.startswith(never)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("acompanying dying people", "hospice"),
        ("footy", "football"),
        ("watching footy", "football"),
    ],
)
def test_turns_of_speech_are_found_with_slips_of_the_pen_and_as_they_are(said, meant):
    assert meant in " ".join(subject.key for subject in subjects(said, ()))
