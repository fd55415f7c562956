"""A person's ratings count: what drains does not pull, and what pulls more counts more."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.catalogue import starter
from careerkit.insight.hearing.considered import considered
from careerkit.insight.occupations.told import Told
from careerkit.insight.paths.exploring import explore
from careerkit.insight.paths.own_words import own_words, why_silent
from careerkit.model import (
    Activity,
    Background,
    Preference,
    Strength,
    Theme,
    Topic,
    UnpaidWorkRecord,
    Workbook,
)

BESIDE = Topic(what="the sea")
# Rated in the middle: what others are measured by.


def amount_of(record, section):
    """What a record's first text counts beside a topic without a rating."""
    book = Workbook(topics=[BESIDE]).put(section, record)
    counted = {text.text: text.amount for text in own_words(book)}
    return counted[record.what] / counted[BESIDE.what]


def test_every_passion_question_and_the_themes_are_told():
    written = Workbook(
        activities=[Activity(what="baking"), Activity(what=" ")],
        topics=[Topic(what="good bread")],
        strengths=[Strength(what="explaining")],
        unpaid_work=[UnpaidWorkRecord(what="street party", keep="the oven")],
        themes=[Theme(name="Feeding people", words=("bread", "table"))],
    )

    assert [text.text for text in own_words(written)] == [
        "baking",
        "good bread",
        "explaining",
        "street party",
        "the oven",
        "Feeding people. bread. table",
    ]


def test_a_strength_that_drains_counts_against_what_it_points_to():
    assert amount_of(Strength(what="paperwork", ease=5, energy=1), "strengths") < 0
    assert amount_of(Strength(what="paperwork", ease=5, energy=2), "strengths") > 0


def test_a_topic_behind_which_stands_a_loss_counts_little_however_near_it_is():
    topic = Topic(what="dementia, and how alone the families are", pull=5)
    near = considered(Workbook(topics=[topic.changed(why="My mother was diagnosed in May")]))

    assert amount_of(near.topics[0], "topics") < amount_of(topic.changed(pull=2), "topics")
    assert amount_of(near.topics[0], "topics") > 0


def test_nothing_written_is_nothing_told():
    assert own_words(Workbook()) == ()


def test_ratings_that_were_left_open_make_all_texts_equal():
    written = Workbook(
        activities=[Activity(what="baking")],
        topics=[Topic(what="good bread")],
        strengths=[Strength(what="explaining")],
        unpaid_work=[UnpaidWorkRecord(what="street party")],
        themes=[Theme(name="Feeding people")],
    )

    assert [text.amount for text in own_words(written)] == pytest.approx([1.0] * 5)


@pytest.mark.parametrize(
    ("energy", "amount"), [(-2, -1.0), (-1, -0.5)], ids=["drained", "rather drained"]
)
def test_what_drains_takes_away_however_absorbing_it_is(energy, amount):
    moment = Activity(what="night shifts", absorbed=5, energy=energy)

    [text] = own_words(Workbook(activities=[moment]))

    assert text == Told("night shifts", amount)


@pytest.mark.parametrize(
    ("section", "more", "less"),
    [
        ("activities", Activity(what="it", absorbed=5), Activity(what="it", absorbed=2)),
        ("activities", Activity(what="it", energy=2), Activity(what="it", energy=0)),
        ("topics", Topic(what="it", pull=5), Topic(what="it", pull=1)),
        ("strengths", Strength(what="it", ease=5), Strength(what="it", ease=2)),
        ("strengths", Strength(what="it", energy=5), Strength(what="it", energy=2)),
        (
            "unpaid_work",
            UnpaidWorkRecord(what="it", hours=30),
            UnpaidWorkRecord(what="it", hours=1),
        ),
    ],
)
def test_a_higher_rating_counts_more_and_an_open_one_lies_between(section, more, less):
    open_one = type(more)(what="it")

    assert amount_of(more, section) > amount_of(open_one, section) > amount_of(less, section) > 0


def test_the_part_that_one_would_keep_counts_most():
    work = UnpaidWorkRecord(what="the repair shop", keep="teaching", hours=2)

    shop, kept = own_words(Workbook(unpaid_work=[work]))

    assert (kept.text, kept.amount) == ("teaching", 1.0)
    assert shop.amount < kept.amount


def test_themes_count_by_the_order_that_the_person_chose():
    themes = [Theme(id=name, name=name) for name in ("music", "money", "moss")]
    choices = [
        Preference(preferred=("moss",), over=("music",)),
        Preference(preferred=("music",), over=("money",)),
    ]

    told = own_words(Workbook(themes=themes, preferences=choices))

    assert [text.text for text in sorted(told, key=lambda text: -text.amount)] == [
        "moss",
        "music",
        "money",
    ]


ratings = st.none() | st.integers(1, 5)


@given(
    st.lists(st.builds(Activity, what=st.text(), absorbed=ratings, energy=st.integers(-2, 2))),
    st.lists(st.builds(Topic, what=st.text(), pull=ratings)),
)
def test_whatever_is_rated_what_draws_most_counts_fully(activities, topics):
    amounts = [text.amount for text in own_words(Workbook(activities=activities, topics=topics))]

    assert all(-1 <= amount <= 1 for amount in amounts)
    assert max(amounts, default=1) == pytest.approx(1) or all(amount < 0 for amount in amounts)


def nurse(*, flipped=False):
    """A person whom nursing drains and a garden charges; or the other way round."""
    book = Workbook(
        activities=[
            Activity(what="night shifts with patients on the ward", absorbed=4, energy=-2),
            Activity(what="growing vegetables on the allotment", absorbed=5, energy=2),
        ],
        topics=[
            Topic(what="hospital hygiene", pull=1),
            Topic(what="soil, seeds and native plants", pull=5),
        ],
        strengths=[
            Strength(what="giving injections", ease=5, energy=1),
            Strength(what="pruning fruit trees", ease=4, energy=5),
        ],
    )
    if not flipped:
        return book
    return attrs.evolve(
        book,
        activities=tuple(
            attrs.evolve(one, energy=-one.energy, absorbed=9 - one.absorbed)
            for one in book.activities
        ),
        topics=tuple(attrs.evolve(one, pull=6 - one.pull) for one in book.topics),
        strengths=tuple(attrs.evolve(one, energy=6 - one.energy) for one in book.strengths),
    )


def first_ten(book):
    catalogue = starter()
    return [catalogue.soc[position] for position in explore(book, catalogue).shown[:10]]


def test_flipped_ratings_change_the_first_ten():
    of_one, of_other = first_ten(nurse()), first_ten(nurse(flipped=True))

    assert of_one[0][:2] in ("45", "37", "19")  # farming, grounds, life science
    assert of_other[0][:2] in ("29", "31")  # health care
    assert len({*of_one} & {*of_other}) <= 5


def test_what_drains_a_nurse_leads_to_no_nursing():
    assert not [code for code in first_ten(nurse()) if code[:2] in ("29", "31")]


@pytest.mark.parametrize(
    ("text", "why"),
    [("idk", "unanswered"), ("I want to die", "heavy"), ("my nan died in spring", "heavy")],
)
def test_where_the_person_wrote_what_hurts_no_word_is_said_to_be_too_little(text, why):
    assert why_silent(own_words(Workbook(topics=[Topic(what=text)]))) == why


def test_what_somebody_brings_along_counts_line_by_line_as_an_unrated_strength():
    brought = Background(carries="Calming people who shout\n\nbaking")
    told = own_words(Workbook(background=[brought], strengths=[Strength(what="explaining")]))

    assert [text.text for text in told] == ["explaining", "Calming people who shout", "baking"]
    assert len({text.amount for text in told}) == 1


def test_what_hurts_is_not_brought_along():
    brought = Background(not_again=("nights",), carries="My mother died last spring.")
    workbook = considered(Workbook(background=[brought]))

    assert own_words(workbook) == ()
    assert workbook.background[0].not_again == ("nights",)
