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


@pytest.mark.parametrize(
    ("skipped", "said"), [(0, ["lost", "back"]), (2, ["lost", "missed"])], ids=["none", "two"]
)
def test_late_answers_mean_that_nothing_was_missed_unless_a_question_was(parts, skipped, said):
    parts.clock.install()
    start_heartbeat(parts)
    parts.evaluate("answer()")
    parts.clock.run_for(10_000)
    parts.evaluate(f"questions.splice(0, {skipped}); answer()")

    assert parts.evaluate("said") == said


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
