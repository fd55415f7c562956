"""Which check-in is due, and what to look at again."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.check_in.cadence import (
    day_of,
    days,
    due,
    history,
    is_filled,
    month_id,
    on_due,
    on_latest,
    on_stale,
    quarter_id,
    stale,
    title_of,
    week_id,
)
from careerkit.model import CareerPath, CheckInRecord, Goal, Reading, Theme, Workbook

TODAY = date(2026, 11, 25)
"""A Wednesday; its Monday is the 23rd."""


def weekly(on, **answers):
    return CheckInRecord(id=week_id(on), on=on, kind="weekly", **{"clarity": 3, **answers})


def started(on, **answers):
    return CheckInRecord(id="start", on=on, kind="start", **{"clarity": 2, **answers})


def book(*check_ins, **sections):
    return Workbook(check_ins=check_ins, **sections)


def weeks_ago(count):
    return TODAY - timedelta(weeks=count)


def test_ids_are_the_same_all_week_month_and_quarter():
    assert week_id(TODAY) == week_id(date(2026, 11, 29)) == "week-2026-11-23"
    assert month_id(TODAY) == "month-2026-11"
    assert [quarter_id(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [
        "quarter-2026-1",
        "quarter-2026-1",
        "quarter-2026-2",
        "quarter-2026-4",
    ]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("start", "Before the journey"),
        ("weekly", "The week from 23 November"),
        ("monthly", "November 2026"),
        ("quarterly", "October to December 2026"),
        ("", "25 November"),
    ],
)
def test_a_check_in_is_called_by_its_time(kind, title):
    assert title_of(kind, TODAY, TODAY) == title


def test_a_form_that_was_opened_and_left_is_no_check_in():
    assert not is_filled(CheckInRecord(on=TODAY, kind="weekly", sentence="  "))
    assert is_filled(CheckInRecord(energy=0))


def test_a_week_knows_its_day_from_its_id():
    assert day_of(CheckInRecord(id="week-2026-11-23")) == date(2026, 11, 23)
    assert day_of(CheckInRecord(id="week-of-old")) is None


def test_the_history_is_in_order_and_leaves_out_what_has_no_day_or_no_answer():
    late, early = weekly(TODAY), started(weeks_ago(3))

    found = history(book(late, CheckInRecord(on=TODAY), CheckInRecord(clarity=1), early))

    assert [c.id for _, c in found] == ["start", week_id(TODAY)]


def test_two_of_one_day_are_one_with_the_later_answers():
    month = CheckInRecord(id=month_id(TODAY), on=TODAY, kind="monthly", energy=1)
    kept = (Reading(kind="theme", name="Bikes", value=1),)

    [(_, both)] = days(book(month, weekly(TODAY, sentence="Asked.", readings=kept)))

    assert (both.id, both.clarity, both.energy) == (month.id, 3, 1)
    assert (both.sentence, both.readings) == ("Asked.", kept)


def test_the_first_of_all_is_the_rating_before_the_journey():
    found = due(Workbook(), TODAY)

    assert (found.form, found.ids, found.is_open, found.missed) == (
        "start",
        ("start",),
        True,
        False,
    )


def test_what_was_begun_this_week_stays_to_be_changed():
    found = due(book(started(TODAY)), TODAY)

    assert (found.form, found.is_open) == ("start", False)
    [done] = on_due(found, TODAY)
    assert "Monday, 30 November" in done


def test_the_rating_before_the_journey_is_not_written_over_later_in_its_week():
    found = due(book(started(TODAY - timedelta(days=2))), TODAY)

    assert (found.form, found.ids, found.is_open) == ("weekly", (week_id(TODAY),), True)


def test_the_week_after_is_a_weekly_one_that_quotes_the_last():
    found = due(book(started(weeks_ago(1), sentence="Asked Rosa.")), TODAY)

    assert (found.form, found.ids, found.missed) == ("weekly", ("week-2026-11-23",), False)
    assert "Last time you wrote: “Asked Rosa”." in list(on_due(found, TODAY))


def test_a_missed_week_is_met_with_a_smaller_step_and_no_count():
    found = due(book(started(weeks_ago(3))), TODAY)

    said = " ".join(on_due(found, TODAY))
    assert found.missed
    assert "so small that it fits into today" in said
    assert not any(character.isdigit() for character in said)


def test_the_smaller_step_does_not_go_while_the_week_is_written():
    assert due(book(started(weeks_ago(3)), weekly(TODAY)), TODAY).missed


def test_a_small_step_is_what_the_next_one_asks_about():
    found = due(book(started(weeks_ago(1), smaller_step="Look up the number")), TODAY)

    assert any("“Look up the number”" in said for said in on_due(found, TODAY))


@pytest.mark.parametrize(
    ("weeks", "form"), [(3, "weekly"), (4, "monthly"), (11, "monthly"), (12, "quarterly")]
)
def test_longer_looks_back_come_after_four_and_twelve_weeks(weeks, form):
    found = due(book(started(weeks_ago(weeks))), TODAY)

    assert (found.form, len(found.ids)) == (form, 1)


def test_a_look_back_waits_again_after_the_last_one():
    month = CheckInRecord(id="month-2026-10", on=weeks_ago(4), kind="monthly", clarity=3)
    quarter = CheckInRecord(id="quarter-2026-3", on=weeks_ago(1), kind="quarterly", clarity=3)

    assert due(book(started(weeks_ago(8)), month), TODAY).form == "monthly"
    recent = month.changed(on=weeks_ago(3))
    assert due(book(started(weeks_ago(8)), recent), TODAY).form == "weekly"
    # A quarter's look back is a month's too.
    assert due(book(started(weeks_ago(30)), month, quarter), TODAY).form == "weekly"


def test_a_week_that_was_written_already_stays_beside_the_month():
    month = CheckInRecord(id=month_id(TODAY), on=TODAY, kind="monthly", news="New job")

    found = due(book(started(weeks_ago(4)), weekly(TODAY), month), TODAY)

    assert found.ids == (month_id(TODAY), week_id(TODAY))


def test_a_month_that_was_written_last_week_makes_room_for_the_next_week():
    month = CheckInRecord(id=month_id(TODAY), on=weeks_ago(1), kind="monthly", news="New job")

    assert due(book(started(weeks_ago(6)), month), TODAY).ids == (week_id(TODAY),)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"energy": -1}, "no fault"),
        ({"clarity": 1}, "the whole way"),
        ({"clarity": 5}, "first ten minutes"),
    ],
)
def test_what_was_ticked_is_answered(answers, words):
    [said] = on_latest(book(weekly(TODAY, **answers)), TODAY)

    assert words in said


def test_low_energy_three_times_running_points_to_people_and_not_to_the_plan():
    low = [weekly(weeks_ago(n), energy=-1) for n in range(3)]

    [said] = on_latest(book(*low), TODAY)

    assert "tell somebody" in said


def test_an_older_week_is_not_answered_again():
    assert list(on_latest(book(weekly(weeks_ago(1), energy=-2)), TODAY)) == []


def test_what_the_news_speak_of_is_offered_first():
    themes = [Theme(name="Teaching people"), Theme(name="Bikes")]
    held = Workbook(themes=themes, paths=[CareerPath(title="Metalwork teacher")])

    found = stale(held, "I have been teaching metalwork on Fridays.", TODAY)

    assert [(s.section, s.why, s.names) for s in found] == [
        ("themes", "mentioned", ("Teaching people",)),
        ("paths", "mentioned", ("Metalwork teacher",)),
    ]
    assert "“Find your passion”" in next(on_stale(found))


def test_a_goal_whose_day_has_passed_is_offered_unless_it_is_reached():
    past = {"by": date(2026, 11, 1), "start": 0, "target": 4}
    goals = [Goal(what="Ask him", today=1, **past), Goal(what="Be asked", today=4, **past)]

    [one] = stale(Workbook(goals=goals), "", TODAY)

    assert (one.why, one.names) == ("overdue", ("Ask him",))


def test_what_has_not_changed_for_a_quarter_is_offered():
    updated = datetime(2026, 11, 25, tzinfo=UTC)
    themes = [
        Theme(name="Old", updated=updated - timedelta(weeks=12)),
        Theme(name="Newer", updated=updated - timedelta(weeks=11)),
        Theme(name="", updated=updated - timedelta(weeks=50)),
    ]

    [one] = stale(Workbook(themes=themes), "", TODAY)

    assert (one.why, one.names) == ("untouched", ("Old",))


def test_a_quarter_ends_with_the_persons_own_day():
    # In Auckland it is the morning of the day on which it is twelve weeks; in UTC the one before.
    morning = datetime(2026, 11, 24, 20, tzinfo=UTC) - timedelta(weeks=12)
    old = Workbook(themes=[Theme(name="Old", updated=morning)])
    auckland = timezone(timedelta(hours=13))

    assert stale(old, "", TODAY, auckland)
    assert stale(old, "", TODAY - timedelta(days=1), UTC)
    assert not stale(old, "", TODAY - timedelta(days=1), auckland)


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
CHECK_INS = st.lists(
    st.builds(
        CheckInRecord,
        on=st.none() | DAYS,
        kind=st.sampled_from(["", "start", "weekly", "monthly", "quarterly", "end"]),
        clarity=st.none() | st.integers(1, 5),
        energy=st.none() | st.integers(-2, 2),
        smaller_step=st.sampled_from(["", "Look it up"]),
    ),
    max_size=8,
    unique_by=lambda check_in: check_in.id,
)


@given(CHECK_INS, DAYS)
def test_there_is_always_one_form_and_something_to_say(check_ins, today):
    found = due(book(*check_ins), today)

    assert len(found.ids) == len(set(found.ids)) >= 1
    assert list(on_due(found, today))
    list(on_latest(book(*check_ins), today))


@given(CHECK_INS, DAYS)
def test_an_answer_this_week_never_takes_its_form_away(check_ins, today):
    before = due(book(*check_ins), today)
    kind, id_ = before.form, before.ids[0]

    answered = CheckInRecord(id=id_, on=today, kind=kind, energy=1)
    after = due(book(*check_ins, answered), today)

    assert id_ in after.ids
    assert (after.form, after.missed, after.is_open) == (kind, before.missed, False)
