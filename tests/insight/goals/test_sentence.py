"""What is read from a goal's own sentence, and what is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.goals.sentence import begins, read_sentence

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("what", "when", "by"),
    [
        ("Pass the test by 15 March", "by 15 March", date(2027, 3, 15)),
        ("Hand in my notice by the first of June", "by the first of June", date(2027, 6, 1)),
        ("done by the Twenty-First of May", "by the Twenty-First of May", date(2027, 5, 21)),
        ("I may first learn to weld", "", None),
        ("Pass the test by March 15th, 2028", "by March 15th, 2028", date(2028, 3, 15)),
        ("Send it on the 1st of Dec", "on the 1st of Dec", date(2026, 12, 1)),
        ("Send it before 2027-02-01", "before 2027-02-01", date(2027, 2, 1)),
        ("done by the end of May", "by the end of May", date(2027, 5, 31)),
        ("done before May", "before May", date(2027, 4, 30)),
        ("done in february", "in february", date(2027, 2, 28)),
        ("move to Berlin in 2028", "in 2028", date(2028, 12, 31)),
        ("talk to two nurses in the next two weeks", "in the next two weeks", date(2026, 12, 12)),
        ("a flat of my own within 3 months", "within 3 months", date(2027, 2, 28)),
        ("a flat of my own in a year", "in a year", date(2027, 11, 28)),
        ("six pieces by 3/4/27", "by 3/4/27", None),
        ("apply before Christmas", "before Christmas", None),
        ("ring her next week", "next week", None),
        ("ring her tomorrow", "tomorrow", None),
        ("finished by the end of term", "by the end of term", None),
    ],
)
def test_a_date_is_found_as_it_was_written_and_reckoned_where_it_is_one_day(what, when, by):
    read = read_sentence(what, TODAY)

    assert (read.when, read.by) == (when, by)


@pytest.mark.parametrize(
    "what",
    ["may be a chef", "march for peace", "be there 24/7", "score 9/10", "31 June", "in the garden"],
)
def test_what_only_looks_like_a_date_is_none(what):
    assert read_sentence(what, TODAY).by is None


@pytest.mark.parametrize(
    ("what", "amount"),
    [
        ("Apply to 5 jobs", "5 jobs"),
        ("Save £2,000 by June", "£2,000"),
        ("Run 10km", "10km"),
        ("have a portfolio with six pieces", "six pieces"),
        ("have 10k followers", "10k followers"),
        ("gym twice a week", "twice"),
        ("Level 3 diploma", ""),
        ("open a café before I turn 50", ""),
        ("pass by 15 March", ""),
        ("write a novel", ""),
        ("know one another", "one another"),
    ],
)
def test_an_amount_is_found_with_what_it_counts_and_names_and_dates_are_none(what, amount):
    assert read_sentence(what, TODAY).amount == amount


@pytest.mark.parametrize(
    ("what", "ends"),
    [
        ("Pass my driving test", True),
        ("I want to move to Berlin", True),
        ("Taught a first evening course", True),
        ("my degree", True),
        ("get a place at art school", True),
        ("be happier", False),
        ("make friends", False),
        ("swimming", False),
        ("", False),
    ],
)
def test_a_deed_that_is_done_once_has_an_end(what, ends):
    assert read_sentence(what, TODAY).ends is ends


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("get fit, learn Spanish and find a flat", 3),
        ("bread and butter", 1),
        ("cook for mum and dad and clean up", 1),
        ("read a book and write a page", 1),
    ],
)
def test_three_things_in_one_sentence_are_counted(what, parts):
    assert read_sentence(what, TODAY).parts == parts


def test_words_before_the_verb_make_no_difference():
    assert begins("I’d like to finally stop smoking", "avoid")
    assert not begins("stopwatch", "avoid")


@given(st.text(max_size=300), st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_any_sentence_can_be_read_on_any_day(what, today):
    read = read_sentence(what, today)

    assert read.parts == 1 or read.parts >= 3
    assert read.by is None or read.when
