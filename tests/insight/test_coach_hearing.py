"""What the coach hears in how a person speaks of a goal, its reason and what is in the way."""

from datetime import date

import pytest

from careerkit.insight.goals.coach import advise, advise_plan
from careerkit.insight.goals.feedback import on_plan
from careerkit.insight.hearing.considered import considered
from careerkit.model import Goal, Workbook

TODAY = date(2026, 10, 8)


@pytest.mark.parametrize("text", ["i cant be bothered", "cba after school", "everything"])
def test_a_short_word_for_what_stands_in_the_way_gets_a_reply(text):
    goal = considered(Workbook(goals=[Goal(what="Finish", outcome="free", obstacle=text)])).goals[0]

    [advice] = advise_plan(goal)

    assert advice.key == "no_plan"
    assert f"“{text}”" in advice.sentence


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("I'm so lazy", "harsh"),
        ("stupid", "harsh"),
        ("I am just too stupid for it", "harsh"),
        ("I think it is stupid that I need a visa form", "no_plan"),
        ("people say my drawings are rubbish and I stop", "no_plan"),
    ],
)
def test_a_hard_word_is_one_about_oneself_only(text, key):
    assert advise_plan(Goal(what="Finish", outcome="free", obstacle=text))[0].key == key


@pytest.mark.parametrize("text", ["my brother nicks my tablet", "the bus only runs twice a day"])
def test_what_others_do_is_met_with_who_could_help(text):
    assert advise_plan(Goal(what="Finish", outcome="free", obstacle=text))[0].key == "outside"


@pytest.mark.parametrize(
    "what", ["Get through this winter without going off sick", "survive my last year at school"]
)
def test_who_has_to_get_through_something_is_asked_for_nothing_more(what):
    goal = Goal(what=what)

    assert [advice.key for advice in advise(Workbook(goals=[goal]), goal, TODAY)] == ["enduring"]


def test_a_person_who_wants_to_be_better_to_another_is_asked_who_would_notice():
    goal = Goal(what="Be a better mother, less shouting when I come in", why="I love them")

    [first, *_] = advise(Workbook(goals=[goal]), goal, TODAY)

    assert first.key == "towards"
    assert "tick off" not in first.sentence


@pytest.mark.parametrize(
    ("why", "key"),
    [
        ("Somebody has to keep the roof on, and it has always been me", "carried"),
        ("who else will look after the shop", "carried"),
        ("my mother thinks I am letting the side down", "judged"),
        ("my dad says I'm a waste of money", "judged"),
        ("somebody has to, and I want it to be me", ""),
    ],
)
def test_what_the_person_carries_or_is_told_is_heard_in_the_reason(why, key):
    goal = Goal(what="Passed the test", why=why, by=date(2026, 12, 1))

    found = [a.key for a in advise(Workbook(goals=[goal]), goal, TODAY) if a.field == "why"]

    assert found == ([key] if key else [])


@pytest.mark.parametrize("what", ["leave my husband", "I want to get away from my dad"])
def test_a_person_who_wants_to_leave_another_is_asked_who_knows_of_it_and_no_more(what):
    goal = Goal(what=what)

    [advice] = advise(Workbook(goals=[goal]), goal, TODAY)

    assert advice.key == "parting"
    assert "nobody has to take it alone" in advice.sentence


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("i dont have papers", "outside"),
        ("my record (prison)", "outside"),
        ("im too old", "outside"),
        ("i cant read well", "outside"),
        ("being fat", "body"),
        ("i drink", "body"),
        ("i freeze when they look at me", "no_plan"),
    ],
)
def test_what_no_plan_in_the_head_removes_is_met_with_help(text, key):
    goal = considered(Workbook(goals=[Goal(what="Finish", outcome="free", obstacle=text)])).goals[0]

    assert advise_plan(goal)[0].key == key


def test_a_number_is_counted_with_what_it_counts_and_not_with_an_article():
    goal = Goal(what="earn 2k a month by summer", why="rent")

    said = [advice.sentence for advice in advise(Workbook(goals=[goal]), goal, TODAY)]

    assert not any("“2k a”" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("then", "is_harm"),
    [
        ("smash his ps5", True),
        ("I will shout at her", True),
        ("hit the gym", False),
        ("break it into two parts", False),
    ],
)
def test_a_plan_that_would_hurt_a_person_is_not_rehearsed(then, is_harm):
    goal = Goal(what="Finish", outcome="free", obstacle="noise", if_="he nicks it", then=then)

    said = " ".join(on_plan(goal))

    assert ("two troubles" in said) is is_harm
    assert ("rehearse" in said) is not is_harm


def test_the_anger_of_others_is_heard_in_every_wording():
    goal = Goal(what="Passed maths", why="cuz my mum will kill me", by=date(2026, 12, 1))

    assert "feared" in [advice.key for advice in advise(Workbook(goals=[goal]), goal, TODAY)]
