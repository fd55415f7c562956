"""Themes are suggested, accepted, merged and ranked by the person."""

import pytest

from careerkit.insight.passion.themes import QUESTIONS
from careerkit.model import Activity, Strength, Theme, Topic, UnpaidWorkRecord, Workbook
from careerkit.session import Session
from careerkit.widgets import PassionThemes

ANSWERS = Workbook(
    activities=(Activity(id="a1", what="Fixing bikes at the repair café"),),
    topics=(Topic(id="t1", what="Children who give up reading"),),
    strengths=(Strength(id="s1", what="Reading aloud to children"),),
    unpaid_work=(UnpaidWorkRecord(id="u1", what="Running the repair café"),),
)


@pytest.fixture
def session():
    return Session(ANSWERS)


@pytest.fixture
def themes(session):
    return PassionThemes(session)


def wish(widget, **details):
    """Set what the front end sets when a person presses a button."""
    seq = widget._wish.get("seq", 0) + 1
    widget.set_state({"_wish": {"seq": seq, **details}})


def labels(themes):
    return [suggestion["label"] for suggestion in themes._suggestions._suggestions]


def key_of(themes, label):
    return next(s["key"] for s in themes._suggestions._suggestions if s["label"] == label)


def accept_two(session, themes):
    wish(themes._suggestions, act="accept", key=key_of(themes, "repair café"))
    wish(themes._suggestions, act="accept", key=themes._suggestions._suggestions[0]["key"])
    return session.workbook.themes


def test_a_suggestion_shows_the_answers_it_comes_from(themes):
    suggestion = next(s for s in themes._suggestions._suggestions if s["label"] == "repair café")
    assert suggestion["reach"] == "In two of your four answers"
    assert [quote["text"] for quote in suggestion["quotes"]] == [
        "Fixing bikes at the repair café",
        "Running the repair café",
    ]


def test_a_suggestion_quotes_the_sentence_that_has_its_word(session, themes):
    story = "It began with a neighbour. We read a whole book on bikes."
    session.apply(lambda w: w.put("strengths", Strength(what="Patience", story=story)))

    bikes = next(s for s in themes._suggestions._suggestions if s["label"] == "bikes")

    assert [quote["text"] for quote in bikes["quotes"]] == [
        "Fixing bikes at the repair café",
        "We read a whole book on bikes.",
    ]


def test_answers_in_a_language_that_is_not_read_are_spoken_of_and_give_no_theme(session, themes):
    german = Workbook(
        activities=(Activity(what="Gartenarbeit mit meiner Oma"),),
        strengths=(Strength(what="Zuhören und Geduld mit Oma"),),
    )
    assert "language" not in themes._suggestions._hint

    session.apply(lambda w: w.put("activities", german.activities[0]))
    assert labels(themes)
    assert "a language that this part can't read yet" in themes._suggestions._hint

    only = PassionThemes(Session(german))
    assert labels(only) == []
    assert only._suggestions._hint.startswith("Some of your answers are in a language")


def test_of_many_answers_a_suggestion_shows_a_few_and_how_many_there_are(session, themes):
    many = [Topic(id=f"many{n}", what=f"The repair café on day {n}") for n in range(9)]
    session.apply(lambda workbook: workbook.replace("topics", many))
    suggestion = next(s for s in themes._suggestions._suggestions if s["label"] == "repair café")
    assert len(suggestion["quotes"]) == 1 + 5 + 1
    assert suggestion["more"] == "And 4 more of your answers"


def test_the_answers_behind_a_theme_come_when_the_person_looks(session, themes):
    wish(themes._suggestions, act="accept", key=key_of(themes, "repair café"))
    assert themes._evidence._answers == []
    themes._evidence.set_state({"_wanted": True})
    assert len(themes._evidence._answers) == sum(
        len(session.workbook.section(name)) for name in QUESTIONS
    )


def test_accepting_makes_it_a_theme_and_takes_it_off_the_list(session, themes):
    wish(themes._suggestions, act="accept", key=key_of(themes, "repair café"))
    (theme,) = session.workbook.themes
    assert (theme.name, set(theme.sources)) == ("repair café", {"a1", "u1"})
    assert "repair café" not in labels(themes)
    assert themes.value == (theme,)


def test_setting_aside_takes_it_off_the_list_until_it_is_brought_back(session, themes):
    wish(themes._suggestions, act="set_aside", key=key_of(themes, "repair café"))
    assert "repair café" not in labels(themes)
    assert themes._suggestions._set_aside == 1
    assert session.workbook.themes == ()
    wish(themes._suggestions, act="bring_back")
    assert "repair café" in labels(themes)


def test_an_answer_is_ticked_and_unticked(session, themes):
    wish(themes._suggestions, act="accept", key=key_of(themes, "repair café"))
    theme = session.workbook.themes[0].id
    themes._evidence.set_state({"_wanted": True})
    wish(themes._evidence, act="add", theme=theme, answer="s1")
    assert "s1" in session.workbook.themes[0].sources
    wish(themes._evidence, act="drop", theme=theme, answer="a1")
    assert "a1" not in session.workbook.themes[0].sources
    ticked = [a["id"] for a in themes._evidence._answers if theme in a["themes"]]
    assert ticked == ["s1", "u1"]


def test_an_answer_that_fits_a_themes_words_is_offered(session, themes):
    wish(themes._suggestions, act="accept", key=key_of(themes, "repair café"))
    theme = session.workbook.themes[0].id
    themes._evidence.set_state({"_wanted": True})
    session.apply(lambda w: w.put("topics", Topic(id="t2", what="More than one repair café")))
    offered = next(a for a in themes._evidence._answers if a["id"] == "t2")
    assert offered["may"] == [theme]


def test_two_themes_become_one_with_the_answers_of_both(session, themes):
    first, second = accept_two(session, themes)
    wish(themes._evidence, act="merge", theme=first.id, into=second.id)
    (merged,) = session.workbook.themes
    assert merged.name == second.name
    assert set(merged.sources) == {*first.sources, *second.sources}
    session.undo()
    assert len(session.workbook.themes) == 2


def test_a_choice_ranks_the_themes_and_their_list_follows(session, themes):
    first, second = accept_two(session, themes)
    assert {theme["id"] for theme in themes._ranking._pair} == {first.id, second.id}
    wish(themes._ranking, act="prefer", theme=second.id, over=first.id)
    assert [theme.id for theme in session.workbook.themes] == [second.id, first.id]
    assert themes._ranking._tiers == [[second.name], [first.name]]
    assert themes._ranking._pair == []
    wish(themes._ranking, act="restart")
    assert len(themes._ranking._pair) == 2


def test_choices_in_a_circle_are_told_and_share_a_place():
    session = Session(Workbook(themes=tuple(Theme(id=n, name=n) for n in "abc")))
    themes = PassionThemes(session)
    for winner, loser in (("a", "b"), ("b", "c"), ("c", "a")):
        wish(themes._ranking, act="prefer", theme=winner, over=loser)
    assert "circle" in themes._ranking._notice
    assert sorted(themes._ranking._tiers[0]) == ["a", "b", "c"]


def test_a_wish_that_makes_no_sense_changes_nothing_and_breaks_nothing(session, themes):
    before = session.workbook
    wish(themes._suggestions, act="accept", key="nothing")
    wish(themes._evidence, act="merge", theme="x", into="y")
    wish(themes._evidence, act="add", theme="x")
    assert session.workbook == before
    wish(themes._suggestions, act="accept", key=key_of(themes, "repair café"))
    assert len(session.workbook.themes) == 1


def test_before_there_is_enough_the_person_is_told_what_is_missing():
    themes = PassionThemes(Session())
    assert "two of the four questions" in themes._suggestions._hint
