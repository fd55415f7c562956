"""Growth, openings and ways in are as the BLS published them, and pay is in order."""

import pytest

from careerkit import catalogue
from careerkit.catalogue.shipped import figures
from careerkit.catalogue.shipped.outlook import Outlook, outlook

STARTER = catalogue.starter()


@pytest.mark.parametrize(
    ("soc", "published"),
    [
        ("51-3011.00", Outlook("51-3011", 5.6, 39_900, "none", "none", "moderate")),
        ("29-1141.00", Outlook("29-1141", 4.9, 189_100, "bachelor", "none", "none")),
        ("11-1011.00", Outlook("11-1011", 4.3, 22_200, "bachelor", "long", "none")),
        ("47-2111.00", Outlook("47-2111", 9.5, 81_000, "high_school", "none", "apprenticeship")),
        ("23-1011.00", Outlook("23-1011", 4.1, 31_500, "doctoral", "none", "none")),
        ("27-2011.00", Outlook("27-2011", 0.3, 6_300, "some_college", "none", "long")),
    ],
)
def test_known_occupations_have_their_published_outlook(soc, published):
    assert outlook(soc) == published


def test_an_occupation_that_was_projected_with_others_says_which_group():
    assert outlook("31-1121.00") == Outlook(
        "31-1120", 17.0, 765_800, "high_school", "none", "short"
    )
    assert outlook("29-1141.03") == outlook("29-1141.00")


def test_what_is_not_projected_has_no_outlook():
    assert outlook("99-9999.00") is None


def test_every_occupation_of_the_starter_has_an_outlook():
    for soc in STARTER.soc:
        found = outlook(soc)

        assert found is not None, soc
        assert -50 < found.change < 100, soc
        assert 0 < found.openings < 2_000_000, soc


@pytest.mark.parametrize(
    ("soc", "low", "middle", "high"),
    [
        ("51-3011.00", 28_120, 37_160, 49_020),
        ("29-1141.00", 68_940, 97_550, 137_470),
        ("47-2111.00", 42_640, 63_190, 108_510),
        ("23-1011.00", 78_360, 159_670, 351_600),
        ("31-1121.00", 27_040, 35_800, 45_040),
        (figures.ALL, 31_200, 50_980, 128_560),
        ("27-2011.00", None, None, None),
    ],
)
def test_known_occupations_have_their_published_range_of_pay(soc, low, middle, high):
    found = figures.figures(soc)

    assert (found.low_wage, found.median_wage, found.high_wage) == (low, middle, high)


def test_a_range_of_pay_is_whole_and_in_order_or_not_there():
    for soc in STARTER.soc:
        found = figures.figures(soc)

        wages = (found.low_wage, found.median_wage, found.high_wage)
        assert wages == (None, None, None) or wages[0] <= wages[1] <= wages[2], soc
