"""What a person said leaves occupations out, and each of them is told with its reason."""

from hypothesis import given
from hypothesis import strategies as st

from careerkit.catalogue import starter
from careerkit.catalogue.shipped.conditions import conditions
from careerkit.insight.interests.scoring import TYPES
from careerkit.insight.paths.exploring import PAY, explore, first_ideas
from careerkit.insight.paths.left_out import on_card, on_left_out
from careerkit.model import Background, InterestScores, PathFilters, Workbook, declared

CATALOGUE = starter()
SCORES = InterestScores(**dict(zip(TYPES, (36, 2, 14, 8, 20, 26), strict=True)))
(NOT_AGAIN,) = (field for field in declared(Background) if field.name == "not_again")
TICKS = [name for name, _ in NOT_AGAIN.options]

ticked = st.lists(st.sampled_from(TICKS), unique=True)
wages = st.none() | st.integers(1, 150_000)


def workbook_of(ticks=(), wage=None, **sections):
    return Workbook(
        background=[Background(id="single", not_again=ticks)],
        path_filters=[PathFilters(id="single", lowest_wage=wage)],
        **sections,
    )


@given(ticked, wages)
def test_what_is_not_shown_is_told_and_what_is_told_is_not_shown(ticks, wage):
    every = explore(workbook_of(interest_scores=[SCORES]), CATALOGUE)
    found = explore(workbook_of(ticks, wage, interest_scores=[SCORES]), CATALOGUE)

    told = {position for some in found.left_out.values() for position in some}
    unknown_pay = {at for at in every.shown if wage and CATALOGUE.median_wage[at] is None}
    assert {*found.shown} | told | unknown_pay == {*every.shown}
    assert {*found.shown}.isdisjoint(told | unknown_pay)
    assert {*found.surprises} <= {*found.shown}


@given(ticked)
def test_each_stands_under_every_reason_that_it_has(ticks):
    found = explore(workbook_of(ticks, interest_scores=[SCORES]), CATALOGUE)

    for name, positions in found.left_out.items():
        assert positions
        assert all(name in conditions(CATALOGUE.soc[at]) for at in positions)
    assert {*found.left_out} == {*ticks}


@given(ticked, wages)
def test_the_first_ideas_keep_to_it_too(ticks, wage):
    for idea in first_ideas(workbook_of(ticks, wage), CATALOGUE):
        assert conditions(CATALOGUE.soc[idea.position]).isdisjoint(ticks)
        assert not wage or CATALOGUE.median_wage[idea.position] >= wage


def test_without_a_tick_nothing_is_said():
    workbook = workbook_of(interest_scores=[SCORES])

    assert list(on_left_out(workbook, CATALOGUE, explore(workbook, CATALOGUE))) == []
    assert all(on_card(workbook, CATALOGUE, at) == "" for at in range(len(CATALOGUE)))


def test_of_careerkits_own_occupations_nothing_is_called_unknown():
    workbook = workbook_of(("selling",), 1_000, interest_scores=[SCORES])
    found = explore(workbook, CATALOGUE)

    said = " ".join(on_left_out(workbook, CATALOGUE, found))

    assert said.startswith("“Selling”, ")
    assert "installed release" not in said
    assert found.left_out[PAY] == ()
