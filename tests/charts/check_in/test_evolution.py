"""What moved between check-ins, as pictures with their words and tables."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit.charts.check_in.evolution import evolution
from careerkit.insight.interests.scoring import TYPES
from careerkit.model import CheckInRecord, Reading, Workbook

START = date(2026, 10, 4)
DRAWN = {kind: partial(evolution, kind=kind) for kind in ("theme", "interest", "path", "goal")}


def check_in(week, *readings, **answers):
    return CheckInRecord(
        on=START + timedelta(weeks=week),
        kind="weekly",
        **{"clarity": 3, **answers},
        readings=[Reading(kind=kind, name=name, value=value) for kind, name, value in readings],
    )


def book(*check_ins):
    return Workbook(check_ins=check_ins)


def rows_of(drawn):
    """The data of each layer."""
    spec = drawn.spec()
    kept = spec.get("datasets", {})
    data = [layer["data"] for layer in spec["layer"]]
    return [one["values"] if "values" in one else kept[one["name"]] for one in data]


@pytest.mark.parametrize("draw", DRAWN.values())
def test_an_empty_workbook_gives_a_sentence_and_no_picture(draw):
    drawn = draw(Workbook())

    assert drawn.chart is None
    assert drawn.description.startswith("After")


def test_one_snapshot_is_nothing_to_compare():
    assert DRAWN["theme"](book(check_in(0, ("theme", "Bikes", 2)), check_in(1))).chart is None


def test_the_table_holds_the_first_the_previous_and_the_newest():
    drawn = DRAWN["theme"](
        book(
            check_in(0, ("theme", "Bikes", 1), ("theme", "Baking", 2)),
            check_in(1, ("theme", "Bikes", 2)),
            check_in(2, ("theme", "Bikes", 2)),
            check_in(3, ("theme", "Bikes", 3), ("theme", "Teaching", 4)),
        )
    )

    assert drawn.columns == ("Theme", "4 October", "18 October", "25 October")
    assert drawn.rows == (
        ("Bikes", "1 of 4", "2 of 4", "3 of 4"),
        ("Teaching", "not there", "not there", "4 of 4"),
        ("Baking", "2 of 4", "not there", "not there"),
    )
    assert drawn.description == (
        "From 4 October to 25 October. What moved: “Bikes” (1 of 4, now 3 of 4)."
    )


def test_each_line_stands_on_a_scale_of_its_own():
    drawn = DRAWN["path"](
        book(
            check_in(0, ("path", "Workshop", 1.0), ("path", "College", 5.0)),
            check_in(1, ("path", "Workshop", 5.0), ("path", "College", 3.0)),
        )
    )

    lines = rows_of(drawn)[0]
    # A band is 30 pixels high, and begins 24 below the top of its 70.
    assert [row["y"] for row in lines] == [54, 24, 94, 109]
    assert len({row["run"] for row in lines}) == 2


def test_a_line_breaks_where_the_thing_was_gone():
    drawn = DRAWN["goal"](
        book(
            check_in(0, ("goal", "Help", 0.1)),
            check_in(1, ("theme", "Bikes", 1)),
            check_in(2, ("goal", "Help", 0.5)),
        )
    )

    assert len({row["run"] for row in rows_of(drawn)[0]}) == 2
    assert drawn.rows == (("Help", "10%", "not there", "50%"),)


def test_what_came_later_is_told_from_its_own_beginning():
    drawn = DRAWN["theme"](
        book(
            check_in(0, ("goal", "Help", 0)),
            check_in(1, ("theme", "Bikes", 4)),
            check_in(2, ("theme", "Bikes", 4), ("theme", "Teaching", 1)),
            check_in(3, ("theme", "Bikes", 4), ("theme", "Teaching", 3)),
        )
    )

    assert drawn.columns == ("Theme", "11 October", "18 October", "25 October")
    assert drawn.description == (
        "From 11 October to 25 October. What moved: “Teaching” (1 of 4, now 3 of 4)."
    )


def test_a_long_name_has_two_lines_and_makes_the_picture_taller():
    def height(name):
        held = book(check_in(0, ("goal", name, 0)), check_in(1, ("goal", name, 1)))
        return DRAWN["goal"](held).spec()["height"]

    assert height("Help in class") == 70
    assert height("Help in the metalwork class at the college") == 84


def test_interests_have_their_names_and_all_six_lines():
    readings = [("interest", name, 10 + n) for n, name in enumerate(TYPES)]

    drawn = DRAWN["interest"](book(check_in(0, *readings), check_in(1, *readings)))

    assert [row[0] for row in drawn.rows][:2] == ["Realistic", "Investigative"]
    assert "Nothing moved by more than a day can make." in drawn.description


def test_a_long_list_is_drawn_in_part_and_whole_in_the_table():
    readings = [("theme", f"Theme {n}", n % 5) for n in range(12)]

    drawn = DRAWN["theme"](book(check_in(0, *readings), check_in(1, *readings)))

    assert len({row["run"] for row in rows_of(drawn)[0]}) == 8
    assert len(drawn.rows) == 12
    assert "Four more are in the table only." in drawn.description


def test_five_years_are_thinned_and_keep_their_ends():
    many = [check_in(week, ("path", "Workshop", 1 + week % 5)) for week in range(260)]

    lines = rows_of(DRAWN["path"](book(*many)))[0]

    assert len(lines) == 60
    assert (lines[0]["x"], lines[-1]["x"]) == (0, 259 * 7)


def test_what_a_person_typed_is_data():
    nasty = "</script><b>'\"{x}"
    drawn = DRAWN["theme"](book(check_in(0, ("theme", nasty, 1)), check_in(1, ("theme", nasty, 4))))

    assert drawn.rows[0][0] == nasty
    assert nasty in drawn.description


READINGS = st.lists(
    st.builds(
        Reading,
        kind=st.sampled_from(sorted(DRAWN)),
        name=st.sampled_from(["a", "b", "social"]),
        value=st.floats(-100, 100),
    ),
    max_size=5,
)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 400), READINGS), max_size=6))
def test_whatever_was_kept_every_row_fits_and_every_line_stays_in_the_picture(held):
    check_ins = [
        CheckInRecord(on=START + timedelta(days=day), clarity=2, readings=readings)
        for day, readings in held
    ]
    for draw in DRAWN.values():
        drawn = draw(book(*check_ins))
        if drawn.chart is not None:
            height = drawn.spec()["height"]
            assert all(0 <= row["y"] <= height for row in rows_of(drawn)[0])
