import json

import pytest
from hypothesis import given

from careerkit.charts import energy_map, strengths_map
from careerkit.model import Activity, Strength, Workbook
from support.models.strategies import workbooks

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "👩‍👩‍👧 🎉",
    "متعة القراءة",
    "=1+1\n{datum.x} ' \" \\",
    "x" * 20_000,
)


def values(spec):
    """All rows of data of a specification, and its rest."""
    rest = {name: part for name, part in spec.items() if name != "datasets"}
    return [row for rows in spec["datasets"].values() for row in rows], rest


def test_a_moment_stands_where_it_was_rated_with_words_for_it():
    book = Workbook(activities=[Activity(id="a", what="Baking", absorbed=5, energy=2)])

    figure = energy_map(book)

    assert figure.rows == (("Baking", "fully", "charged", "Feeds you"),)
    assert len(figure.columns) == 4
    assert figure.description == (
        "One moment is on the map. "
        "“Baking” is in the part that feeds you: absorbing, with energy left over."
    )
    rows, _ = values(figure.spec())
    (point,) = [row for row in rows if row.get("id") == "a"]
    assert (point["x"], point["y"]) == (5, 2)


@pytest.mark.parametrize(
    ("ease", "energy", "corner"),
    [
        (4, 5, "Build on it"),
        (2, 4, "Worth practising"),
        (5, 1, "Handle with care"),
        (1, 1, "Leave to others"),
        (3, 5, "In between"),
        (4, 3, "In between"),
    ],
)
def test_each_corner_has_a_name(ease, energy, corner):
    book = Workbook(strengths=[Strength(what="Tact", ease=ease, energy=energy)])

    assert strengths_map(book).rows[0][3] == corner


def test_a_single_strength_is_spoken_of_once_and_as_one():
    def told(energy):
        book = Workbook(strengths=[Strength(what="Tact", ease=5, energy=energy)])
        return strengths_map(book).description

    assert told(2) == (
        "One strength is on the map. “Tact” comes easily, but gives you little energy."
    )
    assert told(3) == "One strength is on the map. It is not both easy and energising so far."


@pytest.mark.parametrize("draw", [energy_map, strengths_map])
def test_an_empty_map_invites_instead_of_drawing_axes(draw):
    book = Workbook(
        activities=[Activity(what="Baking"), Activity(absorbed=1, energy=1)],
        strengths=[Strength(what="Tact", ease=3)],
    )

    figure = draw(book)

    assert figure.spec() is None
    assert "appears here" in figure.description


def test_where_everything_feeds_it_is_not_counted_twice():
    drawn = energy_map(
        Workbook(
            activities=[
                Activity(what="Baking", absorbed=5, energy=2),
                Activity(what="Chess", absorbed=4, energy=1),
            ]
        )
    )

    assert drawn.description == (
        "Two moments are on the map. They lie in the part that feeds you,"
        " absorbing and with energy left over: “Baking” and “Chess”."
    )


def test_points_of_one_crossing_stand_side_by_side_in_the_same_places_each_time():
    book = Workbook(
        activities=[Activity(id=f"a{i}", what=f"M{i}", absorbed=5, energy=2) for i in range(30)]
    )

    rows, _ = values(energy_map(book).spec())
    again, _ = values(energy_map(book).spec())

    places = {row["id"]: row["x"] for row in rows if "id" in row}
    assert len(set(places.values())) == 30
    assert all(4.5 < x < 5.5 for x in places.values())
    assert rows == again
    assert any(row.get("label") == "M0\nM1\nand 28 more" for row in rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_is_only_ever_data(text):
    book = Workbook(activities=[Activity(what=text, absorbed=1, energy=-1)])

    figure = energy_map(book)
    rows, rest = values(figure.spec())

    assert figure.rows[0][0] == text
    assert text.split("\n")[0][:30] not in json.dumps(rest, ensure_ascii=False)
    assert max(len(str(value)) for row in rows for value in row.values()) <= 200


@given(workbooks())
def test_any_workbook_gives_a_valid_chart_with_a_row_a_point(book):
    for draw in (energy_map, strengths_map):
        figure = draw(book)
        spec = figure.spec()  # Altair checks it against Vega-Lite's schema.
        rows = values(spec)[0] if spec else []
        assert len([row for row in rows if "id" in row]) == len(figure.rows)
        assert figure.description


@pytest.mark.parametrize(
    ("draw", "workbook", "asked"),
    [
        (strengths_map, Workbook(strengths=[Strength(what="Calm in a queue")]), "one of your str"),
        (strengths_map, Workbook(strengths=[Strength(what="Calm", ease=4)]), "one of your str"),
        (energy_map, Workbook(activities=[Activity(what="Ironing")]), "one of your moments"),
    ],
)
def test_who_has_written_something_is_asked_to_rate_it_and_not_to_write_it(draw, workbook, asked):
    description = draw(workbook).description

    assert asked in description
    assert "Add a strength" not in description
    assert "Write down" not in description


def test_a_record_without_a_name_leaves_the_invitation_as_it_is():
    assert "Add a strength" in strengths_map(Workbook(strengths=[Strength(ease=4)])).description
