"""The vault, with the browser's part played by setting its traits."""

import json

import pytest
import traitlets

from careerkit import content
from careerkit.model import SECTIONS, Topic
from careerkit.session import Session
from careerkit.store import BrowserStore, decode, encode
from careerkit.store.codec import Encoder, join
from careerkit.widgets import Vault


class Browser:
    """The front end: sets traits as JavaScript does, and hears what Python sends."""

    def __init__(self, vault):
        self.vault = vault
        self.heard = []
        vault.send = lambda message, buffers=None: self.heard.append(message)  # noqa: ARG005 - ipywidgets'

    def says(self, **state):
        self.vault.set_state(state)

    def asks(self, message):
        self.vault._handle_custom_msg(message, [])


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


def text_of(vault):
    """What the front end makes of the parts."""
    return join({name: getattr(vault, name) for name in vault.document["parts"]})


def test_a_change_travels_with_its_own_section_alone(browser, session, vault):
    browser.says(found={"seq": 1, "documents": []})
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    sent = []
    vault.observe(lambda change: sent.append(change["name"]), traitlets.All)

    session.apply(lambda workbook: workbook.replace("topics", topics("soil", "rivers")))

    parts = {name for name in sent if name.startswith("part_")}
    assert parts <= {"part_head", "part_topics", "part_removed"}
    assert decode(text_of(vault)) == session.workbook


def test_what_the_browser_found_is_restored_and_kept_again(browser, session, vault):
    earlier = Session()
    earlier.apply(lambda workbook: workbook.replace("topics", topics("soil")))

    document = {"writer": "w", "text": encode(earlier.workbook)}
    browser.says(found={"seq": 3, "documents": [document]})

    assert [topic.what for topic in session.workbook.topics] == ["soil"]
    assert decode(text_of(vault)) == earlier.workbook
    assert vault.merged == {"seq": 3, "writers": ["w"]}


def test_what_the_browser_hands_over_in_parts_does_not_come_back(browser, session, vault):
    earlier = Session()
    earlier.apply(lambda workbook: workbook.replace("topics", topics("soil", "rivers")))
    parts = Encoder().parts(earlier.workbook)
    state = dict(zip(vault._parts, parts.values(), strict=True))
    sent = []
    vault.observe(lambda change: sent.append(change["name"]), traitlets.All)

    browser.says(**state, found={"seq": 1, "documents": [{"writer": "w"}]})

    assert session.workbook == earlier.workbook
    assert {name for name in sent if name.startswith("part_")} == {
        name for name, text in state.items() if text
    }
    assert text_of(vault) == encode(earlier.workbook)
    assert vault.merged == {"seq": 1, "writers": ["w"]}


def test_only_what_the_browser_has_kept_counts_as_saved(browser, session, vault):
    browser.says(found={"seq": 1, "documents": []})
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    assert session.saved != session.workbook

    browser.says(kept=vault.document["revision"])

    assert session.saved == session.workbook


def test_an_erasure_is_confirmed_before_anything_new_is_sent(browser, session, vault):
    browser.says(found={"seq": 1, "documents": []})
    session.apply(lambda workbook: workbook.replace("topics", topics("soil")))
    sent = []
    vault.observe(lambda change: sent.append((change["name"], change["new"])), traitlets.All)

    browser.says(erased=1)

    names = [name for name, _ in sent]
    assert names.index("forgotten") < max(i for i, name in enumerate(names) if name == "document")
    assert vault.forgotten == 1
    assert vault.document["parts"] == []
    assert vault.part_topics == ""
    assert session.workbook.is_empty
    assert not session.can_undo


@pytest.mark.usefixtures("session")
def test_the_same_sentence_is_said_again_for_the_next_file(browser, vault):
    said = []
    vault.observe(lambda change: said.append(change["new"]), "notice")
    for seq in (1, 2):
        browser.says(opened={"seq": seq, "name": "x.json", "text": "{}"})

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


def test_the_browser_knows_which_fields_hold_numbers(vault):
    assert vault._numbers.keys() == SECTIONS.keys()
    assert vault._numbers["topics"] == {"pull": [1, 5]}
    assert json.loads(json.dumps(vault._numbers)) == vault._numbers


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
    said = [
        *vault._parts,
        "found",
        "kept",
        "trouble",
        "opened",
        "answer",
        "erased",
        "undo_wanted",
        "redo_wanted",
    ]

    assert [vault.trait_metadata(name, "echo_update") for name in said] == [False] * len(said)
