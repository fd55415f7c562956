import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.export.paper.shown import broken, is_right_to_left, one_line, without_controls


def test_what_can_be_neither_seen_nor_written_leaves_a_mark_and_lines_stay_lines():
    assert without_controls("a\x00b\r\nc\x0cd\u2028e\ufffe") == "a\ufffdb\nc\nd\ne\ufffd"


def test_what_turns_the_direction_is_left_out_or_kept():
    assert without_controls("\u202ea\u2067b") == "ab"
    assert without_controls("\u202ea", turns=True) == "\u202ea"


@pytest.mark.parametrize(
    ("text", "turned"), [("1. אב", True), ("خبز bread", True), ("bread خبز", False), ("12", False)]
)
def test_a_text_has_the_direction_of_its_first_letter(text: str, turned):
    assert is_right_to_left(text) is turned


def test_only_words_longer_than_a_line_may_be_parted():
    assert broken("short words stay", 8) == "short words stay"
    assert broken("elephants", 8) == "\u200b".join("elephants")


def test_a_word_is_never_parted_from_what_is_written_upon_it():
    assert broken("e\u0301" * 5, 8) == "\u200b".join(["e\u0301"] * 5)
    assert broken("🧑‍🍳" * 4, 8) == "\u200b".join(["🧑‍🍳"] * 4)


@given(st.text(max_size=60), st.integers(1, 20))
def test_a_parted_word_loses_nothing(text: str, longest: int):
    text = text.replace("\u200b", "")

    assert broken(text, longest).replace("\u200b", "") == text


def test_a_text_is_put_on_one_line():
    assert one_line(" a\n\n b\tc ") == "a b c"
