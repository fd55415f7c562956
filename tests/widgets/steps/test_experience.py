"""The plan of experiments, with traits set as the front end does."""

from datetime import date
from itertools import chain

from careerkit.model import CareerPath, Experiment, Workbook, declared
from careerkit.session import Session
from careerkit.widgets import ExperiencePlan
from careerkit.widgets.keeping.pending_records import PendingRecords

STALL = Experiment(id="stall", what="Help at the stall", path="baker", by=date(2001, 2, 3))
WORKBOOK = Workbook(experiments=[STALL], paths=[CareerPath(id="baker", title="Baker")])


def parts(step):
    """The form, the board, and the form for what was found out."""
    return [child for child in step.children if isinstance(child, PendingRecords)]


def put(editor, record_id, **values):
    entry = {"record": {"id": record_id, **values}, "changed": list(values), "after": None}
    seq = editor._acknowledged + 1
    editor.set_state({"_pending": {"seq": seq, "put": {record_id: entry}, "remove": []}})


def test_each_field_is_asked_for_in_one_part():
    form, board, lessons = parts(ExperiencePlan())

    asked = [[field["name"] for field in part._fields] for part in (form, board, lessons)]
    assert {"what", "find_out", "cheapest"} <= set(asked[0])
    assert asked[1:] == [["stage"], ["learned", "rating_change"]]
    assert sorted(chain(*asked)) == sorted(field.name for field in declared(Experiment))
    assert form._texts["add"] == "Add an experiment"


def test_a_card_names_the_path_and_the_day():
    _, board, _ = parts(ExperiencePlan(Session(WORKBOOK)))

    assert board._words["stall"]["name"] == "Help at the stall"
    assert board._words["stall"]["note"] == "Baker · by 3 February 2001"


def test_what_is_moved_on_the_board_is_said_beside_it_and_asked_for_below():
    step = ExperiencePlan(Session(WORKBOOK))
    _, board, lessons = parts(step)
    assert any("has gone by" in said for said in step._on_stages.sentences)
    assert lessons._cards == []

    put(board, "stall", stage="done")

    assert step.value[0].stage == "done"
    assert step._on_stages.sentences == []
    assert lessons._cards == [{"id": "stall", "name": "Help at the stall"}]
    assert step._on_lessons.sentences[0].endswith("than a page in a month.")


def test_what_was_found_out_can_be_read_wherever_the_card_lies():
    step = ExperiencePlan(value=[STALL.changed(learned="I laughed", stage="asked")])

    assert [card["id"] for card in parts(step)[2]._cards] == ["stall"]


def test_the_parts_of_a_page_follow_each_other():
    session = Session(WORKBOOK)
    plan = ExperiencePlan(session, show="plan")
    board = ExperiencePlan(session, show="board")
    lessons = ExperiencePlan(session, show="lessons")

    put(*parts(board), "stall", stage="doing")
    put(*parts(lessons), "stall", learned="I laughed", rating_change=1)

    assert plan.value[0].learned == "I laughed"
    assert board._on_stages.sentences[0].startswith("You wrote down what “Help at the stall”")
    assert "a bit more for you" in lessons._on_lessons.sentences[0]
    assert (plan.problem, board.problem, lessons.problem) == ("", "", "")


def test_what_hurts_is_met_once_a_page():
    session = Session(Workbook(experiments=[Experiment(what="My mother died in the ward")]))
    steps = [ExperiencePlan(session, show=name) for name in ("plan", "board", "lessons")]

    plan, board, lessons = steps

    assert len(plan._on_plan.sentences) == 1
    assert board._on_stages.sentences == lessons._on_lessons.sentences == []


def test_alone_it_holds_a_workbook_of_its_own():
    step = ExperiencePlan(value=[STALL])

    assert step.value == (STALL,)
    assert parts(step)[1]._words["stall"]["note"] == "by 3 February 2001"
