"""Words that are taken for each other."""

import pytest

from careerkit import content
from careerkit.catalogue import starter
from careerkit.insight.occupations.matching import match
from careerkit.insight.occupations.query import lemma, subjects
from careerkit.insight.occupations.retrieval import WordIndex


def keys(text):
    signs = WordIndex.of(starter())._evidence.signs
    return [subject.key for subject in subjects(text, signs, (), signs.names)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("costumer service", "customer service"),
        ("hair dying", "hair dye"),
        ("sowing a dress", "sew"),
        ("sewing seeds", "sow"),
        ("planing a holiday", "plan holiday"),
        ("desert recipes and cakes", "dessert"),
        ("accompanying dyeing people", "hospice"),
    ],
)
def test_the_company_of_a_word_says_which_one_is_meant(text, meant):
    assert meant in keys(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a costumer at the opera", "costumer"),
        ("costumer", "costumer"),
        ("dyeing wool", "dye"),
        ("dying", "die"),
        ("sewing curtains", "sew"),
        ("planing wood by hand", "plane"),
        ("desert plants", "desert"),
        ("plain wood furniture", "plain"),
    ],
)
def test_a_word_that_its_company_agrees_with_stays(text, kept):
    assert kept in keys(text)


def test_the_word_is_quoted_as_it_was_written():
    found = match(starter(), words=["angry costumers complain"], words_weight=1.0, top=1)

    assert "costumers" in " ".join(found[0].reasons)


def test_words_that_are_taken_for_each_other_have_basic_forms_of_their_own():
    for written, meant in content.texts("everyday.confused").items():
        assert lemma(written) != lemma(meant) != "", written
