"""The weighted comparison: worked by hand, and held to what must be true of any."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerkit.insight.paths.decision import compare, jiggle, tipping_points
from careerkit.model import CareerPath, Criterion, PathRating, Workbook, rating_id

TITLES = ("Baker", "Assistant", "Driver", "Gardener")


def rated(weights, rows):
    """A workbook with a criterion a weight, and a row of scores a path."""
    paths = [CareerPath(id=f"p{n}", title=title) for n, title in enumerate(TITLES[: len(rows)])]
    criteria = [Criterion(id=f"c{n}", name=f"What {n}", weight=w) for n, w in enumerate(weights)]
    ratings = [
        PathRating(
            id=rating_id(path.id, criterion.id), path=path.id, criterion=criterion.id, score=score
        )
        for path, row in zip(paths, rows, strict=True)
        for criterion, score in zip(criteria, row, strict=True)
        if score is not None
    ]
    return Workbook(paths=paths, criteria=criteria, path_ratings=ratings)


def compared(weights, rows):
    return compare(rated(weights, rows))


def titles(paths):
    return [path.title for path in paths]


# Worked by hand. Baker: 5*5 + 2*2 + 3*3 = 38; Assistant: 5*3 + 2*5 + 3*3 = 34; 10 in all.
WEIGHTS, ROWS = (5, 2, 3), ((5, 2, 3), (3, 5, 3))


def test_a_path_gets_the_weighted_mean_of_its_scores():
    comparison = compared(WEIGHTS, ROWS)

    assert comparison.means == (3.8, 3.4)
    assert titles(comparison.winners) == ["Baker"]
    assert comparison.is_decidable


def test_paths_that_are_level_win_together():
    # 2*4 + 3*1 = 11 = 2*1 + 3*3
    comparison = compared((2, 3), ((4, 1), (1, 3), (1, 1)))

    assert titles(comparison.winners) == ["Baker", "Assistant"]
    assert [titles(tier) for tier in comparison.tiers] == [["Baker", "Assistant"], ["Driver"]]
    assert tipping_points(comparison) == ()


def test_a_path_with_a_missing_rating_is_not_compared():
    comparison = compared(WEIGHTS, ((5, 2, 3), (3, 5, 3), (5, None, 5)))

    assert comparison.means == (3.8, 3.4, None)
    assert [(p.title, c.name) for p, c in comparison.missing] == [("Driver", "What 1")]
    assert titles(comparison.complete) == ["Baker", "Assistant"]


def test_only_what_has_a_name_and_a_weight_counts():
    workbook = rated((5, None, 3), ((5, 2, 3), (3, 5, 3)))
    nameless = Criterion(id="nameless", name=" ", weight=5)
    workbook = workbook.put("criteria", nameless).put("paths", CareerPath(id="untitled"))

    comparison = compare(workbook)

    assert [criterion.id for criterion in comparison.criteria] == ["c0", "c2"]
    assert titles(comparison.paths) == ["Baker", "Assistant"]
    assert comparison.means == ((25 + 9) / 8, (15 + 9) / 8)


@pytest.mark.parametrize(
    ("weights", "rows"),
    [((), ()), ((), ((), ())), ((3,), ()), ((3,), ((4,),)), ((3,), ((4,), (None,)))],
)
def test_without_two_rated_paths_there_is_nothing_to_decide(weights, rows):
    comparison = compared(weights, rows)

    assert not comparison.is_decidable
    assert comparison.winners == ()
    assert tipping_points(comparison) == ()
    assert jiggle(comparison) == {}


def test_the_weight_at_which_a_rival_draws_level_is_found():
    # Baker leads by D = 4. One point of the first weight is worth 2, of the second -3.
    points = tipping_points(compared(WEIGHTS, ROWS))

    found = {point.criterion.name: (point.weight, point.change) for point in points}
    assert found == {
        "What 0": (3, -2),
        "What 1": (2 + Fraction(4, 3), Fraction(4, 3)),
    }
    assert [point.criterion.name for point in points] == ["What 1", "What 0"]
    assert all(titles(point.rivals) == ["Assistant"] for point in points)
    assert all(point.is_within_scale for point in points)


def test_the_first_rival_on_each_side_is_the_one_that_is_told():
    # Totals 3*w0 + 3*w1 with (2, 2): Baker 12; the others gain by one weight or the other.
    comparison = compared((2, 2), ((3, 3), (4, 1), (5, 1), (1, 4)))

    points = tipping_points(comparison)

    told = {(p.criterion.name, p.change > 0): (titles(p.rivals), p.weight) for p in points}
    # Driver is level with Baker from the start: 2*5 + 2*1 = 12.
    assert titles(comparison.winners) == ["Baker", "Driver"]
    assert told == {}

    nudged = attrs.evolve(comparison, weights=(Fraction(2), Fraction(3)))
    told = {
        (p.criterion.name, p.change > 0): (titles(p.rivals), p.weight)
        for p in tipping_points(nudged)
    }
    # With (2, 3) Baker has 15, Driver 13, Gardener 14, Assistant 11.
    assert told == {
        ("What 0", True): (["Driver"], Fraction(3)),
        ("What 0", False): (["Gardener"], Fraction(3, 2)),
        ("What 1", True): (["Gardener"], Fraction(4)),
        ("What 1", False): (["Driver"], Fraction(2)),
    }


def test_rivals_that_arrive_together_are_told_together():
    # Baker leads by 16 - 12, and by 2 points of the first weight.
    points = tipping_points(compared((3, 1), ((5, 1), (3, 3), (3, 3))))

    assert [(point.criterion.name, point.weight) for point in points] == [
        ("What 0", 1),
        ("What 1", 3),
    ]
    assert all(titles(point.rivals) == ["Assistant", "Driver"] for point in points)


def test_a_weight_beyond_the_scale_is_said_to_be_one():
    # Baker leads by 12 - 1; one point more of the second weight takes 1 of that.
    points = tipping_points(compared((3, 1), ((5, 1), (1, 2))))

    [beyond] = [point for point in points if point.criterion.name == "What 1"]
    assert (beyond.weight, beyond.is_within_scale) == (12, False)


def test_a_path_that_is_better_by_everything_can_not_be_caught_up_with():
    assert tipping_points(compared((5, 2), ((5, 4), (2, 3)))) == ()


def test_with_a_single_criterion_no_weight_changes_anything():
    assert tipping_points(compared((4,), ((5,), (2,)))) == ()


def test_jiggled_weights_share_out_the_first_place():
    shares = {path.title: share for path, share in jiggle(compared(WEIGHTS, ROWS)).items()}

    assert list(shares) == ["Baker", "Assistant"]
    assert sum(shares.values()) == pytest.approx(1)
    assert 0.5 < shares["Baker"] < 1


def test_the_same_weights_are_jiggled_the_same_way():
    comparison = compared(WEIGHTS, ROWS)

    assert jiggle(comparison) == jiggle(comparison)
    assert jiggle(comparison, seed=1) != jiggle(comparison, seed=2)


def test_two_equal_paths_share_each_run():
    comparison = compared(WEIGHTS, ((5, 2, 3), (5, 2, 3), (1, 1, 1)))

    assert list(jiggle(comparison, 50).values()) == pytest.approx([0.5, 0.5, 0])


def test_a_jiggle_agrees_with_the_area_worked_by_hand():
    # Equal weights, each path better by one: who wins is which factor is larger.
    share, _ = jiggle(compared((3, 3), ((4, 2), (2, 4))), 20_000).values()

    assert share == pytest.approx(0.5, abs=0.02)


@st.composite
def comparisons(draw, smallest=1):
    size = draw(st.integers(smallest, 4))
    weights = draw(st.lists(st.integers(1, 5), min_size=size, max_size=size))
    row = st.lists(st.integers(1, 5), min_size=size, max_size=size)
    rows = draw(st.lists(row, min_size=2, max_size=4))
    return compared(weights, rows)


def with_weight(comparison, criterion, weight):
    position = comparison.criteria.index(criterion)
    weights = list(comparison.weights)
    weights[position] = weight
    return attrs.evolve(comparison, weights=tuple(weights))


@given(comparisons())
def test_at_a_tipping_point_the_two_are_level_and_the_order_turns_there(comparison):
    for point in tipping_points(comparison):
        (winner,) = comparison.winners
        level = with_weight(comparison, point.criterion, point.weight)
        assert level.winners == tuple(
            path for path in comparison.paths if path in (winner, *point.rivals)
        )
        means = dict(zip(level.paths, level.means, strict=True))
        assert all(abs(means[rival] - means[winner]) < 1e-9 for rival in point.rivals)

        before = with_weight(comparison, point.criterion, point.weight - point.change / 100)
        assert before.winners == (winner,)
        beyond = point.weight + point.change / 100
        if beyond > 0:
            after = with_weight(comparison, point.criterion, beyond)
            assert winner not in after.winners
            assert all(sum(after.advantage(rival, winner)) > 0 for rival in point.rivals)


@given(comparisons(smallest=2))
def test_a_weight_on_the_scale_changes_the_winner_only_beyond_a_tipping_point(comparison):
    assume(len(comparison.winners) == 1)
    points = tipping_points(comparison)
    for criterion, now in zip(comparison.criteria, comparison.weights, strict=True):
        mine = [point for point in points if point.criterion == criterion]
        for weight in range(6):
            moved = with_weight(comparison, criterion, Fraction(weight))
            passed = any(
                now < point.weight <= weight or weight <= point.weight < now for point in mine
            )
            assert (moved.winners != comparison.winners) == passed


@given(comparisons(), st.fractions(Fraction(1, 50), 50))
def test_scaling_all_weights_changes_nothing(comparison, factor):
    scaled = attrs.evolve(comparison, weights=tuple(factor * w for w in comparison.weights))

    assert scaled.tiers == comparison.tiers
    assert scaled.means == comparison.means
    assert [(p.criterion, p.rivals, p.weight / factor) for p in tipping_points(scaled)] == [
        (p.criterion, p.rivals, p.weight) for p in tipping_points(comparison)
    ]
    assert jiggle(scaled, 50) == pytest.approx(jiggle(comparison, 50))


@given(comparisons(), st.randoms())
def test_the_order_of_paths_and_criteria_changes_nothing(comparison, random):
    rows = random.sample(range(len(comparison.paths)), len(comparison.paths))
    columns = random.sample(range(len(comparison.criteria)), len(comparison.criteria))
    shuffled = attrs.evolve(
        comparison,
        paths=tuple(comparison.paths[i] for i in rows),
        criteria=tuple(comparison.criteria[j] for j in columns),
        weights=tuple(comparison.weights[j] for j in columns),
        scores=tuple(tuple(comparison.scores[i][j] for j in columns) for i in rows),
    )

    def told(one):
        return {(p.criterion, frozenset(p.rivals), p.weight) for p in tipping_points(one)}

    assert set(shuffled.winners) == set(comparison.winners)
    assert dict(zip(shuffled.paths, shuffled.means, strict=True)) == dict(
        zip(comparison.paths, comparison.means, strict=True)
    )
    assert told(shuffled) == told(comparison)


@given(comparisons())
def test_a_path_that_another_one_beats_by_everything_never_wins(comparison):
    shares = jiggle(comparison, 50)
    assert sum(shares.values()) == pytest.approx(1)
    for path in comparison.paths:
        beaten = any(
            all(gap >= 0 for gap in gaps) and any(gaps)
            for gaps in (comparison.gaps(other, path) for other in comparison.paths)
        )
        if beaten:
            assert path not in comparison.winners
            assert shares[path] == 0
