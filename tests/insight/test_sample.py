"""The sample's story is told as of today."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit import content
from careerkit.insight.check_in.cadence import due, week_id
from careerkit.insight.check_in.this_week import tick_id
from careerkit.insight.sample import told_today
from careerkit.model import CheckInRecord, Goal, Tick, Workbook
from careerkit.store import decode, encode, read
from support.models.strategies import workbooks

SUNDAY = date(2026, 11, 1)
SAMPLE = Path(content.__file__).parent / content.LANGUAGE / "sample.json"
STORY = Workbook(
    updated=datetime(2026, 11, 1, 19, 30, tzinfo=UTC),
    goals=(Goal(id="g", what="Eight afternoons", by=date(2026, 12, 18)),),
    ticks=(Tick(id=tick_id("g", SUNDAY), item="g", on=SUNDAY),),
    check_ins=(
        CheckInRecord(id=week_id(SUNDAY), kind="weekly", on=SUNDAY, sentence="Well."),
        CheckInRecord(id="month-2026-10", kind="monthly", on=date(2026, 10, 4), sentence="So so."),
        CheckInRecord(id="start", kind="start", on=date(2026, 9, 14), clarity=1),
    ),
)


def test_everything_moves_by_the_same_weeks():
    told = told_today(STORY, date(2027, 3, 10))

    assert told.goals[0].by == date(2027, 4, 23)
    assert told.updated == datetime(2027, 3, 7, 19, 30, tzinfo=UTC)
    assert [check_in.on for check_in in told.check_ins] == [
        date(2027, 3, 7),
        date(2027, 2, 7),
        date(2027, 1, 18),
    ]


def test_ids_that_name_a_week_or_a_month_follow_their_dates():
    told = told_today(STORY, date(2027, 3, 10))

    assert [check_in.id for check_in in told.check_ins] == [
        "week-2027-03-01",
        "month-2027-02",
        "start",
    ]
    assert told.ticks[0].id == tick_id("g", date(2027, 3, 7))


@pytest.mark.parametrize("today", [SUNDAY, date(2026, 11, 8), date(2020, 1, 1)])
def test_what_is_not_older_than_a_week_stays_as_it_is(today):
    assert told_today(STORY, today) == STORY


@given(st.dates(SUNDAY + timedelta(days=1), date(9990, 1, 1)))
def test_it_is_never_older_than_a_week_nor_of_today_and_keeps_its_days_of_the_week(today):
    told = told_today(STORY, today)

    assert timedelta(0) < today - told.updated.date() <= timedelta(weeks=1)
    assert told.goals[0].by.weekday() == STORY.goals[0].by.weekday()


@given(st.dates(SUNDAY + timedelta(days=1), date(2100, 1, 1)))
def test_a_facilitator_who_shows_the_sample_has_this_weeks_check_in_before_them(today):
    told = told_today(read(SAMPLE), today)

    assert due(told, today).form == "weekly"


@given(workbooks(), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_workbook_can_be_told_and_kept(workbook, today):
    told = told_today(workbook, today)

    assert decode(encode(told)) == told
