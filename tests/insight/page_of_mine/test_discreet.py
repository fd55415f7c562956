"""Other people's names leave a person's words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.page_of_mine.discreet import Discretion
from careerkit.model import Supporter, Workbook

NAMES = ("Mr. Okafor", "Jana, my sister", "Tom from the office", "Seán O'Brien", "Will", "rosa")
NAMES += ("أم كلثوم", "x", "")
PEOPLE = Workbook(supporters=[Supporter(name=name) for name in NAMES])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask Mr. Okafor for a day", "Ask [somebody] for a day"),
        ("Okafor's class", "[somebody]'s class"),
        ("With Jana and Tom.", "With [somebody] and [somebody]."),
        ("jana and tom know", "[somebody] and [somebody] know"),
        ("I will ask Will and Rosa", "I will ask [somebody] and [somebody]"),
        ("Dr O'Brien's desk", "[somebody]'s desk"),
        ("Mrs. Anna Smith-Jones's dog", "[somebody]'s dog"),
        ("Mr. and Mrs. Lindgren's garden", "[somebody]'s garden"),
        ("Ask Mr & Mrs Okafor, or Dr. or Prof. Lee", "Ask [somebody], or [somebody]"),
        ("Miss Lindgren taught me", "[somebody] taught me"),
        ("Miss no rehearsal, and miss nobody", "Miss no rehearsal, and miss nobody"),
        ("Sean O'Brien, seán and SEAN", "[somebody], [somebody] and [somebody]"),
        ("Rosá’s café, and JANA", "[somebody]’s café, and [somebody]"),
        ("Sea\u0301n", "[somebody]"),  # the accent by itself, as some computers write it
        ("Mme. Ångström, Mrs. García", "Mme. Ångström, [somebody]"),
        ("Ask أم كلثوم now", "Ask [somebody] now"),
        ("Tomorrow, by x", "Tomorrow, by x"),
        ("</script> & Jana", "</script> & [somebody]"),
        ("", ""),
    ],
)
def test_a_name_that_was_written_down_or_has_a_title_is_left_out(text, said):
    assert Discretion(PEOPLE).of(text) == said


def test_without_people_only_what_follows_a_title_is_a_name():
    assert Discretion(Workbook()).of("Ask Ms Lindgren or Nadia") == "Ask [somebody] or Nadia"


@given(st.text(max_size=30), st.text(max_size=60))
def test_no_name_that_was_written_down_is_in_what_is_left(name, text):
    discretion = Discretion(Workbook(supporters=[Supporter(name=name)]))

    left = discretion.of(f"{text} {name} {text}")

    assert discretion.of(left) == left


@given(
    st.lists(st.text("ab ", min_size=2, max_size=6).map(str.strip), min_size=1, max_size=6),
    st.text("ab ,", max_size=30),
)
def test_of_names_that_begin_alike_the_longest_is_left_out(names, text):
    people = Workbook(supporters=[Supporter(name=" ".join(name.split())) for name in names])
    known = {person.name for person in people.supporters if len(person.name) > 1}
    pattern = "|".join(sorted(known, key=len, reverse=True)) or "(?!)"

    left = re.sub(rf"\b(?:{pattern})\b", "[somebody]", text)

    assert Discretion(people).of(text) == left


def test_a_name_of_signs_alone_is_left_out_too():
    people = Workbook(supporters=[Supporter(name="★★")])

    assert Discretion(people).of("Ask ★★ first") == "Ask [somebody] first"


@pytest.mark.parametrize(
    ("own", "edited", "back"),
    [
        ("Ask Jana first", "Please ask [somebody] first!", "Please ask Jana first!"),
        ("Jana's plan, Dr. Okafor's money", "[somebody]'s money", "Dr. Okafor's money"),
        ("Ask Jana", "Ask [somebody] or [somebody]", "Ask Jana or [somebody]"),
        ("I wrote [somebody] for Jana", "I wrote [somebody] for [somebody]", None),
        ("Ask Jana", "Ask nobody", "Ask nobody"),
        ("", "Ask [somebody]", "Ask [somebody]"),
    ],
)
def test_a_name_comes_back_where_its_place_has_stayed(own, edited, back):
    assert Discretion(PEOPLE).undone(edited, own) == (own if back is None else back)


@given(st.lists(st.sampled_from(["Jana", "Mr. Okafor", "[somebody]", "and", "\n", "’s", "é"])))
def test_what_nobody_edited_comes_back_as_it_was(words):
    text, discretion = " ".join(words), Discretion(PEOPLE)

    assert discretion.undone(discretion.of(text), text) == text
