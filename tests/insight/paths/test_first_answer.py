"""One moment is answered at once, where its words carry something, and kindly where they don't."""

import pytest

from careerkit import catalogue, content
from careerkit.insight.hearing.considered import considered
from careerkit.insight.paths.first_answer import first_answer
from careerkit.model import Activity, Topic, Workbook


def answer(text, **others):
    moment = Activity(id="m", what=text)
    workbook = considered(Workbook().holding({"activities": [moment], **others}))
    return first_answer(moment, workbook, catalogue.load())


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("baking", "Baker"),
        ("fixing bikes with the neighbour's kids", "Bike mechanic"),
        ("braiding hair", "Hairdresser"),
        ("fixin my van", "Car mechanic"),
        ("football training with the little ones", "Sports coach"),
        ("being with my dog", "Animal carer"),
    ],
)
def test_a_moment_leads_to_three_occupations_at_most_each_with_its_reason(text, nearest):
    found = answer(text)

    assert found.found[0][0] == nearest
    assert len(found.found) == min(3, found.count)
    assert all(reasons for _, reasons in found.found)
    assert found.silence == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("idk", "unanswered"),
        ("asdf", "unanswered"),
        ("i want to die", "heavy"),
        ("Listening to a friend whose mother died", "heavy"),
        ("kochen mit freunden", "unread"),
        # A single word with many meanings.
        ("spring", "unmatched"),
        # Whose smile it is makes no work of it.
        ("when they smile", "unmatched"),
        # Nobody would speak of a job here.
        ("scrolling", "delicate"),
        ("sleeping", "delicate"),
        ("Drinking alone", "delicate"),
        ("arguing with my husband", "delicate"),
        ("dieting", "delicate"),
        ("Since my mum died", "heavy"),
        ("sitting with my dying father", "heavy"),
        ("crying", "heavy"),
        # A loss stands beside it, and its words count in step 3 only.
        ("Since my mum died I bake bread", "carried"),
        ("Welding. Thirty four years until they threw us out", "carried"),
    ],
)
def test_where_words_carry_nothing_no_occupation_is_named(text, why):
    assert answer(text).silence == why
    assert answer(text).found == ()
    assert content.text(f"home.first.silent.{why}")


def test_what_else_is_written_does_not_count():
    assert answer("baking", topics=[Topic(id="t", what="football")]) == answer("baking")
