"""What an edited table would change, in words."""

import pytest

from careerkit.model import CareerPath, Goal, Theme, Workbook
from importing.conftest import WRITTEN, as_zip, changes, edited, proposed

AT = WRITTEN.isoformat()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["date", "amount"], ["1", "2"]], "brings nothing new"),
        ([["id", "what"], ["soil", "Soil"]], "says what stands here already"),
        ([["id", "what"]], "There is no entry in"),
        ([], "There is no entry in"),
    ],
)
def test_where_nothing_changes_it_is_said_why(mine, rows, said):
    assert said in edited(rows, workbook=mine, name="x.csv").summary()


def test_a_link_is_told_by_what_comes_in_the_same_file():
    workbook = Workbook(
        goals=(Goal(id="g", what="A course", path="p", updated=WRITTEN),),
        paths=(CareerPath(id="p", title="Baker", updated=WRITTEN),),
    )

    told = str(proposed("mine.zip", as_zip(workbook), Workbook()))

    assert "Which path does it serve?: Baker" in told
    assert "no longer there" not in told


def test_two_lists_that_read_alike_are_told_as_they_are_kept():
    mine = Workbook(themes=(Theme(id="t", name="Bread", words=("a, b",), updated=WRITTEN),))

    proposal = edited([["id", "words"], ["t", '["a", "b"]']], "themes", mine)

    assert [change[3:] for change in changes(proposal)] == [('["a, b"]', '["a", "b"]')]


def test_the_whole_is_told_in_lines(mine):
    proposal = edited(
        [["id", "updated", "what", "why"], ["soil", AT, "Soil", "Because"], ["n", AT, "Water", ""]],
        workbook=mine,
    )

    assert str(proposal).splitlines() == [
        "“topics.csv”: 1 new entry, 1 changed answer. Nothing is changed yet.",
        "",
        "Topics that matter to you",
        "  Changed: Soil",
        f"    {proposal.entries[0].edits[0].label}",
        "      now: It feeds us",
        "      then: Because",
        "  New: Water",
        f"    {proposal.entries[1].edits[0].label}: Water",
    ]
