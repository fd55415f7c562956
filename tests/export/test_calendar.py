import re
import sys
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings

from careerkit.export import calendar
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.problems import ExportError
from careerkit.model import (
    CheckInRecord,
    Contact,
    Experiment,
    Goal,
    LearningItem,
    Milestone,
    Supporter,
    Topic,
    Workbook,
)
from support.models.strategies import texts, workbooks

TODAY = date(2026, 11, 29)  # a Sunday
UNPRINTED = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"
ALL = Choice(names=True, notes=True)


def rendered(workbook: Workbook, choice: Choice = ALL, today: date = TODAY) -> bytes:
    return calendar.render(contents_of(workbook, today, choice, remarks=False))


def events(workbook: Workbook, choice: Choice = ALL, today: date = TODAY):
    """The events without the check-in, by what they are called."""
    read = icalendar.Calendar.from_ical(rendered(workbook, choice, today))
    return {
        str(event["summary"]): event
        for event in read.walk("VEVENT")
        if event["uid"] != "check_in.weekly@careerkit"
    }


def check_in(workbook: Workbook, today: date = TODAY):
    read = icalendar.Calendar.from_ical(rendered(workbook, today=today))
    [event] = (e for e in read.walk("VEVENT") if e["uid"] == "check_in.weekly@careerkit")
    return read, event


def full() -> Workbook:
    return Workbook().holding(
        {
            "goals": [Goal(id="g", what="A course", begin=date(2026, 12, 1), by=date(2027, 2, 5))],
            "milestones": [
                Milestone(id="m", what="A free evening", goal="g", by=date(2026, 12, 20)),
                Milestone(id="n", what="The oven", by=date(2026, 11, 1), done=date(2026, 11, 2)),
                Milestone(id="o", what="Some day"),
            ],
            "experiments": [Experiment(id="e", what="A day at the stall", by=date(2026, 12, 6))],
            "learning_items": [LearningItem(id="l", what="Knead", by=date(2026, 12, 7))],
            "supporters": [Supporter(id="p", name="Rosa")],
            "contacts": [Contact(id="c", supporter="p", next_on=date(2026, 12, 3), note="Shy")],
        }
    )


def test_all_that_has_a_date_is_a_whole_day_that_keeps_nobody_busy():
    found = events(full())

    assert {name: event.decoded("dtstart") for name, event in found.items()} == {
        "Begins: A course": date(2026, 12, 1),
        "A course": date(2027, 2, 5),
        "A free evening": date(2026, 12, 20),
        "Done: The oven": date(2026, 11, 1),
        "A day at the stall": date(2026, 12, 6),
        "Knead": date(2026, 12, 7),
        "Get in touch: Rosa": date(2026, 12, 3),
    }
    for event in found.values():
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert (event["transp"], event.get("dtend")) == ("TRANSPARENT", None)


def test_nothing_else_that_was_written_goes_into_a_calendar():
    goal = Goal(id="g", what="A course", where="Qzxjv", why="Qzxjv", by=date(2027, 2, 5))
    held = Workbook().put("goals", goal)

    assert b"Qzxjv" not in rendered(held)


def test_importing_again_changes_what_is_there_and_adds_nothing():
    before = full()
    [step, *_] = before.milestones
    at = step.updated + timedelta(seconds=2)
    changed = step.changed(what="Two evenings", by=date(2026, 12, 21), at=at)
    later = before.put("milestones", changed, at=at)

    old, new = events(before)["A free evening"], events(later)["Two evenings"]

    assert old["uid"] == new["uid"]
    assert new["sequence"] > old["sequence"]
    assert new.decoded("last-modified") >= old.decoded("last-modified")
    assert len(events(before)) == len(events(later))


def test_the_same_answers_make_the_same_file():
    assert rendered(full()) == rendered(full().holding({}))


def test_a_new_name_of_a_person_changes_the_day_that_one_gets_in_touch():
    before = full()
    at = before.contacts[0].updated + timedelta(seconds=2)
    person = before.supporters[0].changed(name="Rosa Brandt", at=at)
    after = before.put("supporters", person, at=at)

    assert (
        events(after)["Get in touch: Rosa Brandt"]["sequence"]
        > (events(before)["Get in touch: Rosa"]["sequence"])
    )


def test_without_names_one_gets_in_touch_with_a_number():
    assert "Get in touch: Person 1" in events(full(), Choice())


@pytest.mark.parametrize("name", ["Sort C:\\Notes", "Sort C:\\new", "Sort \\\\N"])
def test_a_backslash_ends_no_line(name: str):
    [shown] = events(Workbook().put("goals", Goal(what=name, by=TODAY)))

    assert typed(shown) == name.split()


def test_only_what_is_chosen_is_in_it():
    choice = Choice(sections=["milestones"])
    read = icalendar.Calendar.from_ical(rendered(full(), choice))

    assert {str(e["summary"]) for e in read.walk("VEVENT")} == {"A free evening", "Done: The oven"}


def test_what_hurts_does_not_light_up_on_a_phone():
    held = Workbook().holding(
        {
            "goals": [Goal(what="I want to kill myself", by=date(2026, 12, 1))],
            "milestones": [Milestone(what="A free evening", by=date(2026, 12, 2))],
        }
    )

    assert set(events(held)) == {"A free evening"}


def test_a_sequence_is_a_number_that_a_calendar_can_hold():
    ends = [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)]
    goals = [Goal(id=f"g{n}", updated=at, what=f"Goal {n}", by=TODAY) for n, at in enumerate(ends)]

    found = events(Workbook().holding({"goals": goals}))

    assert [found[f"Goal {n}"]["sequence"] for n in (0, 1)] == [0, 2**31 - 1]


@settings(max_examples=60)
@given(texts)
def test_a_name_does_nothing_but_show(text):
    held = Workbook().put("goals", Goal(id="g", what=text, by=TODAY))
    data = rendered(held)

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data) is None
    [name] = events(held) or [""]
    if name:
        assert typed(name) == typed(text)


def typed(text: str) -> list[str]:
    """A text without what no calendar can show, and the ends of directions, which are added."""
    return re.sub("[\u202c\u2060\u2069]", "", re.sub(UNPRINTED, " ", text)).split()


@pytest.mark.parametrize(
    "name",
    ["a; b, c\\ d", "BEGIN:VEVENT", "a\r\nEND:VCALENDAR", "é" * 200, "🧑‍🍳" * 60, "أحب الخبز"],
)
def test_specials_of_the_format_are_text(name: str):
    read = icalendar.Calendar.from_ical(
        rendered(Workbook().put("goals", Goal(what=f"Bake {name}", by=TODAY)))
    )

    shown = [str(e["summary"]) for e in read.walk("VEVENT")]
    assert shown == [f"Bake {' '.join(name.split())}", "Check-in: how is it going?"]


@settings(max_examples=30)
@given(workbooks())
def test_any_workbook_is_a_calendar_in_which_each_event_has_a_uid_of_its_own(workbook):
    read = icalendar.Calendar.from_ical(rendered(workbook))

    uids = [str(event["uid"]) for event in read.walk("VEVENT")]
    assert len(set(uids)) == len(uids) > 0
    for event in read.walk("VEVENT"):
        assert {"DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "DTSTART", "SUMMARY"} <= set(event)


@pytest.mark.parametrize(
    ("made", "first"),
    [
        (None, date(2026, 11, 30)),  # the next Monday
        (date(2026, 11, 12), date(2026, 12, 3)),  # a Thursday, not made for weeks
        (date(2026, 11, 24), date(2026, 12, 1)),  # this Tuesday
        (date(2026, 11, 22), date(2026, 11, 29)),  # last Sunday: today
        (TODAY, date(2026, 12, 6)),
    ],
)
def test_the_check_in_comes_every_week_for_a_year(made: date | None, first: date):
    held = [CheckInRecord(id="x", kind="weekly", on=made, clarity=3)] if made else []
    read, event = check_in(Workbook().holding({"check_ins": held}))

    # Expanded by somebody else's reader.
    found = recurring_ical_events.of(read).between(TODAY, TODAY + timedelta(days=3 * 366))
    days = [one.decoded("dtstart") for one in found]
    assert days == [first + timedelta(weeks=n) for n in range(52)]
    assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize("today", [date.min, date.max, date(2024, 2, 29)])
def test_at_the_ends_of_the_calendar_there_is_one_too(today: date):
    held = Workbook().put("goals", Goal(what="A course", by=today))

    assert events(held, today=today)["A course"].decoded("dtstart") == today


def test_an_empty_workbook_is_a_calendar_with_the_check_in():
    read, event = check_in(Workbook())

    assert len(read.walk("VEVENT")) == 1
    assert (read["version"], "careerkit" in read["prodid"]) == ("2.0", True)
    assert event["rrule"]["count"] == [52]


def test_where_nothing_chosen_has_a_date_there_is_no_calendar():
    held = Workbook().put("topics", Topic(what="Soil"))

    with pytest.raises(ExportError, match="Nothing of what you chose has a date"):
        rendered(held, Choice(sections=["topics"]))


def test_without_its_library_it_says_what_to_install(whole, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(ExportError, match=r"needs icalendar.*careerkit\[export\]"):
        calendar.render(whole)
