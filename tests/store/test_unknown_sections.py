"""A colleague's file with a step that is not installed here: kept, merged, and handed on whole."""

import json
from datetime import UTC, date, datetime, timedelta

import attrs
import jsonschema
import pytest
from hypothesis import given

from careerkit.model import (
    SECTIONS,
    Keep,
    Topic,
    UnfitAnswer,
    UnknownRecord,
    Workbook,
    add,
    fields,
    merge,
    recognised,
)
from careerkit.session import Session
from careerkit.store import BrowserStore, FileStore, decode, encode, json_schema
from careerkit.store.codec import Encoder
from support.models.fake_vault import FakeVault
from support.models.steps import SECTION, Resource, installed
from support.models.strategies import workbooks

BOOK = Resource(
    id="book",
    what="Range",
    why="For late starters",
    worth=4,
    read_on=date(2026, 5, 1),
    about=("a",),
)
TALK = Resource(id="talk", what="A talk")
LATER = timedelta(minutes=1)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def from_colleague(*records, **more):
    """What their installation writes of these records."""
    with installed():
        workbook = Workbook(topics=(Topic(id="soil", what="soil"),)).replace(SECTION, records)
        return encode(attrs.evolve(workbook, **more))


def at_colleagues(text):
    """The workbook of a text, as their installation reads it."""
    with installed():
        return decode(text)


def held(workbook):
    return {record.id: dict(record.answers) for record in workbook.records(SECTION)}


def test_what_is_not_known_comes_back_whole_after_it_was_edited_and_saved_here():
    sent = from_colleague(BOOK, TALK)

    here = decode(sent)
    edited = here.put("topics", Topic(id="rain", what="rain"))
    back = at_colleagues(encode(edited))

    assert here.unfit_answers == ()
    assert back.records(SECTION) == at_colleagues(sent).records(SECTION) == (BOOK, TALK)
    assert [topic.what for topic in back.topics] == ["soil", "rain"]


def test_what_is_not_known_is_written_as_it_was():
    sent = from_colleague(BOOK, TALK)
    written = json.loads(encode(decode(sent)))
    assert written == json.loads(sent)
    VALIDATOR.validate(written)


def test_marks_orders_and_moments_of_what_is_not_known_are_kept():
    with installed():
        workbook = at_colleagues(from_colleague(BOOK, TALK, Resource(id="gone", what="x")))
        changed = workbook.records(SECTION)[0].changed(why="For everybody")
        workbook = workbook.put(SECTION, changed).remove(SECTION, "gone")
        workbook = workbook.reorder(SECTION, ["talk", "book"])
        sent = encode(workbook)

    here = decode(sent)

    assert here.unfit_answers == ()
    assert at_colleagues(encode(here)) == workbook
    assert workbook.records(SECTION)[1].stamp("what") < changed.updated


def test_a_workbook_of_nothing_else_is_not_empty_and_tells_itself_from_another():
    one, two = decode(from_colleague(BOOK)), decode(from_colleague(TALK))
    alone = Workbook().replace(SECTION, one.records(SECTION))

    assert not alone.is_empty
    assert alone.find("book") == (SECTION, alone.records(SECTION)[0])
    assert one != attrs.evolve(one, others=two.others)
    assert hash(one) == hash(attrs.evolve(one, others=dict(one.others)))


# ---- merging


def changed(workbook, record_id, **answers):
    """The colleague's workbook with other answers in one record, as it comes from them."""
    with installed():
        record = next(r for r in recognised(workbook).records(SECTION) if r.id == record_id)
        changed = recognised(workbook).put(SECTION, record.changed(**answers))
        return encode(changed)


def test_the_newer_answer_of_each_field_stays():
    base = decode(from_colleague(BOOK))
    one = decode(changed(base, "book", worth=5))
    two = decode(changed(base, "book", why="For everybody"))

    for merged in (merge(one, two), merge(two, one, base)):
        [record] = at_colleagues(encode(merged)).records(SECTION)
        assert (record.worth, record.why) == (5, "For everybody")


def test_two_texts_written_at_once_are_both_there():
    base = decode(from_colleague(BOOK))
    one = decode(changed(base, "book", why="For my sister"))
    two = decode(changed(base, "book", why="For my brother"))

    merged = merge(one, two, base)

    assert merge(two, one, base) == merged
    assert sorted(answers["why"] for answers in held(merged).values()) == [
        "For my brother",
        "For my sister",
    ]


def test_a_list_holds_what_either_side_added():
    base = decode(from_colleague(BOOK))
    one = decode(changed(base, "book", about=("a", "b")))
    two = decode(changed(base, "book", about=("a", "c")))

    assert set(held(merge(one, two, base))["book"]["about"]) == {"a", "b", "c"}


def test_what_was_removed_stays_so_unless_a_tab_wrote_in_it():
    base = decode(from_colleague(BOOK, TALK))
    without = base.remove(SECTION, "book").remove(SECTION, "talk")
    written = decode(changed(base, "talk", why="New"))

    assert held(merge(without, written, base)).keys() == {"talk"}


def test_versions_with_other_fields_and_other_sorts_of_answers_lose_none():
    def version(minute, **plain):
        moment = datetime(2026, 1, 1, 0, minute, tzinfo=UTC)
        record = UnknownRecord.of(plain, {"id": "a", "updated": moment})
        return Workbook(id="w", created=moment, updated=moment, others={SECTION: [record]})

    base = version(0)
    one = version(1, link="x.org", hours=3, of={"a": [1]}, tags=["a"])
    two = version(2, link=["y.org"], hours="many", of=[{"b": 2}], more=True)

    merged = merge(one, two, base)

    words = json.dumps([json.loads(encode(merged))[SECTION]])
    assert all(word in words for word in ("x.org", "y.org", "many", '"a"', '"b"', "3", "true"))
    assert merge(two, one, base) == merged


@pytest.mark.parametrize(
    ("keep", "whys"), [("mine", {"m"}), ("theirs", {"t"}), ("both", {"m", "t"})]
)
def test_a_file_is_added_as_the_person_chooses(keep, whys):
    base = decode(from_colleague(BOOK))
    mine, theirs = (decode(changed(base, "book", why=why)) for why in "mt")

    added = add(mine, theirs, Keep(keep))

    assert {answers["why"] for answers in held(added).values()} == whys
    assert held(add(Workbook(), theirs, Keep.MINE)) == held(theirs)


def test_what_other_tabs_kept_of_it_is_merged_when_a_saved_file_is_read():
    plain = json.loads(from_colleague(BOOK))
    plain["documents"] = [json.loads(from_colleague(TALK)), json.loads(encode(Workbook()))]

    assert held(decode(json.dumps(plain))).keys() == {"book", "talk"}


# ---- a session and its stores


def test_taking_a_file_in_can_be_undone_and_done_again():
    session = Session(Workbook(topics=(Topic(id="rain", what="rain"),)))
    mine, theirs = session.workbook, decode(from_colleague(BOOK, TALK))
    session.apply(lambda workbook: add(workbook, theirs, Keep.MINE))

    session.undo()
    assert (held(session.workbook), session.workbook.topics) == ({}, mine.topics)
    session.redo()
    assert held(session.workbook) == held(theirs)


def test_the_browser_is_given_what_no_step_here_can_show_and_the_person_is_told():
    vault = FakeVault()
    session = Session(store=BrowserStore(vault))
    vault.find()
    vault.open(from_colleague(BOOK, TALK))

    assert "Two entries belong to a step that is not installed here" in vault.notice
    assert held(decode(vault.document["text"])) == held(session.workbook)
    assert held(session.workbook).keys() == {"book", "talk"}


def test_a_document_with_it_need_not_be_sent_back():
    text = from_colleague(BOOK, TALK)
    encoder = Encoder()
    assert encoder.learn(text, decode(text))
    assert "".join(encoder.parts(decode(text))[SECTION].split()) in "".join(text.split())


def test_a_files_unknown_records_can_be_edited_by_hand(tmp_path):
    path = tmp_path / "careerkit.json"
    path.write_text(from_colleague(BOOK, TALK), encoding="utf-8")
    session = Session(store=FileStore(path))
    session.apply(lambda workbook: workbook.put("topics", Topic(id="rain")))

    path.write_text(path.read_text("utf-8").replace("late starters", "me"), encoding="utf-8")
    session.store.refresh()
    session.apply(lambda workbook: workbook.put("topics", Topic(id="sun")))

    again = Session(store=FileStore(path)).workbook
    assert {topic.id for topic in again.topics} == {"soil", "rain", "sun"}
    assert held(again)["book"]["why"] == "For me"
    session.close()


# ---- what a file may hold besides


@pytest.mark.parametrize(
    ("name", "value", "aside"),
    [
        ("resources", [7, {"what": "no id"}], ("", "", "resources")),
        ("resources", "words", ("", "", "resources")),
        ("resources", {"a": {"id": "a"}}, ("", "", "resources")),
        ("My resources", [{"id": "a"}], ("", "", "My resources")),
        ("__proto__", [{"id": "a"}], ("", "", "__proto__")),
        ("others", [{"id": "a"}], ("", "", "others")),
        ("others", {"resources": [{"id": "a"}]}, ("", "", "others")),
    ],
)
def test_what_is_no_section_is_set_aside_word_for_word(name, value, aside):
    read = decode(json.dumps({**json.loads(encode(Workbook())), name: value}))

    [answer] = read.unfit_answers
    assert (answer.section, answer.record, answer.field) == aside
    assert json.loads(answer.value if answer.value[0] in "[{" else f'"{answer.value}"') == value


@pytest.mark.parametrize(
    "entry",
    [
        7,
        "words",
        {"what": "no id"},
        {"id": "no spaces", "what": "x"},
        {"id": "b", "updated": "soon"},
        {"id": "b", "stamps": {"what": "soon"}},
        {"id": "b", "hours": 1e400},
    ],
)
def test_an_entry_that_is_no_record_is_set_aside_and_the_others_stay(entry):
    text = json.dumps(
        {**json.loads(encode(Workbook())), SECTION: [{"id": "a", "what": "x"}, entry]}
    )
    text = text.replace("Infinity", "1e400")

    read = decode(text)

    assert held(read) == {"a": {"what": "x"}}
    assert [(one.section, one.record) for one in read.unfit_answers] == [(SECTION, "")]
    assert decode(text) == read == decode(encode(read))


def test_two_records_with_one_id_are_both_kept_and_one_that_is_there_twice_once():
    first, other = {"id": "a", "what": "x"}, {"id": "a", "what": "y"}
    plain = {**json.loads(encode(Workbook())), SECTION: [first, other, first]}

    read = decode(json.dumps(plain))

    assert [answers["what"] for answers in held(read).values()] == ["x", "y"]
    assert decode(json.dumps(plain)) == read


def test_an_entry_without_a_moment_has_the_workbooks():
    plain = {**json.loads(encode(Workbook())), SECTION: [{"id": "a"}]}
    read = decode(json.dumps(plain))
    assert read.records(SECTION)[0].updated == read.updated


def test_half_an_emoji_is_replaced_as_in_every_text():
    plain = {**json.loads(encode(Workbook())), SECTION: [{"id": "a", "wh\ud800": ["\ud800"]}]}
    read = decode(json.dumps(plain))
    assert held(read) == {"a": {"wh\ufffd": ("\ufffd",)}}
    encode(read).encode()


# ---- once it is known


def test_what_was_read_before_a_section_is_known_is_understood_then():
    here = decode(from_colleague(BOOK, TALK))
    with installed():
        assert recognised(here).records(SECTION) == (BOOK, TALK)
        assert recognised(here).resources == (BOOK, TALK)
        assert recognised(recognised(here)) is not here
    assert recognised(here) is here


def test_what_does_not_fit_then_is_set_aside_as_if_it_were_read_now():
    text = from_colleague(BOOK).replace('"worth": 4', '"worth": "much", "pages": 300')
    here = decode(text)
    with installed():
        known, read = recognised(here), decode(text)
    assert known.records(SECTION) == read.records(SECTION)
    for workbook in (known, read):
        assert {(a.id, a.record, a.field, a.value) for a in workbook.unfit_answers} == {
            (UnfitAnswer(section=SECTION, record="book", field=field).id, "book", field, value)
            for field, value in {"worth": "much", "pages": "300"}.items()
        }


def test_a_session_goes_on_when_a_section_becomes_known():
    session = Session(Workbook())
    theirs = decode(from_colleague(BOOK, TALK))
    session.apply(lambda workbook: add(workbook, theirs, Keep.MINE))
    session.apply(lambda workbook: workbook.remove(SECTION, "talk"))
    with installed():
        session.recognise()
        session.apply(lambda w: w.put(SECTION, w.records(SECTION)[0].changed(worth=5)))
        assert session.saved == session.workbook
        session.undo()
        session.undo()
        assert {(type(r), r.id) for r in session.workbook.records(SECTION)} == {
            (Resource, "book"),
            (Resource, "talk"),
        }
        # An echo from a tab that was slower, with what it had been read as.
        session.receive(theirs, theirs)
        assert {type(record) for record in session.workbook.records(SECTION)} == {Resource}


def test_a_cell_that_declares_the_class_again_keeps_the_records():
    @attrs.frozen(kw_only=True)
    class WithPages(Resource):
        pages: float | None = fields.number(0, 10_000)

    with installed():
        workbook = Workbook().put(SECTION, BOOK).put(SECTION, TALK)
    with installed(WithPages):
        known = recognised(workbook)
        changed = known.put(SECTION, known.records(SECTION)[0].changed(pages=300))

    assert [(type(r), r.what) for r in changed.records(SECTION)] == [
        (WithPages, "Range"),
        (WithPages, "A talk"),
    ]


@given(workbooks())
def test_a_workbook_without_unknown_records_of_known_sections_is_recognised_as_it_is(workbook):
    assert recognised(workbook) is workbook


def test_a_section_that_is_known_is_one_like_any_other():
    with installed():
        workbook = Workbook().put(SECTION, BOOK)
        assert workbook.section(SECTION) == workbook.resources == (BOOK,)
        assert list(workbook.frame(SECTION)["worth"]) == [4]
        assert SECTION in SECTIONS
        assert SECTION in json_schema()["properties"]
        jsonschema.validate(json.loads(encode(workbook)), json_schema())
    assert SECTION not in SECTIONS
    with pytest.raises(AttributeError, match="resources"):
        _ = Workbook().resources
    with pytest.raises(KeyError, match="no section “resources”"):
        Workbook().put(SECTION, BOOK)
