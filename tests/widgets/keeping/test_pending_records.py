"""What keeps, sends and confirms records, without any look."""

import runpy

import pytest

from careerkit.model import Activity, Topic, Workbook
from careerkit.session import Session
from careerkit.store import decode, encode
from careerkit.widgets.keeping.pending_records import PendingRecords
from support.models import steps
from support.models.steps import SECTION, Resource, installed


class Bare(PendingRecords, view="record_list"):
    """Nothing of its own but what it is told, in the order in which it is told."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.told = []

    def _show_records(self):
        self.told.append([record.id for record in self.value])
        super()._show_records()


def send(widget, seq, **put):
    entries = {
        id_: {"record": values, "changed": list(values), "after": None}
        for id_, values in put.items()
    }
    widget.set_state({"_pending": {"seq": seq, "put": entries, "remove": [], "order": []}})


def test_nothing_is_shown_before_all_of_it_is_there():
    assert Bare(Topic, [Topic(id="a")]).told == [["a"]]


def test_what_a_page_sends_is_kept_in_the_workbook_and_confirmed():
    session = Session(Workbook(topics=[Topic(id="a", what="soil", why="worms")]))
    bare = Bare(Topic, session=session)

    send(bare, 4, a={"what": "good soil"}, b={"what": "rain"})

    assert [(t.id, t.what, t.why) for t in session.workbook.topics] == [
        ("b", "rain", ""),
        ("a", "good soil", "worms"),
    ]
    assert bare._acknowledged == 4
    assert [record["what"] for record in bare._records] == ["rain", "good soil"]


def test_what_does_not_fit_waits_in_its_field():
    session = Session(Workbook(topics=[Topic(id="a")]))
    bare = Bare(Topic, session=session)

    send(bare, 1, a={"pull": "much"})

    assert bare._unfit["a"]["pull"]["values"] == ["much"]
    assert [answer.value for answer in session.workbook.unfit_answers] == ["much"]


def test_it_tells_the_fields_that_it_asks_for_and_how_much_it_holds():
    bare = Bare(Activity, [Activity()], fields=("what", "absorbed"), title="Mine")

    assert [field["name"] for field in bare._fields] == ["what", "absorbed"]
    assert repr(bare) == "Bare(1 activity)"
    assert bare.title == "Mine"


def test_it_is_told_to_the_page_once_and_follows_no_session_that_it_left():
    session = Session(Workbook())
    bare = Bare(Topic, session=session)
    assert bare.comm is not None

    bare.close()
    session.apply(lambda workbook: workbook.put("topics", Topic()))

    assert bare.value == ()


def test_a_step_that_is_imported_after_the_workbook_was_opened_shows_what_is_in_it():
    with installed():
        text = encode(Workbook().put(SECTION, Resource(id="a", what="Range", worth=4)))
    session = Session(decode(text))
    with installed():
        bare = Bare(Resource, session=session)
        send(bare, 1, a={"worth": 5})

        assert [(r.what, r.worth) for r in bare.value] == [("Range", 5)]
        assert session.workbook.resources == bare.value
        session.undo()
        assert [(r.what, r.worth) for r in bare.value] == [("Range", 4)]


def test_a_list_from_before_its_class_was_made_anew_goes_on_with_the_new_one():
    again = runpy.run_path(steps.__file__, run_name=steps.__name__)["Resource"]
    with installed():
        session = Session(Workbook().replace(SECTION, [Resource(id="a", what="Range")]))
        before = Bare(Resource, session=session)

        with installed(again):
            after = Bare(again, session=session)
            send(after, 1, b={"what": "A talk"})
            send(before, 1, c={"what": "A film"})

            kept = session.section(SECTION)
            assert sorted(record.what for record in kept) == ["A film", "A talk", "Range"]
            assert {type(record) for record in kept} == {again}
            assert before.value == after.value == kept
            assert (before.problem, before._acknowledged) == ("", 1)


def test_what_a_mistake_of_ours_kept_from_being_shown_is_not_written_over():
    session = Session(Workbook(topics=[Topic(id="a", what="soil")]))
    bare = Bare(Topic, session=session)
    bare._show_unfit = None
    session.apply(lambda workbook: workbook.put("topics", Topic(id="b", what="rain")))
    assert bare.problem

    send(bare, 1, c={"what": "birds"})

    assert sorted(topic.what for topic in session.workbook.topics) == ["birds", "rain", "soil"]


def test_records_without_a_section_are_refused_with_a_session():
    with pytest.raises(ValueError, match="no section of Bare"):
        Bare(type("Bare", (Topic,), {}), session=Session())
