"""The header says what there is of each step."""

from careerkit.model import Activity, Theme
from careerkit.session import Session
from careerkit.widgets.parts.journey.step_navigation import StepNavigation


def test_it_leads_to_all_steps_and_says_nothing_of_those_that_are_still_to_come():
    navigation = StepNavigation(Session())

    assert [link["name"] for link in navigation.links][:3] == ["passion", "interests", "paths"]
    assert navigation.states == {}


def test_it_says_what_there_is_as_it_changes():
    session = Session()
    navigation = StepNavigation(session)

    session.apply(lambda w: w.put("activities", Activity(id="a", what="Baking for the street")))
    session.apply(lambda w: w.put("themes", Theme(id="t", name="Feeding people")))
    assert navigation.states == {"passion": "1 moment, 1 theme"}

    session.undo()
    assert navigation.states == {"passion": "1 moment"}


def test_nothing_is_said_of_what_hurts():
    session = Session()
    navigation = StepNavigation(session)

    session.apply(lambda w: w.put("activities", Activity(what="I want to die")))

    assert navigation.states == {}


def test_what_it_says_of_itself_is_nobodys_answer():
    session = Session()
    session.apply(lambda w: w.put("activities", Activity(what="Secret baking")))

    assert repr(StepNavigation(session)) == "StepNavigation()"
