"""A kind of answer knows what is empty, what fits, how it is kept, shown and merged."""

import json
import re
from datetime import UTC, date, datetime
from inspect import isabstract
from pathlib import Path

import pytest

from careerkit.model import Activity, Reading, declared, kinds
from careerkit.model.kinds import Merging
from careerkit.model.plain import from_plain
from careerkit.widgets import front_end
from support.models.kinds import EveryKind

START = datetime(2026, 1, 1, tzinfo=UTC)


def test_the_table_below_has_a_field_of_every_kind():
    known = [getattr(kinds, name) for name in kinds.__all__ if name[0].isupper()]
    concrete = {kind for kind in known if isinstance(kind, type) and not isabstract(kind)}
    assert {type(field.kind) for field in declared(EveryKind)} == concrete - {kinds.Merging}


@pytest.mark.parametrize("field", declared(EveryKind), ids=lambda field: field.name)
def test_an_empty_answer_of_each_kind_fits_it_and_stands_before_an_answer(field):
    record = from_plain(EveryKind, json.loads(json.dumps({field.name: field.empty})))
    assert getattr(record, field.name) == getattr(EveryKind(), field.name)


READING = Reading(kind="theme", name="Bikes", value=1)


@pytest.mark.parametrize(
    ("field", "within", "outside"),
    [
        ("text", ["", "x" * 100_000], ["x" * 100_001, None, b"x", 7]),
        ("long_text", ["", "x" * 100_000], ["x" * 100_001, None, ("x",)]),
        ("link", ["", "x" * 100_000], ["x" * 100_001, None]),
        ("number", [None, 1, 1.0, 5.5, 9], [0, 0.999, 9.001, 10, True, "5", float("-inf")]),
        ("rating", [None, 1, 5], [0, 6, 3.0, False, "3"]),
        ("choice", ["", "a", "b"], ["c", "A", None, "ab", ("a",)]),
        ("choices", [(), ("a",), ("b", "a"), ("",)], ["a", ("a", "c"), ("a", 1), None, 7]),
        ("day", [None, date.min, date.max], [START, "2026-01-01", 0]),
        ("tags", [(), ("",), ("x" * 50_000,) * 2], ["x", ("x" * 50_001,) * 2, ("x", None), 7]),
        ("links", [(), ("x", "y"), ("x" * 100_000,)], ["x", ("x" * 100_001,), (b"x",), None]),
        ("readings", [(), (READING,) * 2], [(READING, "x"), ({"kind": "theme"},)]),
    ],
)
def test_what_is_just_within_its_range_fits_and_what_is_just_outside_does_not(
    field, within, outside
):
    for value in within:
        assert getattr(EveryKind(**{field: value}), field) == value
    for value in outside:
        with pytest.raises((TypeError, ValueError), match=f"[“']{field}[”']"):
            EveryKind(**{field: value})


@pytest.mark.parametrize("name", ["choices", "tags", "links", "readings"])
def test_any_collection_becomes_a_tuple_in_its_order(name):
    values = [READING] if name == "readings" else ["b", "a"]
    for collection in (values, iter(values), dict.fromkeys(values)):
        assert getattr(EveryKind(**{name: collection}), name) == tuple(values)


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        (" two\n\n  words ", "two words"),
        (7, "7"),
        ("\udc00", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_does_not_fit_is_quoted_on_one_line_and_not_at_length(value, quoted):
    with pytest.raises(ValueError, match=f"“choice” is “{quoted}”, but should be one of: a, b."):
        EveryKind(choice=value)


def test_a_range_is_told_in_short_numbers():
    with pytest.raises(ValueError, match=r"“number” is 9\.5, but should be between 1 and 9\."):
        EveryKind(number=9.5)
    with pytest.raises(ValueError, match=r"“what” is longer than 100,000 characters\."):
        Activity(what="x" * 100_001)
    with pytest.raises(ValueError, match=r"“tags” is longer than 100,000 characters\."):
        EveryKind(tags=["x" * 100_001])


def test_each_kind_is_declared_with_what_belongs_to_it():
    assert {field.name: field.kind for field in declared(EveryKind)} == {
        "text": kinds.Text(longest=100_000),
        "long_text": kinds.LongText(longest=100_000),
        "number": kinds.Number(low=1, high=9),
        "rating": kinds.Rating(low=1, high=5),
        "choice": kinds.Choice(values=("a", "b")),
        "choices": kinds.Choices(values=("a", "b"), longest=100_000),
        "day": kinds.Day(),
        "tags": kinds.Tags(longest=100_000),
        "link": kinds.Link(section="topics", longest=100_000),
        "links": kinds.Links(longest=100_000),
        "readings": kinds.Readings(),
    }
    assert {field.record for field in declared(EveryKind)} == {"every_kind"}
    assert declared(EveryKind) is declared(EveryKind)


def test_of_what_a_person_wrote_nothing_is_lost_where_two_versions_meet():
    merged = {field.name: field.kind.merging for field in declared(EveryKind)}
    latest = dict.fromkeys(
        ("number", "rating", "choice", "day", "link", "readings"), Merging.LATEST
    )
    together = dict.fromkeys(("tags", "links", "choices"), Merging.TOGETHER)
    assert merged == {"text": Merging.BESIDE, "long_text": Merging.BESIDE, **latest, **together}


def test_a_person_writes_in_texts_and_tags_and_calls_a_record_by_a_text():
    fields = declared(EveryKind)
    assert [field.name for field in fields if field.kind.is_prose] == ["text", "long_text"]
    assert [field.name for field in fields if field.kind.is_words] == ["text", "long_text", "tags"]


def test_the_front_end_has_a_control_for_each_kind_that_a_form_asks_for():
    file = Path(front_end.__file__).parent / "records" / "record_fields.js"
    text = file.read_text(encoding="utf-8")
    table = re.search(r"const CONTROLS = \{\n(.*?)^\};", text, re.MULTILINE | re.DOTALL)
    controls = re.findall(r"^  (\w+): \{ make:", table[1], re.MULTILINE)
    asked = [field.kind.control for field in declared(EveryKind) if field.kind.control]
    assert sorted(controls) == sorted(asked)
    assert [field.name for field in declared(EveryKind) if not field.kind.control] == [
        "links",
        "readings",
    ]
