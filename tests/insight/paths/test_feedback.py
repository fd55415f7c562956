"""What the shortlist, the research and the plans say."""

import pytest

from careerkit.catalogue import Occupation
from careerkit.insight.hearing.considered import considered
from careerkit.insight.paths.feedback import (
    on_plans,
    on_research,
    on_shortlist,
)
from careerkit.model import CareerPath, FiveYearPlan, Workbook
from support.models.catalogues import catalogue_of

BAKERS = Occupation(
    soc="51-3011.00",
    title="Bakers",
    interests=(7, 1, 3, 2, 4, 5),
    job_zone=2,
    median_wage=37_160,
    tasks=("Measure flour.", "Set the oven.", "Clean."),
)
FEW = catalogue_of(BAKERS)
LISTED = CareerPath(title="Bakers", soc="51-3011.00")
OWN = CareerPath(title="Bread school")


def test_the_shortlist_tells_the_facts_of_what_the_catalogue_knows():
    said = list(on_shortlist(Workbook(paths=[LISTED, OWN]), FEW))

    assert said == ["“Bakers”: Pay: $37,160 a year in the middle. Preparation: Some: months."]


def test_one_path_is_too_few_and_six_are_too_many():
    [*_, few] = on_shortlist(Workbook(paths=[OWN]), FEW)
    [many] = on_shortlist(Workbook(paths=[CareerPath(title=str(n)) for n in range(6)]), FEW)

    assert few.startswith("One path is a wish.")
    assert many.startswith("Six paths")


def test_research_begins_with_a_nudge_once_there_is_a_path():
    assert list(on_research(Workbook())) == []
    assert len(list(on_research(Workbook(paths=[LISTED])))) == 1


@pytest.mark.parametrize(
    ("found_out", "sentence"),
    [
        ({"read": "An advertisement"}, "asked nobody yet"),
        ({"speaks_for": "The smell"}, "only what speaks for “Bakers”"),
        ({"surprised": "The planning"}, "surprised you: “The planning”"),
        ({"questions": "Why?\n\nHow?"}, "You have 2 questions"),
    ],
)
def test_research_that_is_one_sided_is_answered_with_a_question(found_out, sentence):
    path = LISTED.changed(**found_out)

    assert any(sentence in said for said in on_research(Workbook(paths=[path])))


@pytest.mark.parametrize("field", ["read", "speaks_for"])
def test_what_was_written_and_hurts_is_not_taken_for_research(field):
    path = CareerPath(title="Vet", **{field: "I want to die"})
    book = considered(Workbook(paths=[path]))

    assert list(on_research(book)) == []


def test_research_with_both_sides_needs_no_advice():
    path = LISTED.changed(read="Much", asked="Rosa", speaks_for="Smell", speaks_against="Back")

    assert list(on_research(Workbook(paths=[path]))) == []


def plan(id_, **values):
    return FiveYearPlan(id=id_, title=f"{id_} life", **values)


def test_plans_are_asked_for_one_after_the_other():
    [start] = on_plans(Workbook())
    [then, *_] = on_plans(Workbook(plans=[plan("path")]))

    assert "Begin with the plan" in start
    assert "if that path vanished" in then


def test_the_liked_plan_and_the_sure_one_are_held_against_each_other():
    plans = [plan("path", liking=3, confidence=5), plan("free", liking=5, confidence=2)]

    said = " ".join(on_plans(Workbook(plans=plans)))

    assert "You like “free life” most, and are surest of “path life”." in said


def test_a_plan_that_is_liked_most_and_surest_is_named():
    plans = [plan("path", liking=5, confidence=5), plan("free", liking=4, confidence=2)]

    assert "“path life” is the plan that you like most" in " ".join(on_plans(Workbook(plans=plans)))


@pytest.mark.parametrize("ratings", [[(4, 4), (4, 4)], [(5, 5), (None, None)]])
def test_ties_and_single_ratings_are_not_overread(ratings):
    plans = [
        plan(id_, liking=liking, confidence=confidence)
        for id_, (liking, confidence) in zip(("path", "free"), ratings, strict=True)
    ]

    said = " ".join(on_plans(Workbook(plans=plans)))

    assert "surest" not in said


def test_a_plan_that_does_not_fit_with_who_one_is_gets_a_question():
    said = " ".join(on_plans(Workbook(plans=[plan("path", coherence=2)])))

    assert "“path life” fits least" in said


def test_a_name_that_differs_by_the_plural_alone_is_not_repeated():
    (known,) = on_shortlist(Workbook(paths=[CareerPath(title="Baker", soc=BAKERS.soc), OWN]), FEW)

    assert "In the catalogue" not in known
