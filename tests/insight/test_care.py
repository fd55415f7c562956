"""What is said in the place of what hurts, section by section."""

import pytest

from careerkit import content
from careerkit.insight.care import gently, hurts
from careerkit.insight.passion.feedback import on_activities, on_unpaid_work
from careerkit.insight.paths.decision_feedback import on_comparison
from careerkit.insight.paths.feedback import on_plans
from careerkit.insight.people.support import on_support
from careerkit.model import (
    Activity,
    CareerPath,
    Criterion,
    FiveYearPlan,
    Goal,
    PathRating,
    Supporter,
    Theme,
    Topic,
    UnpaidWorkRecord,
    Workbook,
    rating_id,
)

CRISIS, TENDER = "I want to die", "my nan died in spring"
DRAWN = [
    FiveYearPlan(id="path", title="The bakery", liking=5, confidence=1),
    FiveYearPlan(id="vanished", title="The school kitchen", liking=1, confidence=5),
]


def nothing(_):
    return ()


def test_nothing_is_said_where_nothing_was_written():
    assert gently(Workbook(), "activities", on_activities) == []
    assert gently(Workbook(topics=[Topic(what="Trams")]), "activities", on_activities) == []


@pytest.mark.parametrize(
    "hard",
    [
        FiveYearPlan(id="free", title=CRISIS, liking=3, confidence=3),
        FiveYearPlan(id="free", title=TENDER, liking=3, confidence=3),
        FiveYearPlan(id="free", title="A boat", fifth_year="I will be dead by then"),
    ],
    ids=["crisis", "grief", "crisis in a year"],
)
def test_no_person_is_asked_for_a_plan_that_they_wrote_and_that_hurts(hard):
    assert list(on_plans(Workbook(plans=[*DRAWN, FiveYearPlan(id="free", title="A boat")])))

    said = gently(Workbook(plans=[*DRAWN, hard]), "plans", on_plans)

    assert not any("“" in sentence for sentence in said)


def test_grief_is_told_to_make_something_of_it_only_where_that_can_help():
    topic = gently(Workbook(topics=[Topic(what=TENDER)]), "topics", nothing)
    person = gently(Workbook(supporters=[Supporter(name=TENDER)]), "supporters", nothing)
    goal = gently(Workbook(goals=[Goal(what="get over my depression")]), "goals", nothing)

    assert "if that belongs here" in topic[0]
    assert "line of its own" not in person[0]
    assert "no number and no date" in goal[0]


@pytest.mark.parametrize(
    ("section", "record"),
    [
        ("activities", Activity(what="idk")),
        ("themes", Theme(name="nothing")),
        ("criteria", Criterion(name="dunno")),
        ("supporters", Supporter(name="nobody")),
    ],
)
def test_a_non_answer_gets_the_way_in_of_its_own_section(section, record):
    [said] = gently(Workbook(**{section: [record]}), section, lambda _: ["Write one down first."])

    assert "comes to mind?" in said
    assert "Leave it" not in said


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Topic(what=TENDER), True),
        (Topic(what=CRISIS), True),
        (Topic(what="hospital gardens", why=TENDER), False),
        (Topic(what="idk"), False),
        (Supporter(name="Rosa"), False),
    ],
)
def test_questions_may_stay_open_below_what_hurts_itself(record, expected):
    assert hurts(record) is expected


def test_no_person_is_told_who_is_missing_beside_one_who_hurts_them():
    friend, hard = Supporter(name="Ada", gives=("advice",)), Supporter(name="Dad who hits me")

    def said(*people):
        return " ".join(gently(Workbook(supporters=people), "supporters", on_support))

    assert "Still open on your map" in said(friend)
    assert "Still open" not in said(friend, hard)


def test_no_person_is_asked_for_people_of_a_path_beside_one_who_hurts_them():
    friend, hard = Supporter(name="Ada", gives=("advice",)), Supporter(name="Dad who hits me")

    def said(*people):
        book = Workbook(supporters=people, paths=[CareerPath(title="Vet")])
        return " ".join(gently(book, "supporters", on_support))

    assert "stands for “Vet”" in said(friend)
    assert "stands for" not in said(friend, hard)


@pytest.mark.parametrize(("name", "asked"), [("no nights", True), (CRISIS, False)])
def test_no_person_is_told_that_one_thing_counts_alone_beside_another_that_hurts(name, asked):
    paths = [CareerPath(id="a", title="Vet"), CareerPath(id="b", title="Artist")]
    book = Workbook(
        paths=paths,
        criteria=[Criterion(id="c", name="animals", weight=5), Criterion(name=name)],
        path_ratings=[
            PathRating(id=rating_id(path.id, "c"), path=path.id, criterion="c", score=4)
            for path in paths
        ],
    )

    sentences = " ".join(gently(book, "criteria", on_comparison))

    assert "are level" in sentences
    assert ("Only “animals” counts so far" in sentences) is asked
    assert ("Toss a coin" in sentences) is asked


@pytest.mark.parametrize("text", ["idk", TENDER])
def test_what_is_left_out_is_spoken_of_once_a_page(text):
    book = Workbook(paths=[CareerPath(title=text)])

    assert len(gently(book, "paths", nothing)) == 1
    assert gently(book, "paths", nothing, again=True) == []


@pytest.mark.parametrize(("title", "asked"), [("Vet", False), (CRISIS, False), ("", True)])
def test_a_comparison_asks_for_no_second_path_where_one_stands_that_hurts(title, asked):
    book = Workbook(
        paths=[CareerPath(title="Baker"), CareerPath(title=title)],
        criteria=[Criterion(name="money", weight=5)],
    )

    sentences = gently(book, "criteria", on_comparison, beside="paths")

    assert any("One path alone" in sentence for sentence in sentences) is asked


@pytest.mark.parametrize("hard", [CRISIS, TENDER])
def test_a_person_who_wrote_what_hurts_is_not_asked_for_one_more(hard):
    calm = Activity(what="baking", absorbed=5, energy=2)
    few = content.text("feedback.activities.few")

    assert few in gently(Workbook(activities=[calm]), "activities", on_activities)
    assert few not in gently(
        Workbook(activities=[calm, Activity(what=hard)]), "activities", on_activities
    )


def test_a_sentence_that_only_begins_like_one_that_asks_for_more_is_said():
    book = Workbook(topics=(Topic(what="animals"), Topic(what=TENDER)))

    said = gently(book, "topics", lambda _: ["Only this one is about animals."])

    assert said[0] == "Only this one is about animals."


def test_beside_a_cry_for_help_nothing_else_is_answered_briskly():
    unheard = UnpaidWorkRecord(what="nothing for free")
    cry = Topic(what="I want to die")

    alone = gently(Workbook(unpaid_work=[unheard]), "unpaid_work", on_unpaid_work)
    beside = gently(Workbook(unpaid_work=[unheard], topics=[cry]), "unpaid_work", on_unpaid_work)

    assert any("fair enough" in sentence for sentence in alone)
    assert not any("fair enough" in sentence for sentence in beside)


def test_who_has_given_three_answers_is_shown_no_way_in():
    some = [Activity(what=what) for what in ("skating", "drawing manga", "ur mum lol")]
    more = [*some, Activity(what="feeding the cats")]

    assert any(
        "Nothing comes" in s for s in gently(Workbook(activities=some), "activities", nothing)
    )
    assert gently(Workbook(activities=more), "activities", nothing) == []
