"""The sentence of an if-then plan, and what counts as having rehearsed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.goals.if_then import halves, rehearsal, sentence
from careerkit.model import Goal
from support.models.strategies import texts

PLAN = Goal(if_="it's Wednesday and I come home tired", then="put the flour on the table")
WHOLE = "If it's Wednesday and I come home tired, then I will put the flour on the table."


@pytest.mark.parametrize(
    ("if_", "then"),
    [
        (PLAN.if_, PLAN.then),
        ("If it's Wednesday and I come home tired,", "then I will put the flour on the table."),
        ("If … it's Wednesday and I come home tired …", "… then I'll put the flour on the table!"),
        ("  It's   Wednesday and I come home tired", "I put the flour on the table"),
        ("When it's Wednesday and I come home tired", "Put the flour on the table"),
        ("if if it's Wednesday and I come home tired", "Then, I will: put the flour on the table"),
    ],
)
def test_what_the_sentence_brings_along_is_not_said_twice(if_, then):
    assert sentence(Goal(if_=if_, then=then)) == WHOLE


@pytest.mark.parametrize(
    ("if_", "then", "whole"),
    [
        ("Rosa calls", "SMS her", "If Rosa calls, then I will SMS her."),
        (
            "iffy weather comes",
            "ignite the oven",
            "If iffy weather comes, then I will ignite the oven.",
        ),
        ("I’m tired", "say “one page”", "If I’m tired, then I will say “one page”."),
    ],
)
def test_names_and_words_that_only_begin_alike_are_left_alone(if_, then, whole):
    assert sentence(Goal(if_=if_, then=then)) == whole


@pytest.mark.parametrize(
    ("if_", "then"), [("", "go"), ("it rains", ""), ("it rains", "then I will"), ("if …", "go")]
)
def test_half_a_plan_is_no_sentence(if_, then):
    assert sentence(Goal(if_=if_, then=then)) == ""


@pytest.mark.parametrize(
    "rehearsed",
    [
        WHOLE,
        WHOLE.upper(),
        "if it’s wednesday and I come home tired then I’ll put the flour on the table",
        "it's Wednesday and I come home tired: put the flour on the table",
        "if its wednesday and I come home tired then ill put the flour on the table",
        "When it's Wednesday and I come home tired, I will put the flour on the table!!",
    ],
)
def test_retyping_is_taken_leniently(rehearsed):
    assert rehearsal(PLAN.changed(rehearsed=rehearsed)) == "same"


@pytest.mark.parametrize("rehearsed", ["read", "Read.", "“read”", "I read it aloud"])
def test_reading_aloud_counts_as_well(rehearsed):
    assert rehearsal(PLAN.changed(rehearsed=rehearsed)) == "read"


def test_other_words_are_noticed_and_no_words_are_not():
    assert rehearsal(PLAN.changed(rehearsed="If it's Thursday, then I will rest")) == "other"
    assert rehearsal(PLAN) == ""
    assert rehearsal(Goal(rehearsed="read")) == ""


@given(texts, texts)
def test_the_sentence_itself_is_always_its_own_rehearsal(if_, then):
    goal = Goal(if_=if_, then=then)
    whole = sentence(goal)

    assert rehearsal(goal.changed(rehearsed=whole)) in (("same", "") if whole else ("",))


@given(st.text(max_size=40), st.text(max_size=40))
def test_halves_keep_nothing_to_take_off(if_, then):
    once = halves(Goal(if_=if_, then=then))

    assert halves(Goal(if_=once[0], then=once[1])) == once
