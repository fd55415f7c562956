"""When the connection counts as lost, as back, and as having missed something."""

import pytest

from support.pages.vault_parts import open_parts

pytestmark = pytest.mark.new_profile  # its time runs by our leave


@pytest.fixture
def parts(page):
    return open_parts(page)


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
