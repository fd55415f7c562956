"""How clear the next step was before the journey, and is after it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.check_in.before_after import before_and_after, on_before_and_after
from careerkit.insight.check_in.cadence import week_id
from careerkit.model import CheckInRecord, Workbook

TODAY = date(2026, 11, 25)
"""A Wednesday."""


def weekly(on, clarity=3):
    return CheckInRecord(id=week_id(on), on=on, kind="weekly", clarity=clarity)


def started(on):
    return CheckInRecord(id="start", on=on, kind="start", clarity=2)


def book(*check_ins):
    return Workbook(check_ins=check_ins)


def weeks_ago(count):
    return TODAY - timedelta(weeks=count)


def test_before_and_after_needs_two_ratings():
    assert before_and_after(Workbook()) is None
    assert before_and_after(book(started(TODAY))) is None
    assert list(on_before_and_after(None, TODAY)) == []


def test_before_and_after_the_journey():
    end = CheckInRecord(id="end", on=TODAY, kind="end", clarity=4)
    found = before_and_after(book(started(weeks_ago(9)), weekly(TODAY), end))

    assert (found.before, found.after, found.is_first, found.is_over) == (2, 4, False, True)
    assert list(on_before_and_after(found, TODAY)) == [
        "Before the journey, on 23 September, your next step was “2, a direction”.",
        "After the journey, on 25 November, it was “4, clear”.",
        "That is a clear difference. What you did for it is worth writing down.",
    ]


@pytest.mark.parametrize("later", [TODAY, weeks_ago(1)])
def test_two_ratings_of_one_day_or_in_the_wrong_order_are_no_before_and_after(later):
    end = CheckInRecord(id="end", on=later, kind="end", clarity=5)

    assert before_and_after(book(started(TODAY), end)) is None


def test_without_a_rating_before_the_first_check_in_stands_for_it():
    found = before_and_after(book(weekly(weeks_ago(2), clarity=5), weekly(TODAY, clarity=3)))

    assert (found.is_first, found.is_over) == (True, False)
    assert "less clear than at the beginning" in list(on_before_and_after(found, TODAY))[-1]


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
CHECK_INS = st.lists(
    st.builds(
        CheckInRecord,
        on=st.none() | DAYS,
        kind=st.sampled_from(["", "start", "weekly", "monthly", "quarterly", "end"]),
        clarity=st.none() | st.integers(1, 5),
    ),
    max_size=8,
    unique_by=lambda check_in: check_in.id,
)


@given(CHECK_INS, DAYS)
def test_the_two_ratings_are_of_different_days_and_said_in_three_sentences(check_ins, today):
    found = before_and_after(book(*check_ins))

    assert found is None or found.since < found.at
    assert len(list(on_before_and_after(found, today))) == (0 if found is None else 3)
