"""Which occupations fit: correlations worked by hand, ties, flat profiles, and no crash."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerkit.catalogue import Occupation, starter
from careerkit.insight.occupations.matching import (
    BEST_FIT,
    GREAT_FIT,
    fit_of,
    interest_fit,
    match,
    rank,
)
from careerkit.insight.occupations.told import Told
from support.models.catalogues import catalogue_of
from support.models.strategies import texts

BAKER = Occupation(
    soc="51-3011.00", title="Bakers", interests=(7, 1, 1, 1, 1, 1), plain="Bakes bread and cakes."
)
TEACHER = Occupation(
    soc="25-2021.00", title="Teachers", interests=(1, 2, 4, 7, 2, 3), plain="Teaches children."
)
CLERK = Occupation(
    soc="43-4071.00", title="Clerks", interests=(2, 2, 1, 1, 3, 7), plain="Files papers."
)
FLAT = Occupation(soc="99-9999.00", title="Anything", interests=(3, 3, 3, 3, 3, 3))
FEW = catalogue_of(BAKER, TEACHER, CLERK, FLAT)

sums = st.lists(st.integers(0, 40), min_size=6, max_size=6)
scores = st.tuples(*[st.floats(1, 7, allow_nan=False) for _ in range(6)])


def test_a_correlation_worked_by_hand():
    # Deviations 20 0 0 -20 -20 20 and 5 -1 -1 -1 -1 -1: 120 / sqrt(1600 * 30).
    assert interest_fit([40, 20, 20, 0, 0, 40], [BAKER.interests])[0] == pytest.approx(
        120 / math.sqrt(1600 * 30)
    )


def test_the_same_profile_fits_fully_and_its_opposite_not_at_all():
    r = interest_fit([1, 2, 3, 4, 5, 6], [[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]])

    assert r.tolist() == [1.0, -1.0]


def test_official_sums_up_to_20_match_as_those_up_to_40_do():
    up_to_40 = [40, 22, 14, 6, 8, 0]

    of_20 = interest_fit([value / 2 for value in up_to_40], FEW.interests)

    assert of_20[:3].tolist() == interest_fit(up_to_40, FEW.interests)[:3].tolist()


@pytest.mark.parametrize("flat", [[0] * 6, [20] * 6, [1e300] * 6, [0.1 + 0.2] * 6])
def test_a_flat_profile_has_no_correlation_on_either_side(flat):
    assert all(math.isnan(r) for r in interest_fit(flat, FEW.interests))
    assert math.isnan(interest_fit([1, 2, 3, 4, 5, 6], FEW.interests)[3])


@pytest.mark.parametrize(
    "wrong", [[1, 2, 3], [], [1, 2, 3, 4, 5, math.nan], [1, 2, 3, 4, 5, math.inf]]
)
def test_a_profile_with_a_missing_score_is_refused_with_a_sentence(wrong):
    with pytest.raises(ValueError, match="six numbers"):
        interest_fit(wrong, FEW.interests)


@pytest.mark.parametrize(
    ("r", "fit"),
    [
        (BEST_FIT, "best"),
        (0.7289, "great"),
        (GREAT_FIT, "great"),
        (0.6079, "none"),
        (-1.0, "none"),
        (None, "none"),
        (math.nan, "none"),
    ],
)
def test_the_published_thresholds_decide(r, fit):
    assert fit_of(r) == fit


def test_the_score_is_the_formula_that_the_docstring_gives():
    found = match(FEW, sums=[40, 20, 20, 0, 0, 40], words=["baking bread"], words_weight=0.25)

    baker = next(one for one in found if one.title == "Bakers")
    assert 0 < baker.words_score < 1
    assert baker.score == pytest.approx(
        0.75 * (baker.interest_r + 1) / 2 + 0.25 * baker.words_score
    )


def test_words_alone_and_interests_alone_are_enough():
    by_words = match(FEW, words=["I love teaching children"])
    by_interests = match(FEW, sums=[0, 0, 0, 1, 0, 0])

    assert by_words[0].title == by_interests[0].title == "Teachers"
    assert by_words[0].interest_r is None
    assert by_interests[0].words_score == 0


def test_a_flat_profile_leaves_the_choice_to_the_words():
    found = match(FEW, sums=[20] * 6, words=["filing papers"], words_weight=0)

    assert found[0].title == "Clerks"
    assert found[0].score == found[0].words_score > 0


@pytest.mark.parametrize("catalogue", [FEW, catalogue_of(TEACHER, BAKER)])
@pytest.mark.parametrize("words", [["Baking for my street"], ["Teaching a child"], []])
def test_a_ranking_is_the_same_with_and_without_an_earlier_one(catalogue, words):
    sums = [36, 4, 12, 8, 0, 30]
    before = rank(FEW, sums=sums, words=["Baking for my street"], words_weight=0.2)

    anew = rank(catalogue, sums=sums, words=words, words_weight=0.7)
    again = rank(catalogue, sums=sums, words=words, words_weight=0.7, before=before)

    assert again.score.tolist() == anew.score.tolist()
    assert again.order.tolist() == anew.order.tolist()


def test_ties_stand_in_the_order_of_their_codes():
    twin = Occupation(soc="51-3010.00", title="Twins of bakers", interests=BAKER.interests)

    found = match(catalogue_of(BAKER, twin, TEACHER), sums=[9, 0, 0, 0, 0, 0])

    assert [one.soc for one in found] == ["51-3010.00", "51-3011.00", "25-2021.00"]


def test_reasons_name_the_types_on_both_sides_and_the_words_that_met():
    [best, *_] = match(FEW, sums=[36, 4, 12, 8, 0, 30], words=["Baking for my street"], top=1)

    assert best.reasons == (
        "You and this work are both high in: Realistic.",
        "Your words meet it in: “Baking”.",
    )


def test_what_meets_an_occupation_and_what_does_not_is_told_apart():
    written = ["Baking for my street", "Singing in a choir", Told("files and papers", -1)]
    ranking = rank(FEW, sums=[36, 4, 12, 8, 0, 30], words=written)
    baker, clerk, teacher = (FEW.positions[one.soc] for one in (BAKER, CLERK, TEACHER))

    assert ranking.speaks_for(baker) == ranking.match(baker).reasons
    assert "These of your own words point elsewhere: “Singing in a choir”." in (
        ranking.speaks_against(baker)
    )
    assert "It has little room for what draws you most: Conventional." in (
        ranking.speaks_against(baker)
    )
    assert "You wrote that this drains you, and it is part of the work: “files” and “papers”." in (
        ranking.speaks_against(clerk)
    )
    assert any("what draws you least: Social" in one for one in ranking.speaks_against(teacher))


def test_what_points_elsewhere_is_quoted_by_its_first_sentence_and_the_dearest_first():
    written = [Told("old maps", 0.4), Told("Singing in a choir. sing. choir", 0.9), "baking"]

    said = rank(FEW, words=written).speaks_against(FEW.positions[BAKER.soc])

    assert said == (
        "These of your own words point elsewhere: “Singing in a choir” and “old maps”.",
    )


def test_what_is_no_answer_points_nowhere_and_is_not_held_against_anything():
    ranking = rank(FEW, words=["baking", "idk", "Gartenarbeit mit meiner Oma"])

    assert ranking.speaks_against(FEW.positions[BAKER.soc]) == ()


def test_what_somebody_does_since_a_loss_is_not_listed_as_pointing_elsewhere():
    ranking = rank(FEW, words=["baking", "Since my mum died I sing in a choir"])

    assert ranking.speaks_against(FEW.positions[BAKER.soc]) == ()


def test_a_reason_against_is_said_too():
    [best, *_] = match(FEW, sums=[0, 4, 12, 36, 0, 30], words=["baking"], words_weight=1, top=1)

    assert best.reasons[0].endswith("what draws you least: Realistic.")


@pytest.mark.parametrize("weight", [-0.1, 1.1, math.nan])
def test_a_weight_outside_0_and_1_is_refused(weight):
    with pytest.raises(ValueError, match="from 0 to 1"):
        match(FEW, sums=[1, 2, 3, 4, 5, 6], words_weight=weight)


def test_flipping_the_amounts_turns_the_ranking_round():
    baking, teaching = "baking bread", "teaching children"

    bakes = match(FEW, words=[Told(baking, 1), Told(teaching, -1)])
    teaches = match(FEW, words=[Told(baking, -1), Told(teaching, 1)])

    assert (bakes[0].title, teaches[0].title) == ("Bakers", "Teachers")
    assert "Teachers" not in {one.title for one in bakes}


def test_what_draws_less_counts_less():
    words = [Told("baking bread", 0.3), Told("teaching children", 0.9)]

    found = {one.title: one.words_score for one in match(FEW, words=words)}

    assert 0 < found["Bakers"] < found["Teachers"]


def test_nothing_to_go_by_is_said():
    with pytest.raises(ValueError, match="nothing to go by"):
        match(FEW, words=["  "])


def test_an_empty_catalogue_matches_nothing():
    assert match(catalogue_of(), sums=[1, 2, 3, 4, 5, 6], words=["bread"]) == ()


@given(sums=sums, shift=st.integers(-100, 100), factor=st.integers(1, 1000))
@example(sums=[0, 0, 0, 0, 0, 1], shift=100, factor=1000)
def test_shifting_and_scaling_a_profile_changes_no_correlation(sums, shift, factor):
    before = interest_fit(sums, starter().interests)
    after = interest_fit([factor * value + shift for value in sums], starter().interests)

    assert after.tolist() == pytest.approx(before.tolist(), abs=1e-9, nan_ok=True)


@given(
    interests=st.lists(scores, min_size=2, max_size=8),
    sums=sums,
    words=st.lists(texts, max_size=2),
    data=st.data(),
)
@settings(max_examples=60)
def test_the_order_of_the_catalogue_does_not_matter(interests, sums, words, data):
    some = [
        Occupation(soc=f"11-{number:04}.00", title=f"Work {number}", interests=row, plain="bread")
        for number, row in enumerate(interests)
    ]
    shuffled = data.draw(st.permutations(some))

    assert match(catalogue_of(*some), sums=sums, words=words) == match(
        catalogue_of(*shuffled), sums=sums, words=words
    )


@given(
    sums=st.none() | st.lists(st.floats(0, 1e308), min_size=6, max_size=6),
    words=st.lists(texts, min_size=1, max_size=3),
    weight=st.floats(0, 1),
)
@settings(max_examples=60)
def test_no_input_crashes_the_matcher(sums, words, weight):
    if sums is None and not any(text.strip() for text in words):
        with pytest.raises(ValueError, match="nothing to go by"):
            rank(FEW, words=words, words_weight=weight)
        return
    ranking = rank(FEW, sums=sums, words=words, words_weight=weight)
    assert sorted(ranking.order.tolist()) == [0, 1, 2, 3]
    assert all(0 <= score <= 1 for score in ranking.score)


@pytest.mark.parametrize(
    ("text", "title", "quoted", "stray"),
    [
        ("we practised injections on oranges", "Nursing Instructors", "injections", "oranges"),
        ("newly arrived, and I teach nurses", "Nursing Instructors", "nurses", "newly"),
        ("My cat had an operation and the vet explained it", "Veterinary Tech", "vet", "operation"),
    ],
)
def test_a_word_that_stands_in_an_occupations_texts_by_accident_is_no_reason(
    text, title, quoted, stray
):
    found = next(one for one in match(starter(), words=[text]) if one.title.startswith(title))

    assert f"“{quoted}”" in found.reasons[-1]
    assert stray not in found.reasons[-1]


@pytest.mark.parametrize("text", ["oranges", "newly in love"])
def test_what_shares_no_more_than_letters_with_an_occupation_does_not_list_it(text):
    titles = [one.title for one in match(starter(), words=[text])]

    assert not any(title.startswith(("Nursing Instructors", "Probation")) for title in titles)
