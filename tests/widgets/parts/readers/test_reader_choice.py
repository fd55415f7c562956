"""The tick that chooses among the examples, set as the front end sets it."""

import attrs
import pytest

from careerkit import content
from careerkit.model import READERS, Activity, Reader, Record, Workbook, fields
from careerkit.session import Session
from careerkit.widgets import FlowLog, ReaderChoice, RecordList


def tick(widget, situation, seq=1):
    entry = {"record": {"situation": situation}, "changed": ["situation"], "after": None}
    widget.set_state({"_pending": {"seq": seq, "put": {"single": entry}}})


def test_every_list_follows_the_tick():
    session = Session()
    choice, editor, step = (
        ReaderChoice(session),
        RecordList(Activity, session=session),
        FlowLog(session),
    )

    tick(choice, "school")

    assert choice.value[0].situation == "school"
    assert session.workbook.readers == choice.value
    assert editor._reader == step.children[1]._reader == "school"
    assert choice._acknowledged == 1


def test_a_list_that_is_made_later_speaks_to_the_reader_at_once():
    session = Session(Workbook(readers=[Reader(situation="retiring")]))

    assert RecordList(Activity, session=session)._reader == "retiring"


@pytest.mark.parametrize("situation", ["other", ""])
def test_none_of_these_and_a_tick_that_is_cleared_bring_the_common_examples(situation):
    session = Session()
    choice, editor = ReaderChoice(session), RecordList(Activity, session=session)
    tick(choice, "school")

    tick(choice, situation, seq=2)

    assert editor._reader == ""
    assert choice.value[0].situation == situation


def test_undo_takes_the_tick_back_and_redo_brings_it_again():
    session = Session()
    choice, editor = ReaderChoice(session), RecordList(Activity, session=session)
    tick(choice, "returning")

    session.undo()
    assert (editor._reader, choice.value) == ("", ())
    session.redo()
    assert editor._reader == "returning"


def test_what_is_no_reader_is_kept_and_asked_about():
    session = Session()
    choice, editor = ReaderChoice(session), RecordList(Activity, session=session)

    tick(choice, "alien")

    [kept] = session.workbook.unfit_answers
    assert (kept.section, kept.field, kept.value) == ("readers", "situation", "alien")
    assert "single" in choice._unfit
    assert editor._reader == ""


def test_a_tick_alone_needs_no_session():
    choice = ReaderChoice()

    tick(choice, "changing")

    assert [reader.situation for reader in choice.value] == ["changing"]
    assert choice._reader == ""


def test_it_says_who_mira_is_to_each_reader_and_to_none():
    notes = ReaderChoice()._notes

    assert set(notes) == {"open", "other", *READERS}
    assert all("Mira" in words and "made" in words for words in notes.values())
    assert "not like yours" in notes["school"]


def test_a_field_carries_its_examples_for_all_readers():
    [what, *_] = RecordList(Activity)._fields

    assert what["for_readers"] == content.texts("examples.activity.what")


@attrs.frozen(kw_only=True)
class Book(Record):
    title: str = fields.text(label="Which book?", example="A diary")


def test_a_field_of_ones_own_speaks_to_everybody():
    [title] = RecordList(Book)._fields

    assert title["for_readers"] == {}
    assert title["example"] == "A diary"
