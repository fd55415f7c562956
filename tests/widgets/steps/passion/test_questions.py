"""The four questions and the statement, with a session and without one."""

import pytest

from careerkit.model import SECTIONS, Activity, PassionStatement, Topic, Workbook
from careerkit.session import Session
from careerkit.widgets import (
    FlowLog,
    PassionThemes,
    RecordList,
    StatementWriter,
    Strengths,
    Topics,
    UnpaidWork,
)

STEPS = [FlowLog, Topics, Strengths, UnpaidWork, StatementWriter, PassionThemes]


def part(step, kind):
    return next(child for child in step.children if isinstance(child, kind))


def typed(step, record_id, **values):
    """Set what the front end sets when a person typed into a new card."""
    records = part(step, RecordList)
    seq = records._acknowledged + 1
    put = {record_id: {"record": values, "changed": list(values), "after": None}}
    records.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


@pytest.mark.parametrize("step_type", STEPS)
def test_a_step_works_alone(step_type):
    record = SECTIONS[step_type.section](id="r")
    step = step_type(value=[record])
    heard = []
    step.observe(lambda change: heard.append(change["new"]), names="value")
    assert step.value == (record,)
    step.value = ()
    assert heard == [()]
    assert step.session.workbook.section(step_type.section) == ()


@pytest.mark.parametrize("step_type", STEPS)
def test_a_step_follows_the_session_until_it_is_closed(step_type):
    session = Session()
    step = step_type(session)
    record = SECTIONS[step_type.section](id="r")
    session.apply(lambda workbook: workbook.put(step_type.section, record))
    assert step.value == (record,)
    step.close()
    session.apply(lambda workbook: workbook.remove(step_type.section, "r"))
    assert step.value == (record,)


def test_typing_reaches_the_workbook_and_the_sentences():
    session = Session()
    step = FlowLog(session)
    typed(step, "a", what="Baking", absorbed=5, energy=2)
    assert session.workbook.activities[0].what == "Baking"
    assert any("Baking" in sentence for sentence in step._sentences.sentences)


def test_two_steps_on_one_session_see_each_other():
    session = Session()
    one, two = FlowLog(session), FlowLog(session)
    typed(one, "a", what="Baking")
    assert two.value[0].what == "Baking"
    assert part(two, RecordList)._records[0]["what"] == "Baking"


def test_a_statement_is_one_form():
    session = Session()
    step = StatementWriter(session)
    typed(step, "single", statement="I mend things.")
    assert part(step, RecordList)._single
    assert session.workbook.statements[0].statement == "I mend things."


def test_a_mistake_in_the_sentences_is_told_in_its_place_and_typing_goes_on():
    class Broken(FlowLog):
        @staticmethod
        def say(workbook):
            if workbook.activities:
                raise RuntimeError("oops")
            return ()

    step = Broken(Session())
    typed(step, "a", what="Baking")
    assert "Something went wrong" in step._sorry.sentences[0]
    assert step.value[0].what == "Baking"


def test_every_step_keeps_text_as_it_is():
    nasty = "<img src=x onerror=alert(1)></script>"
    workbook = Workbook(
        activities=(Activity(what=nasty),),
        topics=(Topic(what=nasty),),
        statements=(PassionStatement(statement=nasty),),
    )
    session = Session(workbook)
    assert part(Topics(session), RecordList)._records[0]["what"] == nasty
    assert part(StatementWriter(session), RecordList)._records[0]["statement"] == nasty
