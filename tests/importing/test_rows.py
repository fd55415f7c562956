"""Which rows of an edited table are taken over, and what is said of the others."""

from careerkit.model import Topic
from importing.conftest import changes, edited, proposed, table

REMOVED = "you removed this entry, so it stays removed. If you want it back, write it anew."


def test_what_is_left_out_is_told_with_its_row(mine):
    mine = mine.put("topics", Topic(id="gone", what="Old")).remove("topics", "gone")
    proposal = edited(
        [
            ["id", "what", "mood", "empty"],
            ["soil", "Soil"],
            ["soil", "Soil again"],
            ["gone", "Old"],
            ["no id", "X", "good"],
            ["1.5E+31", "Y"],
        ],
        workbook=mine,
    )

    assert proposal.problems == (
        "“topics”: there is no question for the column “mood”, so what stands in it was left out.",
        "topics, row 3: this entry stands in the table twice. The first of the two rows counts.",
        f"topics, row 4: {REMOVED}",
        *(
            f"topics, row {row}: “{value}” is no entry's id. Perhaps a spreadsheet took it for a "
            "number. The row was left out."
            for row, value in ((5, "no id"), (6, "1.5E+31"))
        ),
    )
    assert proposal.onto(mine) is mine


def test_of_a_thousand_bad_rows_the_first_are_told():
    proposal = edited([["id", "what"], *(["no id", "x"] for _ in range(1_000))])

    assert len(proposal.problems) == 201
    assert proposal.problems[-1].startswith("800 more rows")


def test_a_table_is_found_by_its_name_its_entries_or_its_columns(mine):
    for name, rows in (
        ("Topics.csv", [["id", "why"], ["soil", "x"]]),
        ("Copy of topics (2).csv", [["id", "why"], ["soil", "x"]]),
    ):
        assert [c[:3] for c in changes(edited(rows, workbook=mine, name=name))] == [
            ("topics", "soil", "why")
        ]
    by_columns = edited([["id", "pull", "why"], ["n", "3", "x"]], name="Table 1.csv")
    assert [entry.section for entry in by_columns.entries] == ["topics"]
    unknown = edited([["date", "amount"], ["1", "2"]], name="bank.csv")
    assert unknown.entries == ()
    assert unknown.problems[0].startswith("“bank”: nothing tells which part")


def test_a_heading_may_be_typed_in_other_letters(mine):
    rows = [["ID", " What ", "WHY  DOES it matter to you?"], ["soil", "Soil", "Because"]]

    assert changes(edited(rows, workbook=mine)) == [
        ("topics", "soil", "why", "It feeds us", "Because")
    ]
    by_columns = edited([["Pull", "Why"], ["3", "x"]], name="Table 1.csv")
    assert [entry.section for entry in by_columns.entries] == ["topics"]


def test_a_row_without_an_id_and_an_answer_is_no_entry(mine):
    rows = [["id", "what", "mood"], ["", "", "good"], ["kept", "", ""]]

    assert [one.record.id for one in edited(rows, workbook=mine).entries] == ["kept"]


def test_a_table_that_a_spreadsheet_misread_is_refused_as_a_whole(mine):
    rows = [["id", "what"], ["soil", "Büro"], ["new", "Café"]]
    text = table(*rows).decode("cp1252")

    proposal = proposed("topics.csv", text.encode(), mine)

    assert proposal.onto(mine) is mine
    [told] = proposal.problems
    assert told.startswith("“topics”: its letters were taken for those of an older alphabet")


def test_of_a_table_without_ids_an_entry_that_is_here_is_not_doubled(mine):
    rows = [["what", "why"], ["Soil", "It feeds us"], ["Soil", "Another reason"]]

    proposal = edited(rows, workbook=mine)

    assert [(e.is_new, e.record.why) for e in proposal.entries] == [(True, "Another reason")]
    assert edited(rows, workbook=proposal.onto(mine)).entries == ()
