"""What an edited table would change, and what of it can't be taken over."""

import io
from datetime import date, datetime, timedelta

import attrs
import openpyxl
import pytest

from careerkit.importing.proposing import proposal_of_workbook
from careerkit.model import (
    CareerPath,
    Comment,
    Experiment,
    Goal,
    Supporter,
    Theme,
    Topic,
    UnfitAnswer,
    UnknownRecord,
    WeekHours,
    Workbook,
)
from importing.conftest import TODAY, WRITTEN, as_excel, as_zip, changes, edited, proposed

AT = WRITTEN.isoformat()


def test_an_edited_cell_is_a_change_with_before_and_after(mine):
    proposal = edited(
        [["id", "updated", "what", "why"], ["soil", AT, "Soil", "It feeds all of us"]],
        workbook=mine,
    )

    assert changes(proposal) == [("topics", "soil", "why", "It feeds us", "It feeds all of us")]
    after = proposal.onto(mine)
    assert (after.topics[0].why, after.topics[0].pull) == ("It feeds all of us", 4)
    assert after.topics[0].stamp("why") > mine.topics[0].stamp("why")
    assert after.topics[0].stamp("what") == mine.topics[0].stamp("what")
    assert [after.records(n) for n in ("goals", "supporters")] == [mine.goals, mine.supporters]


def test_a_row_that_is_not_here_is_a_new_entry_and_none_is_removed(mine):
    proposal = edited([["id", "what"], ["water", "Water"], ["", "Air"]], workbook=mine)

    assert [(e.is_new, e.name) for e in proposal.entries] == [(True, "Water"), (True, "Air")]
    after = proposal.onto(mine)
    assert [topic.what for topic in after.topics] == ["Soil", "=bread", "Water", "Air"]
    # A row without an id is the same entry when it is read again.
    again = edited([["id", "what"], ["water", "Water"], ["", "Air"]], workbook=after)
    assert again.onto(after) is after


def test_what_was_written_here_since_stays_unless_the_person_says_otherwise(mine):
    data = [["id", "updated", "what", "why"], ["soil", AT, "Soil!", "theirs"]]
    mine = mine.put("topics", mine.topics[0].changed(why="mine"))

    proposal = edited(data, workbook=mine)

    assert (proposal.newer_here, bool(proposal)) == (1, True)
    stays = proposal.onto(mine).topics[0]
    assert (stays.what, stays.why) == ("Soil!", "mine")
    over = proposal.onto(mine, over_newer=True).topics[0]
    assert (over.what, over.why) == ("Soil!", "theirs")
    assert "written here since" in str(proposal)


def test_what_changed_after_the_preview_is_left_alone(mine):
    proposal = edited([["id", "what", "why"], ["soil", "Soil!", "theirs"]], workbook=mine)
    since = mine.put("topics", mine.topics[0].changed(why="typed meanwhile"))

    after = proposal.onto(since).topics[0]
    assert (after.what, after.why) == ("Soil!", "typed meanwhile")
    gone = mine.remove("topics", "soil")
    assert proposal.onto(gone) is gone


def test_an_empty_cell_takes_away_what_was_there_when_the_file_was_made(mine):
    later = (WRITTEN - timedelta(days=1)).isoformat()
    row = ["soil", AT, "Soil", ""]
    head = ["id", "updated", "what", "why"]

    assert changes(edited([head, row], workbook=mine)) == [
        ("topics", "soil", "why", "It feeds us", "")
    ]
    assert changes(edited([head, ["soil", later, "Soil", ""]], workbook=mine)) == []
    assert changes(edited([["id", "what", "why"], ["soil", "Soil", ""]], workbook=mine)) == []


@pytest.mark.parametrize(("names", "notes"), [(True, False), (False, True), (False, False)])
@pytest.mark.parametrize("make", [as_zip, as_excel])
def test_nobody_is_called_a_number_for_having_opened_a_file(mine, make, names, notes):
    assert changes(proposed("x", make(mine, names=names, notes=notes), mine)) == []


def test_a_name_that_was_left_out_is_not_lost_where_a_mentor_edits_the_text_around_it():
    people = [Supporter(id="amara", name="Amara")]
    mine = Workbook(
        supporters=people,
        topics=[Topic(id="soil", what="Soil", why="Amara showed me", updated=WRITTEN)],
    )
    row = ["soil", AT, "Soil", "It was [somebody] who showed me"]

    proposal = edited([["id", "updated", "what", "why"], row], workbook=mine)

    assert changes(proposal) == [
        ("topics", "soil", "why", "Amara showed me", "It was Amara who showed me")
    ]


def test_what_does_not_fit_waits_at_its_question_and_the_row_is_named(mine):
    proposal = edited(
        [["id", "what", "pull"], ["soil", "Soil", "a lot"], ["new", "Water", "9"]], workbook=mine
    )

    assert [waiting.told.partition(":")[0] for waiting in proposal.waiting] == [
        "topics, row 2",
        "topics, row 3",
    ]
    after = proposal.onto(mine)
    assert [(a.record, a.field, a.value) for a in after.unfit_answers] == [
        ("soil", "pull", "a lot"),
        ("new", "pull", "9"),
    ]
    assert after.topics[0] == mine.topics[0]
    assert edited([["id", "what", "pull"], ["soil", "Soil", "a lot"]], workbook=after).waiting == ()


def test_an_error_of_a_spreadsheet_is_no_answer(mine):
    rows = [["id", "what", "why"], ["soil", "#NAME?", "#BEZUG!"], ["n", "Air", "#breathe!"]]

    proposal = edited(rows, workbook=mine)

    assert changes(proposal) == []
    assert [entry.record.why for entry in proposal.entries] == ["#breathe!"]
    assert [one.partition(":")[0] for one in proposal.problems] == ["topics, row 2"] * 2
    assert "a formula that fails" in proposal.problems[0]


def test_a_link_that_leads_nowhere_is_not_taken_over():
    mine = Workbook(
        goals=(Goal(id="g", what="A course", path="p", updated=WRITTEN),),
        paths=(CareerPath(id="p", title="Baker", updated=WRITTEN),),
    )

    proposal = edited([["id", "path", "what"], ["g", "Nurse", "A class"]], "goals", mine)

    assert changes(proposal) == [("goals", "g", "what", "A course", "A class")]
    [problem] = proposal.problems
    assert problem.startswith("goals, row 2: “Which path does it serve?” can't be “Nurse”")


def test_a_formula_guard_is_undone_and_an_apostrophe_of_ones_own_stays(mine):
    proposal = edited(
        [["id", "what"], ["bread", "'=bread"], ["n", "'Tis the season"], ["m", "''quoted'"]],
        workbook=mine,
    )

    assert [(e.record.id, e.record.what) for e in proposal.entries] == [
        ("n", "'Tis the season"),
        ("m", "'quoted'"),
    ]


def test_a_comment_is_not_changed_by_a_table_nor_by_a_workbook():
    comment = Comment(text="Well done", who="Ms Weber")
    mine = Workbook().put("comments", comment)
    other = attrs.evolve(mine, comments=(comment.changed(text="Badly done"),))

    by_table = edited([["id", "text"], [comment.id, "Badly done"]], "comments", mine)

    assert by_table.onto(mine) is mine
    assert "a comment can't be changed" in by_table.problems[0]
    assert proposal_of_workbook("x.json", other, mine, TODAY).onto(mine) is mine


def opened(workbook, **ticks):
    return openpyxl.load_workbook(io.BytesIO(as_excel(workbook, **ticks)))


def saved(book) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def cell(sheet, entry, question):
    heads = [one.value for one in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == entry)
    return row[heads.index(question)]


FULL = Workbook(
    goals=(
        Goal(id="g", what="A course", why="Rosa said so", by=date(2027, 2, 5), updated=WRITTEN),
    ),
    experiments=(Experiment(id="e", what="Bake", stage="idea", learned="", updated=WRITTEN),),
    themes=(Theme(id="t", name="Bread", words=("buns", "flour, white"), updated=WRITTEN),),
    supporters=(Supporter(id="s", name="Rosa", closeness=2, gives=("advice",), updated=WRITTEN),),
    week_hours=(WeekHours(id="w", updated=WRITTEN),),
)


def test_a_mentor_edits_the_excel_workbook_in_words():
    book = opened(FULL)
    people, goals = book["People who could help"], book["Goals"]
    cell(goals, "A course", "Why does it matter to you?").value = "Because I want to"
    days = [one for one in goals[2] if isinstance(one.value, datetime)]
    days[-1].value = datetime(2027, 3, 1, tzinfo=None)  # noqa: DTZ001 - as Excel has days
    goals.cell(2, 1).value = "An evening course"
    goals.append(["A second goal"])
    heads = [one.value for one in people[1]]
    people.cell(2, heads.index("How close are you?") + 1).value = "4"

    proposal = proposed("mine.xlsx", saved(book), FULL)

    told = {change[1:3]: change[3:] for change in changes(proposal)}
    assert told["g", "why"] == ("Rosa said so", "Because I want to")
    assert told["g", "what"] == ("A course", "An evening course")
    assert told["g", "by"][1].startswith("Monday, 1 March") or "1 March" in told["g", "by"][1]
    assert [entry.name for entry in proposal.entries if entry.is_new] == ["A second goal"]
    after = proposal.onto(FULL)
    assert (after.goals[0].what, after.goals[0].by) == ("An evening course", date(2027, 3, 1))
    assert after.goals[1].what == "A second goal"


def test_a_name_that_stands_whole_in_a_column_is_changed_there_alone():
    mine = Workbook(goals=(Goal(id="g", what="A course\nin the evening", updated=WRITTEN),))
    book = opened(mine)
    book["Goals"].cell(2, 1).value = "Another course"

    proposal = proposed("mine.xlsx", saved(book), mine)

    assert proposal.onto(mine) is mine
    [problem] = proposal.problems
    assert "It comes from “What do you want to have done?”: change it there." in problem


def test_a_number_that_a_spreadsheet_shortens_is_no_change():
    mine = Workbook(week_hours=(WeekHours(id="w", free=10.123456789012347, updated=WRITTEN),))

    assert changes(proposed("mine.xlsx", as_excel(mine), mine)) == []


def test_what_words_can_not_tell_is_left_out_and_said_once():
    path = CareerPath(id="p", title="Baker", updated=WRITTEN)
    people = tuple(Supporter(id=f"s{n}", name=f"P{n}", path="p", updated=WRITTEN) for n in range(3))
    mine = Workbook(paths=(path,), supporters=people)
    book = opened(mine)
    sheet = book["People who could help"]
    place = [one.value for one in sheet[1]].index("For which path?")
    for row in (2, 3):
        sheet.cell(row, place + 1).value = "Nurse"

    proposal = proposed("mine.xlsx", saved(book), mine)

    assert proposal.onto(mine) is mine
    [told] = proposal.problems
    assert told.startswith("“People who could help”, 2 rows: “For which path?” can't be told")


def test_a_section_that_is_not_known_here_is_taken_over_as_it_is():
    record = UnknownRecord.of({"what": "x", "n": 3}, {"id": "a", "updated": WRITTEN})
    mine = Workbook().holding({"resources": (record,)})
    rows = [["id", "updated", "what", "n"], ["a", AT, '"y"', "3"], ["b", AT, '"new"', ""]]

    proposal = edited(rows, "resources", mine)

    after = proposal.onto(mine)
    assert [dict(r.answers) for r in after.records("resources")] == [
        {"what": "y", "n": 3},
        {"what": "new"},
    ]
    bad = edited([["id", "updated", "what"], ["c", AT, "no JSON"]], "resources", mine)
    assert bad.onto(mine) is mine
    assert "resources, row 2: this row can't be read" in bad.problems[0]


def test_another_workbook_is_proposed_record_by_record(mine):
    theirs = mine.put("topics", mine.topics[0].changed(why="theirs")).remove("goals", "g")
    theirs = theirs.put("topics", Topic(id="n", what="Water"))
    theirs = theirs.put(
        "unfit_answers", UnfitAnswer(section="topics", record="n", field="pull", value="x")
    )

    proposal = proposal_of_workbook("x.json", theirs, mine, TODAY)

    assert changes(proposal) == [("topics", "soil", "why", "It feeds us", "theirs")]
    after = proposal.onto(mine)
    assert [t.what for t in after.topics] == ["Soil", "=bread", "Water"]
    assert after.goals == mine.goals
    assert [a.value for a in after.unfit_answers] == ["x"]
    assert proposal_of_workbook("x.json", theirs, after, TODAY).onto(after) is after


def test_an_older_workbook_proposes_nothing_over_what_was_written_since(mine):
    now = mine.put("topics", mine.topics[0].changed(why="newer"))

    proposal = proposal_of_workbook("old.json", mine, now, TODAY)

    assert not proposal
    assert proposal.newer_here == 1
    assert proposal.onto(now) is now
