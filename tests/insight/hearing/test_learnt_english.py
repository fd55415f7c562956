"""Losses, anger and doubt in English that is misspelt, spoken or just being learnt."""

import pytest

from careerkit.insight.hearing.recogniser import Heard, hear


@pytest.mark.parametrize(
    "text",
    [
        "my aunt lose her house in Hatay, she is died",
        "she is died",
        "my father dead",
        "my uncle was die in earthquake",
        "we lost everyone in the earthquake",
        "nothing. been laid of after 22 yrs",
        "the firm binned me after 22 yrs",
        "im 52 no one will hire me",
        "nobody hires at my age",
    ],
)
def test_a_loss_is_heard_in_short_misspelt_or_learnt_english(text):
    assert hear(text) is Heard.TENDER


@pytest.mark.parametrize(
    "text",
    [
        "he would die for football",
        "she is dead funny",
        "my brother lost his house keys",
        "their plants die in summer",
        "my mates are dead good at darts",
        "laid of the paint on the wall",
        "cleaning up dog crap",
    ],
)
def test_words_of_a_loss_that_mean_something_else_are_answers(text):
    assert hear(text) is Heard.ORDINARY


@pytest.mark.parametrize(
    "text",
    [
        "i am good in nothing",
        "im good at nothing",
        "why u asking me this crap",
        "what a load of crap",
        "none of your buisness",
        "mind your own",
    ],
)
def test_anger_at_a_question_and_doubt_in_oneself_are_no_answer_to_it(text):
    assert hear(text) is Heard.NON_ANSWER
