"""Days and weeks in words."""

from datetime import date

import pytest

from careerkit.insight.language.dates import day_in_words, monday_of, short_day

TODAY = date(2026, 10, 8)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 1, 1), "1 January"), (date(2027, 12, 31), "31 December 2027")],
)
def test_a_day_has_its_year_only_where_it_is_another_one(day, words):
    assert day_in_words(day, TODAY) == words


def test_an_axis_has_room_for_a_short_one():
    assert short_day(date(2026, 9, 7)) == "7 Sep"


@pytest.mark.parametrize("day", [date(2026, 10, 5), TODAY, date(2026, 10, 11)])
def test_a_week_begins_on_its_monday(day):
    assert monday_of(day) == date(2026, 10, 5)


def test_a_week_may_begin_in_the_year_before():
    assert monday_of(date(2027, 1, 1)) == date(2026, 12, 28)
