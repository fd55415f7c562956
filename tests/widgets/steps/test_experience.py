"""The plan of experiments, with traits set as the front end does."""

from datetime import date

from careerkit.model import CareerPath, Experiment, Workbook
from careerkit.session import Session
from careerkit.widgets import ExperiencePlan
from careerkit.widgets.parts.experience.stage_board import StageBoard
from careerkit.widgets.parts.records.record_list import RecordList

STALL = Experiment(id="stall", what="Help at the stall", path="baker", by=date(2001, 2, 3))
WORKBOOK = Workbook(experiments=[STALL], paths=[CareerPath(id="baker", title="Baker")])


def is_form(child):
    return isinstance(child, RecordList) and not isinstance(child, StageBoard)


def parts(step):
    form = next(child for child in step.children if is_form(child))
    return form, next(child for child in step.children if isinstance(child, StageBoard))


def test_the_form_asks_for_all_but_the_stage_and_the_board_for_nothing_else():
    form, board = parts(ExperiencePlan())

    assert "stage" not in {field["name"] for field in form._fields}
    assert {"find_out", "cheapest", "learned"} <= {field["name"] for field in form._fields}
    assert [field["name"] for field in board._fields] == ["stage"]
    assert form._texts["add"] == "Add an experiment"


def test_a_card_names_the_path_and_the_day():
    _, board = parts(ExperiencePlan(Session(WORKBOOK)))

    assert board._words["stall"]["name"] == "Help at the stall"
    assert board._words["stall"]["note"] == "Baker · by 3 February 2001"


def test_what_is_moved_on_the_board_is_said_in_the_sentences():
    step = ExperiencePlan(Session(WORKBOOK))
    assert any("has gone by" in said for said in step._sentences.sentences)
    _, board = parts(step)

    put = {"stall": {"record": {"id": "stall", "stage": "done"}, "changed": ["stage"]}}
    board.set_state({"_pending": {"seq": 1, "put": put, "remove": [], "order": []}})

    assert step.value[0].stage == "done"
    assert any("What did it show you?" in said for said in step._sentences.sentences)
    assert not any("has gone by" in said for said in step._sentences.sentences)


def test_alone_it_holds_a_workbook_of_its_own():
    step = ExperiencePlan(value=[STALL])

    assert step.value == (STALL,)
    assert parts(step)[1]._words["stall"]["note"] == "by 3 February 2001"
