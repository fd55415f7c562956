import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.export.bidi import kept_to_itself

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("abc", "abc"),
        ("a\u202ebc", "a\u202ebc\u202c"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
        ("\u2067a\u202eb", "\u2067a\u202eb\u202c\u2069"),
        ("\u2067a\u202eb\u2069", "\u2067a\u202eb\u2069"),
        ("\u202ea\u2069", "\u202ea\u2069\u202c"),
        ("\u202c\u2069", "\u202c\u2069"),
    ],
)
def test_what_is_begun_is_ended(text: str, whole: str):
    assert kept_to_itself(text) == whole


@given(st.text(st.sampled_from("ab" + MARKS), max_size=20))
def test_a_text_that_keeps_to_itself_is_left_as_it_is(text: str):
    once = kept_to_itself(text)

    assert once.startswith(text)
    assert kept_to_itself(once) == once
