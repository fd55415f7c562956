"""The browser's documents become one workbook again."""

import json
from datetime import timedelta
from itertools import permutations

import pytest
import traitlets

from careerkit.model import Topic, UnfitAnswer, Workbook
from careerkit.session import Session
from careerkit.store import BrowserStore, decode, encode
from careerkit.store.codec import join


class FakeVault(traitlets.HasTraits):
    """A vault without a browser: the tests set what the front end would set."""

    found = traitlets.Dict()
    kept = traitlets.Int(0)
    trouble = traitlets.Unicode("")
    opened = traitlets.Dict()
    answer = traitlets.Dict()
    erased = traitlets.Int(0)
    document = traitlets.Dict()
    merged = traitlets.Dict()
    offer = traitlets.Dict()
    notice = traitlets.Unicode("")
    held = None

    def keep(self, revision, parts):
        self.document = {"revision": revision, "text": join(parts) if parts else ""}

    def hold(self, revision, parts):
        self.held = {"revision": revision, "text": join(parts)}

    def find(self, seq=1, **documents):
        self.found = {
            "seq": seq,
            "documents": [{"writer": w, "text": text} for w, text in documents.items()],
        }

    def open(self, workbook, name="mine.json", seq=1):
        text = workbook if isinstance(workbook, str) else encode(workbook)
        self.opened = {"seq": seq, "name": name, "data": text.encode()}

    def answers(self, choice):
        self.answer = {"seq": self.offer["seq"], "choice": choice}


@pytest.fixture
def vault():
    return FakeVault()


@pytest.fixture
def session(vault):
    return Session(store=BrowserStore(vault))


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
def test_an_earlier_visit_never_looks_like_a_change_of_a_later_one(session, vault, newest_first):
    early = one("a")
    late = early.put("topics", early.topics[0].changed(what="corrected"))
    documents = {"w1": encode(early), "w2": encode(late)}
    if newest_first:
        documents = dict(reversed(documents.items()))

    vault.find(**documents)

    assert session.workbook == late
    assert vault.merged["same"] == "w2"


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


def test_a_file_is_opened_at_once_into_an_empty_workbook(session, vault):
    vault.find()
    vault.open(one("a"))
    assert whats(session) == {"a"}
    assert vault.notice == "Opened “mine.json”: 1 entry."
    assert vault.offer == {}


def waiting_in(count):
    return tuple(
        UnfitAnswer(section="topics", record=f"t{n}", field=name, value="x")
        for n, name in zip(range(count), ("pull", "why", "done", "what"), strict=False)
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (
            1,
            "One answer did not fit its place and waits for you: “How much does it matter to",
        ),
        (4, "Four answers did not fit their places and wait for you: “How"),
    ],
)
@pytest.mark.parametrize("choice", ["", "add", "replace"])
def test_what_did_not_fit_in_an_opened_file_is_told(session, vault, count, sentence, choice):
    vault.find(**({"w1": encode(one("b"))} if choice else {}))
    vault.open(one("a").replace("unfit_answers", waiting_in(count)))
    if choice:
        assert "holds 1 entry" in vault.offer["sentence"]
        vault.answers(choice)
    assert sentence in vault.notice
    assert len(session.workbook.unfit_answers) == count


def test_a_file_with_one_bad_value_is_opened_and_the_value_waits(session, vault):
    vault.find()
    vault.open(encode(one("a")).replace('"pull": null', '"pull": "strongly"'))
    assert whats(session) == {"a"}
    assert [answer.value for answer in session.workbook.unfit_answers] == ["strongly"]
    assert vault.notice.startswith("Opened “mine.json”: 1 entry. One answer did not fit")


def test_a_file_that_is_no_workbook_changes_nothing(session, vault):
    vault.find(w1=encode(one("a")))
    vault.open("hello", name="holiday.json")
    assert whats(session) == {"a"}
    assert "“holiday.json” was not opened" in vault.notice


@pytest.mark.parametrize(
    ("choice", "left"), [("add", {"a", "b"}), ("replace", {"b"}), ("cancel", {"a"})]
)
def test_over_other_answers_the_person_chooses_what_happens(session, vault, choice, left):
    vault.find(w1=encode(one("a")))
    vault.open(one("b"))
    assert whats(session) == {"a"}
    assert [value for value, _ in vault.offer["choices"]] == ["add", "replace", "cancel"]
    vault.answers(choice)
    assert whats(session) == left
    assert vault.offer == {}


@pytest.mark.parametrize("years", [-1, 0, 1])
@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("mine", {"mine", "b"}),
        ("theirs", {"theirs", "b"}),
        ("both", {"mine", "theirs", "b"}),
        ("replace", {"theirs", "b"}),
        ("cancel", {"mine"}),
    ],
)
def test_over_answers_that_differ_the_person_chooses_whatever_the_clocks(
    session, vault, choice, left, years
):
    vault.find(w1=encode(Workbook(topics=(Topic(id="a", what="mine"),))))
    at = session.workbook.topics[0].updated + timedelta(days=365 * years, minutes=1)
    vault.open(Workbook(topics=(Topic(id="a", what="theirs", updated=at), Topic(id="b", what="b"))))

    assert vault.offer["sentence"].startswith(
        "“mine.json” holds 2 entries. There are answers on this page already. One entry is not the"
        " same in both"
    )
    choices = [value for value, _ in vault.offer["choices"]]
    assert choices == ["mine", "theirs", "both", "replace", "cancel"]
    vault.answers(choice)

    assert whats(session) == left
    if choice in ("mine", "theirs", "both"):
        assert vault.notice == "Added “mine.json”: 2 entries. Undo takes it back."
    session.undo()
    assert whats(session) == {"mine"}


def test_replacing_can_be_undone(session, vault):
    vault.find(w1=encode(one("a")))
    vault.open(one("b"))
    vault.answers("replace")
    session.undo()
    assert whats(session) == {"a"}


def test_replacing_by_an_older_version_of_a_record_lasts(session, vault):
    old = one("a")
    vault.find(w1=encode(old))
    new = session.workbook.topics[0].changed(what="newer")
    session.apply(lambda workbook: workbook.put("topics", new))
    newer = encode(session.workbook)
    vault.open(old)
    vault.answers("replace")
    vault.find(2, w2=newer)
    assert whats(session) == {"a"}


def test_erasing_forgets_everything_and_the_steps_back_too(session, vault):
    vault.find(w1=encode(one("a")))
    session.apply(lambda workbook: workbook.put("topics", Topic(what="b")))
    vault.erased = 1
    assert session.workbook.is_empty
    assert not session.can_undo
    assert vault.document["text"] == ""
    assert session.saved == session.workbook


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
    assert "KeyError" in caplog.text
    assert "my answer" not in caplog.text
    vault.find(2, w1=encode(one("a")))
    assert whats(session) == {"a"}


def test_after_closing_nothing_is_heard(session, vault):
    vault.find()
    session.close()
    vault.find(2, w1=encode(one("a")))
    vault.open(one("b"))
    assert session.workbook.is_empty
