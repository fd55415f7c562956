"""Values become criteria when the person says so, and nothing of theirs is touched."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.interests.values import cards
from careerkit.insight.paths import from_values
from careerkit.model import Criterion, PathRating, Workbook, WorkValue, merge, rating_id
from careerkit.session import Session

IDS = [card.id for card in cards()]
FIVE = ("hands", "living", "near", "seen", "useful")


def sorted_by(*five, criteria=()):
    values = tuple(WorkValue(id=id_, pile="five") for id_ in five)
    return Workbook(work_values=values, criteria=tuple(criteria))


def take_all(workbook):
    return from_values.with_criteria(workbook, from_values.offered(workbook))


def test_the_five_are_offered_with_weights_in_their_order():
    assert [(one.id, one.name, one.weight) for one in from_values.offered(sorted_by(*FIVE))] == [
        ("value-hands", "Working with my hands", 5),
        ("value-living", "Enough to live on", 4),
        ("value-near", "Near home", 4),
        ("value-seen", "Being seen", 3),
        ("value-useful", "Being of use", 3),
    ]


@pytest.mark.parametrize("pile", ["", "much", "some", "little"])
def test_what_was_not_chosen_is_not_offered(pile):
    workbook = Workbook(work_values=(WorkValue(id="hands", pile=pile),))

    assert from_values.offered(workbook) == ()


@pytest.mark.parametrize("name", ["Enough to live on", " enough  to LIVE on "])
def test_what_the_person_calls_the_same_is_theirs(name):
    workbook = sorted_by("living", criteria=[Criterion(name=name, weight=1)])

    assert from_values.offered(workbook) == ()
    assert from_values.taken(workbook) == ()


def test_what_is_taken_up_stands_behind_what_is_there():
    own = Criterion(id="own", name="Home by five", weight=2)

    workbook = take_all(sorted_by("hands", "living", criteria=[own]))

    assert workbook.criteria[0] == own
    assert [one.id for one in workbook.criteria] == ["own", "value-hands", "value-living"]
    assert from_values.offered(workbook) == ()
    assert [one.id for one in from_values.taken(workbook)] == ["value-hands", "value-living"]


def test_a_weight_that_was_changed_stays_when_it_is_offered_from_another_tab():
    before = sorted_by("hands")
    offered = from_values.offered(before)
    workbook = take_all(before)
    changed = attrs.evolve(workbook.criteria[0], weight=1, name="Nothing but wood")
    workbook = workbook.put("criteria", changed)

    assert from_values.with_criteria(workbook, offered) == workbook
    assert from_values.offered(workbook) == ()


def test_one_is_taken_back_alone_and_offered_again():
    workbook = from_values.without_criterion(take_all(sorted_by("hands", "living")), "value-hands")

    assert [one.id for one in workbook.criteria] == ["value-living"]
    assert [one.id for one in from_values.offered(workbook)] == ["value-hands"]


def rated(workbook):
    rating = PathRating(
        id=rating_id("p", "value-hands"), path="p", criterion="value-hands", score=4
    )
    return workbook.put("path_ratings", rating)


def renamed(workbook):
    return workbook.put("criteria", attrs.evolve(workbook.criteria[0], name="Only wood"))


@pytest.mark.parametrize("made_own", [rated, renamed])
def test_what_became_the_persons_own_is_not_taken_back(made_own):
    workbook = made_own(take_all(sorted_by("hands")))

    assert from_values.taken(workbook) == ()
    assert from_values.without_criterion(workbook, "value-hands") == workbook


def test_a_criterion_of_their_own_is_never_taken_back():
    workbook = sorted_by("hands", criteria=[Criterion(id="own", name="Home by five")])

    assert from_values.without_criterion(workbook, "own") == workbook


def test_a_changed_mind_is_told_and_changes_nothing():
    workbook = rated(take_all(sorted_by("hands", "living")))
    moved = workbook.put("work_values", WorkValue(id="hands", pile="some"))

    assert [one.id for one in from_values.given_up(moved)] == ["value-hands"]
    assert moved.criteria == workbook.criteria
    assert from_values.given_up(workbook) == ()


def test_without_a_sort_no_criterion_is_called_given_up():
    workbook = take_all(sorted_by("hands")).replace("work_values", ())

    assert from_values.given_up(workbook) == ()


def test_one_undo_takes_all_of_them_back():
    session = Session(sorted_by(*FIVE))

    session.apply(take_all)
    session.undo()

    assert session.workbook.criteria == ()
    assert len(from_values.offered(session.workbook)) == 5


@given(st.lists(st.sampled_from(IDS), unique=True, max_size=7), st.booleans())
def test_two_tabs_that_take_them_up_have_each_once(five, knows_base):
    base = sorted_by(*five)

    merged = merge(take_all(base), take_all(base), base if knows_base else None)

    assert [one.id for one in merged.criteria] == [f"value-{id_}" for id_ in five[:5]]
