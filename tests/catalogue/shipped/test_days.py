"""A day in each occupation of the starter, in our own words."""

import re

from careerkit import catalogue, content
from careerkit.catalogue.shipped import plain_words

STARTER = catalogue.starter()


def test_a_day_of_each_occupation_is_told_in_a_few_sentences():
    for soc in STARTER.soc:
        day = plain_words.day(soc)

        assert 15 <= len(day.split()) <= 45, soc
        assert re.fullmatch(r"[A-Z].*[.]", day), soc


def test_no_day_is_told_twice_or_of_what_the_starter_lacks():
    days = content.texts("days.days")

    assert set(days) == set(STARTER.soc)
    assert len(set(days.values())) == len(days)


def test_what_nobody_wrote_down_is_empty():
    assert plain_words.day("11-1011.03") == ""
