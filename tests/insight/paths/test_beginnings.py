import pytest

from careerkit.catalogue import Occupation, starter
from careerkit.insight.interests.scoring import TYPES
from careerkit.insight.paths.beginnings import beginnings
from support.models.catalogues import catalogue_of


def test_eight_that_are_as_different_as_work_can_be():
    catalogue = starter()

    chosen = [one.position for one in beginnings(catalogue, range(len(catalogue)))]

    highest = {TYPES[catalogue.interests[at].index(max(catalogue.interests[at]))] for at in chosen}
    assert len(chosen) == len(set(chosen)) == 8
    assert highest == set(TYPES)
    assert len({catalogue.groups[at] for at in chosen}) == 8
    assert len({catalogue.job_zone[at] for at in chosen}) >= 3


def test_each_says_why_it_is_there():
    catalogue = starter()

    reasons = [one.reason for one in beginnings(catalogue, range(len(catalogue)))]

    assert reasons[0] == "One to look at if you like helping and teaching people."


def test_only_what_is_allowed_is_picked_and_what_most_people_do_comes_first():
    few = catalogue_of(
        *(
            Occupation(soc=f"51-{n}", title=f"Work {n}", interests=(7, 1, 1, 1, 1, 1), employment=n)
            for n in range(4)
        )
    )

    chosen = [one.position for one in beginnings(few, [0, 1, 2])]

    assert chosen == [2, 1]  # One for each slot of the realistic interest, and no more.


@pytest.mark.parametrize("allowed", [[], [0]])
def test_where_little_is_allowed_there_is_little_to_begin_with(allowed):
    assert [one.position for one in beginnings(starter(), allowed)] == allowed
