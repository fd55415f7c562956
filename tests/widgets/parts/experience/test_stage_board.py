"""The board, with traits set as the front end does."""

import pytest

from careerkit.model import Contact, Experiment, Supporter, Workbook
from careerkit.session import Session
from careerkit.widgets.parts.experience.stage_board import CardWords, StageBoard

STALL = Experiment(id="stall", what="Help at the stall", stage="asked", find_out="Early?")


def move(board, record_id, stage):
    put = {record_id: {"record": {"id": record_id, "stage": stage}, "changed": ["stage"]}}
    seq = board._acknowledged + 1
    board.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def test_the_columns_are_the_values_of_the_choice_with_their_words():
    [field] = StageBoard(Experiment)._fields

    assert [value for value, _ in field["options"]] == ["idea", "asked", "agreed", "doing", "done"]
    assert dict(field["options"])["doing"] == "Under way"


def test_a_move_changes_the_stage_and_nothing_else():
    session = Session(Workbook(experiments=[STALL]))
    board = StageBoard(Experiment, session=session)

    move(board, "stall", "done")

    [experiment] = session.workbook.experiments
    assert (experiment.stage, experiment.find_out) == ("done", "Early?")
    assert board._acknowledged == 1
    session.undo()
    assert board._records[0]["stage"] == "asked"


def test_a_stage_that_does_not_exist_is_refused():
    board = StageBoard(Experiment, [STALL])

    move(board, "stall", "famous")

    assert board.value == (STALL,)
    assert board._unfit["stall"]["stage"]["values"] == ["famous"]


def test_alone_a_card_has_its_records_name():
    board = StageBoard(Experiment, [STALL, Experiment(id="new")])

    assert board._words == {
        "stall": {"name": "Help at the stall", "note": ""},
        "new": {"name": "", "note": ""},
    }


def test_the_words_may_come_from_another_section_and_follow_it():
    def who(contact, workbook):
        people = {one.id: one.name for one in workbook.supporters}
        return CardWords(people.get(contact.supporter, ""), "soon")

    rosa = Supporter(id="rosa", name="Rosa")
    workbook = Workbook(supporters=[rosa], contacts=[Contact(id="c", supporter="rosa")])
    session = Session(workbook)
    board = StageBoard(Contact, session=session, words=who)
    assert board._words == {"c": {"name": "Rosa", "note": "soon"}}

    session.apply(lambda w: w.put("supporters", rosa.changed(name="Rosa Lind")))
    assert board._words["c"]["name"] == "Rosa Lind"


def test_a_long_name_is_cut_and_a_step_has_words_of_its_own():
    long = Experiment(id="long", what="word " * 100)

    board = StageBoard(Experiment, [long], title="Mine", texts={"none": "Empty"})

    assert len(board._words["long"]["name"]) <= 80
    assert (board.title, board._texts["none"]) == ("Mine", "Empty")
    assert board._texts["on_named"] == "Move on to {stage}: {name}"


def test_a_record_without_such_a_choice_has_no_board():
    with pytest.raises(ValueError, match="no choice named 'stage'"):
        StageBoard(Supporter)


def test_a_closed_board_follows_no_longer():
    session = Session(Workbook(experiments=[STALL]))
    board = StageBoard(Experiment, session=session)
    board.close()

    session.apply(lambda w: w.remove("experiments", "stall"))

    assert list(board._words) == ["stall"]
