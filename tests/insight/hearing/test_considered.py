"""What is left out of a workbook before anything is said of it, and what stays."""

import pytest

from careerkit.insight.care import is_reserved
from careerkit.insight.hearing.considered import UNSPOKEN, considered
from careerkit.insight.hearing.recogniser import counts
from careerkit.insight.people.outreach import draft
from careerkit.model import (
    CareerPath,
    CheckInRecord,
    Comment,
    Contact,
    Criterion,
    FiveYearPlan,
    Goal,
    Milestone,
    Reading,
    Reply,
    Supporter,
    Topic,
    Workbook,
)

CRISIS, TENDER, NOTHING = "I want to die", "my mum died there", "idk"


def test_a_record_with_a_cry_for_help_in_it_is_left_out():
    workbook = Workbook(topics=[Topic(what="school", why=CRISIS), Topic(what="soil")])

    assert [topic.what for topic in considered(workbook).topics] == ["soil"]


def test_a_path_stays_and_loses_only_what_hurts():
    [path] = considered(Workbook(paths=[CareerPath(title="Nurse", asked=CRISIS)])).paths

    assert (path.title, path.asked) == ("Nurse", UNSPOKEN)


def test_a_reason_that_is_grief_is_there_and_not_spoken_of():
    [topic] = considered(Workbook(topics=[Topic(what="hospital gardens", why=TENDER)])).topics

    assert topic.why == UNSPOKEN
    assert not counts(UNSPOKEN)


def test_a_non_answer_beside_a_name_is_no_answer():
    assert considered(Workbook(topics=[Topic(what="soil", why=NOTHING)])).topics[0].why == ""


@pytest.mark.parametrize("name", ["Jo", "Mo", "X", "GP"])
def test_a_short_name_is_a_name(name):
    workbook = Workbook(supporters=[Supporter(name=name)], criteria=[Criterion(name=name)])

    assert considered(workbook) is workbook


def test_no_person_is_asked_to_write_to_one_who_hurts_them():
    workbook = Workbook(
        supporters=[
            Supporter(id="dad", name="Dad", note="he hits me"),
            Supporter(id="jo", name="Jo"),
        ],
        contacts=[Contact(supporter="dad"), Contact(id="a", supporter="jo")],
    )

    spoken = considered(workbook)

    assert [one.name for one in spoken.supporters] == ["Jo"]
    assert [one.id for one in spoken.contacts] == ["a"]


def test_a_contact_who_is_spoken_of_again_has_their_letters_back():
    dad = Supporter(id="dad", name="Dad", note="he hits me")
    workbook = Workbook(supporters=[dad], contacts=[Contact(id="a", supporter="dad")])
    assert not considered(workbook).contacts

    spoken = considered(workbook.put("supporters", dad.changed(note="he knows a baker")))

    assert [one.id for one in spoken.contacts] == ["a"]


def test_steps_to_a_goal_that_hurts_go_with_it():
    workbook = Workbook(
        goals=[Goal(id="g", what="stop self harming")],
        milestones=[Milestone(what="thirty days", goal="g"), Milestone(what="ask Rosa")],
    )

    assert [one.what for one in considered(workbook).milestones] == ["ask Rosa"]


def test_a_plan_without_a_title_is_still_a_plan():
    [plan] = considered(Workbook(plans=[FiveYearPlan(title="?", first_year="a bakery")])).plans

    assert (plan.title, plan.first_year) == ("", "a bakery")


def test_old_snapshots_name_nothing_that_hurts():
    readings = [Reading(kind="theme", name=name, value=1.0) for name in (CRISIS, "soil")]
    [check_in] = considered(
        Workbook(check_ins=[CheckInRecord(clarity=3, readings=readings)])
    ).check_ins

    assert [reading.name for reading in check_in.readings] == ["soil"]


def test_a_message_is_put_together_without_what_hurts():
    contact = Contact(greeting="Hello Jo", common=TENDER, ask="May I ask you three questions?")

    [spoken] = considered(Workbook(contacts=[contact])).contacts

    assert draft(spoken) == "Hello Jo\n\nMay I ask you three questions?"


@pytest.mark.parametrize("text", ["i cant be bothered", "cba", "me", "everything", "boring"])
def test_what_names_an_obstacle_is_no_answer_anywhere_else(text):
    goal = Goal(what="Finish the course", obstacle=text)
    workbook = Workbook(goals=[goal], topics=[Topic(what=text)])

    seen = considered(workbook)

    assert seen.goals == (goal,)
    assert seen.topics == ()


def test_no_answer_stays_none_where_an_obstacle_is_asked_for():
    [goal] = considered(Workbook(goals=[Goal(what="Finish", obstacle="idk")])).goals

    assert goal.obstacle == ""


def test_what_a_guest_said_is_no_answer_and_what_is_said_to_it_is_heard():
    comments = [Comment(text=CRISIS, who="Ms Weber"), Comment(text="Well done")]
    workbook = Workbook(
        topics=[Topic(what="soil")],
        comments=comments,
        replies=[Reply(comment=comments[0].id, text=CRISIS), Reply(text="Thank you for that")],
    )

    spoken = considered(workbook)

    assert spoken.comments == ()
    assert [reply.text for reply in spoken.replies] == ["Thank you for that"]
    assert spoken.topics == workbook.topics
    assert considered(spoken) is spoken
    assert workbook.comments == tuple(comments)


def test_a_guests_grave_words_do_not_make_the_page_careful():
    assert not is_reserved(Workbook(comments=[Comment(text=CRISIS)], topics=[Topic(what="soil")]))
    assert is_reserved(Workbook(replies=[Reply(text=CRISIS)]))
