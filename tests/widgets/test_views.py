"""Controls write, views don't: what a step shows is never a step to undo."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from careerkit import widgets
from careerkit.insight.sample import told_today
from careerkit.model import SECTIONS, CheckInRecord
from careerkit.session import Session
from careerkit.store import read
from careerkit.widgets.steps.section_step import SectionStep

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "careerkit" / "content" / "en" / "sample.json"
TODAY = date(2026, 11, 25)
STEPS = {
    name: kind
    for name in widgets.__all__
    if isinstance(kind := getattr(widgets, name), type) and issubclass(kind, SectionStep)
} | {
    "CheckIn, before": partial(widgets.CheckIn, kind="start"),
    "CheckIn, after": partial(widgets.CheckIn, kind="end"),
    "WeekList": lambda session: widgets.WeekList(session=session),
}


def count_steps(session):
    """How many changes can be undone, by undoing them."""
    count = 0
    while session.can_undo:
        session.undo()
        count += 1
    return count


@pytest.fixture(scope="module")
def sample():
    return told_today(read(SAMPLE), TODAY)


def test_there_are_steps_to_look_at():
    assert len(STEPS) > 15


@pytest.mark.parametrize("name", STEPS)
def test_to_show_a_workbook_and_another_day_changes_nothing(sample, name):
    session = Session(sample)
    session.day = TODAY
    step = STEPS[name](session)

    session.day = TODAY + timedelta(weeks=5)

    assert session.workbook == sample
    assert not session.can_undo
    step.close()


@pytest.mark.parametrize("name", STEPS)
def test_what_comes_from_elsewhere_is_shown_and_not_written_on(sample, name):
    session = Session(sample)
    session.day = TODAY
    step = STEPS[name](session)

    theirs = sample.put("check_ins", CheckInRecord(id="start", clarity=2))
    for section in SECTIONS:
        for record in theirs.section(section)[:2]:
            theirs = theirs.put(section, record.changed())
        theirs = theirs.replace(section, theirs.section(section)[:-1])
    session.receive(theirs, sample)

    assert session.workbook == theirs
    assert count_steps(session) == 0
    step.close()
