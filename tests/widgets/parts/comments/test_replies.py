"""A comment that is removed for good goes with what was said to it, and no file brings it back."""

from datetime import date

import pytest

from careerkit.model import (
    Comment,
    Goal,
    Keep,
    Reply,
    Workbook,
    add,
    brought,
    merge,
    reply_id,
    take_comments,
)
from careerkit.session import Session
from careerkit.store import decode, encode
from careerkit.widgets.parts.comments.replies import Replies
from careerkit.widgets.parts.comments.said_beside import SaidBeside

MINE = Workbook().put("goals", Goal(id="g", what="A course"))


def comment(text):
    return Comment(text=text, who="Ms Weber", section="goals", record="g", on=date(2026, 11, 28))


GUESTS = MINE.replace("comments", [comment("Why now?"), comment("Wash more"), comment("Good")])
FIRST, RUDE, LAST = (one.id for one in GUESTS.comments)


@pytest.fixture
def session():
    return Session(take_comments(MINE, GUESTS))


@pytest.fixture
def replies(session):
    return Replies(session)


def pend(replies, seq, **changes):
    replies._pending = {"seq": seq, "put": {}, "remove": [], "order": [], **changes}


def put(text, record_id):
    record = {"id": record_id, "text": text, "state": None}
    return {"put": {record_id: {"record": record, "changed": ["text"], "after": None}}}


def said(workbook):
    return [one.text for one in workbook.comments]


def test_it_goes_with_its_reply_in_one_step(session, replies):
    before = session.workbook
    session.apply(lambda mine: mine.put("replies", Reply(id="copy", comment=RUDE, text="No!")))

    pend(replies, 1, remove=[reply_id(RUDE)])

    assert said(session.workbook) == ["Why now?", "Good"]
    assert {reply.comment for reply in session.workbook.replies} == {FIRST, LAST}
    session.undo()
    assert said(session.workbook) == said(before)
    assert {reply.comment for reply in session.workbook.replies} == {FIRST, RUDE, LAST}


def test_one_that_nothing_was_said_to_yet_goes_too():
    session = Session(GUESTS)  # as it comes with a whole workbook

    pend(Replies(session), 1, remove=[reply_id(RUDE)])

    assert said(session.workbook) == ["Why now?", "Good"]


@pytest.mark.parametrize("keep", Keep)
def test_no_file_brings_it_back(session, replies, keep):
    old = session.workbook
    pend(replies, 1, remove=[reply_id(RUDE)])
    mine = decode(encode(session.workbook))

    assert not brought(mine, GUESTS)
    assert take_comments(mine, GUESTS) is mine
    # The person's own file of before, another tab with it, and the guest's as a whole.
    for file in (old, GUESTS, decode(encode(old))):
        assert said(add(mine, file, keep)) == ["Why now?", "Good"]
        assert said(merge(mine, file)) == ["Why now?", "Good"]
        assert said(merge(file, mine)) == ["Why now?", "Good"]
        assert said(merge(mine, file, old)) == ["Why now?", "Good"]


def test_what_is_taken_back_in_the_page_is_there_again_in_its_place(session, replies):
    pend(replies, 1, remove=[reply_id(RUDE)])
    pend(replies, 2, **put("But why?", reply_id(RUDE)))

    assert said(session.workbook) == ["Why now?", "Wash more", "Good"]
    assert all(one.is_as_written for one in session.workbook.comments)
    assert [r.text for r in session.workbook.replies if r.id == reply_id(RUDE)] == ["But why?"]
    assert said(merge(session.workbook, GUESTS)) == ["Why now?", "Wash more", "Good"]


def test_another_version_of_a_reply_goes_alone(session, replies):
    session.apply(lambda mine: mine.put("replies", Reply(id="copy", comment=RUDE, text="No!")))

    pend(replies, 1, remove=["copy"])

    assert len(session.workbook.comments) == len(session.workbook.replies) == 3


def test_an_edit_takes_nothing_away(session, replies):
    pend(replies, 1, **put("Yes", reply_id(FIRST)))

    assert session.workbook.comments == take_comments(MINE, GUESTS).comments
    assert [reply.text for reply in session.workbook.replies] == ["Yes", "", ""]


def test_the_list_stays_after_the_last_one_so_that_it_can_be_taken_back():
    session = Session(take_comments(MINE, MINE.put("comments", comment("Wash more"))))
    shown = SaidBeside(session)
    [replies] = shown.children

    pend(replies, 1, remove=[reply_id(RUDE)])

    assert shown.children == (replies,)
    assert (replies._cards, replies._said) == ([], [])


def test_each_card_tells_where_it_belongs(session):
    [replies] = SaidBeside(session).children

    assert replies._said[0] == {
        "id": reply_id(FIRST),
        "section": "goals",
        "record": "g",
        "step": "goals",
        "who": "Ms Weber, 28 November",
    }
