import math

import pytest

from careerkit.insight.occupations.told import Told, told


def test_a_bare_text_counts_fully_and_an_empty_one_not_at_all():
    assert told(["baking", " \n", Told("rowing", -0.5)]) == (
        Told("baking", 1),
        Told("rowing", -0.5),
    )


@pytest.mark.parametrize("amount", [1.01, -1.01, math.nan, math.inf])
def test_an_amount_beyond_its_reach_is_refused_with_a_sentence(amount):
    with pytest.raises(ValueError, match="from -1 to 1"):
        Told("baking", amount)
