"""A story comes in as somebody wrote it, or not at all."""

import json

import pytest

from careerkit.importing.stories import StoryError, read_story, story_in_file
from careerkit.model import LONGEST_NAME, LONGEST_STORY

HARD = ["=1+1", "+1", "-1", "@x", "<b>*x*</b>", "#eval(1) $x$ \\", "\N{RIGHT-TO-LEFT OVERRIDE}x"]


@pytest.mark.parametrize("text", [*HARD, "Zeile\nund noch eine", "字" * LONGEST_STORY, "🦊"])
def test_words_come_in_as_they_are(text):
    assert read_story(text).text == text


def test_line_ends_become_one_kind_and_what_is_never_seen_a_mark():
    mark = "\N{REPLACEMENT CHARACTER}"
    assert read_story("a\r\nb\rc\x00\ud800d").text == f"a\nb\nc{mark}{mark}d"


def test_a_name_is_one_line_of_some_length():
    story = read_story("x", f" Rosa\n of the\tshop {'x' * 200}")

    assert story.who.startswith("Rosa of the shop x")
    assert len(story.who) <= LONGEST_NAME


def test_the_same_words_are_the_same_story_whoever_wrote_them():
    assert read_story("a ", "Rosa").id == read_story("a").id != read_story("b").id


def test_a_story_that_is_too_long_is_never_cut():
    with pytest.raises(StoryError, match="2001 letters"):
        read_story("x" * (LONGEST_STORY + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_is_read_in_the_alphabets_that_editors_write(encoding):
    assert story_in_file("story.txt", "Schön war's, 字".encode(encoding)).text == "Schön war's, 字"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("story.txt", b"\xff\xfe\x00\xd8", "not_text"),
        ("photo.txt", b"\x89PNG\xff", "not_text"),
        ("empty.txt", b"", "empty"),
        ("story.json", b"{", "not_a_story"),
        ("story.json", b"[" * 60_000, "not_a_story"),
        ("story.json", b'["story"]', "not_a_story"),
        ("story.JSON", b'{"story": 7}', "not_a_story"),
        ("story.json", json.dumps({"story": "x" * 2001}).encode(), "too_long"),
        ("story.txt", b"x" * 100_000, "too_long"),
    ],
)
def test_what_is_no_story_says_why(name, data, kind):
    with pytest.raises(StoryError) as error:
        story_in_file(name, data)

    assert error.value.kind == kind
    assert str(error.value).endswith((".", "instead."))


def test_a_name_that_is_no_text_is_none():
    assert story_in_file("a.json", b'{"story": "x", "who": {"a": 1}}').who == ""
