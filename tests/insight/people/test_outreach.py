"""Who is due, what to write, and what to ask."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.hearing.considered import considered
from careerkit.insight.paths.asking import questions_to_ask, with_question
from careerkit.insight.people.outreach import (
    STAGES,
    draft,
    due,
    gathered,
    on_outreach,
    open_questions,
    reached,
    suggested_questions,
)
from careerkit.model import CareerPath, Contact, Supporter, Theme, Workbook
from support.models.catalogues import catalogue_of
from support.models.strategies import sections

TODAY = date(2026, 10, 4)
ROSA = Supporter(id="rosa", name="Rosa", path="baker")
BAKER = CareerPath(id="baker", title="Baker", questions="When do you get up?\n\nWho taught you?")
DRIVER = CareerPath(id="driver", title="Driver", questions="Who taught  you?\nDo you sleep well?")


def contact(days=None, stage="", **values):
    day = None if days is None else TODAY + timedelta(days=days)
    return Contact(supporter="rosa", next_on=day, stage=stage, **values)


def said(*contacts, supporters=(ROSA,)):
    return list(on_outreach(Workbook(contacts=contacts, supporters=supporters), TODAY))


def test_a_contact_has_reached_every_stage_before_its_own():
    contacts = [contact(stage=stage) for stage in ("", "idea", "sent", "talked", "talked")]

    assert reached(Workbook(contacts=contacts)) == (5, 3, 3, 2, 2, 0)
    assert reached(Workbook()) == (0,) * len(STAGES)


@given(sections(Contact, max_size=6))
def test_the_funnel_never_widens(contacts):
    counts = reached(Workbook(contacts=contacts))

    assert counts[0] == len(contacts)
    assert list(counts) == sorted(counts, reverse=True)


def test_who_is_due_stands_in_the_order_of_the_days():
    contacts = [contact(days) for days in (8, 7, 0, None, -3, 1)]

    assert [one.days for one in due(Workbook(contacts=contacts), TODAY)] == [-3, 0, 1, 7]


@given(sections(Contact, max_size=6), st.dates(), st.integers(0, 30))
def test_no_contact_is_due_without_a_day_or_too_early(contacts, today, ahead):
    found = due(Workbook(contacts=contacts), today, ahead=ahead)

    assert [one.days for one in found] == sorted(one.days for one in found)
    assert {one.contact.id for one in found} == {
        c.id for c in contacts if c.next_on is not None and (c.next_on - today).days <= ahead
    }
    assert all(on_outreach(Workbook(contacts=contacts), today))


def test_the_sentences_name_who_when_and_what_comes_next():
    overdue, today, soon, late = said(
        contact(3, "answered"), contact(-2, "drafted"), contact(0, "sent")
    )

    assert overdue == (
        "Rosa: the day that you set, 2 October, has gone by. What comes next: send your message."
    )
    assert today.startswith("Rosa, today: look whether an answer came")
    assert soon == "Rosa, on 7 October: settle a time to talk."
    assert late.startswith("A late word is better than none")


def test_a_message_that_stands_there_is_not_asked_for_again():
    [sentence] = said(contact(2, message="Dear Rosa"))

    assert sentence == "Rosa, on 6 October: send your message."
    assert reached(Workbook(contacts=[contact(message="Dear Rosa")]))[:3] == (1, 1, 0)


def test_no_one_to_ask_and_no_one_asked_are_two_beginnings():
    assert said(supporters=())[0].startswith("Write down your people")
    assert said()[0].startswith("You have people")


def test_a_contact_who_left_the_map_is_due_all_the_same():
    [sentence] = said(contact(0), supporters=())

    assert sentence.startswith("Somebody without a name, today")


def test_a_message_without_a_day_to_look_again_gets_one_suggested():
    assert said(contact(stage="sent"))[0].startswith("You have written to Rosa and set no day")
    assert not any("set no day" in sentence for sentence in said(contact(2, "sent")))


@pytest.mark.parametrize(
    ("stages", "sentence"), [(["talked"], "one person"), (["talked", "ongoing"], "two people")]
)
def test_talks_are_counted_so_that_no_thanks_are_forgotten(stages, sentence):
    last = said(*(contact(stage=stage) for stage in stages))[-1]

    assert f"talked with {sentence}" in last


def test_a_draft_is_what_the_person_wrote_in_paragraphs():
    whole = Contact(greeting=" Dear Rosa, ", common="I buy your bread.", ask="May I ask?")

    assert draft(whole) == "Dear Rosa,\n\nI buy your bread.\n\nMay I ask?"
    assert draft(whole.changed(common=" ")) == "Dear Rosa,\n\nMay I ask?"


def test_without_a_request_there_is_no_draft():
    assert draft(Contact(greeting="Dear Rosa,", common="I buy your bread.")) == ""


def test_questions_come_from_the_path_of_the_supporter_first_and_only_once():
    workbook = Workbook(paths=[DRIVER, BAKER], supporters=[ROSA])

    assert open_questions(workbook, contact()) == (
        "When do you get up?",
        "Who taught you?",
        "Do you sleep well?",
    )
    assert open_questions(workbook, Contact()) == (
        "Who taught  you?",
        "Do you sleep well?",
        "When do you get up?",
    )


def test_what_is_asked_already_is_not_suggested_again():
    workbook = Workbook(paths=[BAKER], supporters=[ROSA])

    left = suggested_questions(workbook, contact(questions="- who taught you\n"))

    assert left[0] == "When do you get up?"
    assert len(left) == 3
    everything = "\n".join(suggested_questions(workbook, contact()))
    assert suggested_questions(workbook, contact(questions=everything)) == ()


@given(sections(CareerPath), sections(Supporter), sections(Contact, max_size=1))
def test_two_questions_of_ours_are_there_until_they_are_asked(paths, supporters, contacts):
    workbook = Workbook(paths=paths, supporters=supporters, contacts=contacts)
    for one in contacts:
        asked = suggested_questions(workbook, one.changed(questions=""))
        assert 2 <= len(asked) == len(set(asked))


def test_questions_of_paths_wait_for_somebody_until_a_contact_has_them():
    paths = [BAKER, DRIVER, CareerPath(title="Nothing asked")]

    assert list(gathered(Workbook(paths=paths))) == [
        ("Baker", ["When do you get up?", "Who taught you?"]),
        ("Driver", ["Who taught  you?", "Do you sleep well?"]),
    ]
    asking = contact(questions="who taught you\nWhen do you get up?")
    assert list(gathered(Workbook(paths=paths, contacts=[asking]))) == [
        ("Driver", ["Do you sleep well?"])
    ]


def test_every_question_of_ours_reaches_step_five():
    asking = Workbook(themes=[Theme(name="Feeding people")])
    for question in questions_to_ask(asking, "", catalogue_of()):
        workbook = with_question(Workbook(), "51-3011.00", "Baker", question)

        assert list(gathered(considered(workbook))) == [("Baker", [question])]
