"""What often belongs to an occupation: our own lines, for the codes that there are."""

import pytest

from careerkit.catalogue import starter
from careerkit.catalogue.shipped.conditions import _table, conditions
from careerkit.model import Background, declared

NOT_AGAIN = {field.name: field for field in declared(Background)}["not_again"]


@pytest.mark.parametrize(
    ("soc", "often"),
    [
        ("51-3011.00", {"nights", "weekends", "lifting", "standing"}),
        ("41-2031.00", {"weekends", "standing", "selling"}),
        ("15-1252.00", {"desk"}),
        ("39-9011.01", {"lifting", "standing"}),
        ("53-7062.04", {"lifting", "standing", "weather"}),
        ("13-1041.00", {"desk"}),
        ("13-1041.06", {"weekends", "illness"}),
        ("25-4022.00", set()),
        ("99-9999.00", set()),
        ("", set()),
    ],
)
def test_a_code_has_what_is_known_of_it_or_of_the_code_that_it_divides(soc, often):
    assert conditions(soc) == often


def test_every_code_is_one_of_the_starter_catalogue():
    codes = {soc.removesuffix(".00") for soc in starter().soc}
    codes |= {soc.partition(".")[0] for soc in starter().soc}

    assert {*_table()} <= codes


def test_what_can_be_ticked_is_what_is_known_and_each_leaves_most_occupations():
    ticked = {name for name, _ in NOT_AGAIN.options}
    often = [conditions(soc) for soc in starter().soc]

    assert {name for one in often for name in one} == ticked
    for name in ticked:
        assert 10 < sum(name in one for one in often) < len(often) / 3
