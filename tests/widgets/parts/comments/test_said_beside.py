"""What others said stands above what the person says to it, and can't be written in."""

from datetime import date

import attrs
import pytest

from careerkit.model import Comment, Goal, Reply, Workbook, reply_id, take_comments
from careerkit.session import Session
from careerkit.widgets.parts.comments.said_beside import SaidBeside

SAID = Comment(text="Why now?", who="Ms Weber", section="goals", record="g", on=date(2026, 11, 28))
MINE = Workbook().put("goals", Goal(id="g", what="A course"))


@pytest.fixture
def session():
    return Session(take_comments(MINE, MINE.put("comments", SAID)))


def test_without_comments_there_is_nothing():
    assert SaidBeside(Session(MINE)).children == ()


def test_each_comment_has_a_card_with_its_words_and_only_the_reply_is_asked_for(session):
    [replies] = SaidBeside(session).children

    [card] = replies._cards
    assert (card["id"], card["words"]) == (reply_id(SAID.id), "Why now?")
    assert card["name"].startswith("Ms Weber, 28 November")
    assert card["name"].endswith("Beside “Goals, A course”")
    assert [field["name"] for field in replies._fields] == ["text", "state"]


def test_what_came_while_the_page_was_open_is_shown(session):
    shown = SaidBeside(session)
    other = attrs.evolve(SAID, text="And how?", id="x")

    session.apply(lambda mine: take_comments(mine, MINE.put("comments", other)))

    assert [card["words"].partition("\n")[0] for card in shown.children[0]._cards] == [
        "Why now?",
        "And how?",
    ]
    # Somebody gave it another id than its words make.
    assert "changed after it was written" in shown.children[0]._cards[1]["words"]
    session.undo()
    assert len(shown.children[0]._cards) == 1


def test_another_version_of_a_reply_has_a_card_too(session):
    session.apply(lambda mine: mine.put("replies", Reply(id="copy", comment=SAID.id, text="No")))

    [replies] = SaidBeside(session).children

    assert [card["id"] for card in replies._cards] == [reply_id(SAID.id), "copy"]


def test_when_the_last_comment_is_gone_so_is_the_list(session):
    shown = SaidBeside(session)

    session.apply(lambda mine: mine.remove("comments", SAID.id))

    assert shown.children == ()
