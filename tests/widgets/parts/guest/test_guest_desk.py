"""A guest reads a file, and can put comments into it and nothing else."""

import json
from datetime import date

import pytest

from careerkit.model import Comment, Goal, Reply, Supporter, Topic, Workbook, reply_id
from careerkit.store import decode, encode
from careerkit.widgets import GuestDesk

MINE = Workbook(
    goals=(Goal(id="g", what="A course", why="Rosa said so"),),
    supporters=(Supporter(id="s", name="Rosa", note="Early riser"),),
)
DAY = "2026-11-28"


@pytest.fixture
def desk(caplog):
    made = GuestDesk()
    yield made
    made.close()
    assert not caplog.get_records("call")


def opened(desk, workbook, name="mine.json", pieces=1):
    data = encode(workbook).encode() if isinstance(workbook, Workbook) else workbook
    step = -(-len(data) // pieces)
    for begin in range(0, len(data), step):
        told = {"type": "opened", "name": name, "size": len(data), "begin": begin, "day": DAY}
        desk._on_message(desk, told, [data[begin : begin + step]])


def say(desk, text, *, who="Ms Weber", section="goals", record="g", seq=1):
    desk._wish = {
        "seq": seq,
        "do": "say",
        "section": section,
        "record": record,
        "who": who,
        "text": text,
        "day": DAY,
    }


def held(desk) -> Workbook:
    return decode(desk._file["text"])


def test_the_page_is_told_that_its_kernel_is_there(desk, monkeypatch):
    sent = []
    monkeypatch.setattr(desk, "send", sent.append)

    desk._on_message(desk, {"type": "ping", "n": 3}, [])

    assert sent == [{"type": "pong", "n": 3}]
    # What the banner says is the guest's, where nothing is kept in the browser.
    banner = desk._texts["connection"]
    assert {"banner", "lost", "reload", "save", "lost_safe", "lost_unsafe"} <= {*banner}


@pytest.mark.parametrize("pieces", [1, 3])
def test_all_of_a_file_is_shown_for_reading(desk, pieces):
    opened(desk, MINE, pieces=pieces)

    titles = [section["title"] for section in desk._sections]
    assert titles == ["Goals", "People who could help"]
    [entry] = desk._sections[0]["entries"]
    assert (entry["id"], entry["name"]) == ("g", "A course")
    assert "Rosa said so" in [text for _, text in entry["answers"]]
    assert held(desk) == MINE
    json.dumps(desk._sections)


def test_a_comment_is_in_the_file_at_once_and_nothing_else_is_changed(desk):
    opened(desk, MINE)

    say(desk, "  Have you asked her?\n", who=" Ms  Weber ")

    [comment] = held(desk).comments
    assert (comment.text, comment.who, comment.on) == (
        *("Have you asked her?", "Ms Weber", date(2026, 11, 28)),
    )
    assert comment.is_as_written
    assert [held(desk).records(name) for name in ("goals", "supporters")] == [
        *(MINE.goals, MINE.supporters),
    ]
    assert desk._file["changes"] == 1
    assert [(c["record"], c["text"]) for c in desk._comments] == [("g", "Have you asked her?")]


@pytest.mark.parametrize(
    "wish",
    [
        {"do": "say", "text": "   "},
        {"do": "put", "section": "goals", "record": {"id": "g", "what": "Hacked"}},
        {"do": "take_back", "id": "g"},
        {},
    ],
)
def test_no_other_wish_does_anything(desk, wish):
    opened(desk, MINE)

    desk._wish = {"seq": 1, **wish}

    assert held(desk) == MINE


def test_own_words_can_be_taken_back_and_nobody_elses(desk):
    theirs = Comment(text="Mine", who="Mr. Okafor", section="goals", record="g")
    opened(desk, MINE.put("comments", theirs))
    say(desk, "Own")
    own = held(desk).comments[1].id

    desk._wish = {"seq": 2, "do": "take_back", "id": theirs.id, "who": "Ms Weber"}
    desk._wish = {"seq": 3, "do": "take_back", "id": own, "who": "Ms Weber"}

    assert [comment.text for comment in held(desk).comments] == ["Mine"]
    assert own in {mark.id for mark in held(desk).removed}


def test_what_the_person_said_to_a_comment_is_read_and_not_changed(desk):
    said = Comment(text="Ask her", who="Ms Weber", section="goals", record="g")
    reply = Reply(id=reply_id(said.id), comment=said.id, text="I did", state="kept")
    opened(desk, MINE.put("comments", said).put("replies", reply))
    say(desk, "Well done")

    assert desk._comments[0]["replies"] == [{"text": "I did", "state": "They kept it."}]
    assert [(r.text, r.state) for r in held(desk).replies] == [("I did", "kept")]
    assert {section["name"] for section in desk._sections} == {"goals", "supporters"}


def test_a_file_that_can_not_be_read_is_told_and_the_one_before_stays(desk):
    opened(desk, MINE)

    opened(desk, b"hello", name="holiday.json")

    assert desk.problem.startswith("“holiday.json” was not opened")
    assert held(desk) == MINE


def test_another_file_takes_its_place_with_nothing_of_the_first(desk):
    opened(desk, MINE)
    say(desk, "About the first")

    opened(desk, Workbook(topics=(Topic(what="Soil"),)), name="other.json")

    assert [section["name"] for section in desk._sections] == ["topics"]
    assert (desk._comments, desk._file["name"], desk._file["changes"]) == ([], "other.json", 0)
