"""A theme's sentence is one that was written, and says something of the theme."""

from careerkit.insight.page_of_mine.quotes import quotes
from careerkit.model import Activity, Strength, Theme, Topic, Workbook

WHY = "Yes. We  bin what needs one screw.\nI fix it."


def workbook(**theme):
    return Workbook(
        activities=[Activity(id="bikes", what="Fixing bikes")],
        topics=[
            Topic(id="waste", what="Waste", why="Yes. We  bin what needs one screw.\nI fix it.")
        ],
        strengths=[Strength(id="calm", what="Calm", story="…")],
        themes=[Theme(id="t", name="Repair", **theme)],
    )


def quoted(workbook):
    return {id_: sentence for id_, (_, _, sentence) in quotes(workbook.themes, workbook).items()}


def test_a_sentence_with_a_word_of_the_theme_comes_first():
    assert quoted(workbook(sources=["bikes", "waste"], words=["screw"])) == {
        "t": "We bin what needs one screw."
    }


def test_without_such_a_word_it_is_one_that_says_something():
    assert quoted(workbook(sources=["waste", "bikes"])) == {"t": "We bin what needs one screw."}


def test_what_the_answer_is_about_is_better_than_nothing():
    assert quoted(workbook(sources=["bikes"], words=["bike"])) == {"t": "Fixing bikes"}


def test_a_theme_without_answers_has_none():
    assert quoted(workbook(sources=["gone"])) == {}
    assert quoted(workbook()) == {}


def test_no_sentence_stands_beside_two_themes():
    one = Theme(id="a", sources=["bikes"])
    other = Theme(id="b", sources=["bikes"])
    both = workbook().replace("themes", [one, other])

    assert quoted(both) == {"a": "Fixing bikes"}


def test_a_long_sentence_is_cut_so_that_the_themes_word_is_seen():
    story = f"{'On and on it went, ' * 30}until I saw the İstanbul bicycle {'and more ' * 30}."
    strength = Strength(id="s", what="x", story=story)
    theme = Theme(id="t", sources=["s"], words=["bicycle"])

    [sentence] = quoted(Workbook(strengths=[strength], themes=[theme])).values()

    assert len(sentence) <= 160
    assert sentence.strip("…") in story
