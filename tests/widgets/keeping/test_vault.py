"""The vault, with the browser's part played by setting its traits."""

import asyncio
import json

import pytest

from careerkit import content
from careerkit.model import SECTIONS, Activity, Topic, Workbook
from careerkit.session import Session
from careerkit.store import BrowserStore, decode, encode
from careerkit.store.codec import HEAD, Encoder, join
from careerkit.widgets import Vault
from careerkit.widgets.keeping import after_saving, handover
from support.models.steps import SECTION, Resource, installed


class Browser:
    """The front end: sets traits and sends messages as JavaScript does, and hears Python."""

    def __init__(self, vault):
        self.vault = vault
        self.heard = []
        self.parts = {}
        self.revision = 0
        vault.send = self.hear

    def hear(self, message, buffers=()):
        self.heard.append(message)
        if message["type"] != "document":
            return
        assert message["base"] in (0, self.revision)
        texts = dict(zip(message["changed"], (b.decode() for b in buffers), strict=True))
        # It knows the parts of a text by their places, and no names.
        before = list(self.parts.values()) if message["base"] else message["names"]
        assert len(before) == len(message["names"])
        held = zip(message["names"], before, strict=True)
        self.parts = {name: texts.get(name) or text for name, text in held}
        self.revision = message["revision"]

    def says(self, **state):
        self.vault.set_state(state)

    def asks(self, message, *buffers):
        self.vault._handle_custom_msg(message, [memoryview(data) for data in buffers])

    def finds(self, seq=1, **documents):
        texts = (text.encode() for text in documents.values())
        self.asks({"type": "found", "seq": seq, "writers": [*documents], "attempt": 0}, *texts)
        if same := self.vault.merged.get("same"):
            self.parts = Encoder().parts(decode(documents[same]))
            self.revision = self.vault.merged["revision"]

    def opens(self, name, data, piece=4_000_000):
        for begin in range(0, len(data) or 1, piece):
            told = {"type": "opened", "name": name, "size": len(data), "begin": begin}
            self.asks(told, data[begin : begin + piece])

    @property
    def text(self):
        return join(self.parts)


@pytest.fixture
def vault():
    return Vault()


@pytest.fixture
def browser(vault):
    return Browser(vault)


@pytest.fixture
def session(vault):
    return Session(store=BrowserStore(vault))


def topics(*texts):
    return [Topic(what=text) for text in texts]


def test_a_question_is_answered_with_its_number(browser):
    browser.asks({"type": "ping", "n": 7})

    assert browser.heard == [{"type": "pong", "n": 7}]


@pytest.mark.parametrize("message", [{"type": "other"}, {}, "ping", None, 7])
def test_any_other_message_is_let_pass(browser, vault, message):
    browser.asks(message)

    assert browser.heard == []
    assert vault.problem == ""


def changes(browser):
    return [message["changed"] for message in browser.heard if message["type"] == "document"]


def test_a_change_travels_with_its_own_section_alone(browser, session):
    browser.finds()
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    browser.heard.clear()

    session.apply(lambda workbook: workbook.replace("topics", topics("soil", "rivers")))

    [changed] = changes(browser)
    assert set(changed) <= {HEAD, "topics", "removed"}
    assert decode(browser.text) == session.workbook


def test_what_the_browser_found_is_restored_and_does_not_come_back(browser, session, vault):
    earlier = Workbook().replace("topics", topics("soil", "rivers"))
    browser.finds(3, w=encode(earlier))

    assert session.workbook == earlier
    assert changes(browser) == []
    assert vault.merged == {"seq": 3, "writers": ["w"], "same": "w", "revision": 1}
    assert vault.revision == 1


def test_it_is_told_when_all_views_have_followed_what_was_restored(browser, session, vault):
    shown = []

    async def restore():
        session.observe(lambda *_: after_saving.later(lambda: shown.append(vault.followed)))
        browser.finds(3, w=encode(Workbook().replace("topics", topics("soil"))))
        assert vault.followed == 0
        done = asyncio.Event()
        after_saving.later(done.set)
        await asyncio.wait_for(done.wait(), 30)

    asyncio.run(restore())
    assert set(shown) == {0}
    assert vault.followed == 3


def asks_after(browser, seq, attempt=0, *, is_coming=False):
    """Ask what became of a document, and hear what is said."""
    browser.heard.clear()
    message = {"type": "found", "seq": seq, "writers": ["w"], "attempt": attempt}
    browser.asks({**message, "isComing": is_coming})
    return browser.heard


@pytest.mark.usefixtures("session")
def test_a_page_that_missed_the_answer_hears_it_again(browser, vault, monkeypatch):
    told = []
    monkeypatch.setattr(vault, "send_state", told.append)
    browser.finds(3, w=encode(Workbook().replace("topics", topics("soil"))))
    told.clear()

    assert asks_after(browser, 3) == []
    assert told == ["merged"]


@pytest.mark.usefixtures("session")
def test_a_page_hears_that_a_document_is_missing_when_it_asks_again(browser):
    assert asks_after(browser, 3) == []
    assert asks_after(browser, 3, 1, is_coming=True) == []
    assert asks_after(browser, 3, 1) == [{"type": "missing", "seq": 3}]


def test_what_builds_on_a_document_that_was_found_travels_without_the_rest(browser, session):
    earlier = Workbook().replace("topics", topics("soil", "rivers"))
    browser.finds(w=encode(earlier))

    session.apply(lambda workbook: workbook.replace("activities", [Activity(what="baking")]))

    assert set(changes(browser)[0]) == {HEAD, "activities"}
    assert decode(browser.text) == session.workbook


def test_a_section_that_is_registered_later_takes_the_place_of_no_other(browser, session):
    entry = {"id": "a", "updated": "2026-05-01T10:00:00+00:00"}
    kept = json.loads(encode(Workbook()))
    kept |= {"aaa": [{**entry, "said": "kept as it is"}], SECTION: [{**entry, "what": "Range"}]}
    browser.finds(yesterday=json.dumps(kept))

    with installed():
        session.recognise()
        text = browser.text

    assert decode(text) == decode(encode(session.workbook))


def test_a_browser_that_missed_a_version_may_ask_for_all_of_it_again(browser, session):
    browser.finds()
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    browser.parts, browser.revision = {}, 0

    browser.asks({"type": "again"})

    assert decode(browser.text) == session.workbook


def test_what_came_before_there_were_widgets_is_taken_like_the_rest(vault, session):
    earlier = Workbook().replace("topics", topics("soil"))
    told = {"seq": 1, "writers": ["w"]}
    vault._on_handover(told, [memoryview(encode(earlier).encode())])

    assert session.workbook == earlier
    assert vault.merged["seq"] == 1


def test_a_file_arrives_as_its_bytes_and_may_be_opened_twice(browser, session):
    browser.finds()
    data = encode(Workbook().replace("topics", topics("soil"))).encode()
    browser.opens("mine.json", data)
    session.reset()
    browser.opens("mine.json", data)

    assert [topic.what for topic in session.workbook.topics] == ["soil"]


def test_a_large_file_comes_in_pieces_and_half_of_one_is_none(browser, session):
    browser.finds()
    data = encode(Workbook().replace("topics", topics("soil"))).encode()
    browser.asks({"type": "opened", "name": "half.json", "size": len(data), "begin": 0}, data[:9])
    browser.asks({"type": "opened", "name": "lost.json", "size": len(data), "begin": 50}, data[50:])
    assert session.workbook.is_empty

    browser.opens("mine.json", data, piece=100)

    assert [topic.what for topic in session.workbook.topics] == ["soil"]


def test_only_what_the_browser_has_kept_counts_as_saved(browser, session):
    browser.finds()
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    assert session.saved != session.workbook

    browser.says(kept=browser.revision)

    assert session.saved == session.workbook


def test_an_erasure_is_confirmed_before_anything_new_is_sent(browser, session, vault):
    browser.finds()
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    told = []
    vault.observe(lambda _: told.append(len(browser.heard)), "forgotten")
    before = len(browser.heard)

    browser.says(erased=1)

    assert told == [before]
    assert len(browser.heard) > before
    assert vault.forgotten == 1
    assert browser.parts == {}
    assert vault.found == {}
    assert session.workbook.is_empty
    assert not session.can_undo


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("end", [Browser.finds, lambda browser: browser.says(erased=1)])
def test_a_handover_that_no_vault_wants_any_more_is_forgotten(browser, monkeypatch, end):
    late = handover._Handover()
    monkeypatch.setattr(handover, "_handover", late)
    handed = {"content": {"data": {"seq": 1, "writers": ["w"]}}, "buffers": [b"an answer"]}

    late.hear(None, handed)
    assert late.waiting is not None
    end(browser)
    assert late.waiting is None
    late.hear(None, handed)
    assert late.waiting is None


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("files", [[], [b""], [b"{}", encode(Workbook()).encode()]])
def test_after_an_erasure_that_is_what_is_said_whatever_was_opened_before(browser, vault, files):
    browser.finds()
    for data in files:
        browser.opens("x.json", data)

    browser.says(erased=1)

    assert vault.notice == content.text("vault.erased")
    assert vault.opened == {}
    assert vault.problem == ""


@pytest.mark.usefixtures("session")
def test_the_same_sentence_is_said_again_for_the_next_file(browser, vault):
    said = []
    vault.observe(lambda change: said.append(change["new"]), "notice")
    for _ in range(2):
        browser.opens("x.json", b"{}")

    assert len(said) == 3  # the sentence, nothing, the sentence
    assert said[0] == said[2] != ""


def test_a_mistake_of_ours_is_told_kindly_and_never_with_an_answer(browser, vault, caplog):
    def fail(*_):
        raise RuntimeError("an answer")

    vault.send = fail
    browser.asks({"type": "ping", "n": 1})

    assert vault.problem == content.text("widgets.problem")
    assert "an answer" not in caplog.text


def test_a_file_can_be_made_without_any_document(vault):
    assert decode(vault._blank).is_empty


def test_what_a_file_is_made_of_then_is_the_same_for_everyone_and_of_nobody(vault):
    assert vault._blank == Vault()._blank
    assert json.loads(vault._blank).keys().isdisjoint({"id", "created", "updated"})


def test_the_browser_knows_what_each_field_may_hold(vault):
    assert vault._schema.keys() == SECTIONS.keys()
    pull = vault._schema["topics"]["pull"]
    assert (pull["minimum"], pull["maximum"], pull["default"]) == (1, 5, None)
    assert json.loads(json.dumps(vault._schema)) == vault._schema


def test_the_browser_hears_of_a_section_that_is_registered_later(browser, session, vault):
    browser.finds()

    with installed():
        session.apply(lambda workbook: workbook.replace(SECTION, [Resource(what="Range")]))

    assert {"what", "worth"} <= vault._schema[SECTION].keys()
    assert vault._word_fields[SECTION] == ["what", "why", "about"]


def test_every_sentence_that_the_front_end_asks_for_is_there(vault):
    states = ["restoring", "keeping", "kept"]
    kinds = ["lost", "missed"]
    wanted = {
        *(f"{state}{place}" for state in states for place in ("", "_tab")),
        *(f"{kind}_{place}" for kind in kinds for place in ("safe", "tab", "unsafe")),
        "unavailable",
        "full",
    }

    assert wanted <= vault._texts.keys()


def test_what_the_browser_says_is_not_echoed(vault):
    said = ["kept", "trouble", "answer", "erased", "undo_wanted", "redo_wanted", "today"]

    assert [vault.trait_metadata(name, "echo_update") for name in said] == [False] * len(said)


def test_no_answer_stands_in_the_state_that_every_page_asks_for(browser, session, vault):
    browser.finds(w=encode(Workbook().replace("topics", topics("xylophones"))))
    session.apply(lambda workbook: workbook.replace("topics", topics("xylophones", "soil")))

    assert "xylophones" not in str(vault.get_state())
