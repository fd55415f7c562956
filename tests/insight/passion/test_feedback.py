import re

import pytest
from hypothesis import given

from careerkit.insight.hearing.considered import considered
from careerkit.insight.passion import feedback
from careerkit.insight.passion.themes import coverage
from careerkit.model import Activity, Strength, Theme, Topic, UnpaidWorkRecord, Workbook
from support.models.strategies import workbooks

ALL = (
    feedback.on_activities,
    feedback.on_topics,
    feedback.on_strengths,
    feedback.on_unpaid_work,
    feedback.on_themes,
)


def saying(sentences, words):
    return [sentence for sentence in sentences if words in sentence]


@pytest.mark.parametrize("say", ALL)
def test_an_empty_section_gets_one_next_step(say):
    (sentence,) = say(Workbook())

    assert sentence.endswith((".", "?"))


def test_a_theme_says_how_far_it_reaches_and_how_often_it_gives_energy():
    book = Workbook(
        activities=[Activity(id="a", what="Explaining", absorbed=5, energy=2)],
        topics=[Topic(id="t", what="Schools")],
        strengths=[Strength(id="s", what="Patience", energy=4)],
        themes=[Theme(name="Teaching", sources=("a", "t", "s"))],
    )

    assert feedback.on_themes(book) == (
        (
            "“Teaching” shows up in three of your four answers, "
            "and you marked it as giving energy twice."
        ),
    )


def test_a_theme_that_drains_is_told_so():
    book = Workbook(
        activities=[
            Activity(id="a", what="Explaining", energy=-1),
            Activity(id="b", what="Helping", energy=1),
        ]
    )

    (sentence,) = feedback.on_theme(Theme(name="Teaching", sources=("a", "b")), book)

    assert "giving energy once and as draining once" in sentence


def test_a_theme_without_answers_asks_for_them():
    (sentence,) = feedback.on_theme(Theme(), Workbook())

    assert sentence == (
        "A theme without a name is not drawn from any answer yet. "
        "Tick the answers that belong to it."
    )


def test_answers_that_share_a_themes_words_are_mentioned():
    book = Workbook(topics=[Topic(what="bread"), Topic(what="bread and salt")])

    assert feedback.on_theme(Theme(name="Bread", words=("bread",)), book)[1] == (
        "Two more answers use the same words as “Bread”. Do they belong to it?"
    )


def test_moments_that_feed_and_moments_that_drain_are_named_apart():
    book = Workbook(
        activities=[
            Activity(what="Baking", absorbed=5, energy=2),
            Activity(what="Chess", absorbed=4, energy=1, how_often="rarely"),
            Activity(what="Scrolling", absorbed=5, energy=-2),
        ]
    )

    sentences = feedback.on_activities(book)

    assert saying(sentences, "“Baking” and “Chess” absorb you and leave you with energy.")
    assert saying(sentences, "“Scrolling” absorbs you, and takes more out of you than it gives.")
    assert saying(sentences, "“Chess” does you good, but is rare.")


def test_a_half_filled_moment_is_asked_about():
    sentences = feedback.on_activities(Workbook(activities=[Activity(what="Baking")]))

    assert saying(sentences, "“Baking” has no rating yet.")
    assert saying(sentences, "A pattern needs about three moments.")


@pytest.mark.parametrize(
    ("say", "book", "asked"),
    [
        (
            feedback.on_activities,
            Workbook(activities=[Activity(what="Baking", absorbed=4)]),
            "“Baking”: how did you feel afterwards?",
        ),
        (
            feedback.on_activities,
            Workbook(activities=[Activity(what="Baking", energy=1)]),
            "“Baking”: how absorbed were you?",
        ),
        (
            feedback.on_strengths,
            Workbook(strengths=[Strength(what="Listening", ease=5)]),
            "Does “Listening” give you energy?",
        ),
        (
            feedback.on_strengths,
            Workbook(strengths=[Strength(what="Listening", energy=2)]),
            "Does “Listening” come easily to you?",
        ),
    ],
)
def test_of_two_ratings_only_the_open_one_is_asked_for(say, book, asked):
    sentences = say(book)

    assert saying(sentences, asked)
    assert not any("no rating yet" in sentence for sentence in sentences)


def test_a_topic_with_deeds_counts_for_more_than_one_without():
    book = Workbook(
        topics=[
            Topic(what="Soil", pull=5, why="Grandmother", done="A course"),
            Topic(what="Reading", pull=4),
        ]
    )

    sentences = feedback.on_topics(book)

    assert saying(sentences, "“Soil” matters to you a lot, and you have already done something")
    assert saying(sentences, "“Reading” matters to you a lot. Have you done something")
    assert saying(sentences, "Why does “Reading” matter to you?")


def test_what_the_person_does_not_want_is_not_asked_for_its_pull():
    book = Workbook(topics=[Topic(what="I do not want to be a nurse any more", pull=5)])

    sentences = feedback.on_topics(book)

    assert saying(sentences, "What would you like in its place?")
    assert not any("matter" in sentence for sentence in sentences)


def test_what_the_person_does_about_a_topic_is_asked_after_and_not_missed():
    book = Workbook(
        topics=[Topic(what="animals in shelters", why="They did nothing", pull=5)],
        unpaid_work=[UnpaidWorkRecord(what="walking the shelter dogs")],
    )

    (sentence,) = feedback.on_topics(book)

    assert sentence.startswith(
        "“animals in shelters” matters to you a lot. Does “walking the shelter dogs” belong to it?"
    )


@pytest.mark.parametrize("what", ["school sucks", "maths bores me"])
def test_what_the_person_can_not_stand_is_not_something_to_act_on(what):
    (sentence,) = feedback.on_topics(Workbook(topics=[Topic(what=what, pull=5)]))

    assert sentence.startswith(f"“{what}”: so you know what it should not be")


@pytest.mark.parametrize("what", ["I hate maths lessons", "not sitting in an office"])
def test_a_moment_that_rules_something_out_is_not_asked_for_how_it_felt(what):
    sentences = feedback.on_activities(Workbook(activities=[Activity(what=what)]))

    assert not saying(sentences, "rating")
    assert saying(sentences, f"“{what}”: so you know what it should not be")


@pytest.mark.parametrize("what", ["I can't draw", "im not good at maths", "hate writing essays"])
def test_what_the_person_can_not_do_is_not_asked_whether_it_comes_easily(what):
    (sentence,) = feedback.on_strengths(Workbook(strengths=[Strength(what=what)]))

    assert sentence.startswith(f"“{what}”: you know that about yourself")


@pytest.mark.parametrize("what", ["I don't panic", "never late", "can't stop drawing"])
def test_a_strength_that_is_put_as_a_no_is_a_strength(what):
    (sentence,) = feedback.on_strengths(Workbook(strengths=[Strength(what=what)]))

    assert "has no rating yet" in sentence


def test_what_the_person_was_good_at_is_not_asked_for_a_rating():
    strength = Strength(what="I used to be good at this job")

    (sentence,) = feedback.on_strengths(Workbook(strengths=[strength]))

    assert "what one could do once is seldom gone" in sentence


def test_what_drains_is_not_praised_for_being_noticed():
    strength = Strength(what="Coping", ease=5, energy=1, noticed_by="others")

    (sentence,) = feedback.on_strengths(Workbook(strengths=[strength]))

    assert "comes easily to you, but drains you" in sentence


@pytest.mark.parametrize(
    "what", ["I don't work for free", "nobody works for free", "nobody should work for nothing"]
)
def test_work_that_the_person_would_not_do_for_nothing_has_no_part_to_keep(what):
    work = UnpaidWorkRecord(what=what, hours=0)

    (sentence,) = feedback.on_unpaid_work(Workbook(unpaid_work=[work]))

    assert sentence.startswith(f"“{what}”: fair enough.")


def test_a_topic_that_is_an_evil_is_not_said_to_pull():
    rated, unrated = Topic(what="racism", pull=5, why="school"), Topic(what="racism", why="school")

    for topic in (rated, unrated):
        assert not any("pull" in said for said in feedback.on_topics(Workbook(topics=[topic])))


def test_a_strength_that_gives_little_energy_comes_with_a_warning():
    book = Workbook(
        strengths=[
            Strength(what="Listening", ease=5, energy=5),
            Strength(what="Chairing", ease=4, energy=2),
            Strength(what="Drawing", ease=2, energy=4),
        ]
    )

    sentences = feedback.on_strengths(book)

    assert saying(sentences, "“Listening” comes easily to you and gives you energy.")
    assert saying(sentences, "“Chairing” comes easily to you, but gives you little energy.")
    assert saying(sentences, "“Drawing” takes effort and still gives you energy.")


@pytest.mark.parametrize(
    ("strength", "asked"),
    [
        (Strength(what="Tact", noticed_by="myself"), True),
        (Strength(what="Tact", noticed_by="myself", story="At the club"), False),
        (Strength(what="Tact", noticed_by="others"), False),
        (Strength(what="Tact"), False),
    ],
)
def test_a_strength_that_only_the_person_saw_needs_evidence(strength, asked):
    sentences = feedback.on_strengths(Workbook(strengths=[strength]))

    assert bool(saying(sentences, "So far only you have noticed “Tact”")) is asked


def test_the_part_to_keep_and_the_hours_given_are_told():
    book = Workbook(
        unpaid_work=[
            UnpaidWorkRecord(what="Repair café", keep="The first spark", hours=6),
            UnpaidWorkRecord(what="Choir", hours=0),
        ]
    )

    sentences = feedback.on_unpaid_work(book)

    assert saying(sentences, "about six hours a month")
    assert saying(sentences, "The part you would keep is “The first spark”.")
    assert saying(sentences, "“Choir” gets none of your hours today.")
    assert saying(sentences, "If you could keep only one part of “Choir”")


def test_reach_is_a_phrase_for_a_card():
    book = Workbook(activities=[Activity(id="a")], topics=[Topic(id="t")])

    assert feedback.reach(coverage(Theme(sources=("a",)), book)) == "In one of your four answers"
    assert feedback.reach_of(("activities", "topics")) == "In two of your four answers"
    assert feedback.reach_of(()) == "Not drawn from any of your answers yet"
    assert feedback.reach_of("abcd").startswith("In all four of your answers")


@given(workbooks())
def test_any_workbook_gets_whole_sentences(book):
    for say in ALL:
        for sentence in say(book):
            assert sentence[-1] in ".?”"
            # No placeholder was forgotten; a person's own braces stand in quotation marks.
            assert not re.search(r"\{\w*\}", re.sub(r"“.*”", "", sentence, flags=re.DOTALL))


def test_a_topic_whose_reason_hurts_is_not_asked_for_a_first_hour():
    topic = Topic(what="How families manage", why="My mother was diagnosed in May", pull=5)
    gentle = considered(Workbook(topics=[topic]))

    assert saying(feedback.on_topics(Workbook(topics=[topic.changed(why="")])), "first hour")
    assert not saying(feedback.on_topics(gentle), "first hour")


def test_what_the_person_does_not_do_is_nothing_that_they_did_about_a_topic():
    book = Workbook(
        topics=[Topic(what="money", why="we have none", pull=4)],
        unpaid_work=[UnpaidWorkRecord(what="nothing without money bro")],
    )

    assert saying(feedback.on_topics(book), "first hour")
    assert not saying(feedback.on_topics(book), "belong to it")


@pytest.mark.parametrize("what", ["nothing for free", "nothing without money bro", "not for free"])
def test_who_would_do_nothing_unpaid_is_asked_the_other_way_round(what):
    (sentence,) = feedback.on_unpaid_work(Workbook(unpaid_work=[UnpaidWorkRecord(what=what)]))

    assert "fair enough" in sentence


@pytest.mark.parametrize(("hours", "is_much"), [(4, False), (90, True)])
def test_many_unpaid_hours_are_no_vote(hours, is_much):
    care = UnpaidWorkRecord(what="looking after my mum, there is nobody else", hours=hours)

    said = feedback.on_unpaid_work(Workbook(unpaid_work=[care]))

    assert bool(saying(said, "has to be")) is is_much
    assert bool(saying(said, "strong vote")) is not is_much


def test_no_person_is_told_that_they_did_nothing_about_what_matters_to_them():
    topic = Topic(what="my son's autism", why="nobody explained it to us", pull=5)

    (sentence,) = feedback.on_topics(Workbook(topics=[topic]))

    assert "Have you done something about it already, however small?" in sentence
