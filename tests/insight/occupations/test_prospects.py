"""Pay, jobs and ways in, in sentences: what is published is said, and nothing else."""

import attrs
import pytest

from careerkit.catalogue import Occupation, starter
from careerkit.insight.occupations.prospects import on_jobs, on_pay, on_ways_in, pay_range
from support.models.catalogues import catalogue_of

STARTER = starter()
ACTORS, AIDES, BAKERS = "27-2011.00", "31-1121.00", "51-3011.00"
OWN = catalogue_of(
    Occupation(soc="B1", title="Bäcker", interests=(7, 1, 3, 2, 4, 5), median_wage=30_000),
    Occupation(soc="51-3011.00", title="Bakers", interests=(7, 1, 3, 2, 4, 5)),
)


def said(say, soc, catalogue=STARTER):
    return " ".join(say(catalogue, catalogue.positions[soc]))


def test_pay_is_told_with_its_range_and_beside_that_of_all():
    assert said(on_pay, BAKERS).startswith(
        "Half of the people earn less than $37,160 a year, and half earn more. "
        "One in ten earns less than $28,120, and one in ten more than $49,020. "
        "Over all occupations, the middle is $50,980."
    )
    assert "May 2025" in said(on_pay, BAKERS)
    assert attrs.astuple(pay_range(STARTER, STARTER.positions[BAKERS])) == (
        *(28_120, 37_160, 49_020),
        *(50_980, 128_560),
    )


def test_pay_that_is_not_published_is_said_not_to_be():
    assert "No yearly pay is published" in said(on_pay, ACTORS)
    assert "$" not in said(on_pay, ACTORS)
    assert pay_range(STARTER, STARTER.positions[ACTORS]) is None


@pytest.mark.parametrize(
    ("soc", "change"),
    [
        (BAKERS, "grow by 5.6 %; over all occupations it is 3.1 %"),
        ("43-9021.00", "fall by"),
        (ACTORS, "stay about the same"),
    ],
)
def test_growth_is_told_beside_that_of_all_occupations(soc, change):
    assert change in said(on_jobs, soc)
    assert "From 2024 to 2034" in said(on_jobs, soc)
    assert "no promise" in said(on_jobs, soc)


def test_jobs_and_openings_are_counted():
    assert "236,200 people do it as employees" in said(on_jobs, BAKERS)
    assert "About 39,900 places a year" in said(on_jobs, BAKERS)


def test_numbers_that_count_others_too_say_so():
    assert "together with others" in said(on_jobs, AIDES)
    assert "together with others" not in said(on_jobs, BAKERS)


@pytest.mark.parametrize(
    ("soc", "way"),
    [
        (BAKERS, "You usually need no formal qualification to begin"),
        (BAKERS, "one month to a year"),
        ("47-2111.00", "apprenticeship"),
        ("11-1011.00", "Five years or more in related work"),
        ("23-1011.00", "A doctorate is usual"),
        ("29-1141.00", "several years of preparation"),
    ],
)
def test_the_way_in_is_the_usual_one(soc, way):
    assert way in said(on_ways_in, soc)
    assert "Other countries have other ways" in said(on_ways_in, soc)


def test_a_catalogue_of_ones_own_is_told_no_numbers_of_the_united_states():
    for soc in OWN.soc:
        told = " ".join(said(say, soc, OWN) for say in (on_pay, on_jobs, on_ways_in))

        assert "United States" not in told
        assert "37,160" not in told
    assert pay_range(OWN, 1) is None
    assert "30,000" in said(on_pay, "B1", OWN)
    assert "not known" in said(on_jobs, "B1", OWN)
    assert "Nothing is known about the way in" in said(on_ways_in, "B1", OWN)


@pytest.mark.parametrize("say", [on_pay, on_jobs, on_ways_in])
def test_every_occupation_of_the_starter_is_told_something(say):
    for at in range(len(STARTER)):
        sentences = list(say(STARTER, at))

        assert sentences
        assert all(sentence.endswith(".") for sentence in sentences)
        assert not any("None" in sentence or "{" in sentence for sentence in sentences)
