"""Each of the coach's rules: when it speaks, and when it keeps quiet."""

from datetime import date

import pytest
from hypothesis import given

from careerkit.insight.goals.coach import advise, advise_plan, amount
from careerkit.insight.goals.feedback import on_goal, on_plan
from careerkit.insight.hearing.considered import considered
from careerkit.model import CareerPath, Goal, LearningItem, Theme, WeekHours, Workbook
from support.models.strategies import records, workbooks

TODAY = date(2026, 10, 8)

GOOD = Goal(
    what="Helped on four afternoons in the metalwork class",
    where="At the technical college",
    with_whom="With Mr. Okafor",
    measure="Afternoons in the workshop",
    start=0,
    target=4,
    today=1,
    hours=4,
    why="I want to know whether I can stand a full class.",
    by=date(2026, 12, 18),
)
WOOP = Goal(
    outcome="One of them says: now I see it.",
    obstacle="I'm afraid of looking stupid in front of twenty-four people.",
    if_="all of them look at me",
    then="walk to one bench and ask what they are making",
)


def keys(goal, workbook=None, today=TODAY):
    return [each.key for each in advise(workbook or Workbook(goals=[goal]), goal, today)]


def said(goal, key, workbook=None):
    every = advise(workbook or Workbook(goals=[goal]), goal, TODAY)
    return next(each.sentence for each in every if each.key == key)


def test_a_goal_with_everything_needs_no_advice():
    assert keys(GOOD) == []


def test_an_empty_goal_is_asked_for_its_name_first():
    assert keys(Goal())[0] == "no_what"


def test_a_goal_that_is_reached_is_celebrated_and_nothing_else():
    assert keys(Goal(start=0, target=4, today=5)) == ["reached"]


@pytest.mark.parametrize(
    ("values", "key", "field"),
    [
        ({"what": " "}, "no_what", "what"),
        ({"what": "More calm", "measure": "", "target": None}, "no_number", "measure"),
        ({"what": "Helped in the metalwork class", "measure": ""}, "no_measure", "measure"),
        ({"what": "Calm in a class", "target": None}, "no_target", "target"),
        ({"start": None}, "no_start", "start"),
        ({"start": 4}, "same_target", "target"),
        ({"today": None}, "no_today", "today"),
        ({"by": None}, "no_date", "by"),
        ({"by": date(2026, 10, 7)}, "past_date", "by"),
        ({"by": date(2027, 10, 9)}, "far_date", "by"),
        ({"begin": date(2026, 12, 19)}, "turned_dates", "by"),
        ({"hours": None}, "no_hours", "hours"),
        ({"why": ""}, "no_why", "why"),
        ({"why": "One should have a degree."}, "should", "why"),
        ({"why": "My family expects me to. One should have a degree."}, "expected", "why"),
        ({"where": "", "with_whom": ""}, "no_place", "where"),
    ],
)
def test_a_gap_gets_one_sentence_about_its_own_field(values, key, field):
    goal = GOOD.changed(**values)
    [advice] = advise(Workbook(goals=[goal]), goal, TODAY)

    assert (advice.key, advice.field) == (key, field)


@pytest.mark.parametrize(
    "values",
    [
        {"by": TODAY},
        {"by": date(2027, 10, 8)},
        {"begin": date(2026, 12, 18)},
        {"hours": 0},
        {"why": "I should, and I want to."},
        {"why": "Mustard is my life"},
        {"where": ""},
        {"start": 10, "today": 8},
        {"what": "Get better at welding"},
    ],
    ids=[
        "today", "a year", "one day long", "no time", "should and want", "mustard", "with whom",
        "counting down", "vague words with a number",
    ],
)  # fmt: skip
def test_what_is_good_enough_is_left_alone(values):
    assert keys(GOOD.changed(**values)) == []


@pytest.mark.parametrize(
    "what",
    ["Learn more about welding", "I want to get better at maths", "to finally improve", "Network"],
)
def test_what_is_true_on_any_day_is_asked_for_something_to_see(what):
    assert keys(GOOD.changed(what=what, measure="", target=None)) == ["vague"]


@pytest.mark.parametrize(
    "what", ["Networks repaired", "Grow tomatoes", "Read more than 5 books", "Quieter evenings"]
)
def test_words_that_only_begin_alike_or_say_a_number_are_not_vague(what):
    assert "vague" not in keys(GOOD.changed(what=what, measure="", target=None))


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("Get a job in a nursery", "others"),
        ("get into uni", "others"),
        ("I want to win the county championship", "others"),
        ("Stop procrastinating", "avoid"),
        ("Not be so shy", "avoid"),
        ("Practise the violin every day", "every_day"),
        ("Become a vet", "long_road"),
        ("start my own business", "long_road"),
        ("learn to code", "learning"),
        ("get fit, learn Spanish and find a flat", "several"),
        ("My parents want me to study law", "expected"),
    ],
)
def test_what_is_special_in_a_goal_is_asked_first_and_then_one_thing_that_is_missing(what, key):
    goal = Goal(what=what)
    [first, *others] = advise(Workbook(goals=[goal]), goal, TODAY)

    assert first.key == key
    assert len(others) == 1
    assert others[0].key.startswith("no_")


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("Pass my driving test by 15 March", ["date_there", "no_hours"]),
        ("make 1 song b4 summer", ["date_there", "no_hours"]),
        ("Finish my A-levels", ["no_date"]),
        ("Save £2,000 by June", ["date_there", "count_there", "no_hours"]),
        ("Go to the gym 3 times a week", ["no_date"]),
        ("Make friends", ["no_number"]),
        ("Handed in my notice before 1 October 2026", ["date_gone", "no_hours"]),
        ("Talk to two nurses who left", ["count_there", "no_date"]),
        ("Spend one morning a week in a garden", ["no_date"]),
    ],
)
def test_what_the_sentence_says_is_not_asked_again(what, asked):
    assert keys(Goal(what=what)) == asked


def test_a_parent_who_will_be_angry_is_no_hope_that_others_have():
    assert keys(GOOD.changed(why="my dad will be mad")) == ["feared"]
    assert keys(GOOD.changed(why="my mum will be disappointed")) == ["expected"]


def test_what_the_person_should_have_done_long_ago_is_no_duty():
    assert keys(GOOD.changed(why="I should have stopped years ago")) == []


def test_a_date_in_the_sentence_is_held_against_the_one_below_it():
    goal = GOOD.changed(what="Help in four lessons by the end of January", by=date(2026, 12, 18))

    assert said(goal, "two_dates") == (
        "Your sentence says “by the end of January”, and the date below says 18 December."
        " Which of the two holds?"
    )
    assert keys(goal.changed(by=date(2027, 1, 8))) == []


def test_a_duty_is_met_without_belittling_it():
    sentence = said(GOOD.changed(why="my parents expect it"), "expected")

    assert "can be a good reason of its own" in sentence
    assert keys(GOOD.changed(why="my parents expect it, and I want it too")) == []


def test_the_first_quarter_of_a_far_goal_is_counted_from_its_begin():
    far = GOOD.changed(by=date(2028, 10, 7))  # 730 days
    later = GOOD.changed(begin=date(2026, 10, 18), by=date(2028, 10, 17))

    assert "by 8 April 2027" in said(far, "far_date")
    assert "by 18 April 2027" in said(later, "far_date")


def test_hours_are_held_against_those_that_are_free():
    busy = Workbook(week_hours=[WeekHours(taken=38, free=6)])
    goal = GOOD.changed(hours=12)

    assert said(goal, "over_week", busy).startswith(
        "This asks for 12 hours a week, next to 38 that are taken: you have 6 free"
    )
    assert keys(GOOD.changed(hours=6), busy) == []
    only_free = Workbook(week_hours=[WeekHours(free=6)])
    assert said(goal, "over_free", only_free).startswith(
        "This asks for 12 hours a week, and you have 6 free"
    )


def test_hours_are_held_against_a_persons_own_past_where_there_is_one():
    # 10 hours in 14 days: 5 a week. Half as much again is still no reason for a word.
    past = LearningItem(spent=10, begin=date(2026, 9, 1), done=date(2026, 9, 14))
    workbook = Workbook(learning_items=[past])

    assert "past plans of yours used about 5." in said(
        GOOD.changed(hours=12), "over_pace", workbook
    )
    assert keys(GOOD.changed(hours=7.5), workbook) == []


def test_a_goal_is_asked_for_a_link_only_where_there_is_something_to_link_to():
    path, theme = CareerPath(title="Teacher"), Theme(name="Teaching one at a time")
    there = Workbook(paths=[path], themes=[theme])

    assert keys(GOOD, there) == ["no_link"]
    assert keys(GOOD.changed(path="gone"), there) == ["no_link"]
    assert keys(GOOD.changed(theme=theme.id), there) == []
    assert keys(GOOD.changed(path=path.id), there) == []


def test_the_most_important_comes_first():
    assert keys(Goal(what="Learn more", hours=3)) == ["vague", "no_date"]


def plan_keys(**values):
    return [each.key for each in advise_plan(WOOP.changed(**values))]


def test_an_empty_plan_gets_its_beginning_and_a_whole_one_nothing():
    assert [each.key for each in advise_plan(GOOD)] == ["woop_start"]
    assert plan_keys() == []


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"outcome": ""}, "no_outcome"),
        ({"obstacle": ""}, "no_obstacle"),
        ({"obstacle": "My boss"}, "outside"),
        ({"obstacle": "There is no money for it."}, "outside"),
        ({"obstacle": "I don’t have the evenings"}, "outside"),
        ({"obstacle": "my mortgage"}, "outside"),
        ({"obstacle": "night shifts"}, "outside"),
        ({"obstacle": "ADHD"}, "body"),
        ({"obstacle": "I am burnt out"}, "body"),
        ({"obstacle": "my phone", "if_": "", "then": ""}, "no_plan"),
        ({"obstacle": "im lazy", "if_": "", "then": ""}, "harsh"),
        ({"obstacle": "I am just stupid", "if_": "", "then": ""}, "harsh"),
        # "hella" begins as "he" does, who would be somebody else.
        ({"obstacle": "im hella lazy", "if_": "", "then": ""}, "harsh"),
        ({"then": ""}, "no_then"),
        ({"then": "then I will"}, "no_then"),
        ({"if_": ""}, "no_if"),
        ({"then": "try to be brave"}, "trying"),
        ({"then": "I will try harder"}, "trying"),
        ({"then": "not run away"}, "negating"),
        ({"then": "I won’t look at my phone"}, "negating"),
        ({"then": "Don't panic"}, "negating"),
    ],
)
def test_each_part_of_a_plan_has_its_rule(values, key):
    assert plan_keys(**values) == [key]


@pytest.mark.parametrize("what", ["Spend three days at the bakery", "Shadow a baker for 2 weeks"])
def test_how_long_a_thing_lasts_is_no_amount_to_reach(what):
    assert "count_there" not in keys(Goal(what=what))


def test_a_hard_word_about_oneself_is_not_asked_when_it_shows_up():
    (asked,) = advise_plan(Goal(what="x", outcome="y", obstacle="im lazy"))

    assert "When does it show up" not in asked.sentence
    assert "seldom the whole story" in asked.sentence


@pytest.mark.parametrize("obstacle", ["my mortgage", "ADHD", "burnt out", "my kids", "no mic"])
def test_an_obstacle_outside_or_in_the_body_is_met_with_help_before_a_plan(obstacle):
    help_, plan = advise_plan(Goal(what="x", outcome="y", obstacle=obstacle))

    assert "ho could help" in help_.sentence
    assert "could change around you" in help_.sentence
    assert plan.key == "no_plan_beside"


@pytest.mark.parametrize(
    "values",
    [
        {"obstacle": "I am afraid of asking my boss"},
        {"obstacle": "In the evening I'm tired"},
        {"obstacle": "no confidence"},
        {"obstacle": "no idea how to begin"},
        {"obstacle": "With my kids around I lose patience"},
        {"obstacle": "I have no money, and I feel small when I ask for it"},
        {"then": "notice my breath, once"},
        {"then": "tryst"},
    ],
)
def test_inner_obstacles_and_concrete_actions_are_left_alone(values):
    assert plan_keys(**values) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.0, "4"), (0.5, "0.5"), (1 / 3, "0.33"), (1_000_000_000, "1,000,000,000"), (-0.001, "0")],
)
def test_numbers_are_shown_as_people_write_them(value, text):
    assert amount(value) == text


@given(workbooks(), records(Goal))
def test_no_field_is_spoken_of_twice_and_every_sentence_is_whole(workbook, goal):
    for advice in (advise(workbook, goal, TODAY), advise_plan(goal)):
        fields = [each.field for each in advice]
        assert len(set(fields)) == len(fields) or fields.count("if_") + fields.count("then") > 1
        assert all(hasattr(goal, each.field) and each.sentence for each in advice)
        assert advice == tuple(dict.fromkeys(advice))


def spoken(goal):
    [left] = considered(Workbook(goals=[goal])).goals
    return left


@pytest.mark.parametrize(
    "obstacle",
    [
        "chronic pain",
        "my depression",
        "I have cancer",
        "social anxiety",
        "my eating disorder",
        "my nan died in spring",
    ],
)
def test_illness_and_grief_in_the_way_are_met_like_the_body_and_not_quoted(obstacle):
    said = list(on_plan(spoken(Goal(outcome="Bread of my own", obstacle=obstacle))))

    assert "no lack of will" in said[0]
    assert len(said) == 2
    assert not any("“…”" in each or obstacle in each or "most? Often" in each for each in said)


def test_a_half_of_a_plan_that_is_not_spoken_of_is_not_asked_for():
    goal = spoken(WOOP.changed(if_="since my nan died in spring"))

    assert list(advise_plan(goal)) == []


def test_a_measure_that_is_not_spoken_of_is_neither_quoted_nor_asked_about():
    goal = spoken(GOOD.changed(measure="days without my depression", target=None))

    assert not any("“…”" in each for each in on_goal(Workbook(goals=[goal]), goal, TODAY))
    assert "no_target" not in keys(goal)
    counted = spoken(GOOD.changed(measure="days without my depression"))
    assert next(on_goal(Workbook(goals=[counted]), counted, TODAY)).startswith("Your number")


@pytest.mark.parametrize("what", ["send 5 cv every week", "run 3 miles a week", "12 calls weekly"])
def test_what_comes_again_adds_up_to_no_target(what):
    assert "count_there" not in keys(Goal(what=what))


@pytest.mark.parametrize("what", ["find job before my visa finish", "get job"])
def test_a_job_is_for_others_to_decide_in_learnt_english_too(what):
    assert "others" in keys(Goal(what=what))


@pytest.mark.parametrize(
    ("what", "target", "is_asked"),
    [
        ("apply for 40 jobs by friday", 40, False),
        ("Save 2,000 euros", 2000, False),
        ("Help on four afternoons", 4, False),
        ("apply for 40 jobs", 10, True),
        ("apply for jobs", 40, True),
    ],
)
def test_what_a_sentence_counts_is_not_asked_for_again(what, target, is_asked):
    goal = Goal(what=what, target=target, by=date(2026, 12, 1))

    assert ("no_measure" in keys(goal)) == is_asked
