"""A greeting for who comes back, and one screen for who is on the way."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from careerkit.insight.check_in.returning import FIRST_MOMENT
from careerkit.insight.sample import told_today
from careerkit.model import Activity, CheckInRecord, Goal, Milestone, Workbook
from careerkit.opening import SAMPLE
from careerkit.session import Session
from careerkit.store import read
from careerkit.widgets.steps.greeting.welcome_back import WelcomeBack

TODAY = date(2026, 11, 25)
YESTERDAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


def back(workbook=None, **sections):
    session = Session(workbook or Workbook().holding(sections))
    session.day = TODAY
    return WelcomeBack(session)


def way(door):
    return door.get("step") or door["page"]


def is_shown(part):
    return part.layout.display != "none"


def test_nobody_who_is_new_is_greeted_as_if_they_came_back():
    step = back(check_ins=[CheckInRecord(id="start", clarity=2)])

    assert step._greeting.sentences == []
    assert step._doors.doors == []
    assert not is_shown(step._week)


def test_who_wrote_a_moment_yesterday_is_greeted_by_it_and_led_on():
    step = back(activities=[Activity(what="Baking", updated=YESTERDAY)])

    assert step._greeting.sentences == [
        "Last time you wrote “Baking”, in “Find your passion”.",
        "So far there: 1 moment.",
    ]
    assert [*map(way, step._doors.doors)] == ["passion", "interests", "page_of_mine"]
    assert not is_shown(step._ticks)


def test_an_earlier_day_is_named():
    step = back(activities=[Activity(what="Baking", updated=YESTERDAY - timedelta(days=20))])

    assert step._greeting.sentences[0].startswith("On 4 November you wrote")


@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        # UTC+13, at nine in the morning; and UTC-8, at nine in the evening.
        ("Pacific/Auckland", datetime(2026, 11, 3, 20, tzinfo=UTC), "On 4 November"),
        ("America/Los_Angeles", datetime(2026, 11, 5, 5, tzinfo=UTC), "On 4 November"),
        # The day before today is the last time, wherever the person is.
        ("Pacific/Auckland", datetime(2026, 11, 23, 20, tzinfo=UTC), "Last time"),
        ("America/Los_Angeles", datetime(2026, 11, 25, 5, tzinfo=UTC), "Last time"),
        ("America/Los_Angeles", datetime(2026, 11, 24, 5, tzinfo=UTC), "On 23 November"),
    ],
)
def test_the_day_of_the_last_time_is_the_persons(zone, moment, said):
    session = Session(Workbook().holding({"activities": [Activity(what="Baking", updated=moment)]}))
    session.zone, session.day = ZoneInfo(zone), TODAY
    step = WelcomeBack(session)

    assert step._greeting.sentences[0].startswith(f"{said} you wrote")


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Pacific/Auckland", datetime(2026, 11, 24, 20, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 11, 26, 5, tzinfo=UTC)),
    ],
)
def test_nobody_is_welcomed_back_on_their_first_day(zone, moment):
    one = Activity(id=FIRST_MOMENT, what="Baking", updated=moment)
    session = Session(Workbook().holding({"activities": [one]}))
    session.zone, session.day = ZoneInfo(zone), TODAY

    assert WelcomeBack(session)._greeting.sentences == []


def test_what_hurts_is_not_said_again():
    step = back(activities=[Activity(what="i want to die", updated=YESTERDAY)])

    assert step._greeting.sentences == ["What you wrote is here, just as you left it."]
    # Nor is the step in which it stands one that they never saw.
    assert [*map(way, step._doors.doors)] == ["interests", "page_of_mine"]


@pytest.mark.parametrize("hours", [-12, 12, 30])
def test_no_day_is_named_that_may_be_another_one_where_the_person_is(hours):
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    step = back(activities=[Activity(what="Baking", updated=noon - timedelta(hours=hours))])

    assert step._greeting.sentences[0].startswith("Last time you wrote")


def test_who_has_something_to_do_sees_this_week_and_two_ticks():
    goal = Goal(id="g", what="A talk", updated=YESTERDAY)
    milestone = Milestone(goal="g", what="Ask Ms. Lind", by=TODAY, updated=YESTERDAY)
    step = back(goals=[goal], milestones=[milestone])

    assert is_shown(step._week)
    assert is_shown(step._ticks)
    assert [field["name"] for field in step._ticks._fields] == ["clarity", "energy"]
    assert len(step._ticks._cards) == 1


def test_the_tenth_visit_has_the_week_the_ticks_and_what_has_moved():
    step = back(told_today(read(SAMPLE), TODAY))

    assert is_shown(step._week)
    assert is_shown(step._ticks)
    assert 0 < len(step._moved.sentences) <= 3


def test_the_greeting_stays_while_the_person_writes_on():
    step = back(activities=[Activity(what="Baking", updated=YESTERDAY)])
    said = step._greeting.sentences
    step.session.apply(lambda workbook: workbook.put("activities", Activity(what="Chess")))

    assert step._greeting.sentences == said


def test_what_was_quoted_and_is_changed_or_taken_back_is_quoted_no_more():
    moment = Activity(id="a", what="Baking", updated=YESTERDAY)
    step = back(activities=[moment, Activity(what="Chess", updated=YESTERDAY - timedelta(days=9))])
    step.session.apply(lambda workbook: workbook.remove("activities", "a"))

    assert step._greeting.sentences == [
        "Last time you were in “Find your passion”.",
        "So far there: 1 moment.",
    ]


def test_nobody_is_greeted_any_more_when_all_is_erased():
    step = back(activities=[Activity(what="Baking", updated=YESTERDAY)])
    step.session.apply(lambda workbook: workbook.replace("activities", ()))

    assert (step._greeting.sentences, step._doors.doors) == ([], [])


@pytest.mark.parametrize(
    ("text", "is_told"), [("Baking", True), ("i want to die", False), ("my mum died", False)]
)
def test_nobody_who_wrote_what_hurts_is_told_unasked_what_has_become_less(text, is_told):
    step = back(
        activities=[Activity(what=text, updated=YESTERDAY)],
        check_ins=[
            CheckInRecord(id="week-2026-11-09", on=date(2026, 11, 10), clarity=3, energy=1),
            CheckInRecord(id="week-2026-11-16", on=date(2026, 11, 18), clarity=1, energy=-2),
        ],
    )

    assert bool(step._moved.sentences) is is_told
