"""Fields are declared once, and hold what they say."""

from datetime import UTC, date, datetime

import attrs
import pytest

from careerkit import content
from careerkit.model import (
    SECTIONS,
    Activity,
    Reading,
    Strength,
    Theme,
    Topic,
    UnpaidWorkRecord,
    declared,
    fields,
    kinds,
)
from careerkit.model.fields import name_of
from careerkit.model.plain import to_plain
from careerkit.model.records import Record, now
from support.models.kinds import EveryKind


@attrs.frozen(kw_only=True)
class Appointment(Record):
    on: date | None = fields.day()
    words: tuple[str, ...] = fields.tags()


@attrs.frozen(kw_only=True)
class Diary(Record):
    on: date | None = fields.day()
    entry: str = fields.long_text()
    title: str = fields.text()


@attrs.frozen(kw_only=True)
class Goal(Record):
    """A kit author's own, which happens to be called as one of the kit's."""

    what: str = fields.text(label="Which one?", help="Any.", example="To swim.", short="goal")
    why: str = fields.long_text()
    size: str = fields.choice("s", "l", label="How big?", options={"s": "Small", "l": "Large"})
    worth: int | None = fields.rating(1, 2, options={1: "hardly", 2: "very"})


START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("record_type", SECTIONS.values(), ids=lambda kind: kind.__name__)
def test_every_declared_field_has_words_for_a_person(record_type):
    for field in declared(record_type):
        assert field.words["label"] == field.label
        assert all(words for _, words in field.options)
        if isinstance(field.kind, kinds.Rating | kinds.Choice):
            assert [words for _, words in field.options] != [str(v) for v, _ in field.options]


def test_a_kit_author_gives_a_fields_words_where_it_is_declared():
    what, why, size, worth = declared(Goal)

    assert (what.label, what.help, what.example) == ("Which one?", "Any.", "To swim.")
    assert what.short == "goal"
    assert size.options == (("s", "Small"), ("l", "Large"))
    assert worth.options == ((1, "hardly"), (2, "very"))
    # Not the words of the kit's own goals.
    assert (why.label, why.help, worth.label) == ("Why", "", "Worth")


def test_an_answer_is_told_in_the_words_that_a_person_knows_it_by():
    _, _, size, worth = declared(Goal)
    by_name = {field.name: field for field in declared(EveryKind)}

    assert [size.told("l"), size.told(""), worth.told(2), worth.told(None)] == [
        *("Large", "", "very", "")
    ]
    assert by_name["text"].told(" as typed ") == " as typed "
    assert by_name["choices"].told(("a", "b")) == "a · b"
    assert by_name["tags"].told(("bread", "street")) == "bread, street"
    numbers = map(by_name["number"].told, (12.0, 0.25, 10_000_000.0))
    assert [*numbers] == ["12", "0.25", "10000000"]
    assert by_name["day"].told(date(2027, 3, 4)) == "4 Mar 2027"


def test_words_that_no_field_says_are_refused():
    with pytest.raises(TypeError, match=r"A field says no lable, but label, short, help"):
        fields.text(lable="Which book?")


def test_a_declaration_tells_kind_and_range():
    energy = next(field for field in declared(Activity) if field.name == "energy")
    assert energy.kind == kinds.Rating(low=-2, high=2)
    assert [value for value, _ in energy.options] == [-2, -1, 0, 1, 2]


@pytest.mark.parametrize("record_type", SECTIONS.values(), ids=lambda kind: kind.__name__)
def test_a_record_of_empty_answers_is_a_new_record(record_type):
    new = record_type(id="a", updated=now())
    empty = {field.name: field.empty for field in declared(record_type)}
    assert to_plain(new) == {"id": "a", "updated": to_plain(new)["updated"], **empty}


def test_a_record_may_be_left_empty():
    assert Activity().what == ""
    assert Activity().absorbed is None


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Activity(absorbed=9), "“absorbed” is 9, but should be between 1 and 5"),
        (lambda: Activity(absorbed=2.5), "“absorbed” should be a number"),
        (lambda: Activity(absorbed=True), "“absorbed” should be a number"),
        (lambda: Activity(how_often="hourly"), "should be one of: rarely, monthly, weekly, daily"),
        (lambda: Activity(what=3), "“what” should be a text"),
        (lambda: Topic(why="x" * 100_001), "longer than 100,000 characters"),
        (lambda: UnpaidWorkRecord(hours=float("nan")), "“hours” should be a number"),
        (lambda: UnpaidWorkRecord(hours=745), "between 0 and 744"),
        (lambda: UnpaidWorkRecord(hours=float("inf")), "“hours” should be a number"),
        (lambda: UnpaidWorkRecord(hours=10**400), "“hours” is 1000.*…, but should be between"),
        (lambda: Activity(how_often="x" * 5000), "“x{39}…”, but should be one of"),
        (lambda: Activity(how_often="\ud83d\n!"), "“� !”, but"),
        (lambda: Strength(id="no spaces"), "letters, digits, hyphens"),
        (lambda: Strength(updated=datetime(2026, 1, 1)), "time zone"),  # noqa: DTZ001
        (lambda: Appointment(on=datetime(2026, 1, 1, tzinfo=UTC)), "should be a date"),
        (lambda: Appointment(words=(1,)), "list of texts"),
        (lambda: Appointment(words=("x" * 100_001,)), "longer than 100,000"),
        (lambda: Reading(kind=1, name="Bikes", value=1), "“kind” should be a text"),
        (lambda: Reading(kind="theme", name=None, value=1), "“name” should be a text"),
        (lambda: Reading(kind="theme", name="Bikes", value="1"), "“value” should be a number"),
        (lambda: Reading(kind="theme", name="Bikes", value=True), "“value” should be a number"),
        (lambda: Reading(kind="t", name="", value=float("inf")), "“value” should be a number"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_a_sentence(make, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        make()


def test_half_an_emoji_is_replaced_since_no_file_can_carry_it():
    assert Activity(what="a\ud83d").what == "a\N{REPLACEMENT CHARACTER}"
    assert Appointment(words=["\udc00"]).words == ("\N{REPLACEMENT CHARACTER}",)


def test_20_000_characters_and_markup_are_kept_as_they_are():
    story = "<b>🧡</b>" * 2500
    assert Strength(story=story).story == story


def test_a_record_class_of_ones_own_is_asked_for_by_its_fields_names():
    assert [field.label for field in declared(Appointment)] == ["On", "Words"]
    assert all(field.help == field.example == field.short == "" for field in declared(Appointment))
    by_name = {field.name: field for field in declared(EveryKind)}
    assert by_name["long_text"].label == "Long text"
    assert by_name["rating"].options == tuple((value, str(value)) for value in range(1, 6))
    assert by_name["choice"].options == by_name["choices"].options == (("a", "a"), ("b", "b"))
    assert by_name["text"].options == ()


def test_a_field_has_its_own_sentences():
    how_often = next(field for field in declared(Activity) if field.name == "how_often")
    words = content.texts("model.activity.how_often")
    assert how_often.label == words["label"]
    assert dict(how_often.options) == words["options"]
    for record_type in SECTIONS.values():
        for field in declared(record_type):
            told = {part: field.words.get(part, "") for part in ("short", "help", "example")}
            assert told == {"short": field.short, "help": field.help, "example": field.example}


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Topic(what=" compost\n and  worms "), "compost and worms"),
        (Topic(why="no name yet"), ""),
        (Theme(words=("bread",)), ""),
        (EveryKind(text="", long_text="second"), ""),
        (UnpaidWorkRecord(), ""),
        (Appointment(words=("dentist",)), ""),
        (Diary(on=date(2026, 1, 1), entry="a walk\nby the sea"), "a walk by the sea"),
    ],
)
def test_a_record_is_called_by_its_first_text(record, name):
    assert name_of(record) == name
