"""What hurts, and what says nothing, is spoken of in no step, chart, list or suggestion."""

import json
import re
from datetime import date
from pathlib import Path

import attrs
import pytest

import careerkit
from careerkit import content
from careerkit.charts import energy_map
from careerkit.content import help_lines
from careerkit.insight.hearing.considered import UNSPOKEN, answers, considered
from careerkit.insight.hearing.recogniser import Heard, hear
from careerkit.insight.language.wording import quote
from careerkit.insight.sample import told_today
from careerkit.model import (
    SECTIONS,
    Activity,
    Comment,
    Goal,
    Topic,
    UnfitAnswer,
    UnpaidWorkRecord,
    Workbook,
    kinds,
)
from careerkit.session import Session
from careerkit.store import read
from careerkit.widgets import ChartView, FlowLog, GoalBuilder, RecordList, Topics
from careerkit.widgets.keeping.pending_records import PendingRecords
from careerkit.widgets.steps.journey import WidgetPart, notebook_parts

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 25)
SAMPLE = told_today(read(Path(careerkit.__file__).parent / "content" / "en" / "sample.json"), TODAY)
NOTEBOOKS = sorted(Path(careerkit.__file__).parents[1].glob("workbooks/0*.ipynb"))
PARTS = [
    part for path in NOTEBOOKS for part in notebook_parts(path) if isinstance(part, WidgetPart)
]

TEXTS = {
    Heard.CRISIS: "I want to die every night",
    Heard.TENDER: "my nan passed away in spring",
    Heard.NON_ANSWER: "idk tbh",
}
EDITORS = ("_records", "_unfit", "_pending", "_cards", "_links", "_care", "value", "_model_name")
# Where a person reads their own answers, in order to change them.


def written_fields(section):
    """The texts that a person writes in a section, by declaration."""
    filled = SECTIONS[section](
        **{
            field.name: ("x",) if isinstance(field.kind, kinds.Tags) else "x"
            for field in careerkit.model.declared(SECTIONS[section])
            if field.kind.is_words
        }
    )
    return [field for field, _ in answers(filled)]


WRITTEN = [
    section
    for section, kind in SECTIONS.items()
    if kind not in (UnfitAnswer, Comment) and written_fields(section)
]


def with_text(workbook, section, *texts):
    """The workbook with each text in each field of the section, a record for each of them."""
    records = list(workbook.section(section))
    wanted = [(field, text) for text in texts for field in written_fields(section)]
    while len(records) < len(wanted):
        records.append(SECTIONS[section]())
    for number, (field, text) in enumerate(wanted):
        value = (text,) if isinstance(field.kind, kinds.Tags) else text
        records[number] = attrs.evolve(records[number], **{field.name: value})
    return attrs.evolve(workbook, **{section: tuple(records)})


def shown(workbook):
    """Everything that the widgets of all steps say, draw, offer and list."""
    session = Session(workbook)
    session.day = TODAY
    for part in PARTS:
        widget = getattr(careerkit.widgets, part.name)(session, **part.options)
        for one in (widget, *inside(widget)):
            if isinstance(one, ChartView):
                one._hear(one, {"type": "displayed"}, [])
            skipped = EDITORS if isinstance(one, PendingRecords) else ()
            for name, value in one.get_state().items():
                if name not in skipped:
                    yield f"{part.name}.{name}", json.dumps(value, default=str, ensure_ascii=False)
        widget.close()


def inside(widget):
    for child in getattr(widget, "children", ()):
        yield child
        yield from inside(child)


def places_of(workbook, *texts):
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, texts))})\b", re.IGNORECASE)
    return [place for place, said in shown(workbook) if pattern.search(said)]


def test_every_section_in_which_a_person_writes_is_known():
    assert {"activities", "paths", "goals", "contacts", "check_ins", "statements"} <= {*WRITTEN}


@pytest.mark.parametrize("text", ["a gardener's afternoon"])
def test_an_ordinary_text_is_spoken_of(text):
    workbook = with_text(SAMPLE, "activities", text)

    assert places_of(workbook, text)


def test_the_texts_are_heard_as_what_they_stand_for():
    assert {heard: hear(text) for heard, text in TEXTS.items()} == {heard: heard for heard in TEXTS}


@pytest.mark.parametrize("section", WRITTEN)
def test_they_are_said_drawn_and_offered_nowhere(section):
    workbook = with_text(SAMPLE, section, *TEXTS.values())

    assert places_of(workbook, *TEXTS.values()) == []


@pytest.mark.parametrize("heard", TEXTS)
def test_a_workbook_full_of_it_is_answered_without_it(heard):
    workbook = SAMPLE
    for section in WRITTEN:
        workbook = with_text(workbook, section, TEXTS[heard])

    assert places_of(workbook, TEXTS[heard], quote(UNSPOKEN)) == []


@pytest.mark.parametrize("section", WRITTEN)
def test_what_was_left_out_stays_where_it_was_written(section):
    workbook = with_text(SAMPLE, section, TEXTS[Heard.CRISIS])
    session = Session(workbook)
    editor = RecordList(SECTIONS[section], session=session)

    assert json.dumps(editor._records).count(TEXTS[Heard.CRISIS]) == len(written_fields(section))
    assert session.workbook == workbook
    editor.close()


@pytest.mark.parametrize("section", WRITTEN)
def test_a_calm_word_stands_beside_each_field_in_which_it_can_be_written(section):
    workbook = with_text(Workbook(), section, TEXTS[Heard.CRISIS])
    editor = RecordList(SECTIONS[section], session=Session(workbook))

    ids = {answer["id"] for answer in editor._care["answers"]}
    assert ids == {record.id for record in workbook.section(section)}
    assert editor._care["words"] == help_lines.note()
    editor.close()


@pytest.mark.parametrize("text", ["baking", TEXTS[Heard.NON_ANSWER]])
def test_no_word_of_care_stands_beside_anything_else(text):
    assert FlowLog(value=[Activity(what=text)]).children[1]._care == {}


@pytest.mark.parametrize("field", ["obstacle", "if_", "then"])
def test_no_person_is_asked_to_say_a_plan_once_more_that_is_a_cry(field):
    cry = {field: TEXTS[Heard.CRISIS]}
    goals = [
        Goal(id="a", what="Get through the week", **cry),
        Goal(id="b", what="Get through the month", rehearsed="I have said it", **cry),
        Goal(id="c", what="Bake twice a week"),
    ]
    editor = RecordList(Goal, session=Session(Workbook(goals=goals)))

    assert editor._care["withheld"] == {"a": ("rehearsed",)}
    editor.close()


def test_beside_grief_stands_only_that_the_questions_may_stay_open():
    care = FlowLog(value=[Activity(id="a", what=TEXTS[Heard.TENDER])]).children[1]._care

    assert care == {"open": ["a"], "leave": content.text("care.form.leave")}


def marks_of(what, record_id="a"):
    care = FlowLog(value=[Activity(id=record_id, what=what)]).children[1]._care
    return [answer["mark"] for answer in care["answers"]]


def test_a_mark_stays_while_other_words_are_written_and_says_nothing_of_them():
    assert marks_of("I want to die") == marks_of("Sometimes I want to die, I think.")
    assert re.fullmatch("[0-9a-f]{16}", marks_of("I want to die")[0])


def test_other_troubling_words_and_another_place_have_another_mark():
    found = [marks_of("I want to die"), marks_of("my dad hits me"), marks_of("I want to die", "b")]

    assert len({mark for marks in found for mark in marks}) == 3


def test_the_word_goes_when_the_answer_does():
    step = FlowLog(value=[Activity(id="a", what="kms")])
    step.value = (Activity(id="a", what="baking"),)

    assert step.children[1]._care == {}


def sentences_of(step):
    return step._sentences.sentences


def test_where_only_a_cry_for_help_was_written_nothing_else_is_asked():
    assert sentences_of(Topics(value=[Topic(what="I want to die", pull=5)])) == []


def test_grief_is_met_gently_and_never_asked_how_strongly_it_pulls():
    said = sentences_of(Topics(value=[Topic(what="my nan died")]))

    assert len(said) == 1
    assert "if that belongs here" in said[0]


def test_a_cause_keeps_its_place_although_its_reason_is_grief():
    said = sentences_of(
        Topics(value=[Topic(what="hospital gardens", why="my mum died there", pull=5)])
    )

    assert said
    assert "“hospital gardens”" in said[0]
    assert not any("matter to you" in sentence or "loss" in sentence for sentence in said)


def test_a_non_answer_is_met_with_a_way_in_and_counts_for_nothing():
    said = sentences_of(FlowLog(value=[Activity(what="idk"), Activity(what="nothing")]))

    assert any(sentence.startswith("Nothing comes to mind?") for sentence in said)
    assert not any("two" in sentence.lower() for sentence in said)


def test_the_coach_says_nothing_about_a_goal_that_is_a_cry_for_help():
    builder = GoalBuilder(value=[Goal(what="stop self harming"), Goal(what="swim on Mondays")])

    assert [name for name, _ in builder._coach.about] == ["swim on Mondays"]


def test_an_ordinary_workbook_is_considered_as_it_is():
    assert considered(SAMPLE) is SAMPLE
    assert considered(Workbook()).activities == ()


def test_what_was_considered_needs_no_second_look():
    workbook = with_text(SAMPLE, "goals", TEXTS[Heard.CRISIS])

    spoken = considered(workbook)

    assert considered(spoken) is spoken
    assert considered(workbook).activities is workbook.activities


def test_a_calm_word_stands_also_where_it_was_written_into_a_field_that_it_does_not_fit():
    text = TEXTS[Heard.CRISIS]
    session = Session(Workbook(unpaid_work=(UnpaidWorkRecord(id="w", what="stewarding"),)))
    editor = RecordList(UnpaidWorkRecord, session=session)
    entry = {"record": {"hours": text}, "changed": ["hours"], "after": None}
    editor.set_state({"_pending": {"seq": 1, "put": {"w": entry}}})

    assert [answer["id"] for answer in editor._care["answers"]] == ["w"]
    assert text not in json.dumps([editor._care, editor._unfit["w"]["hours"]["sentence"]])
    assert places_of(session.workbook, text) == []

    entry = {"record": {"hours": 3}, "changed": ["hours"], "after": None}
    editor.set_state({"_pending": {"seq": 2, "put": {"w": entry}}})
    assert editor._care == {}


@pytest.mark.parametrize(
    ("what", "is_asked"), [("my dad hits me", False), ("my nan died", False), ("idk", True)]
)
def test_an_empty_chart_asks_for_nothing_beside_what_hurts(what, is_asked):
    session = Session(Workbook(activities=[Activity(what=what, absorbed=4, energy=1)]))
    chart = ChartView(draw=energy_map, session=session)

    chart._hear(chart, {"type": "displayed"}, [])

    assert ("Write down a moment" in chart._description) is is_asked
    assert chart._spec is None
