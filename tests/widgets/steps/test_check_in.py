"""The check-in and what has moved, with traits set as the front end does."""

from datetime import date, timedelta

import pytest

from careerkit.model import CheckInRecord as Record
from careerkit.model import Goal, Reading, Theme, Workbook
from careerkit.session import Session
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.steps.check_in import CheckIn, Evolution

TODAY = date(2026, 11, 25)
WEEK = "week-2026-11-23"


def type_into(form, record_id, **values):
    record = {"id": record_id, **values}
    put = {record_id: {"record": record, "changed": list(values), "after": None}}
    seq = form._acknowledged + 1
    form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def made(weeks, **answers):
    on = TODAY - timedelta(weeks=weeks)
    return Record(id=f"made-{weeks}", on=on, kind="weekly", **{"clarity": 3, **answers})


def kept(step, record_id=WEEK):
    return next(record for record in step.value if record.id == record_id)


def step_of(*check_ins, **sections):
    return CheckIn(on(TODAY, check_ins=check_ins, **sections))


def on(day, **sections):
    session = Session(Workbook(**sections))
    session.day = day
    return session


def shown(form):
    return [] if form.layout.display == "none" else [card["id"] for card in form._cards]


def test_alone_it_begins_with_the_rating_before_the_journey():
    step = CheckIn(on(TODAY))

    assert shown(step._brief) == ["start"]
    assert [shown(form) for form in (step._longer, step._smaller, step._earlier)] == [[], [], []]
    assert step._lead.sentences[0].startswith("This is where you start.")


class LateStore:
    """A store that hands over what it held when the test says so."""

    scope = place = "late"

    def connect(self, keeper):
        pass

    def save(self, workbook):
        pass


@pytest.mark.parametrize("kind", ["", "start", "end"])
def test_no_form_is_there_before_it_is_known_what_was_written_earlier(kind):
    session = Session(store=LateStore())
    session.day = TODAY
    step = CheckIn(session, kind=kind)
    forms = [step._only] if kind else [step._brief, step._longer, step._smaller]
    assert [shown(form) for form in forms] == [[]] * len(forms)

    session.receive(Workbook(check_ins=[made(1)]))
    session.start()

    assert [shown(form) for form in forms] == ([[kind]] if kind else [[WEEK], [], []])


def test_the_brief_form_asks_three_things():
    step = step_of(made(1))

    assert [field["name"] for field in step._brief._fields] == ["clarity", "energy", "sentence"]
    assert step._brief._cards == [{"id": WEEK, "name": "The week from 23 November"}]


def test_the_first_answer_brings_the_day_the_kind_and_a_snapshot():
    step = step_of(made(1), themes=[Theme(name="Bikes")])

    type_into(step._brief, WEEK, clarity=4)

    new = kept(step)
    assert (new.on, new.kind, new.clarity) == (TODAY, "weekly", 4)
    assert new.readings == (Reading(kind="theme", name="Bikes", value=0),)
    assert step._lead.sentences[0].startswith("That was it for this week.")


def test_what_is_typed_later_leaves_the_snapshot_as_it_was():
    step = step_of(made(1), goals=[Goal(what="Help", start=0, target=4, today=1)])
    type_into(step._brief, WEEK, clarity=4)
    session = step.session

    [goal] = session.workbook.goals
    session.apply(lambda w: w.put("goals", goal.changed(today=3)))
    type_into(step._brief, WEEK, sentence="Went there twice.")

    new = kept(step)
    assert new.sentence == "Went there twice."
    assert [reading.value for reading in new.readings] == [0.25]


def test_an_opened_form_without_an_answer_gets_no_snapshot():
    step = step_of(made(1))

    type_into(step._brief, WEEK, sentence="")

    assert kept(step).on is None
    type_into(step._brief, WEEK, sentence="Now")
    assert kept(step).on == TODAY


def test_undo_goes_all_the_way_back_and_redo_forward_again():
    step = step_of(made(1))
    type_into(step._brief, WEEK, clarity=4)
    session = step.session

    while session.can_undo:
        session.undo()
    assert [record.id for record in step.value] == ["made-1"]

    session.redo()
    assert kept(step).clarity == 4
    assert kept(step).on == TODAY


@pytest.mark.parametrize("check_ins", [[], [made(1)], [made(4)]])
def test_one_answer_is_one_step_with_the_day_the_kind_and_the_snapshot(check_ins):
    step = step_of(*check_ins)
    [form] = [form for form in (step._brief, step._longer) if shown(form)]
    [due] = shown(form)
    type_into(form, due, clarity=4)
    assert kept(step, due).on == TODAY

    step.session.undo()

    assert list(step.value) == check_ins
    assert not step.session.can_undo


def test_a_second_answer_is_undone_without_the_first():
    step = step_of()
    type_into(step._brief, "start", clarity=4)
    first = kept(step, "start")
    type_into(step._brief, "start", energy=1)

    step.session.undo()

    start = kept(step, "start")
    assert (start.clarity, start.energy) == (4, None)
    assert (start.on, start.kind, start.readings) == (TODAY, "start", first.readings)


def test_two_pages_of_one_workbook_agree():
    first = step_of(made(1))
    second = CheckIn(first.session)

    type_into(first._brief, WEEK, clarity=4)
    type_into(second._brief, WEEK, energy=1)

    assert first.value == second.value
    new = kept(first)
    assert (new.clarity, new.energy, new.on) == (4, 1, TODAY)


def test_after_a_missed_week_a_smaller_step_is_asked_for():
    step = step_of(made(3))

    assert shown(step._smaller) == [WEEK]
    assert [field["name"] for field in step._smaller._fields] == ["smaller_step"]
    type_into(step._smaller, WEEK, smaller_step="Look up the number")
    assert shown(step._smaller) == [WEEK]
    assert kept(step).smaller_step == "Look up the number"


def test_a_month_asks_what_has_changed_and_offers_to_revise():
    step = step_of(made(4), made(1), themes=[Theme(name="Teaching people")])

    assert shown(step._longer) == ["month-2026-11"]
    assert shown(step._brief) == []
    assert step._revise.sentences == []
    type_into(step._longer, "month-2026-11", news="I teach on Fridays now.")

    assert kept(step, "month-2026-11").kind == "monthly"
    assert any("“Teaching people”" in said for said in step._revise.sentences)


def test_a_quarter_looks_at_what_has_not_changed_before_a_word_is_written():
    goal = Goal(what="Ask him", by=date(2026, 11, 1))
    step = step_of(*(made(n) for n in range(1, 14)), goals=[goal])

    assert shown(step._longer) == ["quarter-2026-4"]
    assert any("“Ask him”" in said for said in step._revise.sentences)


def test_what_was_ticked_is_answered():
    step = step_of(made(1))

    type_into(step._brief, WEEK, energy=-2)

    assert any("no fault" in said for said in step._latest.sentences)


def test_earlier_ones_are_listed_the_newest_first_and_not_all_of_them():
    step = step_of(*(made(n) for n in range(1, 30)))

    ids = shown(step._earlier)
    assert ids[:2] == ["made-1", "made-2"]
    assert len(ids) == 12
    assert step._earlier._layout == "closed"


def test_the_week_turns_without_a_new_page():
    step = step_of(made(1))
    type_into(step._brief, WEEK, clarity=4)

    step.session.day = TODAY + timedelta(weeks=1)

    assert shown(step._brief) == ["week-2026-11-30"]
    assert shown(step._earlier)[0] == WEEK


def test_the_end_of_the_journey_is_a_form_of_its_own():
    step = CheckIn(on(TODAY, check_ins=[made(1)]), kind="end")
    form = step._only

    assert form._cards == [{"id": "end", "name": "After the journey"}]
    type_into(form, "end", clarity=5)

    new = kept(step, "end")
    assert (new.kind, new.on, new.clarity) == ("end", TODAY, 5)


def test_another_kind_is_refused():
    with pytest.raises(ValueError, match="start"):
        CheckIn(kind="weekly")


def test_a_closed_step_no_longer_follows():
    step = step_of(made(1))
    session = step.session

    step.close()
    session.apply(lambda w: w.put("check_ins", Record(id=WEEK, clarity=1)))

    assert session.workbook.check_ins[-1].on is None


def test_evolution_waits_for_a_second_check_in():
    step = Evolution(Session(Workbook(check_ins=[made(1)])))

    assert step._journey.sentences == []
    assert step._first.sentences[0].startswith("Nothing to compare so far.")
    assert sum(isinstance(child, ChartView) for child in step.children) == 5


def test_no_person_is_asked_for_a_second_check_in_who_wrote_one_that_hurts():
    hard = made(0, sentence="I can't do this life thing any more")
    for before in ([], [made(2)]):
        step = Evolution(on(TODAY, check_ins=[*before, hard]))

        assert step._first.sentences == [
            "Nothing is compared here, and there is nothing that you have to add."
        ]


def test_evolution_compares_with_the_first_and_with_the_one_before():
    def bikes(value):
        return (Reading(kind="theme", name="Bikes", value=value),)

    session = Session(
        Workbook(check_ins=[made(4, clarity=1, readings=bikes(1)), made(1, readings=bikes(3))])
    )
    step = Evolution(session)
    assert step._first.heading == "Then and now: 28 October, and 18 November"
    assert step._last.sentences == []

    session.apply(lambda w: w.put("check_ins", made(0, clarity=5, readings=bikes(3))))

    assert "(1 of 4, now 3 of 4)" in " ".join(step._first.sentences)
    assert step._last.heading == "Since the check-in before: 18 November"
    assert "Themes as strong as then: “Bikes”." in step._last.sentences
    assert any("clear difference" in said for said in step._journey.sentences)
    # Told there, it is not told again below.
    assert not any("Your next step" in said for said in step._first.sentences)
    assert any("Your next step" in said for said in step._last.sentences)


def test_evolution_goes_back_to_nothing_when_the_check_ins_are_gone():
    session = Session(Workbook(check_ins=[made(4), made(2), made(1)]))
    step = Evolution(session)

    session.apply(lambda w: w.replace("check_ins", ()))

    assert (step._journey.sentences, step._last.sentences) == ([], [])
    assert step._first.heading == ""


def test_after_the_journey_is_not_asked_on_the_day_it_began():
    step = CheckIn(on(TODAY, check_ins=[Record(id="start", on=TODAY, clarity=2)]), kind="end")

    assert step._only.layout.display == "none"
    assert step._not_yet.sentences[0].startswith("Come back here on another day.")

    step.session.day = TODAY + timedelta(days=1)
    assert step._only.layout.display == ""
    assert step._not_yet.sentences == []
