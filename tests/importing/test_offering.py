"""What a page offers to do with a file of tables, or with comments in it."""

import json
from datetime import date

import pytest

from careerkit.importing.offering import Offering
from careerkit.model import Comment, Goal, Topic, Workbook
from careerkit.session import Session
from careerkit.store import BrowserStore, encode
from importing.conftest import as_zip, table
from importing.word.conftest import exported, with_comments
from support.models.fake_vault import FakeVault

SAID = Comment(
    text="Have you asked Rosa?", who="Ms Weber", section="goals", record="g", on=date(2026, 11, 28)
)


@pytest.fixture
def vault():
    return FakeVault()


@pytest.fixture
def session(vault, caplog):
    yield Session(store=BrowserStore(vault, Offering()))
    assert not caplog.get_records("call")


def choose(vault, name, data, seq=1):
    vault.opened = {"seq": seq, "name": name, "data": data}


def choices(vault):
    return [name for name, _ in vault.offer["choices"]]


def test_a_table_is_shown_before_anything_changes_and_taken_over_when_asked(session, vault, mine):
    vault.find(w=encode(mine))
    choose(vault, "topics.csv", table(["id", "why"], ["soil", "Because"]))

    assert session.workbook == mine
    assert vault.offer["sentence"].startswith("“topics.csv”: 1 changed answer. Nothing is changed")
    [group] = vault.offer["preview"]
    [entry] = group["entries"]
    assert (group["title"], entry["name"]) == ("Topics that matter to you", "Changed: Soil")
    assert [(a["before"], a["after"]) for a in entry["answers"]] == [("It feeds us", "Because")]
    assert choices(vault) == ["take", "cancel"]
    json.dumps(vault.offer)

    vault.answers("take")
    assert session.workbook.topics[0].why == "Because"
    assert vault.notice == "Taken over from “topics.csv”. Undo takes it back."
    session.undo()
    assert session.workbook.topics[0].why == "It feeds us"


def test_into_an_empty_workbook_tables_are_shown_first_too(session, vault, mine):
    vault.find()
    choose(vault, "mine.zip", as_zip(mine))

    assert session.workbook.is_empty
    assert choices(vault) == ["take", "cancel"]
    vault.answers("take")
    assert session.workbook.goals == mine.goals


@pytest.mark.parametrize("choice", ["cancel", "replace", "nonsense"])
def test_any_other_answer_changes_nothing(session, vault, mine, choice):
    vault.find(w=encode(mine))
    choose(vault, "topics.csv", table(["id", "why"], ["soil", "Because"]))

    vault.answers(choice)

    assert (session.workbook, vault.offer) == (mine, {})


def test_what_was_written_since_has_a_choice_of_its_own(session, vault, mine):
    vault.find(w=encode(mine))
    choose(
        vault,
        "topics.csv",
        table(["id", "updated", "why"], ["soil", "2026-01-01T00:00:00Z", "Old"]),
    )

    assert choices(vault) == ["take_over_newer", "cancel"]
    [answer] = vault.offer["preview"][0]["entries"][0]["answers"]
    assert (bool(answer["note"]), answer["stays"]) == (True, True)
    vault.answers("take_over_newer")
    assert session.workbook.topics[0].why == "Old"


def test_a_table_with_nothing_new_says_so_and_can_be_closed(session, vault, mine):
    vault.find(w=encode(mine))
    choose(vault, "mine.zip", as_zip(mine))

    assert "says what stands here already" in vault.offer["sentence"]
    assert vault.offer["choices"] == [["cancel", "Close"]]
    assert session.workbook == mine


def test_what_is_no_table_is_one_sentence(session, vault, mine):
    vault.find(w=encode(mine))
    choose(vault, "mine.zip", b"PK and nothing more")

    assert vault.notice.startswith("“mine.zip” was not opened, and nothing has changed. This file")
    assert vault.offer == {}
    assert session.workbook == mine


def commented(mine):
    return mine.put("goals", mine.goals[0].changed(what="Other words")).put("comments", SAID)


def test_of_a_commented_file_the_comments_are_offered_first_and_alone(session, vault, mine):
    vault.find(w=encode(mine))
    choose(vault, "back.json", encode(commented(mine)).encode())

    assert vault.offer["sentence"].startswith("“back.json” brings one comment, from Ms Weber.")
    assert choices(vault)[0] == "comments"
    assert {"mine", "theirs", "both", "replace", "cancel"} <= {*choices(vault)}
    first, otherwise, goals = vault.offer["preview"]
    assert first["entries"][0]["name"] == "Beside “Goals, A course”"
    assert first["entries"][0]["answers"][0]["label"].startswith("Ms Weber, ")
    assert otherwise["title"].startswith("What else is not the same")
    assert goals["entries"][0]["answers"][0]["after"] == "Other words"

    vault.answers("comments")
    assert session.workbook.goals == mine.goals
    assert session.workbook.comments == commented(mine).comments
    assert [reply.comment for reply in session.workbook.replies] == [SAID.id]
    choose(vault, "back.json", encode(commented(mine)).encode(), seq=2)
    assert "comments" not in choices(vault)


@pytest.mark.usefixtures("session")
def test_of_a_file_with_comments_alone_nothing_else_is_asked(vault, mine):
    vault.find(w=encode(mine))
    choose(vault, "back.json", encode(mine.put("comments", SAID)).encode())

    assert choices(vault) == ["comments", "cancel"]
    assert "What should happen" not in vault.offer["sentence"]


def test_comments_in_a_word_file_are_shown_and_taken_in_without_any_other_word(
    session, vault, mine
):
    vault.find(w=encode(mine))
    choose(vault, "back.docx", with_comments(exported(mine), ("A course", "By when?")))

    assert vault.offer["sentence"] == "“back.docx” brings one comment, from Ms Weber."
    assert choices(vault) == ["comments", "cancel"]
    [group] = vault.offer["preview"]
    assert group["entries"][0]["name"] == "Beside “Goals, A course”"
    json.dumps(vault.offer)

    vault.answers("comments")
    [comment] = session.workbook.comments
    assert (comment.section, comment.record, comment.text) == ("goals", "g", "By when?")
    assert session.workbook.goals == mine.goals
    assert vault.notice.startswith("The comments in “back.docx” are here, and no other word of it.")
    session.undo()
    assert session.workbook.comments == ()


def test_a_word_file_that_can_not_be_read_is_one_sentence(session, vault, mine):
    vault.find(w=encode(mine))
    choose(vault, "back.doc", b"\xd0\xcf\x11\xe0")

    assert (
        "“back.doc” was not opened, and nothing has changed. This is a file of an" in vault.notice
    )
    assert (session.workbook, vault.offer) == (mine, {})


def test_a_file_with_many_entries_is_shown_in_part(session, vault):
    vault.find()
    choose(vault, "topics.csv", table(["id", "what"], *([f"t{n}", "x"] for n in range(500))))

    assert sum(len(group.get("entries", ())) for group in vault.offer["preview"]) == 200
    assert vault.offer["preview"][-1]["sentences"] == ["300 more are not shown here."]
    vault.answers("take")
    assert len(session.workbook.topics) == 500


def test_a_page_that_reads_workbooks_alone_asks_as_it_did(vault):
    session = Session(store=BrowserStore(vault))
    vault.find(w=encode(Workbook(topics=(Topic(id="a", what="a"),))))

    choose(vault, "x.csv", b"id,what\r\nb,b\r\n")
    assert "This is not a careerkit workbook" in vault.notice
    choose(vault, "x.json", encode(Workbook(goals=(Goal(id="b"),))).encode(), seq=2)
    assert choices(vault) == ["add", "replace", "cancel"]
    assert session.workbook.goals == ()
