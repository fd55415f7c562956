"""The scale of words."""

import numpy as np
import pytest

from careerkit.catalogue import starter
from careerkit.insight.occupations.chance import FLOOR, GOOD, STRONG, band_of, beside, likely
from careerkit.insight.occupations.matching import match
from careerkit.insight.occupations.retrieval import WordIndex


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0, "none"),
        (FLOOR - 0.001, "none"),
        (FLOOR, "some"),
        (GOOD, "good"),
        (STRONG, "strong"),
        (1, "strong"),
    ],
)
def test_bands_begin_at_their_thresholds(score, band):
    assert band_of(score) == band


@pytest.mark.parametrize(
    ("found", "alone", "expected"),
    [
        ([0.3, 0.25, 0.19], [True, False, False], [0.0, 0.25, 0.0]),
        ([0.4, 0.3], [True, True], [0.4, 0.0]),
    ],
)
def test_one_word_alone_of_several_has_a_higher_floor(found, alone, expected):
    assert likely(np.array(found), np.array(alone), (0.2, 0.32)).tolist() == expected


def test_what_is_far_below_the_best_of_a_text_is_left_out():
    assert beside(np.array([0.9, 0.55, 0.5, 0.0]), 0.6).tolist() == [0.9, 0.55, 0.0, 0.0]


def test_one_text_lists_what_comes_near_its_best_and_several_add_up_what_they_brush():
    index = WordIndex.of(starter())

    alone, beside_another = (index.scores(texts) for texts in (["bread"], ["bread", "bicycles"]))

    assert min(alone[alone > 0]) > alone.max() / 2
    assert np.count_nonzero((index.chances("bread") > FLOOR) & (beside_another > 0)) > (
        np.count_nonzero(alone)
    )


def first(text, count=5):
    return [one.soc for one in match(starter(), words=[text], words_weight=1, top=count)]


def test_a_phrase_beats_its_words_alone():
    assert {"15-2051.00", "15-1221.00"} & set(first("machine learning", 2))
    assert "51-6031.00" not in first("machine learning", 20)


def test_a_brand_is_never_known_by_pieces_of_it():
    assert first("Minecraft", 1) == ["15-1255.01"]
    assert not any(code.startswith(("49-3011", "53-2")) for code in first("Minecraft", 20))


def test_filler_alone_finds_nothing_and_as_a_whole_leads_to_care():
    assert first("things") == first("good") == first("people") == []
    found = first("helping people", 3)
    assert len(found) == 3
    assert {code[:2] for code in found} <= {"21", "29", "31", "39", "13"}


def test_what_is_hated_is_not_offered_and_what_is_loved_is():
    found = first("I hate maths but I love drawing portraits", 10)

    assert "27-1013.00" in found
    assert not any(code.startswith("15-20") for code in found)
    assert first("I hate maths") == []


@pytest.mark.parametrize("text", ["idk", "I want to die", "Tiere", "qqqqq", "me gusta dibujar"])
def test_nothing_is_made_of_what_is_no_answer_hurts_or_is_not_read(text):
    assert first(text) == []


def test_fewer_than_five_are_listed_where_fewer_fit():
    assert 1 <= len(first("bookkeeping")) <= 5


@pytest.mark.parametrize("text", ["baking bread", "horses", "racism", "wheels and engines"])
def test_everything_that_is_listed_has_a_reason_in_the_persons_words(text):
    for one in match(starter(), words=[text], words_weight=1):
        assert one.words_score >= FLOOR
        assert any(word in reason for reason in one.reasons for word in text.split())
