"""The map of people and the asking, with traits set as the front end does."""

from datetime import date

from careerkit.model import CareerPath, Contact, Supporter, Workbook
from careerkit.session import Session
from careerkit.widgets import MentorOutreach, SupportMap
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.records.record_list import RecordList

ROSA = Supporter(id="rosa", name="Rosa", closeness=2, gives=("job_view",), path="baker")
ASKING = Contact(id="c", supporter="rosa", greeting="Dear Rosa,", ask="May I come?")
BAKER = CareerPath(id="baker", title="Baker", questions="When do you get up?")
WORKBOOK = Workbook(supporters=[ROSA], contacts=[ASKING], paths=[BAKER])


def of_kind(step, kind):
    return [child for child in step.children if isinstance(child, kind)]


def type_into(form, record_id, **values):
    record = {"id": record_id, **values}
    put = {record_id: {"record": record, "changed": list(values), "after": None}}
    seq = form._acknowledged + 1
    form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def use(step, contact_id):
    step._help.set_state({"_wish": {"seq": step._help._wish.get("seq", 0) + 1, "id": contact_id}})


def test_the_map_asks_for_people_and_says_what_is_missing():
    step = SupportMap(value=[ROSA])

    [form] = of_kind(step, RecordList)
    assert {"name", "closeness", "gives", "path"} <= {field["name"] for field in form._fields}
    assert any("Still open on your map: advice" in said for said in step._sentences.sentences)
    [chart] = of_kind(step, ChartView)
    assert chart._draw(step.session.workbook).rows[0][0] == "Rosa"


def test_the_two_forms_of_a_contact_ask_for_different_things():
    steps, messages = of_kind(MentorOutreach(Session(WORKBOOK)), RecordList)

    assert [field["name"] for field in steps._fields] == ["supporter", "stage", "next_on", "note"]
    assert [field["name"] for field in messages._fields] == [
        "greeting",
        "common",
        "ask",
        "message",
        "questions",
    ]
    assert steps._links == {"supporter": [["rosa", "Rosa"]]}


def test_a_message_stands_under_the_name_of_whom_it_is_for():
    session = Session(WORKBOOK)
    step = MentorOutreach(session)
    assert step._messages._cards == [{"id": "c", "name": "Rosa"}]

    session.apply(lambda w: w.put("supporters", ROSA.changed(name="Rosa Lind")))
    assert step._messages._cards == [{"id": "c", "name": "Rosa Lind"}]
    assert step._help._people[0]["name"] == "Rosa Lind"

    session.apply(lambda w: w.remove("supporters", "rosa"))
    assert step._messages._cards[0]["name"] == "Somebody without a name"


def test_a_contact_that_is_added_gets_a_place_for_its_message():
    step = MentorOutreach(Session(WORKBOOK.remove("contacts", "c")))
    steps, messages = of_kind(step, RecordList)
    assert messages._cards == []

    type_into(steps, "new", supporter="rosa", stage="idea")

    assert messages._cards == [{"id": "new", "name": "Rosa"}]


def test_the_draft_fills_an_empty_message_and_can_be_undone():
    session = Session(WORKBOOK)
    step = MentorOutreach(session)
    assert step._help._people[0]["state"] == "usable"

    use(step, "c")

    assert session.workbook.contacts[0].message == "Dear Rosa,\n\nMay I come?"
    assert step._help._people[0]["state"] == "same"
    session.undo()
    assert session.workbook.contacts[0].message == ""


def test_what_the_person_wrote_is_never_replaced():
    session = Session(WORKBOOK.put("contacts", ASKING.changed(message="Hello")))
    step = MentorOutreach(session)
    before = session.workbook

    use(step, "c")
    use(step, "of nobody")

    assert session.workbook == before
    assert step._help._people[0]["state"] == "kept"


def test_without_a_request_there_is_nothing_to_use():
    session = Session(WORKBOOK.put("contacts", ASKING.changed(ask="")))
    step = MentorOutreach(session)

    use(step, "c")

    assert step._help._people[0]["draft"] == ""
    assert session.workbook.contacts[0].message == ""


def test_questions_that_were_taken_over_are_suggested_no_longer():
    step = MentorOutreach(Session(WORKBOOK))
    assert step._help._people[0]["questions"][0] == "When do you get up?"

    type_into(step._messages, "c", questions="When do you get up?")

    assert "When do you get up?" not in step._help._people[0]["questions"]


def test_who_is_due_is_named():
    step = MentorOutreach(
        Session(WORKBOOK.put("contacts", ASKING.changed(next_on=date(2001, 2, 3))))
    )

    assert step._due.sentences[0].startswith("Rosa: the day that you set, 3 February 2001")


def test_alone_and_empty_it_says_nothing():
    step = MentorOutreach()

    assert step._due.sentences == []
    assert step._help._people == []


def test_questions_that_were_taken_along_are_there_before_anybody_is_asked():
    step = MentorOutreach(
        Session(Workbook(paths=[BAKER, CareerPath(questions="Is it hot in there?")]))
    )

    assert step._due.about == [
        ["Questions that you took along: Baker", ["When do you get up?"]],
        ["Questions that you took along: Not yet named", ["Is it hot in there?"]],
    ]
