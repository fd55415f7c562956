from datetime import date

import pytest

from careerkit.export.words import Words, number_in_words, title_of_section
from careerkit.model import (
    SECTIONS,
    CareerPath,
    CheckInRecord,
    Contact,
    Criterion,
    Dependency,
    Goal,
    InterestAnswer,
    Milestone,
    PathFilters,
    PathRating,
    Reading,
    Supporter,
    Theme,
    Tick,
    Topic,
    UnfitAnswer,
    UnknownRecord,
    Workbook,
    WorkValue,
    kinds,
    sections,
)
from support.models.kinds import EveryKind
from support.models.steps import Resource, installed

TODAY = date(2026, 11, 29)


def told(record, section="goals", **held):
    """The answers of a record by their questions."""
    words = Words(Workbook().holding({**held, section: (record,)}), TODAY)
    return {answer.question: answer.text for answer in words.answers(section, record)}


def name(record, section, **held):
    return Words(Workbook().holding({**held, section: (record,)}), TODAY).name(section, record)


def test_a_choice_is_told_by_its_label_and_a_day_in_words():
    goal = Goal(what="A first course", hours=3.0, by=date(2027, 2, 5))
    check_in = CheckInRecord(clarity=5, energy=-2, kind="weekly")

    assert told(goal) == {"By when": "5 February 2027", "Hours a week it takes": "3"}
    assert told(check_in, "check_ins") == {
        "What kind of look is it?": "The week",
        "How clear is your next step?": "5, I could start now",
        "How much energy do you have for it?": "None",
    }


def test_a_link_is_told_by_the_name_of_what_it_leads_to_and_never_by_its_id():
    milestone = Milestone(what="A free evening", goal="g")
    theme = Theme(name="Teaching", sources=("t", "gone"))

    assert told(milestone, "milestones", goals=(Goal(id="g", what="A course"),)) == {
        "To which goal?": "A course"
    }
    assert told(milestone, "milestones", goals=(Goal(id="g"),)) == {
        "To which goal?": "Not yet named"
    }
    assert told(milestone, "milestones") == {"To which goal?": "(no longer there)"}
    assert told(theme, "themes", topics=(Topic(id="t", what="Soil"),)) == {
        "Answers it is drawn from": "Soil, (no longer there)"
    }


def test_what_holds_the_id_of_something_with_a_date_is_told_by_its_name():
    held = {"goals": (Goal(id="g", what="A course"), Goal(id="h", what="A book"))}

    assert told(Dependency(first="g", then="h"), "dependencies", **held) == {
        "First": "A course",
        "Then": "A book",
    }
    assert told(Tick(item="g"), "ticks", **held) == {"What": "A course"}


def test_codes_of_a_list_of_ours_are_told_in_its_words():
    filters = PathFilters(job_zones=("3", "9"), group="25", words_weight=2)

    assert told(filters, "path_filters") == {
        "What should count?": "Both",
        "How much preparation would you take on?": "Medium: one or two years, 9",
        "Field of work": "Education and libraries",
    }


@pytest.mark.parametrize(
    ("section", "record", "said"),
    [
        ("interest_answers", InterestAnswer(id="realistic-2"), "Find out why a heater stays cold"),
        ("interest_answers", InterestAnswer(id="realistic-99"), ""),
        ("interest_answers", InterestAnswer(id="of-another-version"), ""),
        ("work_values", WorkValue(id="own-way"), "Doing it my way"),
        ("work_values", WorkValue(id="gone"), ""),
        ("contacts", Contact(supporter="p", greeting="Dear Rosa,"), "Rosa"),
        ("contacts", Contact(supporter="gone", greeting="Dear Rosa,"), ""),
        ("path_ratings", PathRating(path="a", criterion="c"), "Baking"),
        ("check_ins", CheckInRecord(kind="weekly", on=date(2026, 11, 25)), None),
        ("check_ins", CheckInRecord(kind="weekly"), ""),
        ("check_ins", CheckInRecord(id="mine", on=date(2026, 11, 25)), "25 November"),
        ("topics", Topic(what="So   long\n" + "x" * 200), "So long " + "x" * 71 + "…"),
    ],
)
def test_an_entry_is_called_by_what_it_is_about(section: str, record, said: str | None):
    held = {
        "supporters": (Supporter(id="p", name="Rosa"),),
        "paths": (CareerPath(id="a", title="Baking"),),
        "criteria": (Criterion(id="c", name="Home by five"),),
    }
    held.pop(section, None)

    assert name(record, section, **held) == ("The week from 23 November" if said is None else said)


def test_what_the_name_says_is_not_said_again():
    long = "x" * 200

    assert told(Topic(what="Soil"), "topics") == {}
    assert told(Topic(what=long), "topics") == {"Which topic or issue?": long}
    person = (Supporter(id="p", name="Rosa"),)
    assert told(Contact(supporter="p"), "contacts", supporters=person) == {}


def test_readings_are_told_with_what_they_measure():
    readings = (
        Reading(kind="interest", name="realistic", value=31),
        Reading(kind="theme", name="Teaching", value=3),
        Reading(kind="of_another", name="Luck", value=2.5),
    )

    [said] = told(CheckInRecord(readings=readings), "check_ins").values()

    assert said == "Realistic: 31 of 40\nTeaching: 3 of 4\nLuck: 2.5"


def test_an_unfit_answer_is_told_with_its_place():
    goal = Goal(id="g", what="A first course")
    words = Words(Workbook().holding({"goals": (goal,)}), TODAY)
    unfit = UnfitAnswer(section="goals", record="g", field="hours", value="a lot")
    lost = UnfitAnswer(section="gone", record="x", field="y", value="words")

    place, said = words.unfit(unfit)
    assert (place, said.question, said.text) == (
        "Goals, A first course",
        "Hours a week it takes",
        "a lot",
    )
    place, said = words.unfit(lost)
    assert (place, said.question, said.text) == ("Gone", "y", "words")


def test_of_what_is_not_known_a_text_is_told_as_it_is_and_anything_else_as_it_is_written():
    plain = {"what": "A book", "worth": 3, "about": ["é"], "read": False, "none": None, "no": ""}
    record = UnknownRecord.of(plain, {"id": "a"})

    assert told(record, "resources") == {
        "what": "A book",
        "worth": "3",
        "about": '["é"]',
        "read": "false",
    }


def test_a_step_of_somebody_elses_is_told_as_ours_are():
    with installed():
        record = Resource(
            what="A book", worth=3, read_on=date(2026, 11, 3), about=("soil", "bread")
        )

        assert name(record, "resources") == "A book"
        assert told(record, "resources") == {
            "Worth": "3",
            "Read on": "3 November",
            "About": "soil, bread",
        }


def test_every_kind_of_answer_has_words_of_its_own():
    everything = EveryKind(
        text="a text",
        long_text="a long\ntext",
        number=2.5,
        rating=4,
        choice="a",
        choices=("a", "b"),
        day=date(2026, 11, 3),
        tags=("x", "y"),
        link="t",
        links=("t",),
        readings=(Reading(kind="theme", name="Teaching", value=1),),
    )
    sections.register_section("everything", EveryKind)
    try:
        said = told(everything, "everything", topics=(Topic(id="t", what="Soil"),))
    finally:
        sections._types.pop("everything")

    assert list(said.values()) == [
        *("a text", "a long\ntext", "2.5", "4", "a", "a, b", "3 November", "x, y"),
        *("Soil", "Soil", "Teaching: 1 of 4"),
    ]


def test_a_number_or_a_day_is_a_value_too_and_a_choice_is_not():
    goal = Goal(hours=3, by=date(2027, 2, 5), why="x")
    [hours, why, by] = Words(Workbook(), TODAY).answers("goals", goal)

    assert (hours.value, by.value, why.value) == (3, date(2027, 2, 5), "x")
    [clarity] = Words(Workbook(), TODAY).answers("check_ins", CheckInRecord(clarity=5))
    assert clarity.value == "5, I could start now"


@pytest.mark.parametrize(
    ("number", "said"), [(3.0, "3"), (2.5, "2.5"), (-1, "-1"), (1e300, "1e+300"), (0.1, "0.1")]
)
def test_a_number_stands_as_it_was_typed(number: float, said: str):
    assert number_in_words(number) == said


def test_each_answer_that_is_a_choice_has_a_label_of_its_own():
    """Otherwise two answers would read as one."""
    for kind in SECTIONS.values():
        for field in kind().fields():
            labels = [said for _, said in field.options]
            assert len(labels) == len(set(labels)), field
            is_chosen = isinstance(field.kind, (kinds.Choice, kinds.Choices))
            assert not is_chosen or field.name == "scale" or set(field.kind.values) != set(labels)


def test_a_section_has_a_title_with_a_capital():
    assert title_of_section("interest_answers") == "Answers about interests"
    assert title_of_section("of_another") == "Of another"
