"""What a person does with themes, also twice."""

from careerkit.insight.passion.theme_changes import accept, prefer, set_aside
from careerkit.insight.passion.themes import suggest_themes
from careerkit.model import Activity, Theme, Topic, Workbook

BAKING = Workbook(
    activities=(Activity(what="Baking bread for the street"),),
    topics=(Topic(what="Bread, and who can't buy any"),),
)


def test_a_suggestion_that_is_taken_twice_is_one_theme():
    [bread] = suggest_themes(BAKING)

    once = accept(BAKING, bread)

    assert [theme.name for theme in once.themes] == ["bread"]
    assert accept(once, bread) is once


def test_a_suggestion_that_is_set_aside_twice_is_set_aside_once():
    [bread] = suggest_themes(BAKING)

    once = set_aside(BAKING, bread)

    assert [aside.name for aside in once.set_aside] == ["bread"]
    assert set_aside(once, bread) is once


def test_the_same_choice_of_two_themes_counts_once():
    once = prefer(Workbook(themes=(Theme(id="a"), Theme(id="b"))), "b", "a")

    assert [theme.id for theme in once.themes] == ["b", "a"]
    assert prefer(once, "b", "a") is once
    assert len(prefer(once, "a", "b").preferences) == 2
