"""The sentences about a comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.paths.decision_feedback import on_comparison
from careerkit.model import CareerPath, Criterion, PathRating, Workbook, rating_id
from support.models import strategies

HOME = Criterion(id="home", name="Home by five", weight=5)
PAY = Criterion(id="pay", name="Enough to live on", weight=2)
HANDS = Criterion(id="hands", name="Using my hands", weight=3)

BAKER = CareerPath(id="baker", title="Baker")
ASSISTANT = CareerPath(id="assistant", title="Teaching assistant")
DRIVER = CareerPath(id="driver", title="Driver")


def workbook(ratings, criteria=(HOME, PAY, HANDS)):
    """``ratings``: for each path its scores, one a criterion; None is not rated."""
    return Workbook(
        paths=list(ratings),
        criteria=criteria,
        path_ratings=[
            PathRating(
                id=rating_id(path.id, criterion.id),
                path=path.id,
                criterion=criterion.id,
                score=score,
            )
            for path, scores in ratings.items()
            for criterion, score in zip(criteria, scores, strict=True)
            if score is not None
        ],
    )


def said(ratings, **options):
    return "\n".join(on_comparison(workbook(ratings, **options)))


CLEAR = {BAKER: (5, 2, 3), ASSISTANT: (3, 5, 3)}


def test_before_there_are_paths_nothing_is_said():
    assert said({}) == ""


def test_one_path_asks_for_a_second_one():
    assert "A second one, even one that you would never take" in said({BAKER: (5, 2, 3)})


def test_a_second_path_is_not_asked_for_twice_before_there_is_anything_to_compare():
    assert said({BAKER: ()}, criteria=()) == ""


def test_paths_without_ratings_ask_for_ratings_and_not_for_each_of_them():
    assert said({BAKER: (None,) * 3, ASSISTANT: (None,) * 3}).startswith("Now rate each path")


def test_what_is_not_rated_yet_is_named():
    text = said({BAKER: (5, None, None), ASSISTANT: (3, 5, 3)})

    assert text == "You have not rated “Baker” by “Enough to live on” and “Using my hands” yet."


def test_a_comparison_goes_on_without_the_path_that_is_not_finished():
    text = said({**CLEAR, DRIVER: (5, None, 5)})

    assert "You have not rated “Driver” by “Enough to live on” yet. It is compared" in text
    assert "“Baker” is ahead of “Teaching assistant”" in text


def test_a_criterion_without_a_weight_is_said_to_be_left_out():
    text = said(CLEAR, criteria=(HOME, Criterion(id="x", name="A garden"), HANDS))

    assert "how much “A garden” counts, so it is left out" in text


def test_the_lead_is_told_with_its_reasons():
    text = said(CLEAR)

    assert "“Baker” is ahead of “Teaching assistant”: 3.8 against 3.4 of 5" in text
    assert "What puts it ahead of “Teaching assistant” is “Home by five”." in text
    assert "By “Enough to live on”, “Teaching assistant” comes out better. Could you" in text
    assert "By “Using my hands” all of them are the same" in text
    assert "If you feel disappointed by the result" in text


def test_a_narrow_lead_is_called_nearly_level_and_its_numbers_differ():
    # 5*3 + 5*4 + 4*4 = 51 and 5*5 + 5*1 + 4*5 = 50, of 14.
    fourteenths = (HOME, PAY.changed(weight=5), HANDS.changed(weight=4))

    text = said({BAKER: (3, 4, 4), ASSISTANT: (5, 1, 5)}, criteria=fourteenths)

    assert "“Baker” is just ahead of “Teaching assistant”: 3.64 against 3.57 of 5" in text
    assert "nearly level" in text


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        # Baker leads by 4; a point of Home is worth 2, of Pay -3.
        (CLEAR, "If “Enough to live on” counted 4 instead of 2, “Teaching assistant” would over"),
        (CLEAR, "If “Home by five” counted 2 instead of 5, “Teaching assistant” would overtake"),
        # Home by five is all of the lead: without it the two are level.
        (
            {BAKER: (5, 3, 3), ASSISTANT: (3, 3, 3)},
            "If “Home by five” did not count at all, “Teaching assistant” would draw level with",
        ),
        # By 4*5 - 2*4 = 12, which is 3 weights of the 4 points of Pay: at 5 they are level.
        (
            {BAKER: (5, 1, 3), ASSISTANT: (1, 5, 3)},
            "If “Enough to live on” counted 5 instead of 2, “Teaching assistant” would draw level",
        ),
        # By 5 - 2 = 3, so they are level when Home counts 2.
        (
            {BAKER: (4, 2, 3), ASSISTANT: (3, 3, 3)},
            "If “Home by five” counted 1 instead of 5, “Teaching assistant” would overtake",
        ),
        # By -5 + 2*2 + 3 = 2, which is the 2 points of Pay: level at 1.
        (
            {BAKER: (2, 5, 4), ASSISTANT: (3, 3, 3)},
            "If “Enough to live on” did not count at all, “Teaching assistant” would overtake",
        ),
        (
            {BAKER: (5, 2, 3), ASSISTANT: (3, 5, 3), DRIVER: (3, 5, 3)},
            "counted 4 instead of 2, “Teaching assistant” and “Driver” would overtake “Baker”",
        ),
    ],
)
def test_the_weight_that_would_change_the_result_is_told_in_whole_numbers(ratings, sentence):
    assert sentence in said(ratings)


def test_when_no_single_weight_matters_that_is_said():
    text = said({BAKER: (5, 4, 4), ASSISTANT: (2, 3, 3)})

    assert "No single weight changes this." in text
    assert "“Baker” would come first in every one of 2,000 tries" in text


def test_jiggled_weights_are_told_as_tries():
    text = said(CLEAR)

    assert "in 100 tries this would come first: “Baker” " in text
    assert "“Teaching assistant” " in text.rpartition("first: ")[2]


def test_a_tie_is_told_as_a_tie():
    # 5*1 + 2*5 + 3*3 = 24 = 5*3 + 2*3 + 3*1
    text = said({BAKER: (1, 5, 3), ASSISTANT: (3, 3, 1)})

    assert "“Baker” and “Teaching assistant” are level: 2.4 of 5 each" in text
    assert "“Enough to live on” and “Using my hands” would speak for “Baker”." in text
    assert "“Home by five” would speak for “Teaching assistant”." in text
    assert "Toss a coin" in text
    assert "ahead" not in text
    assert "disappointed" not in text


def test_paths_that_are_rated_alike_are_told_so():
    text = said({BAKER: (4, 4, 4), ASSISTANT: (4, 4, 4)})

    assert "You rated them all the same." in text


def test_a_single_criterion_asks_for_another_one():
    text = said({BAKER: (5,), ASSISTANT: (3,)}, criteria=(HOME,))

    assert "Only “Home by five” counts so far." in text
    assert "If " not in text.replace("If you feel", "")


scores = st.none() | st.integers(1, 5)


@given(
    st.lists(strategies.texts, max_size=4),
    st.lists(st.tuples(strategies.texts, st.none() | st.integers(1, 5)), max_size=4),
    st.data(),
)
def test_whatever_a_workbook_holds_there_are_sentences_and_no_mishap(titles, named, data):
    criteria = [Criterion(name=name, weight=weight) for name, weight in named]
    row = st.tuples(*(scores for _ in criteria))
    held = workbook({CareerPath(title=title): data.draw(row) for title in titles}, criteria)

    assert all(sentence.strip() for sentence in on_comparison(held))


def test_of_long_lists_the_first_twenty_are_compared_and_it_says_so():
    paths = [CareerPath(id=f"p{n}", title=f"Path {n}") for n in range(30)]
    criteria = [Criterion(id=f"c{n}", name=f"Wish {n}", weight=3) for n in range(30)]
    ratings = [
        PathRating(id=rating_id(path.id, criterion.id), score=3)
        for path in paths[:2]
        for criterion in criteria[:20]
    ]

    told = list(on_comparison(Workbook(paths=paths, criteria=criteria, path_ratings=ratings)))

    assert told[0].startswith("Your lists are long. The first 20 paths and the first 20 things")
    assert sum("You have not rated" in sentence for sentence in told) == 5
    assert any("“Path 0” and “Path 1” are level" in sentence for sentence in told)
