"""A counsellor and a person pass one file to and fro: nothing is lost, doubled or written over."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.model import (
    Comment,
    Goal,
    Keep,
    Reply,
    Topic,
    Workbook,
    add,
    brought,
    count_differing,
    merge,
    reply_id,
    take_comments,
)
from careerkit.store import decode, encode
from support.models.strategies import texts, workbooks

MINE = Workbook().put("goals", Goal(id="g", what="A course", why="mine"))


def comment(text="Have you asked Rosa?", who="Ms Weber", **values):
    return Comment(text=text, who=who, section="goals", record="g", on=date(2026, 11, 29), **values)


def handed_over(workbook):
    """The workbook as another computer opens its file."""
    return decode(encode(workbook))


def said(workbook):
    return [one.text for one in workbook.comments]


def test_the_same_words_are_one_comment_and_other_words_another_one():
    assert comment().id == comment().id
    others = [comment("Other words"), comment(who="Mr. Okafor"), attrs.evolve(comment(), id="x")]
    assert len({comment().id, *(one.id for one in others)}) == 4


def test_a_comment_that_somebody_changed_is_known_by_it():
    assert comment().is_as_written
    assert handed_over(MINE.put("comments", comment())).comments[0].is_as_written
    assert not comment().changed(text="Well done").is_as_written
    assert not attrs.evolve(comment(), who="").is_as_written
    assert brought(MINE, MINE.put("comments", comment().changed(text="Well done"))).altered == 1


def test_of_a_guests_file_only_the_comments_come():
    guest = MINE.put("goals", MINE.goals[0].changed(what="Something else"))
    guest = guest.put("topics", Topic(what="soil")).remove("goals", "g").put("comments", comment())
    guest = guest.put("replies", Reply(comment=comment().id, text="In the person's name"))

    taken = take_comments(MINE, handed_over(guest))

    assert said(taken) == ["Have you asked Rosa?"]
    [reply] = taken.replies
    assert (reply.comment, reply.text, reply.state) == (comment().id, "", "")
    back = attrs.evolve(taken, updated=MINE.updated).holding({"comments": (), "replies": ()})
    assert back == MINE


def test_twice_is_once():
    guest = handed_over(MINE.put("comments", comment()).put("comments", comment("And him?")))

    once = take_comments(MINE, guest)

    assert take_comments(once, guest) is once
    assert not brought(once, guest)
    assert said(once) == ["Have you asked Rosa?", "And him?"]


def test_three_rounds_with_edits_on_both_sides():
    guest = handed_over(MINE).put("comments", comment("One"))
    mine = take_comments(MINE.put("topics", Topic(what="meanwhile")), handed_over(guest))

    # The person answers and gives the file again; meanwhile both go on.
    answer = mine.replies[0].changed(text="I will", state="kept")
    second = handed_over(mine.put("replies", answer))
    mine = mine.put("replies", answer).put("goals", mine.goals[0].changed(why="newer"))
    guest = second.put("comments", comment("Two")).put("comments", comment("Two, and typo"))
    guest = guest.remove("comments", comment("Two, and typo").id)
    mine = take_comments(mine, handed_over(guest))
    assert said(mine) == ["One", "Two"]

    # An older copy of the guest's, too, with one more in it.
    late = handed_over(second).put("comments", comment("From the old copy"))
    mine = mine.put("replies", mine.replies[0].changed(text="I did"))
    mine = take_comments(take_comments(mine, late), handed_over(guest))

    assert said(mine) == ["One", "Two", "From the old copy"]
    assert [(r.text, r.state) for r in mine.replies] == [("I did", "kept"), ("", ""), ("", "")]
    assert (mine.goals[0].why, mine.topics[0].what) == ("newer", "meanwhile")


def test_what_a_guest_took_back_goes_unless_the_person_said_something_to_it():
    words = [comment("Open"), comment("Answered"), comment("Kept")]
    mine = take_comments(MINE, MINE.replace("comments", words))
    mine = mine.put("replies", mine.replies[1].changed(text="I think not"))
    mine = mine.put("replies", mine.replies[2].changed(state="kept"))
    guest = MINE.replace("comments", words).replace("comments", [comment("Rather this")])

    came = brought(mine, handed_over(guest))
    taken = take_comments(mine, handed_over(guest))

    assert [one.text for one in came.taken_back] == ["Open"]
    assert said(taken) == ["Answered", "Kept", "Rather this"]
    assert [reply.text for reply in taken.replies] == ["I think not", "", ""]
    assert take_comments(taken, MINE.replace("comments", words)) is taken


def test_what_the_person_removed_stays_away():
    guest = MINE.put("comments", comment())
    mine = take_comments(MINE, guest).remove("comments", comment().id)

    assert take_comments(mine, guest) is mine


def test_two_guests_do_not_take_back_each_others_words():
    one, two = MINE.put("comments", comment("One")), MINE.put("comments", comment("Two"))

    assert said(take_comments(take_comments(MINE, one), two)) == ["One", "Two"]


@pytest.mark.parametrize("keep", Keep)
def test_a_file_that_is_opened_as_a_whole_doubles_no_comment_either(keep):
    mine = MINE.put("comments", comment())
    mine = mine.put("replies", Reply(id=reply_id(comment().id), comment=comment().id, text="Yes"))
    file = handed_over(mine)

    assert count_differing(mine, file) == 0
    assert add(mine, file, keep).comments == mine.comments


def test_two_tabs_that_answer_one_comment_lose_neither_answer():
    base = MINE.put("comments", comment())
    first = Reply(id=reply_id(comment().id), comment=comment().id, text="Yes")
    other = attrs.evolve(first.changed(text="No, and here is why"))

    merged = merge(base.put("replies", first), base.put("replies", other), base)

    assert {reply.text for reply in merged.replies} == {"Yes", "No, and here is why"}
    assert {reply.comment for reply in merged.replies} == {comment().id}
    assert said(merged) == ["Have you asked Rosa?"]


@given(workbooks(), workbooks(), st.lists(texts, max_size=3))
def test_whatever_is_in_two_files_only_comments_come_and_once(mine, theirs, words):
    theirs = theirs.replace(
        "comments", (*theirs.comments, *{comment(w).id: comment(w) for w in words}.values())
    )

    taken = take_comments(mine, theirs)

    for name in set(mine.section_names) - {"comments", "replies"}:
        assert taken.records(name) == mine.records(name)
    assert {*mine.removed} <= {*taken.removed}
    assert {m.section for m in {*taken.removed} - {*mine.removed}} <= {"comments", "replies"}
    words = {(r.id, r.text, r.state) for r in mine.replies if r.text or r.state}
    assert words <= {(r.id, r.text, r.state) for r in taken.replies}
    assert take_comments(taken, theirs) is taken
    known = {one.id for one in mine.comments}
    assert [one for one in taken.comments if one.id in known] == [
        one for one in mine.comments if one.id in {kept.id for kept in taken.comments}
    ]
