"""What a text asks for, and what it rules out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerkit.insight.language.clauses import asks_for, clauses, is_personal


def wanted(text):
    return " ".join(clause.text for clause in clauses(text) if clause.is_wanted)


def ruled_out(text):
    return " ".join(clause.text for clause in clauses(text) if not clause.is_wanted)


@pytest.mark.parametrize(
    ("text", "asked", "out"),
    [
        ("I hate algebra but I adore painting", "painting", "algebra"),
        ("I don't want to be a teacher any more, I'd rather bake", "bake", "teacher"),
        ("no offices please, I like repairing cars", "repairing cars", "offices"),
        ("I'm not good at sport, but I'm great with engines", "engines", "sport"),
        ("I quit banking because I hated the targets, I love gardening", "gardening", "banking"),
        ("I used to be a waiter but now I love sewing", "sewing", "waiter"),
        ("anything but retail", "", "retail"),
        ("I'm sick of spreadsheets and meetings, I want to be outdoors", "outdoors", "meetings"),
        ("painting, not algebra", "painting", "algebra"),
        ("accounting bores me", "", "accounting"),
        ("I love painting and hate algebra", "painting", "algebra"),
        ("never again retail", "", "retail"),
        ("working without a boss", "working", "boss"),
        ("I can\N{RIGHT SINGLE QUOTATION MARK}t stand offices", "", "offices"),
        ("I like cooking, but not washing up", "cooking", "washing"),
        ("gave up teaching to open a bakery", "bakery", "teaching"),
        ("I'd rather work with animals than with people", "animals", "people"),
        ("No algebra! I love dogs.", "dogs", "algebra"),
        ("I was going to be a vet but not any more", "", "vet"),
        ("My uncle wants me to be a pilot but I don't want to", "", "pilot"),
        ("I used to love farming. I don't now.", "", "farming"),
        ("Algebra? Oh no.", "", "Algebra"),
        ("nothing with machines", "", "machines"),
        ("less paper, more people", "people", "paper"),
    ],
)
def test_what_is_ruled_out_stands_apart(text, asked, out):
    assert asked in wanted(text)
    assert out in ruled_out(text)
    assert not asked or asked not in ruled_out(text)
    assert out not in wanted(text)


@pytest.mark.parametrize(
    "text",
    [
        "I can't stop baking",
        "not only cooking but also baking",
        "I don't mind blood",
        "writing non-fiction",
        "stripping wires with my teeth, don't tell anyone",
        "knitting jumpers, don't ask",
        "gaming, couldn't tell you why",
        "I can weld, not that anyone asked",
        "I like no-dig gardens",
        "nothing better than fixing an old engine",
        "I can't get enough of true crime",
        "I never get tired of looking at the stars",
        "children who can't read",
        "I was a clerk and I am good at explaining how not to get into debt",
        "baking bread",
        "never a day without my guitar",
        "nobody sews in our house except me",
    ],
)
def test_what_only_sounds_like_a_refusal_is_asked_for(text):
    assert wanted(text) == text
    assert ruled_out(text) == ""


@pytest.mark.parametrize(
    "text", ["I hate racism", "I'm sick of animal cruelty", "I can't stand injustice"]
)
def test_a_person_who_hates_a_wrong_cares_for_its_opposite(text):
    assert ruled_out(text) == ""


def test_what_was_and_is_not_followed_by_anything_else_counts():
    assert "sailor" in wanted("I used to be a sailor")


def straight(text):
    for mark in "\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}":
        text = text.replace(mark, "'")
    return text


@given(st.text())
@example("'\N{MODIFIER LETTER APOSTROPHE}")
@example("maths bores me, drawing doesn\N{RIGHT SINGLE QUOTATION MARK}t")
def test_no_word_of_any_text_is_lost_or_made_up(text):
    found = "".join(clause.text for clause in clauses(text))

    assert straight(found).split() == straight(text).split()


@pytest.mark.parametrize("text", ["school sucks", "maths bores me", "I hate maths", "not for me"])
def test_a_text_that_only_rules_out_asks_for_nothing(text):
    assert not asks_for(text)


@pytest.mark.parametrize("text", ["racism sucks", "maths bores me but I draw", "I fix bikes"])
def test_a_text_that_says_what_draws_asks_for_something(text):
    assert asks_for(text)


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("I bake", True),
        ("I\N{RIGHT SINGLE QUOTATION MARK}m baking", True),
        ("baking with my aunt", True),
        ("Bake bread and serve customers", False),
        ("Inspect timber and mines", False),
        ("Repair ice machines", False),
        ("", False),
    ],
)
def test_a_person_who_says_i_speaks_of_themselves(text, personal):
    assert is_personal(text) == personal


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("I can not do another ten years of this, I want to be done with hospitals", False),
        ("I want out of retail", False),
        ("nothing for free", False),
        ("there is nothing for teenagers in our town except the bus shelter", True),
    ],
)
def test_who_wants_out_of_something_asks_for_nothing_in_it(text, is_asked):
    assert asks_for(text) is is_asked
