"""What a person sees: filters, what is not for them and its like, surprises, and search."""

import attrs
import pytest

from careerkit.catalogue import Occupation, starter
from careerkit.insight.interests.scoring import TYPES
from careerkit.insight.occupations.matching import GREAT_FIT
from careerkit.insight.paths.exploring import explore
from careerkit.model import (
    Activity,
    CareerPath,
    InterestScores,
    NotForMe,
    PathFilters,
    Topic,
    Workbook,
    occupation_id,
)
from support.models.catalogues import catalogue_of

BAKING = (7, 1, 3, 2, 4, 5)
CARING = (2, 4, 1, 7, 2, 3)


def occupation(soc, title, interests, *, zone=2, wage=30_000, **texts):
    return Occupation(
        soc=soc, title=title, interests=interests, job_zone=zone, median_wage=wage, **texts
    )


BAKERS = occupation("51-3011.00", "Bakers", BAKING, plain="Bakes bread.")
BUTCHERS = occupation("51-3021.00", "Butchers", (7, 1, 2, 2, 4, 5), plain="Cuts meat.")
MILLERS = occupation("51-9021.00", "Millers", BAKING, zone=1, wage=None)
CHEFS = occupation("35-1011.00", "Chefs", (6, 2, 5, 2, 5, 4), zone=3, wage=60_000)
NURSES = occupation("29-1141.00", "Nurses", CARING, zone=4, wage=95_000)
FEW = catalogue_of(NURSES, BAKERS, BUTCHERS, MILLERS, CHEFS)

LIKES_BAKING = InterestScores(**dict(zip(TYPES, (36, 2, 14, 8, 20, 26), strict=True)))


def workbook(**sections):
    return Workbook(**{"interest_scores": [LIKES_BAKING], **sections})


def titles(positions, catalogue=FEW):
    return [catalogue.titles[position] for position in positions]


def test_without_interests_and_words_there_is_nothing_to_show():
    assert explore(Workbook(), FEW) is None


def test_everything_is_shown_from_the_best_match_to_the_worst():
    found = explore(workbook(), FEW)

    assert titles(found.shown) == ["Bakers", "Millers", "Butchers", "Chefs", "Nurses"]


def test_words_count_as_much_as_the_person_says():
    written = {"activities": [Activity(what="nurses in the family")]}

    first = {
        weight: titles(
            explore(workbook(**written, path_filters=[PathFilters(words_weight=weight)]), FEW).shown
        )[0]
        for weight in (0, 4)
    }

    assert first == {0: "Bakers", 4: "Nurses"}


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"job_zones": ("1", "3")}, ["Millers", "Chefs"]),
        ({"group": "29"}, ["Nurses"]),
        ({"lowest_wage": 60_000}, ["Chefs", "Nurses"]),
        ({"lowest_wage": 60_000, "job_zones": ("2",)}, []),
    ],
)
def test_filters_leave_out_and_never_reorder(filters, left):
    found = explore(workbook(path_filters=[PathFilters(**filters)]), FEW)

    assert titles(found.shown) == left


def test_what_has_no_published_wage_is_counted_when_a_wage_is_asked_for():
    assert explore(workbook(), FEW).unpaid == 0
    assert explore(workbook(path_filters=[PathFilters(lowest_wage=1)]), FEW).unpaid == 1


def test_not_for_me_takes_it_away_and_its_like_to_the_end():
    no_bakers = NotForMe(id=occupation_id("51-3011.00"), soc="51-3011.00", title="Bakers")

    found = explore(workbook(not_for_me=[no_bakers]), FEW)

    assert titles(found.hidden) == ["Bakers"]
    # Butchers work with food, too; millers are of another minor group.
    assert titles(found.lowered) == ["Butchers"]
    assert titles(found.shown) == ["Millers", "Chefs", "Nurses", "Butchers"]


def test_a_hidden_occupation_that_the_catalogue_no_longer_has_does_no_harm():
    found = explore(workbook(not_for_me=[NotForMe(soc="00-0000.00", title="Gone")]), FEW)

    assert found.hidden == ()
    assert len(found.shown) == 5


def test_surprises_are_good_fits_from_fields_that_were_not_looked_at():
    catalogue = starter()
    found = explore(workbook(), catalogue)

    looked_at = {catalogue.groups[position] for position in found.shown[:12]}
    fields = [catalogue.groups[position] for position in found.surprises]
    assert fields
    assert looked_at.isdisjoint(fields)
    assert len(set(fields)) == len(fields)
    assert all(found.ranking.r[position] >= 0.608 for position in found.surprises)


def nurse():
    return Workbook(
        activities=[
            Activity(what="getting the handover sheet right", energy=-1),
            Activity(what="writing the handover sheet at night"),
            Activity(what="baking bread with my daughter", energy=2, absorbed=5),
        ],
        topics=[Topic(what="people who get left behind", pull=5)],
    )


def test_by_words_alone_only_what_words_speak_for_is_shown():
    found = explore(nurse(), starter())

    assert found.by_words
    assert not found.by_interests
    assert found.shown
    assert all(found.band(position) != "none" for position in found.shown)
    assert all(found.ranking.match(position).reasons for position in found.shown)


@pytest.mark.parametrize("scores", [[], [LIKES_BAKING]])
def test_no_accident_of_letters_is_a_surprise(scores):
    catalogue = starter()

    found = explore(attrs.evolve(nurse(), interest_scores=tuple(scores)), catalogue)

    assert "Sheet Metal Workers" not in titles((*found.surprises, *found.shown[:24]), catalogue)
    for position in found.surprises:
        assert found.ranking.r[position] >= GREAT_FIT or found.band(position) in ("strong", "good")
        assert found.ranking.match(position).reasons


def test_words_that_lead_nowhere_sort_nothing():
    found = explore(Workbook(topics=[Topic(what="idk")]), starter())

    assert found.shown == ()
    assert not found.by_words
    assert not found.by_interests


def test_words_alone_sort_by_words_even_where_interests_are_known():
    book = workbook(topics=[Topic(what="nurses")], path_filters=[PathFilters(words_weight=4)])

    found = explore(book, FEW)

    assert titles(found.shown) == ["Nurses"]
    assert not found.by_interests


def test_a_field_on_the_shortlist_is_no_surprise():
    catalogue = starter()
    first = explore(workbook(), catalogue).surprises[0]
    listed = CareerPath(soc=catalogue.soc[first], title=catalogue.titles[first])

    again = explore(workbook(paths=[listed]), catalogue)

    assert catalogue.groups[first] not in {catalogue.groups[i] for i in again.surprises}
