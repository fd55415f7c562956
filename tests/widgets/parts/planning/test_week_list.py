"""This week's list, with traits set as the front end does."""

from datetime import date

import pytest

from careerkit.insight.check_in.this_week import tick_id
from careerkit.model import Goal, Milestone, Tick, Workbook
from careerkit.session import Session
from careerkit.widgets.parts.planning.week_list import WeekList

THURSDAY = date(2026, 10, 1)
NEXT_MONDAY = date(2026, 10, 5)
CALL = Milestone(id="call", what="Call the kitchen", by=date(2026, 10, 2))
POSTER = Milestone(id="poster", what="Print the poster", by=date(2026, 10, 8))


@pytest.fixture
def session():
    session = Session(Workbook(milestones=[CALL, POSTER]))
    session.day = THURSDAY
    return session


def send(week, put=None, remove=()):
    seq = week._acknowledged + 1
    pending = {"seq": seq, "put": put or {}, "remove": list(remove), "order": []}
    week.set_state({"_pending": pending})


def tick(week, item, on="2026-10-01"):
    shown = next(row for row in week._items if row["item"] == item)
    record = {"id": shown["id"], "item": item, "on": on}
    send(week, {shown["id"]: {"record": record, "changed": ["item", "on"], "after": None}})


def items(week):
    return [row["item"] for row in week._items]


def test_each_thing_is_there_with_its_reason(session):
    [row] = WeekList(session)._items

    assert row == {
        "id": tick_id("call", THURSDAY),
        "item": "call",
        "what": "Call the kitchen",
        "why": "Step: by 2 October",
    }


def test_a_tick_is_kept_with_its_day_and_the_step_is_done(session):
    week = WeekList(session)

    tick(week, "call")

    [kept] = session.workbook.ticks
    assert (kept.id, kept.item, kept.on) == (tick_id("call", THURSDAY), "call", THURSDAY)
    assert session.workbook.milestones[0].done == THURSDAY
    assert items(week) == ["call"]
    assert week._acknowledged == 1


def test_without_its_tick_the_step_is_open_again(session):
    week = WeekList(session)
    tick(week, "call")

    send(week, remove=[tick_id("call", THURSDAY)])

    assert session.workbook.ticks == ()
    assert session.workbook.milestones[0].done is None
    assert items(week) == ["call"]


def test_a_tick_and_what_follows_from_it_are_undone_together(session):
    week = WeekList(session)
    tick(week, "call")

    session.undo()

    assert session.workbook.ticks == ()
    assert session.workbook.milestones[0].done is None
    assert week._records == []


def test_a_tick_from_another_tab_is_shown(session):
    week = WeekList(session)
    other = Tick(id=tick_id("call", THURSDAY), item="call", on=THURSDAY)

    session.apply(lambda workbook: workbook.put("ticks", other))

    assert [record["item"] for record in week._records] == ["call"]


def test_the_day_where_the_person_is_decides_which_week_it_is(session):
    week = WeekList(session)

    session.day = NEXT_MONDAY

    assert items(week) == ["call", "poster"]
    assert week._items[0]["why"].startswith("Step: was for 2 October.")
    assert week._items[0]["id"] == tick_id("call", NEXT_MONDAY)


def test_a_tick_is_of_its_week_and_the_next_week_asks_anew(session):
    goal = Goal(id="g", what="One class a week", begin=date(2026, 9, 1))
    session.apply(lambda _: Workbook(goals=[goal]))
    week = WeekList(session)
    tick(week, "g")

    session.day = NEXT_MONDAY

    [row] = week._items
    assert row["item"] == "g"
    assert row["id"] not in [record["id"] for record in week._records]


def test_the_list_follows_what_the_workbook_becomes(session):
    week = WeekList(session)

    session.apply(lambda workbook: workbook.put("milestones", CALL.changed(what="Write instead")))
    assert week._items[0]["what"] == "Write instead"
    session.apply(lambda workbook: workbook.remove("milestones", "call"))
    assert week._items == []


def test_more_old_things_than_fit_are_counted(session):
    old = [Milestone(what=f"Old {n}", by=date(2026, 9, 1)) for n in range(5)]

    session.apply(lambda workbook: workbook.replace("milestones", old))

    assert WeekList(session)._more.startswith("Two more things are older than this week.")


def test_a_name_of_any_length_is_cut(session):
    long = CALL.changed(what="word " * 200)

    session.apply(lambda workbook: workbook.put("milestones", long))

    assert len(WeekList(session)._items[0]["what"]) <= 140


def test_a_day_that_is_none_is_refused(session):
    week = WeekList(session)

    tick(week, "call", on="yesterday")

    assert week._unfit[tick_id("call", THURSDAY)]["on"]["values"] == ["yesterday"]
    assert session.workbook.milestones[0].done is None


def test_a_closed_list_follows_no_longer(session):
    week = WeekList(session)
    week.close()

    session.day = NEXT_MONDAY
    session.apply(lambda workbook: workbook.remove("milestones", "call"))

    assert items(week) == ["call"]
