"""Clarity and energy as a picture with its words and its table."""

from datetime import date, timedelta

import pytest

from careerkit.charts.check_in.clarity import clarity_over_time
from careerkit.model import CheckInRecord, Workbook

START = date(2026, 10, 4)


def check_in(week, **answers):
    on = START + timedelta(weeks=week)
    return CheckInRecord(on=on, kind="weekly", **{"clarity": 3, **answers})


def book(*check_ins):
    return Workbook(check_ins=check_ins)


def rows_of(drawn):
    """The data of each layer."""
    spec = drawn.spec()
    kept = spec.get("datasets", {})
    data = [layer["data"] for layer in spec["layer"]]
    return [one["values"] if "values" in one else kept[one["name"]] for one in data]


def test_an_empty_workbook_gives_a_sentence_and_no_picture():
    drawn = clarity_over_time(Workbook())

    assert drawn.chart is None
    assert drawn.description.startswith("After")


def test_one_check_in_is_drawn_and_told():
    drawn = clarity_over_time(book(check_in(0, energy=1)))

    assert drawn.description == "One check-in is drawn, of 4 October."
    assert drawn.columns == ("Day", "Clarity", "Energy", "In a sentence")
    assert drawn.rows == (("4 October", "3, half clear", "Plenty", ""),)
    assert drawn.spec()["layer"][0]["encoding"]["x"]["scale"]["domain"] == [-1, 1]


def test_clarity_and_energy_have_a_band_a_line_and_a_shape_each():
    drawn = clarity_over_time(
        book(check_in(0, clarity=1, energy=-2), check_in(4, clarity=4, energy=1))
    )

    marks = [layer["mark"] for layer in drawn.spec()["layer"]]
    assert [mark["shape"] for mark in marks if mark["type"] == "point"] == ["circle", "square"]
    dashes = [mark["strokeDash"] for mark in marks if mark["type"] == "line"]
    assert dashes[0] != dashes[1]
    clarity, _, energy, *_ = rows_of(drawn)
    assert [(row["x"], row["y"]) for row in clarity] == [(0, 7), (28, 10)]
    assert [(row["x"], row["y"]) for row in energy] == [(0, 0), (28, 3)]


def test_the_description_tells_first_last_lowest_and_highest():
    drawn = clarity_over_time(
        book(check_in(0, clarity=2), check_in(1, clarity=5), check_in(2, clarity=3))
    )

    assert drawn.description == (
        "Three check-ins, from 4 October to 18 October. "
        "Clarity was “2, a direction” and is “3, half clear”; "
        "it was lowest at “2, a direction” and highest at “5, I could start now”."
    )


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        ((2, 4), "Clarity was “2, a direction” and is “4, clear”."),
        ((2, 3, 4), "Clarity was “2, a direction” and is “4, clear”."),
        ((2, 2), "Clarity was “2, a direction” all the time."),
    ],
)
def test_the_lowest_and_the_highest_are_told_only_where_they_are_news(ratings, told):
    drawn = clarity_over_time(book(*(check_in(n, clarity=each) for n, each in enumerate(ratings))))

    assert drawn.description.endswith(f". {told}")


def test_a_missing_rating_is_empty_in_the_table_and_no_point():
    drawn = clarity_over_time(book(check_in(0, clarity=None, energy=1), check_in(1)))

    assert [row[1:3] for row in drawn.rows] == [(None, "Plenty"), ("3, half clear", None)]


def test_years_are_on_the_axis_only_where_they_differ():
    near = clarity_over_time(book(check_in(0), check_in(4))).spec()
    far = clarity_over_time(book(check_in(0), check_in(60))).spec()

    def label(spec):
        return spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]

    assert "4 Oct" in label(near)
    assert "2026" not in label(near)
    assert "2026" in label(far)
    assert "2027" in label(far)
