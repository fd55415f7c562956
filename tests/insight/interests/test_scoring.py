"""Interest scores, held to values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.interests.feedback import on_interests
from careerkit.insight.interests.scoring import (
    LONG_FORM,
    SHORT_FORM,
    TYPES,
    Profile,
    differentiation,
    holland_code,
    profile,
    question,
    question_ids,
    tiers,
)
from careerkit.model import InterestAnswer, InterestScores, Workbook


def answering(form, **likings):
    """A workbook with every question of a form answered 1, but for the types named."""
    answers = (
        InterestAnswer(id=id_, liking=likings.get(id_.partition("-")[0], 1))
        for id_ in question_ids(form)
    )
    return Workbook(interest_answers=tuple(answers))


def scored(*sums, scale=40):
    return Profile(sums=dict(zip(TYPES, sums, strict=True)), scale=scale)


def official(*sums, scale="40"):
    scores = InterestScores(scale=scale, **dict(zip(TYPES, sums, strict=True)))
    return profile(Workbook(interest_scores=(scores,)))


def test_there_are_sixty_different_questions_ten_a_type():
    questions = [question(id_) for id_ in question_ids(LONG_FORM)]
    assert len(set(questions)) == 60
    assert question_ids(SHORT_FORM) == question_ids(LONG_FORM)[:30]


def test_ten_answers_of_five_score_forty_and_of_one_nothing():
    found = profile(answering(LONG_FORM, social=5, artistic=3))
    assert found.scale == 40
    assert found.sums == {
        "realistic": 0,
        "investigative": 0,
        "artistic": 20,
        "social": 40,
        "enterprising": 0,
        "conventional": 0,
    }


def test_the_short_form_scores_up_to_twenty():
    found = profile(answering(SHORT_FORM, social=5))
    assert (found.scale, found.sums["social"]) == (20, 20)
    assert not found.estimated


def test_one_answer_beyond_the_short_form_asks_for_the_long_one():
    workbook = answering(SHORT_FORM).put(
        "interest_answers", InterestAnswer(id="social-6", liking=4)
    )
    assert profile(workbook).open_types == TYPES


def test_eight_of_ten_answers_are_enough_and_seven_are_not():
    workbook = answering(LONG_FORM, social=5)
    for number in (1, 2):
        workbook = workbook.remove("interest_answers", f"social-{number}")
    found = profile(workbook)
    assert found.sums["social"] == 40
    assert found.estimated
    assert profile(workbook.remove("interest_answers", "social-3")).open_types == ("social",)


def test_an_estimate_is_the_mean_of_what_was_answered():
    workbook = answering(LONG_FORM, social=3).remove("interest_answers", "social-1")
    workbook = workbook.put("interest_answers", InterestAnswer(id="social-2", liking=5))
    # Eight answers of 2 points and one of 4: 20 points in nine answers, so 22.2 in ten.
    assert profile(workbook).sums["social"] == pytest.approx(200 / 9)


def test_no_answer_is_no_profile():
    assert profile(Workbook()) is None
    empty = Workbook(interest_answers=(InterestAnswer(id="social-1"), InterestAnswer(id="old-99")))
    assert profile(empty) is None


def test_official_scores_count_before_our_own_questions():
    workbook = answering(LONG_FORM, social=5).put(
        "interest_scores", InterestScores(**dict.fromkeys(TYPES, 7))
    )
    assert profile(workbook).official
    assert profile(workbook).is_flat


def test_five_official_scores_are_not_enough():
    assert official(1, 2, 3, 4, 5, None) is None


@pytest.mark.parametrize(
    ("sums", "scale", "expected"),
    [
        ((1, 2, 3, 4, 5, 20), "20", 20),
        ((1, 2, 3, 4, 5, 20), "40", 40),
        ((1, 2, 3, 4, 5, 20), "", 40),
        ((1, 2, 3, 4, 5, 21), "20", 40),
    ],
)
def test_the_scale_of_official_scores_is_what_was_said_unless_it_can_not_be(sums, scale, expected):
    assert official(*sums, scale=scale).scale == expected


@pytest.mark.parametrize(
    ("sums", "code"),
    [
        ((30, 20, 10, 5, 4, 3), "RIA"),
        ((3, 4, 5, 10, 20, 30), "CES"),
        ((10, 10, 5, 30, 1, 0), "S(RI)"),
        ((30, 30, 30, 1, 1, 1), "(RIA)"),
        ((30, 20, 20, 20, 1, 1), "R(IAS)"),
        ((30, 20, 10, 10, 10, 1), "RI(ASE)"),
        ((7, 7, 7, 7, 7, 7), ""),
    ],
)
def test_a_holland_code_shows_ties_as_ties(sums, code):
    assert holland_code(scored(*sums)) == code


def test_differentiation_is_highest_less_lowest():
    assert differentiation(scored(40, 20, 10, 5, 4, 3)) == 37
    assert differentiation(scored(7, 7, 7, 7, 7, 7)) == 0


def test_an_unfinished_profile_can_not_be_ranked():
    with pytest.raises(ValueError, match="six sums"):
        tiers(scored(1, 2, 3, 4, 5, None))


@given(st.lists(st.integers(0, 40), min_size=6, max_size=6))
def test_tiers_hold_every_type_once_from_high_to_low(sums):
    found = scored(*sums)
    ranked = tiers(found)
    assert sorted(name for tier in ranked for name in tier) == sorted(TYPES)
    heights = [{found.sums[name] for name in tier} for tier in ranked]
    assert all(len(height) == 1 for height in heights)
    assert [max(h) for h in heights] == sorted((max(h) for h in heights), reverse=True)


@given(st.dictionaries(st.sampled_from(question_ids(LONG_FORM)), st.none() | st.integers(1, 5)))
def test_whatever_was_answered_there_is_something_to_say(likings):
    answers = tuple(InterestAnswer(id=id_, liking=liking) for id_, liking in likings.items())
    workbook = Workbook(interest_answers=answers)
    said, found = on_interests(workbook), profile(workbook)
    assert all(said)
    assert bool(said) == (found is not None)
    if found is not None:
        assert all(0 <= s <= found.scale for s in found.sums.values() if s is not None)


def test_before_the_first_answer_nothing_is_said():
    assert on_interests(Workbook()) == ()


def test_what_is_still_open_is_named():
    (sentence,) = on_interests(
        answering(SHORT_FORM)
        .remove("interest_answers", "social-1")
        .remove("interest_answers", "social-2")
    )
    assert "Social" in sentence


def test_feedback_quotes_the_persons_own_answers():
    said = " ".join(on_interests(answering(SHORT_FORM, social=5, artistic=4)))
    assert "Your Holland code is SA(RIEC)." in said
    assert "“Show a newcomer how everything works”" in said
    assert "not a validated test" in said
    assert "20 points apart on a scale of 20" in said


def test_a_flat_profile_is_explained_and_not_ranked():
    (sentence,) = on_interests(answering(LONG_FORM))
    assert "point in no direction" in sentence


def test_a_nearly_flat_profile_is_told_so():
    workbook = Workbook(
        interest_scores=(
            InterestScores(scale="40", **dict(zip(TYPES, (20, 21, 22, 23, 24, 25), strict=True))),
        )
    )
    said = " ".join(on_interests(workbook))
    assert "only 5 points apart" in said
    assert "official scores" in said
