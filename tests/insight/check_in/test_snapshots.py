"""What a snapshot holds, and what is said about two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit import content
from careerkit.insight.check_in.snapshots import (
    MOST,
    changes,
    compare,
    figure_of,
    name_of,
    snapshot,
)
from careerkit.insight.interests.scoring import TYPES
from careerkit.model import (
    Activity,
    CareerPath,
    CheckInRecord,
    Criterion,
    Goal,
    InterestScores,
    PathRating,
    Reading,
    Theme,
    Topic,
    Workbook,
    rating_id,
)
from careerkit.steps import measures

HOME = Criterion(id="home", name="Home by five", weight=3)
PAY = Criterion(id="pay", name="Enough to live on", weight=1)


def reading(kind, name, value):
    return Reading(kind=kind, name=name, value=value)


def check_in(*readings, **answers):
    return CheckInRecord(readings=readings, **answers)


def said(then, now):
    return list(compare(then, now))


def rated(path, criterion, score):
    id_ = rating_id(path.id, criterion.id)
    return PathRating(id=id_, path=path.id, criterion=criterion.id, score=score)


def test_an_empty_workbook_has_an_empty_snapshot():
    assert snapshot(Workbook()) == ()


def test_a_theme_counts_the_questions_that_point_to_it():
    workbook = Workbook(
        activities=[Activity(id="a"), Activity(id="b")],
        topics=[Topic(id="c")],
        themes=[Theme(name="Teaching", sources=("a", "b", "c")), Theme(name="Bikes")],
    )

    assert snapshot(workbook) == (reading("theme", "Teaching", 2), reading("theme", "Bikes", 0))


def test_interests_are_scaled_to_forty_and_wait_for_all_six():
    sums = dict(zip(TYPES, (20, 10, 5, 0, 3, 1), strict=True))
    short = InterestScores(id="single", scale="20", **sums)

    assert [r.value for r in snapshot(Workbook(interest_scores=[short]))] == [40, 20, 10, 0, 6, 2]
    assert snapshot(Workbook(interest_scores=[short.changed(social=None)])) == ()


def test_a_path_has_its_weighted_mean_once_it_is_rated_throughout():
    whole, half = CareerPath(id="w", title="Workshop"), CareerPath(id="h", title="Half rated")
    workbook = Workbook(
        paths=[whole, half],
        criteria=[HOME, PAY],
        path_ratings=[rated(whole, HOME, 5), rated(whole, PAY, 3), rated(half, HOME, 2)],
    )

    # 3 times 5 and 1 times 3, in 4 parts.
    assert snapshot(workbook) == (reading("path", "Workshop", 4.5),)


def test_a_goal_is_how_far_its_measure_has_come():
    goal = Goal(what="Help in class", start=2, target=10, today=4)

    assert snapshot(Workbook(goals=[goal])) == (reading("goal", "Help in class", 0.25),)
    assert snapshot(Workbook(goals=[goal.changed(today=None)])) == ()


def test_what_has_no_name_is_left_out_and_a_long_name_is_cut():
    workbook = Workbook(themes=[Theme(name="  "), Theme(name="so " * 100)])

    [only] = snapshot(workbook)
    assert len(only.name) <= 120


def test_of_two_with_one_name_the_higher_counts():
    workbook = Workbook(
        topics=[Topic(id="c")],
        themes=[Theme(name="Bikes"), Theme(name=" Bikes ", sources=("c",))],
    )

    assert snapshot(workbook) == (reading("theme", "Bikes", 1),)


def test_a_long_list_is_cut_and_says_nothing_about_what_came_or_went():
    many = snapshot(Workbook(themes=[Theme(name=f"Theme {n}") for n in range(MOST + 5)]))
    assert len(many) == MOST

    moved = changes((reading("theme", "Gone", 2), *many[:3]), many)
    assert [change.direction for change in moved] == ["stayed"] * 3


@pytest.mark.parametrize(
    ("kind", "before", "after", "direction"),
    [
        ("theme", 2, 3, "rose"),
        ("theme", 2, 2, "stayed"),
        ("interest", 20, 24, "stayed"),
        ("interest", 20, 15, "fell"),
        ("path", 3.0, 3.3, "rose"),
        ("path", 3.0, 3.2, "stayed"),
        ("goal", 0.2, 0.22, "stayed"),
        ("goal", 0.2, 0.1, "fell"),
    ],
)
def test_a_small_difference_is_none(kind, before, after, direction):
    [change] = changes([reading(kind, "X", before)], [reading(kind, "X", after)])

    assert change.direction == direction


def test_the_comparison_says_what_came_went_rose_and_stayed():
    then = check_in(
        reading("theme", "Teaching", 2), reading("theme", "Bikes", 3), reading("theme", "Baking", 1)
    )
    now = check_in(
        reading("theme", "Teaching", 4), reading("theme", "Bikes", 3), reading("theme", "Metal", 1)
    )

    assert said(then, now) == [
        "Themes that more of your four answers point to: “Teaching” (2 of 4, now 4 of 4).",
        "New among your themes: “Metal”.",
        "No longer among your themes: “Baking”.",
        "Themes as strong as then: “Bikes”.",
        content.text("check_in.compare.theme.renamed"),
    ]


def test_goals_and_paths_have_their_own_figures():
    then = check_in(reading("path", "Workshop", 3.25), reading("goal", "Help", 0.1))
    now = check_in(reading("path", "Workshop", 4), reading("goal", "Help", 0.456))

    path, goal = said(then, now)
    assert "“Workshop” (3.2 of 5, now 4 of 5)" in path
    assert "“Help” (10%, now 46%)" in goal


def interests(*values):
    return check_in(*(reading("interest", n, v) for n, v in zip(TYPES, values, strict=True)))


def test_the_same_three_interests_are_told_as_the_same():
    [same] = said(interests(30, 20, 10, 25, 5, 0), interests(31, 19, 10, 26, 5, 0))

    assert "still these: Realistic, Social and Investigative" in same


def test_neighbours_that_change_places_by_little_mean_nothing():
    [small] = said(interests(30, 20, 10, 29, 5, 0), interests(29, 20, 10, 30, 5, 0))

    assert "this order means nothing yet" in small


def test_an_interest_that_rises_is_named_with_its_figures():
    order, rose = said(interests(30, 20, 10, 15, 5, 0), interests(30, 20, 10, 32, 5, 0))

    assert "now they are Social, Realistic and Investigative" in order
    assert "Social (15 of 40, now 32 of 40)" in rose


@pytest.mark.parametrize(("now", "words"), [(2, "as clear as"), (3, "one step"), (4, "more than")])
def test_one_step_of_clarity_is_told_as_little(now, words):
    [sentence] = said(check_in(clarity=2), check_in(clarity=now))

    assert words in sentence


def test_energy_is_compared_too_and_a_missing_rating_is_not():
    assert len(said(check_in(energy=-2), check_in(energy=1))) == 1
    assert said(check_in(energy=-2), check_in(clarity=1)) == []


def test_figures_and_names_are_as_they_are_read():
    assert figure_of("theme", None) == "not there"
    assert name_of("interest", "social") == "Social"
    assert name_of("theme", "social") == "social"
    assert name_of("interest", "unheard of") == "unheard of"


READINGS = st.lists(
    st.builds(
        Reading,
        kind=st.sampled_from(tuple(measures())),
        name=st.sampled_from(["a", "{b}", *TYPES]),
        value=st.floats(-50, 50),
    ),
    max_size=30,
)


@given(READINGS, READINGS)
def test_a_comparison_of_anything_has_no_gaps_and_turns_round_with_its_sides(then, now):
    there = changes(then, now)
    back = {(c.kind, c.name): c.direction for c in changes(now, then)}
    turned = {"rose": "fell", "fell": "rose", "appeared": "vanished", "vanished": "appeared"}

    assert len(there) == len({(c.kind, c.name) for c in there})
    for change in there:
        direction = change.direction
        assert back[change.kind, change.name] == turned.get(direction, direction)
    assert all(compare(check_in(*then), check_in(*now)))


@given(READINGS)
def test_compared_with_itself_nothing_moves(readings):
    assert {change.direction for change in changes(readings, readings)} <= {"stayed"}
