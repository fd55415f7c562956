"""What one cell says: what can be taken in two ways is left as the text that it is."""

from datetime import UTC, date, datetime, time

import pytest

from careerkit.importing.cells import days_in, in_words, moment_in, stored, text_of
from careerkit.model import declared
from support.models.kinds import EveryKind

FIELDS = {field.name: field for field in declared(EveryKind)}


@pytest.mark.parametrize(
    ("name", "cell", "plain"),
    [
        ("text", "", ""),
        ("text", 3.0, "3"),
        ("text", "'=1", "=1"),
        ("text", "'Tis", "'Tis"),
        ("number", None, None),
        ("number", "7.5", 7.5),
        ("number", 7.0, 7),
        ("number", "7,5", "7,5"),
        ("number", "1e999", float("inf")),
        ("number", True, "TRUE"),
        ("rating", " 3 ", 3),
        ("rating", "three", "three"),
        ("choice", "a", "a"),
        ("day", "2027-02-05", "2027-02-05"),
        ("day", "5.2.2027", "2027-02-05"),
        ("day", "31.2.2027", "31.2.2027"),
        ("day", "5/2/2027", "5/2/2027"),
        ("day", date(2027, 2, 5), "2027-02-05"),
        ("day", datetime(2027, 2, 5, tzinfo=UTC), "2027-02-05"),
        ("tags", '["a", "b, c"]', ["a", "b, c"]),
        ("tags", "a, b", "a, b"),
        ("tags", "[" * 100_000, "[" * 100_000),
    ],
)
def test_what_is_stored(name, cell, plain):
    assert stored(FIELDS[name], cell) == plain


@pytest.mark.parametrize(("cell", "plain"), [("7,5", 7.5), ("1,500", 1.5), ("1.500,5", "1.500,5")])
def test_a_decimal_comma_is_one_where_semicolons_divide(cell, plain):
    assert stored(FIELDS["number"], cell, decimal_commas=True) == plain


@pytest.mark.parametrize(
    ("name", "cell", "plain"),
    [
        ("text", "'=1", "'=1"),
        ("number", "", None),
        ("rating", "3", 3),
        ("choice", "A", "a"),
        ("choice", "z", "z"),
        ("choices", "a, B", ["a", "b"]),
        ("tags", "x, flour, white, y", ["x", "flour, white", "y"]),
        ("tags", " x ,, ", ["x"]),
        ("day", datetime(2027, 2, 5, tzinfo=UTC), "2027-02-05"),
    ],
)
def test_what_is_read(name, cell, plain):
    assert in_words(FIELDS[name], cell, ("flour, white",)) == plain


def test_a_cell_as_text_is_without_what_a_spreadsheet_added():
    assert [text_of(cell) for cell in (None, 3.0, 3.5, False, time(9, 30), "x")] == [
        *("", "3", "3.5", "FALSE", "09:30:00", "x"),
    ]


def test_a_day_with_slashes_may_be_two_days():
    assert list(days_in("5/2/2027")) == ["2027-05-02", "2027-02-05"]
    assert list(days_in("13/2/2027")) == ["2027-02-13"]
    assert list(days_in("soon")) == []


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-11-29T12:00:00Z", datetime(2026, 11, 29, 12, tzinfo=UTC)),
        (datetime(2026, 11, 29, 12), datetime(2026, 11, 29, 12, tzinfo=UTC)),  # noqa: DTZ001
        ("2026-11-29T12:00:00", None),
        ("2026-11-29", None),
        ("", None),
        (None, None),
        (7.0, None),
    ],
)
def test_a_moment_has_a_time_zone_or_is_a_spreadsheets(cell, moment):
    assert moment_in(cell) == moment
