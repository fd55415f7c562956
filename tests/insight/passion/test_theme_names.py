import pytest

from careerkit.insight.passion.theme_names import label, names_something


@pytest.mark.parametrize(
    "term", ["bread", "bake", "read", "street party", "make music", "young people"]
)
def test_activities_things_and_pairs_name_something(term):
    assert names_something(tuple(term.split()))


@pytest.mark.parametrize(
    "term",
    ["left", "get", "make", "thing", "small", "people", "left school", "patient get", "bread make"],
)
def test_verbs_and_adjectives_alone_name_nothing(term):
    assert not names_something(tuple(term.split()))


@pytest.mark.parametrize(
    ("term", "written", "name"),
    [
        ("bake", ["baked", "baking"], "baking"),
        ("bake", ["baked", "bake", "baked"], "baking"),
        ("read", ["read", "Read"], "reading"),
        ("plan", ["plan"], "planning"),
        ("sew", ["sewed"], "sewing"),
        ("argue", ["argue"], "arguing"),
        ("bread", ["Bread", "bread"], "bread"),
        ("bread", ["Bread"], "Bread"),
        ("bike", ["bike", "bikes"], "bikes"),
        ("bake bread", ["baked bread", "Baking bread"], "baking bread"),
        ("minecraft", ["Minecraft", "minecraft"], "minecraft"),
    ],
)
def test_a_theme_is_named_as_it_was_written_and_a_verb_as_what_one_does(term, written, name):
    assert label(tuple(term.split()), [tuple(words.split()) for words in written]) == name
