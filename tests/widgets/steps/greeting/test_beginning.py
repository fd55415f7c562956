"""The rating before the journey: asked of people whom it can still be asked, and of no others."""

from datetime import date

from careerkit.model import CheckInRecord, Reader, Topic, Workbook
from careerkit.session import Session
from careerkit.widgets.steps.greeting.beginning import Beginning

TODAY = date(2026, 11, 25)
START = CheckInRecord(id="start", on=TODAY, kind="start", clarity=2, energy=0)


class Slow:
    """A store that hands over what it holds only later, as a browser does."""

    scope = place = ""

    def connect(self, keeper):
        self.keeper = keeper

    def save(self, workbook):
        self.keeper.confirm(workbook)

    def close(self):
        pass

    def refresh(self):
        pass


def beginning(day=TODAY, **sections):
    session = Session(Workbook(**sections))
    session.day = day
    return Beginning(session)


def is_asked(step):
    return step.layout.display != "none"


def tick(step, **values):
    put = {"start": {"record": {"id": "start", **values}, "changed": list(values), "after": None}}
    seq = step._form._acknowledged + 1
    step._form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def test_who_comes_for_the_first_time_is_asked_for_two_ticks():
    step = beginning()

    assert is_asked(step)
    assert [field["name"] for field in step._form._fields] == ["clarity", "energy"]


def test_an_answer_is_dated_and_stays_to_be_changed():
    step = beginning()

    tick(step, clarity=2)
    tick(step, energy=1)

    [start] = step.value
    assert (start.kind, start.on, start.clarity, start.energy) == ("start", TODAY, 2, 1)
    assert is_asked(step)


def test_who_has_written_anything_else_or_answered_is_not_asked():
    assert not is_asked(beginning(topics=[Topic(what="soil")]))
    assert not is_asked(beginning(check_ins=[START]))


def test_a_half_of_it_is_asked_on_the_same_day_only():
    half = START.changed(energy=None)

    assert is_asked(beginning(check_ins=[half]))
    assert not is_asked(beginning(day=date(2026, 11, 26), check_ins=[half]))


def test_no_person_is_asked_before_the_store_has_spoken():
    store = Slow()
    step = Beginning(Session(store=store))
    assert not is_asked(step)

    store.keeper.start()
    assert is_asked(step)
    step.close()


def test_for_whom_the_examples_are_is_no_answer_that_comes_too_late():
    assert is_asked(beginning(readers=(Reader(situation="school"),)))
