"""When a check-in gets its day, its kind and a snapshot, and when it stays as it is."""

from datetime import date

import pytest

from careerkit.insight.check_in.stamping import stamped
from careerkit.model import CheckInRecord, Theme, Workbook

TODAY = date(2026, 10, 1)
STORY = Workbook(themes=[Theme(id="t", name="Bikes")])


def test_the_first_answer_brings_day_kind_and_snapshot_along():
    check_in = CheckInRecord(id="week-2026-09-28", clarity=3)

    [one] = stamped([check_in], {check_in.id}, STORY, TODAY)

    assert (one.on, one.kind, one.clarity) == (TODAY, "weekly", 3)
    assert [(reading.kind, reading.name) for reading in one.readings] == [("theme", "Bikes")]


@pytest.mark.parametrize(
    "check_in",
    [
        CheckInRecord(id="start"),
        CheckInRecord(id="start", sentence="  "),
        CheckInRecord(id="start", clarity=3, on=date(2026, 9, 1), kind="start"),
        CheckInRecord(id="another", clarity=3),
    ],
    ids=["without an answer", "of blanks", "that was made before", "that is not due"],
)
def test_one_stays_as_it_is(check_in):
    assert stamped([check_in], {"start"}, STORY, TODAY) == (check_in,)


def test_what_hurts_is_in_no_snapshot():
    story = Workbook(themes=[Theme(id="t", name="I want to kill myself")])

    [one] = stamped([CheckInRecord(id="start", clarity=1)], {"start"}, story, TODAY)

    assert one.readings == ()
