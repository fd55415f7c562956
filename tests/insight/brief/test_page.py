"""What a brief says to somebody who wrote a lot, little, or what hurts."""

import pytest

from careerkit import catalogue, content
from careerkit.insight.brief.own_words import excerpt
from careerkit.insight.brief.page import brief_of
from careerkit.model import (
    SECTIONS,
    Activity,
    CareerPath,
    Comment,
    Goal,
    Milestone,
    PassionStatement,
    PathFilters,
    Story,
    Strength,
    Topic,
    UnpaidWorkRecord,
    WeekHours,
    Workbook,
)
from support.models.torn import TODAY, TORN

CRISIS, TENDER = "I want to die", "my nan died in spring"
GENTLE = content.texts("brief.questions")["gentle"]


def parts(workbook):
    return {part.name: part for part in brief_of(workbook, TODAY, catalogue.load()).parts}


def texts(part):
    return [item.text for item in part.items]


def busy(*topics):
    """Somebody with too little time, something that drains them and a day that has passed."""
    return Workbook().holding(
        {
            "topics": topics,
            "statements": (PassionStatement(statement="I mend what others throw away."),),
            "strengths": (Strength(what="Keeping the peace", ease=5, energy=1),),
            "goals": (Goal(id="g", what="A course", hours=9),),
            "milestones": (Milestone(what="Sign up", goal="g", by=TODAY.replace(day=1)),),
            "week_hours": (WeekHours(free=4),),
            "paths": (CareerPath(title="Joiner", questions="Who pays?"), CareerPath(title="Cook")),
        }
    )


def test_where_nothing_hurts_all_parts_speak():
    assert list(parts(busy())) == ["words", "drains", "against", "open", "questions", "cautions"]


def test_beside_a_cry_for_help_there_are_own_words_and_questions_of_somebody_who_cares():
    found = parts(busy(Topic(what=CRISIS)))

    assert list(found) == ["words", "questions", "cautions"]
    assert texts(found["questions"]) == GENTLE
    assert len(found["cautions"].items) == 1
    assert CRISIS not in str(found)


@pytest.mark.parametrize(
    "record",
    [
        PassionStatement(statement=CRISIS),
        CareerPath(title="Joiner", why=CRISIS),
        Goal(what="A course", why=CRISIS),
    ],
)
def test_a_cry_is_heard_wherever_it_stands(record):
    section = next(n for n, kind in SECTIONS.items() if kind is type(record))

    found = parts(busy().put(section, record))

    assert list(found) == ["words", "questions", "cautions"]
    assert texts(found["questions"]) == GENTLE


def test_grief_is_heard_beside_a_name_that_stays():
    found = parts(busy(Topic(what="Hospices", why=TENDER, pull=5)))

    assert "drains" not in found
    assert texts(found["questions"]) == GENTLE


def test_a_guest_s_comment_is_no_cry_of_the_person():
    assert "drains" in parts(busy().put("comments", Comment(text=CRISIS)))


def test_who_grieves_is_not_told_what_drains_them_or_what_is_late():
    found = parts(busy(Topic(what=TENDER)))

    assert list(found) == ["words", "against", "open", "questions", "cautions"]
    assert [item.kind for item in found["open"].items] == ["asking"]
    assert texts(found["questions"]) == GENTLE
    assert "nan" not in str(found)


def test_what_others_have_seen_is_apart_from_ones_own_words():
    told = (Story(text="You drew the till as a map.", who="Rosa"), Story(text=TENDER))
    found = parts(busy().holding({"stories": told}))

    [line] = found["seen"].items
    assert (line.text, line.quote) == ("Said by Rosa", "You drew the till as a map.")
    assert "till" not in str(found["words"])


@pytest.mark.parametrize(
    ("topics", "is_told"),
    [((), False), ((Topic(what=TENDER),), True), ((Topic(what=CRISIS),), True)],
)
def test_what_is_left_out_is_a_word_to_the_person_and_stands_on_no_page(topics, is_told):
    found = brief_of(busy(*topics), TODAY, catalogue.load())

    assert bool(found.note) == is_told
    assert not found.note or found.note not in str(found.parts)


def test_of_an_empty_workbook_there_are_questions_that_help_anybody():
    found = parts(Workbook())

    assert list(found) == ["questions", "cautions"]
    assert texts(found["questions"]) == content.texts("brief.questions")["general"]


def test_who_wrote_a_word_here_and_there_finds_each_of_them():
    workbook = Workbook().holding(
        {
            "topics": (Topic(what="Football"),),
            "strengths": (Strength(what="Listening"), Strength(what="Maths", story="idk")),
            "unpaid_work": (UnpaidWorkRecord(what="Feeding the cats"),),
            "goals": (Goal(what="A good mark"),),
            "paths": (CareerPath(title="Nurse", why="My aunt is one"), CareerPath(title="Vet")),
        }
    )

    said = [item.quote for item in parts(workbook)["words"].items]

    assert said == [
        "My aunt is one",
        "Football",
        "Listening",
        "Maths",
        "Feeding the cats",
        "A good mark",
    ]


def test_no_question_stands_twice_on_a_page():
    asked = texts(parts(TORN)["questions"])

    assert len(asked) == len(set(asked))


def test_with_one_answer_nobody_is_told_what_they_have_not_done():
    found = parts(Workbook(activities=[Activity(what="Sorting photographs", absorbed=4)]))

    assert [item.quote for item in found["words"].items] == ["Sorting photographs"]
    assert "open" not in found


def test_what_is_delicate_is_for_the_person_to_bring_up():
    drinking = Activity(what="Drinking alone", absorbed=5, energy=-2)
    topic = Topic(what="Gambling", why="I can't stop gambling.", pull=5)

    assert "alone" not in str(parts(Workbook(activities=[drinking], topics=[topic])))


def test_a_page_holds_a_few_of_each_part_and_of_different_kinds_first():
    first = parts(TORN)["against"].first

    assert len(parts(TORN)["against"].items) > len(first) == 4
    assert [item.kind for item in first] == ["floor_valued", "not_first", "too_full", "unmet"]


def test_three_questions_come_from_three_parts():
    found = parts(TORN)
    kinds = [item.kind for item in found["questions"].first]

    assert [
        next(name for name, part in found.items() if any(i.kind == kind for i in part.items))
        for kind in kinds
    ] == ["against", "drains", "open"]


def test_a_floor_without_a_word_on_what_pay_counts_is_told_alone():
    aide = CareerPath(title="Nursing assistants", soc="31-1131.00")
    workbook = Workbook(paths=[aide], path_filters=[PathFilters(lowest_wage=90_000)])

    [item] = parts(workbook)["against"].items

    assert item.key == "against.floor"
    assert "“Nursing assistants” is below the $90,000 a year that you need" in item.text
    assert any(one.kind == "pay" for one in parts(workbook)["cautions"].items)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Short.", "Short."),
        ("Two\n\nlines ", "Two lines"),
        ("One sentence here. " + "word " * 100, "One sentence here. …"),
        ("word " * 100, "word " * 46 + "word…"),
    ],
)
def test_words_are_quoted_as_they_are_up_to_a_sentence_s_end(text, said):
    assert excerpt(text) == said
