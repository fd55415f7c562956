"""The vault's parts in a real browser without a kernel: a stand-in model plays its part."""

import json

import pytest

from careerkit.model import Topic, Workbook
from careerkit.store import decode, encode
from careerkit.widgets import Vault, front_end
from careerkit.widgets.vault import _PARTS

MODEL = """
  window.model = new (class {
    state = JSON.parse(STATE);
    handlers = {};
    sent = [];
    get(name) { return this.state[name]; }
    set(name, value) { this.state[name] = value; }
    save_changes() { this.sent.push(structuredClone(this.state)); }
    send(message) { this.sent.push(message); }
    on(name, handler) { (this.handlers[name] ??= []).push(handler); }
    off() {}
    python(name, value) {
      this.state[name] = value;
      for (const handler of this.handlers[`change:${name}`] ?? []) handler();
    }
  })();
"""


@pytest.fixture
def parts(page, context):
    """A page of its own that has the vault's code, and nothing else."""
    # The only way to an address with a storage and no server.
    context.route("http://127.0.0.1:9/", lambda route: route.fulfill(body="<!DOCTYPE html>"))
    page.goto("http://127.0.0.1:9/")
    code = front_end.module(*_PARTS).replace("export default", "window.widget =")
    page.add_script_tag(content=code)
    state = {
        key: value
        for key, value in Vault().get_state().items()
        if isinstance(value, str | dict | list | int)
    }
    state = {key: value for key, value in state.items() if key not in ("_esm", "_css")}
    page.evaluate(MODEL.replace("STATE", json.dumps(json.dumps(state))))
    return page


def workbook(*texts):
    return Workbook(topics=tuple(Topic(what=text, id=text) for text in texts))


def put(page, key, text):
    page.evaluate("([key, text]) => localStorage.setItem(`careerkit/1/${key}`, text)", [key, text])


def pending(page, **parts):
    put(page, "pending/browser/topics/w", json.dumps({"seq": 1, **parts}))


def saved(page):
    return decode(page.evaluate("wholeWorkbook(new VaultStorage(model))"))


def found(page):
    return page.evaluate("model.sent.filter((s) => s.found?.seq).map((s) => s.found)")


def test_a_file_without_any_document_is_an_empty_workbook(parts):
    assert saved(parts).is_empty


def test_a_file_holds_the_newest_document_and_what_is_pending(parts):
    put(parts, "document/a", encode(workbook("soil", "rivers")))
    put(parts, "document/b", encode(workbook("soil", "rivers", "birds")))
    pending(
        parts,
        put={
            "soil": {"record": {"what": "good soil"}, "changed": ["what"], "after": None},
            "new": {"record": {"what": "bridges", "pull": 4}, "changed": ["what"], "after": "soil"},
        },
        remove=["birds"],
    )

    result = saved(parts)

    assert [topic.what for topic in result.topics] == ["good soil", "bridges", "rivers"]
    assert result.topics[1].pull == 4
    assert [mark.id for mark in result.removed] == ["birds"]


def test_a_file_keeps_the_order_that_is_pending(parts):
    put(parts, "document/a", encode(workbook("a", "b", "c")))
    pending(parts, order=["c", "a", "b"])

    assert [topic.id for topic in saved(parts).topics] == ["c", "a", "b"]


@pytest.mark.parametrize("number", ["plenty", 77, -1, "3"])
def test_a_number_that_is_none_does_not_make_the_file_unreadable(parts, number):
    record = {"what": "bridges", "pull": number}
    pending(parts, put={"x": {"record": record, "changed": ["what", "pull"], "after": None}})

    [topic] = saved(parts).topics

    assert topic.what == "bridges"
    assert topic.pull is None


def test_damaged_texts_in_the_storage_do_not_keep_a_file_from_being_made(parts):
    put(parts, "document/a", "{")
    put(parts, "pending/browser/topics/w", "{")

    assert saved(parts).is_empty


def test_what_was_found_is_said_again_until_somebody_answers(parts):
    put(parts, "document/a", "text")
    parts.clock.install()

    parts.evaluate("window.storage = new VaultStorage(model); storage.tell()")
    parts.clock.run_for(7000)
    assert [message["attempt"] for message in found(parts)] == [0, 1, 2]
    parts.evaluate("model.python('merged', {seq: 1, writers: ['a']})")
    parts.clock.run_for(60_000)

    assert len(found(parts)) == 3
    assert {message["seq"] for message in found(parts)} == {1}


def test_documents_too_large_for_one_message_go_one_after_the_other(parts):
    for writer in "abc":
        put(parts, f"document/{writer}", writer * 1_500_000)
    parts.evaluate("window.storage = new VaultStorage(model); storage.tell()")
    for seq in (1, 2, 3):
        parts.evaluate(
            """(seq) => {
              const { documents } = model.get("found");
              model.python("merged", { seq, writers: documents.map(({ writer }) => writer) });
            }""",
            seq,
        )

    sent = [[document["writer"] for document in message["documents"]] for message in found(parts)]
    assert sorted(writer for batch in sent for writer in batch) == ["a", "b", "c"]
    assert len(sent) == 2


def test_an_earlier_visit_makes_room_for_the_document_that_it_is_part_of(parts):
    put(parts, "document/earlier", "e" * 3_000_000)
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.tell();
          model.python("part_head", "n".repeat(3_000_000));
          model.python("document", { revision: 1, parts: ["part_head"] });
        }"""
    )
    assert parts.evaluate("storage.trouble") == "full"

    parts.evaluate("model.python('merged', {seq: 1, writers: ['earlier']})")

    assert parts.evaluate("[storage.trouble, model.get('kept')]") == ["", 1]
    assert parts.evaluate("page.storage.keys('document/')") == [parts.evaluate("storage.key")]


def test_an_earlier_visit_stays_where_there_is_no_room_even_without_it(parts):
    put(parts, "document/earlier", "e" * 1000)
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.tell();
          model.python("part_head", "n".repeat(7_000_000));
          model.python("document", { revision: 1, parts: ["part_head"] });
          model.python("merged", { seq: 1, writers: ["earlier"] });
        }"""
    )

    assert parts.evaluate("[storage.trouble, model.get('kept')]") == ["full", 0]
    assert parts.evaluate("localStorage['careerkit/1/document/earlier'].length") == 1000


def test_a_document_that_was_on_its_way_does_not_survive_an_erasure(parts):
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          model.python("part_head", "an answer");
          model.python("document", { revision: 1, parts: ["part_head"] });
          storage.erase();
          model.python("part_head", "the same answer, a little late");
          model.python("document", { revision: 2, parts: ["part_head"] });
        }"""
    )
    assert parts.evaluate("Object.keys(localStorage)") == []

    parts.evaluate(
        """() => {
          model.python("forgotten", 1);
          model.python("part_head", "new");
          model.python("document", { revision: 3, parts: ["part_head"] });
        }"""
    )
    assert parts.evaluate("Object.values(localStorage)") == ["{\nnew\n}\n"]


def test_a_page_is_not_called_lost_while_it_is_still_starting(parts):
    parts.clock.install()
    start_heartbeat(parts)

    parts.clock.run_for(29_000)
    assert parts.evaluate("said") == []
    parts.clock.run_for(2000)
    assert parts.evaluate("said") == ["lost"]


def test_an_answer_in_time_is_no_news_and_silence_is(parts):
    parts.clock.install()
    start_heartbeat(parts)
    for _ in range(10):
        parts.evaluate("answer()")
        parts.clock.run_for(2000)
    assert parts.evaluate("said") == []

    parts.evaluate("answer()")
    parts.clock.run_for(6000)

    assert parts.evaluate("said") == ["lost"]


def test_late_answers_to_every_question_mean_that_nothing_was_missed(parts):
    parts.clock.install()
    start_heartbeat(parts)
    parts.evaluate("answer()")
    parts.clock.run_for(10_000)
    parts.evaluate("answer()")

    assert parts.evaluate("said") == ["lost", "back"]


def test_an_answer_that_skips_a_question_means_that_something_was_missed(parts):
    parts.clock.install()
    start_heartbeat(parts)
    parts.evaluate("answer()")
    parts.clock.run_for(10_000)
    parts.evaluate("questions.splice(0, 2); answer()")

    assert parts.evaluate("said") == ["lost", "missed"]


def start_heartbeat(page):
    page.evaluate(
        """() => {
          window.said = [];
          window.questions = [];
          model.send = ({ n }) => questions.push(n);
          window.answer = () => {
            for (const n of questions.splice(0)) {
              model.handlers["msg:custom"].forEach((hear) => hear({ type: "pong", n }));
            }
          };
          const say = (word) => () => said.push(word);
          new Heartbeat(model, { lost: say("lost"), back: say("back"), missed: say("missed") });
        }"""
    )


@pytest.mark.parametrize(
    "piece", ['{"a": "b\\\\c"}\n', "plain words, ", "äß", "€漢", "\u0000\t", "x"]
)
def test_a_long_text_is_counted_as_the_message_takes_it(parts, piece):
    counted, taken = parts.evaluate(
        """piece => {
          const text = piece.repeat(1_000_000 / piece.length);
          return [sizeOf(text), new Blob([JSON.stringify(text)]).size];
        }""",
        piece,
    )

    # A tab is two bytes, and counted as the worst that its kind takes.
    assert taken <= counted <= (taken if "\t" not in piece else 2 * taken)


@pytest.mark.parametrize("text", ["a word", "😀" * 400_000])
def test_a_text_is_never_counted_as_less_than_it_takes(parts, text):
    counted = parts.evaluate("text => sizeOf(text)", text)

    assert counted >= len(json.dumps(text, ensure_ascii=False).encode())
