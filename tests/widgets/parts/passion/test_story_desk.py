"""What comes is looked at before it is kept, and of what is let go nothing stays."""

import json
from datetime import date

import pytest

from careerkit import content
from careerkit.importing.stories import LARGEST_FILE, PLACE
from careerkit.model import LONGEST_STORY, Strength, Workbook
from careerkit.session import Session
from careerkit.widgets import RecordList, Stories
from careerkit.widgets.parts.passion.story_desk import StoryDesk

TOLD = "You drew the till as a map."
DAY = date(2026, 11, 30)


@pytest.fixture
def session():
    made = Session(Workbook(strengths=(Strength(id="s", what="Drawing"), Strength(what="idk"))))
    made.day = DAY
    return made


@pytest.fixture
def desk(session, caplog):
    made = StoryDesk(session)
    yield made
    made.close()
    assert not caplog.get_records("call")


def wish(desk, **details):
    desk._wish = {"seq": desk._wish.get("seq", 0) + 1, **details}


def open_file(desk, name, data):
    told = {"type": "opened", "name": name, "size": len(data), "begin": 0}
    desk._on_message(desk, told, [data])


def test_a_story_is_shown_and_nothing_of_it_is_kept_until_the_person_says_so(desk, session):
    wish(desk, do="look", text=f" {TOLD}\r\n", who="Rosa")

    assert (desk._offered["text"], desk._offered["who"]) == (TOLD, "Rosa")
    assert not desk._offered["is_heavy"]
    assert session.workbook.stories == ()

    wish(desk, do="keep", text=TOLD, who="Rosa from the shop", shows="drawing")

    [story] = session.workbook.stories
    assert (story.text, story.who, story.on, story.strength) == (
        *(TOLD, "Rosa from the shop", DAY),
        "s",
    )
    assert session.workbook.strengths[0].noticed_by == "others"
    assert (desk._offered, desk._kept) == ({}, 1)


def test_of_what_is_let_go_nothing_is_left(desk, session):
    wish(desk, do="look", text="Nobody ever liked you", who="")
    before = session.workbook
    wish(desk, do="let_go")

    assert "liked" not in json.dumps([desk._offered, desk._wish])
    assert session.workbook is before
    assert desk._kept == 0


@pytest.mark.parametrize(
    ("text", "is_heavy", "has_help"),
    [
        ("I want to die every night", True, True),
        ("my nan passed away in spring", True, False),
        ("You drew the till as a map", False, False),
        ("idk", False, False),
    ],
)
def test_what_hurts_is_told_before_it_is_read(desk, text, is_heavy, has_help):
    wish(desk, do="look", text=text, who="")

    assert (desk._offered["is_heavy"], bool(desk._offered["care"])) == (is_heavy, has_help)


@pytest.mark.parametrize(
    ("text", "kind"), [("", "empty"), (" \n", "empty"), ("x" * (LONGEST_STORY + 1), "too_long")]
)
def test_what_is_no_story_is_told_in_a_sentence_each_time(desk, text, kind):
    told = []
    for _ in range(2):
        wish(desk, do="look", text=text, who="")
        told.append(desk._offered)

    sentence = content.text(f"stories.problems.{kind}", count=LONGEST_STORY + 1, most=LONGEST_STORY)
    assert {one["problem"] for one in told} == {sentence}
    assert told[0] != told[1]  # or the page would not hear of it


def test_a_story_in_a_file_is_shown_as_a_pasted_one(desk):
    open_file(desk, "rosa.json", json.dumps({"story": TOLD, "who": "Rosa"}).encode())
    assert (desk._offered["text"], desk._offered["who"]) == (TOLD, "Rosa")

    open_file(desk, "rosa.txt", b"x" * (LARGEST_FILE + 1))
    assert "problem" in desk._offered


def test_one_that_is_there_already_is_said_to_be(desk):
    for _ in range(2):
        wish(desk, do="keep", text=TOLD, who="Rosa", shows="")
    wish(desk, do="look", text=TOLD, who="Ben")

    assert desk._offered["is_known"]
    assert len(desk._session.workbook.stories) == 1


def test_the_step_offers_the_strengths_that_may_be_spoken_of_and_lets_nobody_rewrite_a_story(
    session,
):
    step = Stories(session)
    desk, kept = step.children[1:]

    assert desk._strengths == ["Drawing"]
    assert isinstance(kept, RecordList)
    assert [field["name"] for field in kept._fields if field["is_said"]] == ["text"]
    step.close()


def test_the_app_tells_where_its_form_is_and_elsewhere_there_is_none(desk, session, monkeypatch):
    assert desk._place == ""
    monkeypatch.setenv(PLACE, "/base/story")
    assert StoryDesk(session)._place == "/base/story"
