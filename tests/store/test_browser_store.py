"""The browser's documents become one workbook again."""

import gc
import json
from datetime import timedelta
from itertools import permutations
from types import FunctionType, ModuleType

import pytest

from careerkit.model import Topic, Workbook
from careerkit.session import Session
from careerkit.store import BrowserStore, decode, encode
from support.models.fake_vault import FakeVault

pytestmark = pytest.mark.usefixtures("no_mishap")


def one(name):
    return Workbook(topics=(Topic(id=name, what=name),))


def whats_in(document):
    return {topic.what for topic in decode(document["text"]).topics}


def whats(session):
    return {topic.what for topic in session.workbook.topics}


def test_nothing_is_taken_for_empty_before_the_page_has_looked(session, vault):
    assert not session.ready
    vault.find()
    assert session.ready


def test_what_the_page_had_found_before_the_session_began_is_taken_too(vault):
    vault.find(seq=7, w1=encode(one("soil")))
    session = Session(store=BrowserStore(vault))
    assert session.ready
    assert whats(session) == {"soil"}
    assert vault.merged["seq"] == 7
    assert session.scope == "browser"


def test_what_an_earlier_visit_wrote_comes_back_and_need_not_be_sent_back(session, vault):
    text = encode(one("soil"))
    vault.find(w1=text)
    assert session.workbook == decode(text)
    assert vault.held == {"revision": 1, "text": text}
    assert vault.document == {}
    assert vault.merged == {"seq": 1, "writers": ["w1"], "same": "w1", "revision": 1}


def test_what_the_browser_held_already_is_confirmed_like_any_version(session, vault):
    vault.find(w1=encode(one("soil")))
    assert session.saved != session.workbook
    vault.kept = vault.merged["revision"]
    assert session.saved == session.workbook


def test_what_was_handed_over_twice_is_confirmed_when_its_page_missed_the_first_answer(
    session, vault
):
    text = encode(one("soil"))
    vault.find(w1=text)
    vault.find(seq=2, w1=text)
    assert vault.merged == {"seq": 2, "writers": ["w1"], "same": "w1", "revision": 2}

    vault.kept = 2
    assert session.saved == session.workbook


def test_the_next_version_builds_on_what_the_browser_held(session, vault):
    vault.find(w1=encode(one("soil")))
    session.apply(lambda workbook: workbook.put("topics", Topic(id="b", what="b")))
    assert vault.document["revision"] == 2
    assert decode(vault.document["text"]) == session.workbook


@pytest.mark.usefixtures("session")
def test_a_document_that_is_laid_out_otherwise_is_written_anew(vault):
    workbook = one("soil")
    vault.find(w1=json.dumps(json.loads(encode(workbook))))
    assert vault.held is None
    assert vault.document["text"] == encode(workbook)
    assert vault.merged == {"seq": 1, "writers": ["w1"]}


def test_the_documents_of_several_tabs_are_merged(session, vault):
    vault.find(w1=encode(one("a")), w2=encode(one("b")))
    assert whats(session) == {"a", "b"}
    assert set(vault.merged["writers"]) == {"w1", "w2"}


@pytest.mark.parametrize("order", list(permutations(["w2", "w3", "w1"])))
def test_three_documents_become_the_same_whichever_the_page_finds_first(session, vault, order):
    start = one("a").put("topics", Topic(id="b", what="b"))
    moments = [start.updated + timedelta(minutes=minute) for minute in (1, 2, 3)]
    documents = {
        "w2": start.put("topics", start.topics[0].changed(at=moments[0], why="w2"), at=moments[0]),
        "w3": start.reorder("topics", ["b", "a"], at=moments[1]),
        "w1": start.put("topics", Topic(id="c", what="c", updated=moments[2]), at=moments[2]),
    }

    vault.find(**{writer: encode(documents[writer]) for writer in order})

    assert [(t.id, t.why) for t in session.workbook.topics] == [("b", ""), ("c", ""), ("a", "w2")]
    assert session.workbook.updated == moments[2]
    assert session.news is None


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("names", [("w1", "w2"), ("w2", "w1")])
def test_an_earlier_visit_never_looks_like_a_change_of_a_later_one(
    session, vault, newest_first, names
):
    early = one("a")
    late = early.put("topics", early.topics[0].changed(what="corrected"))
    documents = dict(zip(names, (encode(early), encode(late)), strict=True))
    if newest_first:
        documents = dict(reversed(documents.items()))

    vault.find(**documents)

    assert session.workbook == late
    assert vault.merged["writers"] == list(names)
    assert vault.merged["same"] == names[1]


@pytest.mark.parametrize("words", [("soil", "sand"), ("sand", "soil")])
def test_of_two_texts_that_differ_in_words_alone_the_one_that_is_held_is_the_workbook(
    session, vault, words
):
    text = encode(one("soil"))
    documents = {word: text.replace('"what": "soil"', f'"what": "{word}"', 1) for word in words}
    vault.find(**documents)
    assert decode((vault.held or vault.document)["text"]) == session.workbook
    assert {vault.merged["same"]} == whats(session)


def test_two_texts_that_two_tabs_wrote_without_knowing_of_each_other_are_both_kept(session, vault):
    start = one("a")
    vault.find(w1=encode(start))
    middle = start.put("topics", start.topics[0].changed(done="a book"))
    vault.find(2, w1=encode(middle))
    mine = session.workbook.topics[0].changed(why="mine")
    session.apply(lambda workbook: workbook.put("topics", mine))
    theirs = middle.put("topics", middle.topics[0].changed(why="theirs", done="two books"))
    vault.find(3, w1=encode(theirs))
    assert session.workbook.topics[0].done == "two books"
    assert [t.why for t in session.workbook.topics] == ["theirs", "mine"]


def test_what_was_typed_before_the_page_had_looked_is_not_lost(session, vault):
    session.apply(lambda workbook: workbook.put("topics", Topic(id="early", what="early")))
    vault.find(w1=encode(one("a")))
    assert whats(session) == {"a", "early"}


def test_another_tabs_change_of_another_field_keeps_mine(session, vault):
    start = one("a")
    vault.find(w1=encode(start))
    mine = session.workbook.topics[0].changed(why="mine")
    session.apply(lambda workbook: workbook.put("topics", mine))
    theirs = start.put("topics", start.topics[0].changed(pull=5))
    vault.find(2, w1=encode(theirs))
    topic = session.workbook.topics[0]
    assert (topic.why, topic.pull) == ("mine", 5)


def test_a_change_is_confirmed_only_when_the_browser_has_it(session, vault):
    vault.find()
    session.apply(lambda workbook: workbook.put("topics", Topic(what="a")))
    assert session.saved != session.workbook
    vault.kept = vault.document["revision"]
    assert session.saved == session.workbook


def test_what_is_confirmed_is_never_an_older_version_than_before(session, vault):
    vault.find()
    versions = {}
    for name in "abc":
        session.apply(lambda workbook, n=name: workbook.put("topics", Topic(id=n, what=n)))
        versions[vault.document["revision"]] = session.workbook
    first, second, third = versions

    vault.kept = second
    assert session.saved == versions[second]
    vault.kept = third
    vault.kept = first
    vault.kept = third + 7
    assert session.saved == versions[third]


def test_a_version_that_is_kept_is_not_sent_again(session, vault):
    vault.find()
    session.apply(lambda workbook: workbook.put("topics", Topic(what="a")))
    vault.kept = vault.document["revision"]
    session.store.save(session.workbook)
    assert vault.document["revision"] == vault.kept


def test_a_document_that_can_not_be_read_is_left_where_it_is(session, vault):
    vault.find(w1="{", w2=encode(one("b")))
    assert whats(session) == {"b"}
    assert vault.merged["writers"] == ["w2"]
    assert "left where it is" in vault.notice
    assert whats_in(vault.held) == {"b"}


@pytest.mark.parametrize("trouble", ["unavailable", "full"])
def test_trouble_with_the_storage_is_told_and_passes(session, vault, trouble):
    vault.find()
    vault.trouble = trouble
    assert "file" in session.problem
    vault.trouble = ""
    assert session.problem == ""


def test_erasing_forgets_everything_and_the_steps_back_too(session, vault):
    vault.find(w1=encode(one("a")))
    session.apply(lambda workbook: workbook.put("topics", Topic(what="b")))
    vault.erased = 1
    assert session.workbook.is_empty
    assert not session.can_undo
    assert vault.document["text"] == ""
    assert session.saved == session.workbook


def words_held_by(thing):
    """Every text that an object leads to, but for code."""
    seen, todo, words = set(), [thing], []
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, (type, ModuleType, FunctionType)):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            words.append(one)
        todo += gc.get_referents(one)
    return "\n".join(words)


def test_what_was_erased_is_held_nowhere(session, vault):
    vault.find(w1=encode(one("painful")))
    session.apply(lambda workbook: workbook.put("topics", Topic(what="painful too")))
    vault.open(one("painful-file"))
    assert "painful" in words_held_by(session.store)

    vault.found = vault.opened = {}
    vault.held = None
    vault.erased = 1

    assert "painful" not in words_held_by(session.store)
    assert vault.offer == {}


def test_the_same_version_is_sent_once(session, vault):
    session.apply(lambda workbook: workbook.put("topics", Topic(id="a", what="a")))
    revision = vault.document["revision"]
    session.store.save(session.workbook)
    assert vault.document["revision"] == revision


def test_a_mere_look_leaves_nothing_in_the_browser(session, vault):
    vault.find()
    assert vault.document["text"] == ""
    assert session.saved == session.workbook


def test_two_tabs_that_merge_each_other_come_to_rest():
    start = one("a").put("topics", Topic(id="b", what="b"))
    tabs = {name: (FakeVault(), []) for name in ("one", "two")}
    sessions = {name: Session(store=BrowserStore(tab)) for name, (tab, _) in tabs.items()}
    for tab, _ in tabs.values():
        tab.find(w0=encode(start))
    sessions["one"].apply(lambda w: w.reorder("topics", ["b", "a"]).put("topics", Topic(what="c")))
    sessions["two"].apply(lambda w: w.put("topics", w.topics[0].changed(why="because")))
    for seq in range(2, 8):
        texts = {name: tab.document["text"] for name, (tab, _) in tabs.items()}
        for name, (tab, written) in tabs.items():
            written.append(tab.document["revision"])
            other = "two" if name == "one" else "one"
            tab.find(seq, **{other: texts[other]})
    assert sessions["one"].workbook == sessions["two"].workbook
    for _, written in tabs.values():
        assert written[-1] == written[-2] == written[-3]


def test_a_mishap_in_a_callback_is_logged_without_a_word_of_the_answers(session, vault, caplog):
    vault.found = {"seq": 1, "documents": [{"text": "my answer"}]}
    assert "KeyError in BrowserStore._on_found" in caplog.text
    assert "my answer" not in caplog.text
    caplog.clear()
    vault.find(2, w1=encode(one("a")))
    assert whats(session) == {"a"}


def test_after_closing_nothing_is_heard(session, vault):
    vault.find()
    session.close()
    vault.find(2, w1=encode(one("a")))
    vault.open(one("b"))
    assert session.workbook.is_empty
