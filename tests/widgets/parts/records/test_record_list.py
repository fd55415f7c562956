"""The editor of lists, driven as its front end would drive it."""

import attrs
import pytest

from careerkit.model import (
    Activity,
    CareerPath,
    Decision,
    PassionStatement,
    PathFilters,
    Record,
    Theme,
    UnfitAnswer,
    Workbook,
    fields,
)
from careerkit.session import Session
from careerkit.widgets import RecordList
from careerkit.widgets.keeping.pending import checksum


@attrs.frozen(kw_only=True)
class Stamp(Record):
    country: str = fields.text()


class SlowStore:
    """A store that confirms only when the test says so."""

    scope = place = "slow"

    def connect(self, keeper):
        self.keeper = keeper

    def save(self, workbook):
        self.last = workbook

    def close(self):
        pass

    def confirm(self):
        self.keeper.confirm(self.last)


def pend(widget, seq=1, *, remove=(), order=(), **put):
    entries = {
        id_: {"record": values, "changed": list(values), "after": None}
        for id_, values in put.items()
    }
    widget.set_state(
        {"_pending": {"seq": seq, "put": entries, "remove": list(remove), "order": list(order)}}
    )


def test_alone_it_holds_its_own_records_and_confirms_at_once():
    editor = RecordList(Activity, [Activity(id="a", what="one")])
    pend(editor, 3, a={"what": "two"})
    assert [record.what for record in editor.value] == ["two"]
    assert editor._acknowledged == 3
    assert editor._scope == ""


def test_a_class_of_ones_own_needs_no_session():
    editor = RecordList(Stamp)
    pend(editor, b={"country": "Chile"})
    assert editor.value[0].country == "Chile"
    with pytest.raises(ValueError, match="no section"):
        RecordList(Stamp, session=Session())


def test_setting_the_value_in_python_shows_it_in_the_browser():
    editor = RecordList(Activity)
    editor.value = (Activity(id="a", what="from Python"),)
    assert editor._records[0]["what"] == "from Python"
    assert "updated" not in editor._records[0]


def test_with_a_session_a_change_is_a_step_that_can_be_undone():
    session = Session()
    editor = RecordList(Activity, session=session)
    pend(editor, a={"what": "one"})
    assert session.workbook.activities[0].what == "one"
    session.undo()
    assert editor.value == ()
    assert editor._records == []


def test_what_is_not_kept_yet_is_not_confirmed():
    store = SlowStore()
    session = Session(store=store)
    session.start()
    editor = RecordList(Activity, session=session)
    assert editor._scope == "slow/activities"
    pend(editor, 5, a={"what": "one"})
    assert session.workbook.activities[0].what == "one"
    assert editor._acknowledged == 0
    store.confirm()
    assert editor._acknowledged == 5


def test_what_was_typed_before_the_answers_came_back_waits_for_them():
    store = SlowStore()
    session = Session(store=store)
    editor = RecordList(Activity, session=session)
    pend(editor, 2, a={"what": "typed early"})
    assert session.workbook.is_empty
    earlier = Activity(id="a", what="kept", absorbed=5)
    session.receive(Workbook(activities=(earlier,)))
    session.start()
    (record,) = session.workbook.activities
    assert (record.what, record.absorbed) == ("typed early", 5)


def test_a_value_that_does_not_fit_is_told_beside_its_field():
    editor = RecordList(Activity)
    pend(editor, a={"what": "one", "absorbed": 9})
    said = editor._unfit["a"]["absorbed"]
    assert said["values"] == ["9"]
    assert "between 1 and 5. It is kept here, but not yet used." in said["sentence"]
    assert editor.value[0].what == "one"
    pend(editor, 2, a={"absorbed": 4})
    assert editor._unfit == {}
    assert editor.value[0].absorbed == 4


def test_with_a_session_what_does_not_fit_is_kept_in_its_workbook_as_one_step():
    session = Session()
    editor = RecordList(Activity, session=session)
    pend(editor, a={"what": "one", "absorbed": "very"})
    [answer] = session.workbook.unfit_answers
    assert (answer.section, answer.record, answer.field) == ("activities", "a", "absorbed")
    assert editor._unfit["a"]["absorbed"]["values"] == ["very"]
    assert editor._acknowledged == 1
    pend(editor, 2, a={"absorbed": 4})
    assert session.workbook.unfit_answers == ()
    assert editor._unfit == {}
    session.undo()
    assert [one.value for one in session.workbook.unfit_answers] == ["very"]
    assert editor._unfit["a"]["absorbed"]["values"] == ["very"]
    session.undo()
    assert session.workbook.section("activities") == session.workbook.unfit_answers == ()


def test_what_does_not_fit_is_shown_where_it_was_written_and_nowhere_else():
    waiting = [
        UnfitAnswer(section="activities", record="a", field="absorbed", value="very"),
        UnfitAnswer(section="activities", record="a", field="colour", value="red"),
        UnfitAnswer(section="topics", record="a", field="pull", value="strong"),
    ]
    session = Session(Workbook(activities=(Activity(id="a"),), unfit_answers=waiting))
    assert RecordList(Activity, session=session)._unfit.keys() == {"a"}
    assert RecordList(Activity, session=session)._unfit["a"].keys() == {"absorbed"}
    assert RecordList(Theme, session=session)._unfit == {}


def test_two_answers_that_do_not_fit_one_field_are_both_shown():
    place = {"section": "activities", "record": "a", "field": "absorbed"}
    waiting = [UnfitAnswer(**place, value="very"), UnfitAnswer(id="copy", **place, value="a lot")]
    session = Session(Workbook(activities=(Activity(id="a"),), unfit_answers=waiting))
    editor = RecordList(Activity, session=session)
    assert editor._unfit["a"]["absorbed"]["values"] == ["very", "a lot"]


def test_with_a_record_what_did_not_fit_in_it_goes_and_comes_back():
    session = Session()
    editor = RecordList(Activity, session=session)
    pend(editor, a={"what": "one", "absorbed": "very"})
    pend(editor, 2, remove=["a"])
    assert session.workbook.unfit_answers == ()
    session.undo()
    assert [answer.value for answer in session.workbook.unfit_answers] == ["very"]


def test_only_the_fields_asked_for_are_shown_and_links_never():
    assert [f["name"] for f in RecordList(Theme)._fields] == ["name", "note", "words"]
    assert [f["name"] for f in RecordList(Theme, fields=["note"])._fields] == ["note"]


def test_the_step_s_own_words_replace_the_general_ones():
    editor = RecordList(PassionStatement, layout="single", title="Mine", texts={"add": "One more"})
    assert editor._single
    assert editor.title == "Mine"
    assert editor._texts["add"] == "One more"
    assert editor._texts["undo"]


def test_nonsense_from_the_browser_is_told_and_the_next_change_works():
    editor = RecordList(Activity)
    editor.set_state({"_pending": {"seq": 1, "put": {"a": {}}}})
    assert "Something went wrong" in editor.problem
    pend(editor, 2, a={"what": "fine"})
    assert editor.problem == ""
    assert editor.value[0].what == "fine"


def test_closing_twice_is_fine_and_ends_the_following():
    session = Session()
    editor = RecordList(Activity, session=session)
    editor.close()
    editor.close()
    session.apply(lambda workbook: workbook.put("activities", Activity(id="a")))
    assert editor.value == ()


def test_a_link_offers_the_records_of_its_section_by_name():
    session = Session(Workbook(paths=[CareerPath(id="p1", title="Baker"), CareerPath(id="p2")]))
    records = RecordList(Decision, session=session, layout="single")

    assert records._links == {"path": [["p1", "Baker"], ["p2", ""]]}

    session.apply(lambda w: w.remove("paths", "p1"))
    assert records._links == {"path": [["p2", ""]]}


def test_cards_name_the_forms_and_can_change():
    records = RecordList(CareerPath, cards=[("p1", "Baker")])
    assert records._cards == [{"id": "p1", "name": "Baker"}]

    records.show_cards([])
    assert records._cards == []
    assert RecordList(CareerPath)._cards is None


def test_options_from_elsewhere_make_a_choice_of_a_text_and_choices_of_tags():
    options = {"group": [("51", "Production")], "job_zones": [("1", "Little")]}
    records = RecordList(PathFilters, fields=["group", "job_zones"], options=options)

    assert [(f["name"], f["control"], f["options"]) for f in records._fields] == [
        ("job_zones", "choices", [["1", "Little"]]),
        ("group", "choice", [["51", "Production"]]),
    ]


def left_by(key, record_id, seen, **values):
    entry = {"record": values, "changed": list(values), "after": None}
    sights = {name: [checksum(text)] for name, text in seen.items()}
    return {"key": key, "seq": 4, "put": {record_id: entry}, "seen": {record_id: sights}}


def take_up(widget, *earlier, seq=1):
    put = {id_: entry for one in earlier for id_, entry in one["put"].items()}
    seen = {id_: sights for one in earlier for id_, sights in one["seen"].items()}
    widget.set_state({"_pending": {"seq": seq, "put": put, "seen": seen, "earlier": earlier}})


def test_what_two_earlier_visits_wrote_without_each_other_stands_side_by_side():
    session = Session(Workbook(activities=[Activity(id="a", what="Baking")]))
    editor = RecordList(Activity, session=session)
    first = left_by("one", "a", {"what": "Baking"}, what="Baking bread")
    second = left_by("two", "a", {"what": "Baking"}, what="Baking cakes")

    take_up(editor, first, second)

    whats = [record.what for record in session.workbook.activities]
    assert whats == ["Baking cakes", "Baking bread"]
    assert (session.news.kind, session.news.records) == (
        "both_kept",
        session.workbook.activities[1:],
    )


def test_what_an_earlier_visit_left_is_taken_once_though_it_comes_again():
    session = Session(Workbook(activities=[Activity(id="a", what="Baking")]))
    editor = RecordList(Activity, session=session)
    left = left_by("one", "a", {"what": "Baking"}, what="Baking bread")
    take_up(editor, left)
    session.apply(lambda book: book.put("activities", book.activities[0].changed(what="Chess")))

    pending = {**editor._pending, "seq": 2, "put": {}, "seen": {}}
    editor.set_state({"_pending": pending})

    assert [record.what for record in session.workbook.activities] == ["Chess"]


def test_a_removal_that_had_not_seen_the_last_words_is_told_about():
    session = Session(Workbook(activities=[Activity(id="a", what="Baking bread")]))
    editor = RecordList(Activity, session=session)

    seen = {"a": {"what": [checksum("Baking")]}}
    editor.set_state({"_pending": {"seq": 1, "remove": ["a"], "seen": seen}})

    assert [record.what for record in session.workbook.activities] == ["Baking bread"]
    assert session.news.kind == "came_back"
