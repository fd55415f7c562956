import pytest

from careerkit.insight.language.spelling.slips import meant_by


@pytest.mark.parametrize(
    ("slip", "meant", "lemma"),
    [
        ("bakign", "baking", "bake"),
        ("Bakign", "baking", "bake"),
        ("childrren", "children", "child"),
        ("gardneing", "gardening", "garden"),
        ("fotball", "football", "football"),
    ],
)
def test_an_unknown_word_is_a_slip_of_one_that_is_a_stroke_away(slip, meant, lemma):
    assert meant_by({slip: slip.casefold(), meant: lemma}) == {slip.casefold(): lemma}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Karla", "karma"),  # a name
        ("cat", "car"),  # two words that there are
        ("kubb", "cube"),
        ("kub", "tub"),
        ("minecraft", "aircraft"),
        ("Straße", "strafe"),
    ],
)
def test_names_known_words_and_what_is_further_away_are_no_slips(word, other):
    assert meant_by({word: word.casefold(), other: other}) == {}
