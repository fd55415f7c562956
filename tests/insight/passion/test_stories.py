"""A story stands beside the person's own words, and among their strengths as noticed by others."""

import pytest

from careerkit.importing.stories import read_story
from careerkit.insight.passion.feedback import on_strengths
from careerkit.insight.passion.stories import accept, said_by
from careerkit.insight.passion.themes import suggest_themes
from careerkit.model import Activity, Story, Strength, Workbook

TOLD = read_story("You drew the till as a map.", "Rosa")


def test_it_is_kept_without_a_strength_too():
    assert accept(Workbook(), TOLD).stories == (TOLD,)
    assert accept(Workbook(), TOLD, " \n").strengths == ()


def test_a_new_strength_is_the_persons_word_for_it_and_has_no_word_of_the_story():
    workbook = accept(Workbook(), TOLD, " Drawing  maps ")

    [strength] = workbook.strengths
    assert (strength.what, strength.noticed_by, strength.story) == ("Drawing maps", "others", "")
    assert workbook.stories[0].strength == strength.id


@pytest.mark.parametrize(("noticed", "then"), [("", "others"), ("myself", "myself")])
def test_a_strength_of_that_name_is_the_one_that_is_meant(noticed, then):
    mine = Strength(what="Drawing maps", story="My own", noticed_by=noticed)
    workbook = accept(Workbook(strengths=(mine,)), TOLD, "drawing MAPS")

    [strength] = workbook.strengths
    assert (strength.id, strength.story, strength.noticed_by) == (mine.id, "My own", then)


def test_one_that_comes_twice_stays_as_the_person_left_it():
    once = accept(Workbook(), TOLD, "Drawing")

    assert accept(once, TOLD, "Something else") is once


def test_nothing_is_counted_from_somebody_elses_words():
    own = Workbook(activities=(Activity(what="Drawing maps"),))
    story = read_story("Drawing maps and drawing maps")

    assert suggest_themes(accept(own, story)) == suggest_themes(own)


def test_who_has_it_in_writing_is_not_asked_to_ask():
    workbook = accept(Workbook(), TOLD, "Drawing maps")
    asked = Workbook(strengths=(Strength(what="Drawing maps", noticed_by="others"),))

    assert any("Ask one of them" in sentence for sentence in on_strengths(asked))
    assert any("put into words" in sentence for sentence in on_strengths(workbook))
    assert not any("Ask one of them" in sentence for sentence in on_strengths(workbook))


@pytest.mark.parametrize("who", ["", " ", "\n"])
def test_whose_words_they_are_is_said_with_a_name_and_without_one(who):
    assert "Rosa" in said_by(TOLD)
    assert said_by(Story(text="x", who=who)) == "Said by somebody else"
