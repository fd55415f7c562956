"""All that stands on the page was written by the person, and what wasn't is asked for kindly."""

from datetime import date

import pytest
from hypothesis import given

from careerkit.insight.page_of_mine.page import PARTS, page_of
from careerkit.insight.sample import told_today
from careerkit.model import (
    CareerPath,
    Decision,
    Goal,
    InterestScores,
    Milestone,
    PassionStatement,
    Story,
    Supporter,
    Theme,
    Topic,
    Workbook,
    declared,
)
from careerkit.store import read
from support.models.strategies import workbooks
from support.serving.servers import ROOT

TODAY = date(2026, 11, 29)
STORY = "You drew the till as a map."
SAMPLE = ROOT / "careerkit" / "content" / "en" / "sample.json"


@pytest.fixture(scope="module")
def sample():
    return told_today(read(SAMPLE), TODAY)


def part(workbook, name):
    return next(part for part in page_of(workbook, TODAY) if part.name == name)


def texts(workbook, name):
    return [entry.text.text for entry in part(workbook, name).entries]


def written_in(workbook, said):
    """The answers of the record that a text is from, each on one line."""
    [record] = [r for r in workbook.section(said.section) if r.id == said.record]
    values = [getattr(record, field.name) for field in declared(type(record))]
    options = [label for f in declared(type(record)) for _, label in f.options]
    return [" ".join(v.split()) for v in values if isinstance(v, str)], options


def assert_traced(workbook):
    """Each text is in its record, as it was written, or a list of choices made there."""
    for each in page_of(workbook, TODAY):
        for entry in each.entries:
            for said in filter(None, (entry.text, entry.note)):
                answers, options = written_in(workbook, said)
                core = said.text.strip("…").strip()
                assert any(core in answer for answer in answers) or all(
                    one in options for one in said.text.split(", ")
                )


def test_of_the_sample_nothing_is_missing_and_each_word_is_in_its_answer(sample):
    page = page_of(sample, TODAY)

    assert [each.name for each in page] == list(PARTS)
    assert all(each.entries or each.letters for each in page)
    assert [each.missing for each in page] == [()] * len(PARTS)
    assert_traced(sample)


@given(workbooks())
def test_whatever_was_written_no_word_on_the_page_is_ours(workbook):
    assert_traced(workbook)


def test_of_an_empty_workbook_each_part_says_where_it_is_written():
    parts = [each for each in page_of(Workbook(), TODAY) if each.name != "seen"]

    assert all(not each.entries and len(each.missing) == 1 for each in parts)
    assert [notebook for each in parts for _, notebook in each.missing] == [
        *("01_passion.ipynb", "01_passion.ipynb", "02_interests.ipynb", "03_paths.ipynb"),
        *("03_paths.ipynb", "04_goals.ipynb", "05_mentors.ipynb"),
    ]
    assert all("step " in sentence for each in parts for sentence, _ in each.missing)


@pytest.mark.parametrize(
    ("page", "stands", "missing"), [("shown", [(STORY, "Rosa")], 0), ("hidden", [], 1), ("", [], 1)]
)
def test_what_others_have_seen_stands_there_only_where_the_person_says_so(page, stands, missing):
    told = part(Workbook(stories=[Story(text=STORY, who="Rosa", page=page)]), "seen")

    assert [(entry.text.text, entry.note.text) for entry in told.entries] == stands
    assert len(told.missing) == missing
    assert [entry.note.discreet for entry in told.entries] == [""] * len(stands)


@pytest.mark.parametrize("text", ["I want to die", "my nan died in spring"])
def test_no_story_that_hurts_stands_there(text):
    assert part(Workbook(stories=[Story(text=text, page="shown")]), "seen").entries == ()


def test_an_empty_statement_and_one_that_is_no_answer_ask_for_one():
    for text, missing in (("", 1), ("I don't know", 1), ("🧑‍🍳", 1), ("I mend things.", 0)):
        workbook = Workbook(statements=[PassionStatement(alive="bikes", statement=text)])

        assert len(part(workbook, "statement").missing) == missing


def test_what_hurts_is_not_shown_and_nothing_is_asked_in_its_place():
    workbook = Workbook(statements=[PassionStatement(statement="I want to die.")])

    assert part(workbook, "statement").entries == ()
    assert part(workbook, "statement").missing == ()


def test_letters_stand_there_once_all_six_sums_do():
    open_ = InterestScores(realistic=9)
    full = InterestScores(
        scale="20",
        **dict.fromkeys(("artistic", "enterprising", "conventional"), 3),
        realistic=10,
        investigative=7,
        social=5,
    )

    assert part(Workbook(interest_scores=[open_]), "interests").letters == ""
    found = part(Workbook(interest_scores=[full]), "interests")
    assert found.letters == "RIS"
    assert [(one.sum, one.scale) for one in found.shares][:2] == [(10, 20), (7, 20)]


def chosen(**path):
    return Workbook(
        paths=[CareerPath(id="p", title="Joiner", **path), CareerPath(id="q", title="Baker")],
        decisions=[Decision(path="p", why="It has tools.", next_step="Ask Rosa")],
    )


def test_the_path_is_the_one_that_was_chosen_with_its_reason():
    [entry] = part(chosen(), "path").entries

    assert (entry.text.text, entry.note.text) == ("Joiner", "It has tools.")


def test_a_shortlist_alone_is_no_choice():
    workbook = Workbook(paths=[CareerPath(title="Joiner", why="Tools")])

    assert part(workbook, "path").entries == ()
    assert part(workbook, "against").missing


def test_what_speaks_against_is_that_of_the_chosen_path():
    workbook = chosen(speaks_against="Dust").put("decisions", Decision(id="x"))

    assert texts(workbook, "against") == ["Dust"]


def steps(*milestones):
    goals = [Goal(id="g", what="Learn", path="p"), Goal(id="h", what="Run")]
    return chosen().holding({"goals": goals, "milestones": milestones})


@pytest.mark.parametrize(
    ("milestones", "what", "day"),
    [
        ((), "Ask Rosa", ""),
        ((Milestone(what="Old", by=date(2026, 11, 1)),), "Old", "by 1 November"),
        (
            (
                Milestone(what="Old", by=date(2026, 11, 1), goal="g"),
                Milestone(what="Lead a class", by=date(2027, 1, 9), goal="g"),
                Milestone(what="Lead a lesson", by=date(2026, 12, 4), goal="g"),
            ),
            "Lead a lesson",
            "by 4 December",
        ),
        (
            (
                Milestone(what="Sooner", by=date(2026, 12, 1), goal="h"),
                Milestone(what="Of the path", by=date(2027, 1, 9), goal="g"),
            ),
            "Of the path",
            "by 9 January 2027",
        ),
        ((Milestone(what="Done", by=date(2026, 12, 1), done=TODAY),), "Ask Rosa", ""),
        ((Milestone(what="Undated"),), "Undated", ""),
    ],
)
def test_the_next_step_is_the_first_open_one_of_the_chosen_path(milestones, what, day):
    found = part(steps(*milestones), "step")

    assert [(entry.text.text, entry.day) for entry in found.entries] == [(what, day)]
    assert bool(found.missing) == (not day)


def test_people_stand_there_with_what_they_do_or_give_and_a_name_that_can_be_left_out():
    people = [
        Supporter(name="Rosa", role="Cook"),
        Supporter(name="Tom", gives=["advice", "encouragement"]),
        Supporter(name="Ana", gives=["advice"], role="Rosa's friend"),
    ]

    found = part(Workbook(supporters=people), "people")

    # Who gives nothing so far steps back where others do.
    assert [(e.text.text, e.text.discreet) for e in found.entries] == [("Tom", ""), ("Ana", "")]
    assert [e.note.text for e in found.entries] == ["Advice, Encouragement", "Rosa's friend"]
    assert found.entries[1].note.discreet == "[somebody]'s friend"
    assert found.nameless == ()


def test_somebody_of_whom_only_the_name_is_known_is_asked_about_where_names_are_left_out():
    found = part(Workbook(supporters=[Supporter(name="Rosa")]), "people")

    assert found.entries[0].note is None
    assert found.missing == ()
    assert len(found.nameless) == 1


def test_a_name_in_any_sentence_can_be_left_out():
    workbook = chosen(speaks_against="Rosa says no").put("supporters", Supporter(name="Rosa"))
    workbook = workbook.put("statements", PassionStatement(statement="Like Rosa."))
    workbook = workbook.put("topics", Topic(id="t", what="Rosa's kitchen is where I learnt."))
    workbook = workbook.put("themes", Theme(name="Rosa", sources=["t"]))

    said = [
        one.discreet
        for each in page_of(workbook, TODAY)
        for entry in each.entries
        for one in filter(None, (entry.text, entry.note))
    ]

    assert said
    assert not any("Rosa" in text for text in said)


def test_a_novel_is_cut_and_says_so():
    novel = "Once upon a time. " * 4000
    workbook = Workbook(statements=[PassionStatement(statement=novel)])

    [said] = texts(workbook, "statement")

    assert len(said) <= 420
    assert said.endswith("…")
