"""The vault's parts in a real browser without a kernel: a stand-in model plays its part."""

import json
from datetime import UTC, datetime

import pytest

from careerkit.model import Topic, Workbook
from careerkit.model.records import NEVER
from careerkit.store import decode, encode
from support.vault_parts import open_parts, put


@pytest.fixture
def parts(page):
    return open_parts(page)


def workbook(*texts):
    return Workbook(topics=tuple(Topic(what=text, id=text) for text in texts))


def pending(page, **parts):
    put(page, "pending/browser/topics/w", json.dumps({"seq": 1, **parts}))


def saved(page):
    return decode(page.evaluate("wholeWorkbook(new VaultStorage(model))"))


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

    result = saved(parts)

    assert [topic.id for topic in result.topics] == ["c", "a", "b"]
    assert result.arranged["topics"] > NEVER


@pytest.mark.parametrize("year", [2020, 2090])
def test_a_file_says_which_fields_were_written_whatever_the_clock(parts, year):
    before = datetime(year, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    topic = Topic(id="a", what="soil", why="", pull=2, updated=before)
    put(parts, "document/a", encode(Workbook(topics=(topic,), updated=before)))
    changed = {"what": "soil", "why": "worms", "pull": None}
    pending(parts, put={"a": {"record": changed, "changed": ["why", "pull"], "after": None}})

    [written] = saved(parts).topics

    assert (written.stamp("what"), written.stamp("done")) == (before, NEVER)
    assert written.stamp("why") == written.stamp("pull") == written.updated > before


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
