"""What is near an occupation: a release's own list, or like interests and like words."""

from careerkit.catalogue import Occupation, starter
from careerkit.insight.occupations.related import MOST, related
from support.models.catalogues import catalogue_of

BAKERS = Occupation(
    soc="51-3011.00",
    title="Bakers",
    interests=(7, 1, 3, 2, 4, 5),
    related=("29-1141.00", "99-0000.00", "51-3021.00"),
)
BUTCHERS = Occupation(soc="51-3021.00", title="Butchers", interests=(7, 1, 2, 2, 4, 5))
NURSES = Occupation(soc="29-1141.00", title="Nurses", interests=(2, 4, 1, 7, 2, 3))
FEW = catalogue_of(BAKERS, BUTCHERS, NURSES)


def names(catalogue, soc):
    return [catalogue.names[at] for at in related(catalogue, catalogue.positions[soc]).positions]


def test_a_published_list_keeps_its_order_and_loses_what_the_catalogue_lacks():
    assert names(FEW, BAKERS.soc) == ["Nurses", "Butchers"]
    assert related(FEW, 0).is_published


def test_without_one_they_are_found_and_it_says_so():
    found = related(FEW, FEW.positions[BUTCHERS.soc])

    assert not found.is_published
    assert names(FEW, BUTCHERS.soc) == ["Bakers", "Nurses"]


def test_the_starters_are_near_in_what_one_does():
    assert "School cook" in names(starter(), "51-3011.00")
    assert "Practical nurse" in names(starter(), "29-1141.00")


def test_no_occupation_is_near_to_itself_and_no_more_are_shown_than_fit():
    catalogue = starter()
    for at in range(0, len(catalogue), 20):
        found = related(catalogue, at).positions

        assert at not in found
        assert len(set(found)) == len(found) == MOST


def test_an_occupation_alone_has_none():
    assert related(catalogue_of(BUTCHERS), 0).positions == ()
