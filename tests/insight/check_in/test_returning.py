"""Who comes back is greeted by where they stopped."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from careerkit.insight.check_in.returning import FIRST_MOMENT, is_new, next_step, stopped
from careerkit.insight.hearing.considered import considered
from careerkit.model import (
    Activity,
    CareerPath,
    CheckInRecord,
    Comment,
    Goal,
    Reader,
    Reply,
    Topic,
    Workbook,
)

AUCKLAND, LOS_ANGELES = ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles")
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
START = CheckInRecord(id="start", clarity=2)


@pytest.mark.parametrize(
    ("sections", "new"),
    [
        ({}, True),
        ({"check_ins": [START]}, True),
        ({"readers": [Reader(situation="school")]}, True),
        ({"comments": [Comment(text="Hello")], "replies": [Reply(state="kept")]}, True),
        ({"activities": [Activity(id=FIRST_MOMENT, what="Baking", updated=NOW)]}, True),
        (
            {"activities": [Activity(id=FIRST_MOMENT, what="Baking", updated=NOW - timedelta(1))]},
            False,
        ),
        ({"activities": [Activity(id="other", what="Baking", updated=NOW)]}, False),
        ({"activities": [Activity(), Activity(what="  ")]}, True),
        ({"topics": [Topic(what="Soil")], "check_ins": [START]}, False),
    ],
)
def test_new_is_who_has_only_answered_the_first_questions_today(sections, new):
    assert is_new(Workbook().holding(sections), TODAY) is new


def test_what_was_written_last_is_named_with_its_step_and_day():
    workbook = Workbook().holding(
        {
            "activities": [Activity(what="Baking", updated=NOW - timedelta(days=3))],
            "goals": [Goal(what="A talk", updated=NOW - timedelta(days=1))],
            "paths": [CareerPath(title="Baker", updated=NOW - timedelta(days=2))],
        }
    )

    found = stopped(workbook)
    assert (found.step.name, found.day, found.name) == ("goals", date(2026, 11, 24), "A talk")


@pytest.mark.parametrize("text", ["idk", "i want to die", ""])
def test_what_says_nothing_or_hurts_is_not_quoted(text):
    workbook = considered(
        Workbook().holding({"activities": [Activity(what=text, absorbed=3, updated=NOW)]})
    )

    found = stopped(workbook)
    assert found is None or found.name == ""


@pytest.mark.parametrize("text", ["Drinking alone", "Since my mum died I run the cafe"])
def test_nobody_is_greeted_with_what_they_drink_or_whom_they_lost(text):
    found = stopped(Workbook(activities=[Activity(what=text, updated=NOW)]))

    assert (found.step.name, found.name) == ("passion", "")


def test_nothing_written_is_no_place_to_stop():
    assert stopped(Workbook()) is None


def test_the_next_step_is_the_first_without_anything():
    begun = Workbook().holding({"activities": [Activity(what="Baking")]})

    assert next_step(Workbook()).name == "passion"
    assert next_step(begun).name == "interests"


@pytest.mark.parametrize(
    ("zone", "moment", "today"),
    [
        # UTC+13: what was written this morning was written yesterday in UTC.
        (AUCKLAND, datetime(2026, 11, 24, 20, 30, tzinfo=UTC), date(2026, 11, 25)),
        # UTC-8: what was written this evening was written tomorrow.
        (LOS_ANGELES, datetime(2026, 11, 26, 4, 30, tzinfo=UTC), date(2026, 11, 25)),
        # In summer, an hour further on: the moment's own clock counts, and not today's.
        (LOS_ANGELES, datetime(2026, 7, 2, 7, 30, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_the_day_of_a_moment_is_the_day_where_the_person_is(zone, moment, today):
    one = Activity(id=FIRST_MOMENT, what="Baking", updated=moment)
    workbook = Workbook().holding({"activities": [one]})

    assert stopped(workbook, zone).day == today
    assert is_new(workbook, today, zone)
    assert not is_new(workbook, today + timedelta(days=1), zone)
