"""What speaks for each occupation in a text."""

import pytest

from careerkit.catalogue import Occupation, starter
from careerkit.insight.occupations.query import subjects
from careerkit.insight.occupations.retrieval import WordIndex
from support.models.catalogues import catalogue_of

BESIDE, APART = "17-2051.00", "35-1011.00"


def occupation(soc, title, *tasks):
    return Occupation(
        soc=soc,
        title=title,
        interests=(3.0,) * 6,
        job_zone=None,
        median_wage=None,
        employment=None,
        tasks=tasks,
    )


def features(catalogue, text):
    evidence = WordIndex.of(catalogue)._evidence
    return evidence.features(subjects(text, evidence.signs))


def test_words_beside_each_other_find_the_work_in_which_they_stand_beside_each_other():
    catalogue = catalogue_of(
        occupation(BESIDE, "Testers", "Test pressure vessels.", "Draw a plan of gardens."),
        occupation(APART, "Cooks", "Test vessels.", "Plan pressure.", "Draw gardens."),
    )

    beside, apart = features(catalogue, "pressure vessels").words

    assert beside > apart


@pytest.mark.parametrize("text", ["audio-visual", "audio-visual gear"])
def test_words_that_a_hyphen_joins_find_what_each_of_them_finds(text):
    catalogue = catalogue_of(
        occupation(BESIDE, "Testers", "Maintain audio and visual aids."),
        occupation(APART, "Cooks", "Taste soups."),
    )

    testers, cooks = features(catalogue, text).words

    assert testers > 0 == cooks


@pytest.mark.parametrize(
    ("alone", "agreed", "disagreed", "code"),
    [
        ("bridge", "a bridge of concrete and steel", "bridge and card games", "17-2051"),
        ("judging", "judging in court by the law", "judging cakes and jam", "23-1023"),
    ],
)
def test_a_word_alone_is_less_of_a_sign_where_its_company_means_something_else(
    alone, agreed, disagreed, code
):
    catalogue = starter()
    order = sorted(catalogue.soc)
    places = [at for at, soc in enumerate(order) if soc.startswith(code)]

    alone, agreed, disagreed = (
        max(features(catalogue, text).sign[places]) for text in (alone, agreed, disagreed)
    )

    assert disagreed < min(agreed, alone)


def test_the_words_lead_more_the_more_a_text_is_written_as_the_catalogue_is():
    catalogue = starter()
    plain = catalogue.texts.plain[0]

    leads = [features(catalogue, text).lead for text in ("horses", "purple dinosaurs", plain)]

    assert leads[0] == 0.0
    assert 0.0 < leads[1] < leads[2] <= 1.0


@pytest.mark.parametrize(
    ("text", "is_personal", "lead"),
    [
        ("Mend purple sails, feed lions, weigh gold and bake bread", False, 1.0),
        ("I mend purple sails, feed lions, weigh gold and bake bread", True, 0.1),
        ("Mend purple sails", False, 0.1),
        ("purple technician", False, 0.4),
        ("my purple technician", True, 0.1),
        ("technician", False, 0.4),
    ],
)
def test_the_words_lead_where_work_is_described_or_named_and_no_i_is_said(text, is_personal, lead):
    evidence = WordIndex.of(starter())._evidence

    found = evidence.features(subjects(text, evidence.signs), is_personal=is_personal)

    assert found.lead == pytest.approx(lead)


def test_a_title_settles_the_sense_of_its_words():
    catalogue = starter()
    evidence = WordIndex.of(catalogue)._evidence
    asked = subjects("watch technician", evidence.signs)
    repairers = sorted(catalogue.soc).index("49-9064.00")

    named, told = (
        evidence.features(asked, is_personal=is_personal).words[repairers]
        for is_personal in (False, True)
    )

    assert named > told


@pytest.mark.parametrize(
    ("text", "alone"),
    [("bread", False), ("bread and lasers", True), ("bread, dough and lasers", False)],
)
def test_one_word_of_several_stands_alone(text, alone):
    catalogue = starter()
    bakers = sorted(catalogue.soc).index("51-3011.00")

    assert features(catalogue, text).alone[bakers] == alone


def test_a_known_phrase_stands_for_more_than_one_word():
    catalogue = starter()
    models = sorted(catalogue.soc).index("15-2051.00")

    assert not features(catalogue, "machine learning and lunch in town").alone[models]


def test_a_word_is_apart_where_its_company_means_something_else():
    catalogue = starter()
    engineers = sorted(catalogue.soc).index("17-2051.00")

    alone, agreed, disagreed = (
        features(catalogue, text).apart[engineers]
        for text in ("bridge", "a bridge of concrete and steel", "bridge and card games")
    )

    assert alone == 0.0
    assert agreed < disagreed


@pytest.mark.parametrize(
    ("alone", "disagreed", "code"),
    [
        ("nursing", "nursing a grudge about politics", "29-1141"),
        ("harvesting", "harvesting ideas from magazines", "45-"),
    ],
)
def test_a_word_of_many_senses_says_little_where_its_company_means_something_else(
    alone, disagreed, code
):
    catalogue = starter()
    order = sorted(catalogue.soc)
    places = [at for at, soc in enumerate(order) if soc.startswith(code)]

    alone, disagreed = (max(features(catalogue, text).words[places]) for text in (alone, disagreed))

    assert disagreed < alone / 2
