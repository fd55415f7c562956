"""What experiments cost, what is missing, and what they changed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.experience.experiments import (
    cost,
    has_begun,
    on_lessons,
    on_plan,
    on_stages,
    path_changes,
)
from careerkit.insight.hearing.considered import UNSPOKEN
from careerkit.model import CareerPath, Experiment, Workbook
from support.models.strategies import sections

TODAY = date(2026, 11, 1)
BAKER = CareerPath(id="baker", title="Baker")
DRIVER = CareerPath(id="driver", title="Driver")


def trial(what="The stall", path="baker", **values):
    given_ = {"find_out": "Early?", "cheapest": "Once", "hours": 2, "money": 0, **values}
    return Experiment(what=what, path=path, **given_)


def sentences(workbook, today=TODAY):
    return [*on_plan(workbook), *on_stages(workbook, today), *on_lessons(workbook)]


def said(*experiments, paths=(BAKER,)):
    return " ".join(sentences(Workbook(experiments=experiments, paths=paths)))


def test_without_an_experiment_there_is_a_first_question():
    assert said().startswith("What would you have to see")
    assert said(Experiment()).startswith("What would you have to see")


def test_hours_and_money_are_added_up():
    spent = cost([trial(hours=2, money=10), trial(hours=1.5, money=None), trial(hours=None)])

    assert (spent.hours, spent.money, len(spent.open)) == (3.5, 10, 2)
    assert "takes 3.5 hours and costs 10." in said(
        trial(hours=2, money=10), trial(hours=1.5, money=0)
    )


def test_one_hour_and_no_money_have_words_of_their_own():
    assert "costs 12.50." in said(trial(hours=None, money=12.5))
    assert "takes one hour and costs no money." in said(trial(hours=1))
    assert "takes 0.5 hours" in said(trial(hours=0.5))


def test_money_that_was_not_written_down_is_not_said_to_be_none():
    told = said(trial(hours=8, money=None))

    assert "takes eight hours. What it costs is still open." in told
    assert "no money" not in told


def test_an_experiment_that_is_over_before_it_begins_is_asked_about():
    day = date(2026, 12, 5)

    told = said(trial("The stall", begin=day, by=day - timedelta(days=1)))

    assert "“The stall” is to be over on 4 December, before it begins on 5 December." in told
    assert "before it begins" not in said(trial("The stall", begin=day, by=day))


def test_costs_that_are_not_known_yet_are_said_to_be_open():
    assert "For one of them" in said(trial(), trial(money=None))
    assert "For two of them" in said(trial(), trial(money=None), trial(hours=None))
    assert "All together" not in said(trial(hours=None, money=None))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"find_out": " "}, "What do you want to find out with “The stall”?"),
        ({"cheapest": "", "hours": 20}, "Could you get the answer of “The stall” for less?"),
        ({"cheapest": "", "money": 5}, "Could you get the answer of “The stall” for less?"),
        ({"cheapest": "", "hours": None}, "Could you get the answer of “The stall” for less?"),
        ({"learned": "Yes"}, "You wrote down what “The stall” showed you."),
        ({"stage": "done"}, "“The stall” is done. What did it show you?"),
        ({"stage": "done", "learned": "Yes"}, "change what you think of the path?"),
    ],
)
def test_what_is_missing_is_asked_for(values, sentence):
    assert sentence in said(trial(**values))
    assert sentence not in said(trial())


def test_a_morning_that_costs_nothing_need_not_be_cheaper():
    assert "for less" not in said(trial(cheapest="", hours=4, money=None))


def test_what_the_person_found_out_is_not_called_late():
    text = said(trial(cheapest="", by=TODAY - timedelta(days=3), learned="I laughed"))

    assert "has gone by" not in text
    assert "change what you think of the path?" in text


@pytest.mark.parametrize(
    ("stage", "begun"), [("", False), ("agreed", False), ("doing", True), ("done", True)]
)
def test_what_is_under_way_has_begun(stage, begun):
    assert has_begun(trial(stage=stage)) == begun


def test_several_that_lack_the_same_share_a_sentence():
    text = said(trial("One", find_out=""), trial("Two", find_out=""))

    assert text.count("find out with") == 1
    assert "“One” and “Two”" in text


def test_a_done_experiment_needs_no_plan_any_more():
    text = said(trial(find_out="", cheapest="", stage="done", learned="Yes", rating_change=0))

    assert "find out with" not in text
    assert "for less" not in text


def test_a_day_that_has_gone_by_is_no_shame_and_the_day_itself_is_not_late():
    yesterday = TODAY - timedelta(days=1)

    assert "31 October, has gone by. That happens." in said(trial(by=yesterday))
    assert "has gone by" not in said(trial(by=TODAY), trial(by=yesterday, stage="done"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([1], "After one experiment, “Baker” is a bit more for you"),
        ([1, 1], "After two experiments, “Baker” is a good deal more for you"),
        ([2], "“Baker” is a good deal more"),
        ([-1, 0], "After two experiments, “Baker” is a bit less"),
        ([-2, -2], "“Baker” is a good deal less"),
        ([0], "you think of “Baker” as you did before"),
        ([1, -1], "neither more nor less"),
    ],
)
def test_what_changed_is_summed_in_words(changes, sentence):
    assert sentence in said(*(trial(rating_change=change) for change in changes))


def test_changes_stand_by_path_in_the_order_of_the_list():
    experiments = [
        trial("a", rating_change=-1),
        trial("b", "driver", rating_change=2),
        trial("c", rating_change=1),
        trial("d", rating_change=None),
        trial("e", "gone", rating_change=1),
    ]
    workbook = Workbook(experiments=experiments, paths=[DRIVER, BAKER])

    assert [(c.path.id, c.changes, c.total) for c in path_changes(workbook)] == [
        ("driver", (2,), 2),
        ("baker", (-1, 1), 0),
    ]


def test_no_path_is_called_untested_while_an_experiment_may_be_for_it():
    text = said(trial(), trial("a garden", path=""), paths=[BAKER, DRIVER])

    assert "For which of your paths is “a garden”?" in text
    assert "not testing" not in text


def test_a_path_that_nothing_tests_is_named():
    text = said(trial(), paths=[BAKER, DRIVER])

    assert "You are not testing “Driver” in any way yet." in text
    assert "testing" not in said(trial(), trial(path="driver"), paths=[BAKER, DRIVER])


@given(sections(Experiment, max_size=5), sections(CareerPath), st.dates())
def test_every_rating_of_a_listed_path_is_counted_once(experiments, paths, today):
    workbook = Workbook(experiments=experiments, paths=paths)
    changes = path_changes(workbook)

    listed = {path.id for path in paths}
    rated = [e for e in experiments if e.rating_change is not None and e.path in listed]
    assert sum(len(change.changes) for change in changes) == len(rated)
    assert sum(change.total for change in changes) == sum(e.rating_change for e in rated)
    assert all(sentences(workbook, today))


def test_a_question_that_hurts_is_left_in_peace():
    assert "for less" not in said(trial(cheapest="", find_out=UNSPOKEN))
