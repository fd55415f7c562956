"""Records as plain values and back: nothing is guessed, coerced or left out."""

from datetime import UTC, date, datetime

import attrs
import pytest
from cattrs import BaseValidationError, transform_error

from careerkit.model import Moments, Reading, Removal, Topic, Workbook
from careerkit.model.plain import converter, from_plain, to_plain
from support.models.kinds import EveryKind

START = datetime(2026, 1, 1, tzinfo=UTC)
TEXT, NUMBER = "should be a text", "should be a number"
LIST, GROUP = "should be a list", "should be a group of named answers"
MOMENT, DAY = "should be a date and time with a time zone", "should be a date such as 2026-03-31"
FULL = EveryKind(
    id="a",
    updated=START,
    stamps=Moments({"text": START}),
    text="soil",
    long_text="worms\nand ants",
    number=2.5,
    rating=3,
    choice="a",
    choices=("b", "a"),
    day=date(2026, 3, 31),
    tags=("x", "y"),
    link="t",
    links=("t", "u"),
    readings=(Reading(kind="theme", name="Bikes", value=1),),
)
PLAIN = {
    "id": "a",
    "updated": "2026-01-01T00:00:00.000000Z",
    "stamps": {"text": "2026-01-01T00:00:00.000000Z"},
    "text": "soil",
    "long_text": "worms\nand ants",
    "number": 2.5,
    "rating": 3,
    "choice": "a",
    "choices": ["b", "a"],
    "day": "2026-03-31",
    "tags": ["x", "y"],
    "link": "t",
    "links": ["t", "u"],
    "readings": [{"kind": "theme", "name": "Bikes", "value": 1}],
}


def test_each_kind_of_answer_has_its_plain_form_and_comes_back_as_it_was():
    assert to_plain(FULL) == PLAIN
    assert from_plain(EveryKind, PLAIN) == FULL


def test_what_says_nothing_is_left_out_and_guessed_when_it_is_read():
    record = attrs.evolve(FULL, stamps=Moments())
    assert to_plain(record) == {key: value for key, value in PLAIN.items() if key != "stamps"}
    mark = Removal(section="topics", id="x", at=START)
    assert converter().unstructure(mark) == {
        "section": "topics",
        "id": "x",
        "at": "2026-01-01T00:00:00.000000Z",
    }
    seen = attrs.evolve(mark, saw=(START,))
    assert converter().unstructure(seen)["saw"] == ["2026-01-01T00:00:00.000000Z"]
    assert converter().structure(converter().unstructure(seen), Removal) == seen
    assert "arranged" in converter().unstructure(Workbook())


@pytest.mark.parametrize(
    ("kind", "value"), [(str, ""), (str, "7"), (int, 7), (float, 7), (float, 7.5), (int, 10**400)]
)
def test_what_has_its_kind_stays_as_it_is(kind, value):
    found = converter().structure(value, kind)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        (str, [7, 7.5, True, None, ["x"], {}], TEXT),
        (int, ["7", 7.0, True, None, []], NUMBER),
        (float, ["7.5", True, False, None, []], NUMBER),
        (datetime, ["", "today", "2026-01-01", "2026-01-01T00:00:00", 7, None, True, []], MOMENT),
        (datetime, ["0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-02:00"], MOMENT),
        (date, ["", "today", "12026-06-01", "2026-02-30", 7, None, True, []], DAY),
        (tuple[str, ...], ["abc", {"a": 1}, None, 7, ("a",)], LIST),
        (Moments, ["x", 7, None, [], {"no name": "2026-01-01T00:00:00Z"}, {"": ""}], GROUP),
        (Moments, [{"what": "2026-01-01T00:00:00Z", "no name": "2026-01-01T00:00:00Z"}], GROUP),
        (Moments, [{"what": "today"}, {"what": "2026-01-01T00:00:00Z", "why": None}], MOMENT),
        (Topic, ["x", 7, None, []], GROUP),
        (Reading, ["x", 7, None, []], GROUP),
        (Workbook, ["x", 7, None, []], GROUP),
    ],
)
def test_what_has_another_kind_is_refused_and_not_made_to_fit(kind, values, sentence):
    for value in values:
        with pytest.raises((TypeError, ValueError)) as caught:
            converter().structure(value, kind)
        assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-01T00:00:00Z", START),
        ("2026-01-01T02:00:00+02:00", START),
        ("2026-01-01T00:00:00.000001Z", START.replace(microsecond=1)),
        ("0001-01-01T00:00:00Z", datetime.min.replace(tzinfo=UTC)),
        ("9999-12-31T23:59:59.999999Z", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_any_zone_and_written_in_utc_to_the_microsecond(text, moment):
    found = converter().structure(text, datetime)
    assert (found, found.tzinfo) == (moment, UTC)
    written = converter().unstructure(found)
    assert len(written) == len("2026-01-01T00:00:00.000000Z")
    assert written.endswith("Z")
    assert converter().structure(written, datetime) == moment


def problems(record_type, plain):
    with pytest.raises(BaseValidationError) as caught:
        from_plain(record_type, plain)
    return transform_error(caught.value, format_exception=lambda error, _: str(error))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": 7}, f"{TEXT} @ $.text"),
        ({"rating": 3.5}, f"{NUMBER} @ $.rating"),
        ({"number": "a lot"}, f"{NUMBER} @ $.number"),
        ({"tags": ["x", 7]}, f"{TEXT} @ $.tags[1]"),
        ({"tags": "xy"}, f"{LIST} @ $.tags"),
        ({"day": "soon"}, f"{DAY} @ $.day"),
        ({"updated": "soon"}, f"{MOMENT} @ $.updated"),
        ({"stamps": []}, f"{GROUP} @ $.stamps"),
        ({"readings": [7]}, f"{GROUP} @ $.readings[0]"),
        (
            {"readings": [{"kind": "a", "name": "b", "value": "1"}]},
            f"{NUMBER} @ $.readings[0].value",
        ),
        ({"readings": [{"kind": "a", "name": 7, "value": 1}]}, f"{TEXT} @ $.readings[0].name"),
    ],
)
def test_a_problem_is_told_with_its_place(changes, problem):
    assert problems(EveryKind, {**PLAIN, **changes}) == [problem]


@pytest.mark.parametrize(
    ("record_type", "plain"),
    [
        (EveryKind, {**PLAIN, "hobbies": "chess"}),
        (Reading, {"kind": "a", "name": "b", "value": 1, "more": 1}),
        (Reading, {"kind": "a", "name": "b"}),
        (Reading, {"kind": "a", "name": "b", "more": 1}),
        (Removal, {"id": "x"}),
        (Removal, {"section": 7}),
        (Workbook, {"topics": [{"colour": "green"}]}),
        (Workbook, {"topics": ["x"]}),
    ],
)
def test_what_is_unknown_or_missing_is_refused(record_type, plain):
    assert problems(record_type, plain)


def test_a_record_of_few_words_is_one():
    record = from_plain(Topic, {"what": "soil"})
    assert (record.what, record.why, len(record.id)) == ("soil", "", 32)
