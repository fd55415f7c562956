"""What comes of a Word file in which somebody commented: each comment once, beside its answer."""

import copy
import io
from datetime import date

import docx
import pytest
from hypothesis import given, settings

from careerkit.export.paper.shown import without_controls
from careerkit.importing.previewing import preview_of
from careerkit.importing.reading import proposal_from
from careerkit.model import Goal, Workbook
from importing.word.conftest import (
    TODAY,
    at,
    begin,
    comment,
    end,
    exported,
    line,
    run,
    saved,
    with_comments,
    word_file,
)
from support.models.strategies import texts


def proposed(data, workbook):
    return proposal_from("back.docx", data, workbook, TODAY)


def said(workbook):
    return [(one.section, one.record, one.text) for one in workbook.comments]


def test_comments_on_our_own_export_come_beside_their_answers_and_nothing_else(mine):
    data = with_comments(
        exported(mine),
        ("Soil", "Say more\nabout this"),
        ("my grandfather", "Which one?"),
        ("Topics that matter", "All of these are outdoors"),
        ("Step 1", "A good beginning"),
        ("A course", "By when?"),
    )

    proposal = proposed(data, mine)
    taken = proposal.onto(mine)

    assert proposal.summary() == "“back.docx” brings 5 comments, from Ms Weber."
    assert said(taken) == [
        ("", "", "“Step 1: Find your passion”\nA good beginning"),
        ("topics", "", "All of these are outdoors"),
        ("topics", "soil", "Say more\nabout this"),
        ("topics", "soil", "“And my grandfather dug it.”\nWhich one?"),
        ("goals", "g", "By when?"),
    ]
    assert all(one.is_as_written and one.who == "Ms Weber" for one in taken.comments)
    assert [reply.comment for reply in taken.replies] == [one.id for one in taken.comments]
    assert (taken.topics, taken.goals) == (mine.topics, mine.goals)
    assert proposal.problems == ()


def test_twice_is_once_and_a_later_version_brings_what_is_new(mine):
    first = with_comments(exported(mine), ("Soil", "Say more"))
    later = with_comments(first, ("Bread", "And this?"), author="Mr. Okafor")
    once = proposed(first, mine).onto(mine)

    again = proposed(first, once)
    assert not again
    assert again.onto(once) is once
    assert again.summary().startswith("The one comment in “back.docx” came before")
    more = proposed(later, once)
    assert more.summary() == "“back.docx” brings one comment, from Mr. Okafor."
    assert [one.text for one in more.onto(once).comments] == ["Say more", "And this?"]


def test_what_the_person_removed_stays_away(mine):
    data = with_comments(exported(mine), ("Soil", "Say more"))
    taken = proposed(data, mine).onto(mine)
    without = taken.remove("comments", taken.comments[0].id)

    assert not proposed(data, without)


def test_a_comment_beside_an_entry_that_is_gone_goes_to_its_part(mine):
    data = with_comments(exported(mine), ("Bread", "Since when?"), ("Soil", "Say more"))
    now = mine.remove("topics", "bread")

    proposal = proposed(data, now)

    assert said(proposal.onto(now)) == [
        ("topics", "soil", "Say more"),
        ("topics", "", "“Bread”\nSince when?"),
    ]
    [sentence] = proposal.problems
    assert sentence.startswith("One comment was made beside an entry that is no longer here")


def test_a_comment_at_what_is_said_of_answers_goes_to_their_part(mine):
    file = docx.Document(io.BytesIO(exported(mine, remarks=True)))
    noticed = next(one for one in file.paragraphs if one.style.name == "Noticed")
    file.add_comment(noticed.runs, text="Is that so?", author="Ms Weber")

    [comment_] = proposed(saved(file), mine).onto(mine).comments

    assert (comment_.section, comment_.record) == ("topics", "")
    assert comment_.text == f"“{noticed.text}”\nIs that so?"


def test_one_at_several_entries_goes_to_what_they_have_in_common(mine):
    entries = (
        line(begin(1, "topics"), run("Topics"), end(1)),
        line(begin(2, "topics", "soil"), '<w:commentRangeStart w:id="0"/>', run("Soil"), end(2)),
        line(begin(3, "topics", "bread"), run("Bread"), '<w:commentRangeEnd w:id="0"/>', end(3)),
        line(begin(4, "topics"), end(4)),
        line('<w:commentRangeStart w:id="1"/>', begin(5, "topics", "bread"), end(5)),
        line(begin(6, "goals", "g"), run("A course"), '<w:commentRangeEnd w:id="1"/>', end(6)),
    )
    data = word_file("".join(entries), comment(0, "Both?") + comment(1, "This?"))

    assert said(proposed(data, mine).onto(mine)) == [
        ("topics", "", "“Soil Bread”\nBoth?"),
        ("goals", "g", "This?"),
    ]


def test_a_comment_that_nothing_in_the_text_speaks_of_is_about_all_of_it(mine):
    data = word_file(line(begin(1, "topics", "soil"), run("Soil"), end(1)), comment(0, "Hello"))

    assert said(proposed(data, mine).onto(mine)) == [("", "", "Hello")]


def test_replies_say_whom_they_answer_and_resolved_ones_are_open(mine):
    data = word_file(
        line(begin(1, "topics", "soil"), at(0, at(1, run("Soil"))), end(1))
        + line(at(2, run("behind it"))),
        comment(0, "Say", "more", ids=("A", "B"))
        + comment(1, "Yes, please", who="Mr. Okafor", ids=("C",))
        + comment(2, "Done", ids=("D",)),
        commentsExtended='<w15:commentsEx><w15:commentEx w15:paraId="B" w15:done="0"/>'
        '<w15:commentEx w15:paraId="C" w15:paraIdParent="B" w15:done="0"/>'
        '<w15:commentEx w15:paraId="D" w15:done="1"/></w15:commentsEx>',
        commentsIds="<w16cid:commentsIds><w16cid:commentId/></w16cid:commentsIds>",
        people='<w15:people><w15:person w15:author="Ms Weber"/></w15:people>',
    )

    proposal = proposed(data, mine)

    assert said(proposal.onto(mine)) == [
        ("topics", "soil", "Say\nmore"),
        ("topics", "soil", "In answer to Ms Weber, “Say more”:\nYes, please"),
        ("topics", "", "“behind it”\nDone"),
    ]
    assert [reply.text for reply in proposal.onto(mine).replies] == ["", "", ""]
    [sentence] = proposal.problems
    assert sentence.startswith("One comment is marked as resolved in the file.")


def test_changed_text_is_told_and_not_taken_over(mine):
    file = docx.Document(io.BytesIO(with_comments(exported(mine), ("Rosa said so", "Did she?"))))
    [run_] = [r for p in file.paragraphs for r in p.runs if r.text == "Rosa said so"]
    added = docx.oxml.OxmlElement("w:ins")
    run_._r.addnext(added)
    added.append(copy.deepcopy(run_._r))

    proposal = proposed(saved(file), mine)

    assert said(proposal.onto(mine)) == [("goals", "g", "“Rosa said so”\nDid she?")]
    assert proposal.onto(mine).goals == mine.goals
    [sentence] = proposal.problems
    assert sentence.startswith("Somebody changed the text of this file in one place, too.")


def test_a_file_without_our_anchors_goes_by_what_stands_above_and_says_so(mine):
    data = word_file(
        line(at(0, run("Dear all")))
        + line(run("Goals"), style="Heading2")
        + line(at(1, run("A course"))),
        comment(0, "Hello") + comment(1, "By when?"),
    )

    proposal = proposed(data, mine)

    assert said(proposal.onto(mine)) == [
        ("", "", "“Dear all”\nHello"),
        ("goals", "", "“A course”\nBy when?"),
    ]
    assert proposal.problems[0].startswith("Nothing in this file tells beside which answer")


def test_what_can_not_come_is_said(mine):
    data = word_file(
        line(begin(1, "goals", "g"), at(0, run("A course")), at(1, run("!")), end(1)),
        '<w:comment w:id="0" w:author=""><w:p><w:r><w:drawing/></w:r></w:p></w:comment>'
        '<w:comment w:id="1" w:author="" w:date="soon">'
        "<w:p><w:r><w:t>Look</w:t><w:drawing/></w:r></w:p></w:comment>",
    )

    proposal = proposed(data, mine)

    [only] = proposal.onto(mine).comments
    assert (only.who, only.on, only.text) == ("", None, "“!”\nLook")
    assert proposal.problems == (
        "One comment holds a picture, which can't come. Its words do.",
        "One comment has no words in it, so it can't come.",
    )


def test_a_file_without_comments_says_so_and_changes_nothing(mine):
    proposal = proposed(exported(mine), mine)

    assert not proposal
    assert str(proposal).startswith("There is no comment in “back.docx”. Of a Word file only")
    assert proposal.onto(mine) is mine


def test_it_is_shown_like_other_comments(mine):
    [group] = preview_of(proposed(with_comments(exported(mine), ("Soil", "Say more")), mine))

    assert group["title"] == "New comments"
    [entry] = group["entries"]
    assert entry["name"] == "Beside “Topics that matter to you, Soil”"
    assert [answer["after"] for answer in entry["answers"]] == ["Say more"]


def test_the_day_is_the_writers(mine):
    data = word_file(line(at(0, run("x"))), comment(0, "Late", on="2026-11-28T23:59:59Z"))

    assert proposed(data, mine).onto(mine).comments[0].on == date(2026, 11, 28)


@pytest.mark.parametrize("record", ["g", "goals", "_ck_", "-"])
def test_whatever_an_id_is_a_comment_finds_its_record(record):
    workbook = Workbook(goals=(Goal(id=record, what="A course"), Goal(id="b", what="Other")))

    data = with_comments(exported(workbook), ("A course", "By when?"))

    assert said(proposed(data, workbook).onto(workbook)) == [("goals", record, "By when?")]


@settings(max_examples=25, deadline=None)
@given(texts, texts)
def test_whatever_is_said_comes_once_and_as_words(text, who):
    workbook = Workbook(goals=(Goal(id="g", what="A course"),))
    shown, name = without_controls(text), without_controls(who)
    file = docx.Document(io.BytesIO(exported(workbook)))
    [run_] = [r for p in file.paragraphs for r in p.runs if r.text == "A course"][:1]
    file.add_comment(run_, text=shown, author=name, initials="")

    proposal = proposed(saved(file), workbook)

    taken = proposal.onto(workbook)
    assert len(taken.comments) == bool(shown.strip())
    assert proposed(saved(file), taken).onto(taken) is taken
    for one in taken.comments:
        assert (one.text, one.who) == (shown.strip(), " ".join(name.split()))
