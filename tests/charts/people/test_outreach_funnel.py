"""How far it went: numbers on bars that never grow."""

import pytest
from hypothesis import given, settings

from careerkit.charts.people.outreach_funnel import outreach_funnel
from careerkit.model import Contact, Workbook
from support.models.strategies import sections


def funnel(*stages):
    return outreach_funnel(Workbook(contacts=[Contact(stage=stage) for stage in stages]))


def rows_of(drawn):
    """The rows of each layer."""
    spec = drawn.spec()
    return [spec["datasets"][layer["data"]["name"]] for layer in spec["layer"]]


def test_without_contacts_there_is_a_sentence_and_no_chart():
    assert funnel().chart is None
    assert "Choose somebody" in funnel().description


def test_the_table_counts_who_got_to_each_stage_or_further():
    assert funnel("idea", "sent", "ongoing").rows == (
        ("Thought of", 3),
        ("Message written", 2),
        ("Message sent", 2),
        ("Answer received", 1),
        ("Talked", 1),
        ("In touch", 1),
    )


@pytest.mark.parametrize(
    ("stages", "ending"),
    [
        (["idea"], "one person. No message has gone out yet."),
        (["sent", "sent"], "Two of them have your message. No answer has come yet"),
        (["answered", "sent"], "One of them answered. You have not talked with any of them yet."),
        (["talked", "talked"], "Two of them answered. Two of them have talked with you."),
    ],
)
def test_the_description_ends_where_the_last_of_them_got_to(stages, ending):
    assert ending in funnel(*stages).description


def test_only_what_a_contact_reached_has_a_bar_and_each_stage_has_its_number():
    bars, names, numbers = rows_of(funnel("sent", "idea"))

    assert [row["count"] for row in bars] == [2, 1, 1]
    assert len(names) == 6
    assert [row["count"] for row in numbers] == [2, 1, 1, 0, 0, 0]


@settings(max_examples=20)
@given(sections(Contact))
def test_any_contacts_can_be_drawn(contacts):
    drawn = outreach_funnel(Workbook(contacts=contacts))

    assert (drawn.spec() is None) == (not contacts)
    counts = [count for _, count in drawn.rows]
    assert counts == sorted(counts, reverse=True)
