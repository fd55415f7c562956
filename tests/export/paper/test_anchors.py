import re

from hypothesis import given
from hypothesis import strategies as st

from careerkit.export.paper.anchors import anchor_of

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, texts)
def test_an_anchor_is_a_name_that_word_takes_and_hides(section: str, record: str):
    # Word takes forty signs, and hides what begins with an underscore.
    assert re.fullmatch(r"_[A-Za-z0-9_]{1,39}", anchor_of(section, record))


def test_records_and_their_section_have_each_their_own():
    places = [("goals", ""), ("goals", "a"), ("goals", "b"), ("topics", "a")]

    assert len({anchor_of(*place) for place in places}) == len(places)
