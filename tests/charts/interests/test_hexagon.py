"""The hexagon draws what it says."""

import math

import pytest

from careerkit.charts import interest_hexagon
from careerkit.insight.interests.scoring import TYPES
from careerkit.model import InterestScores, Workbook


def drawn(*sums):
    scores = InterestScores(scale="40", **dict(zip(TYPES, sums, strict=True)))
    return interest_hexagon(Workbook(interest_scores=(scores,)))


def test_nothing_is_drawn_before_there_is_a_profile():
    figure = interest_hexagon(Workbook())
    assert figure.spec() is None
    assert "still blank" in figure.description


def test_each_score_stands_on_its_corner():
    spec = drawn(40, 20, 0, 10, 30, 4).spec()
    shape = next(layer for layer in spec["layer"] if layer["mark"].get("style") == "ck-shape")
    data = shape["data"]
    points = data["values"] if "values" in data else spec["datasets"][data["name"]]
    radii = [math.hypot(point["x"], point["y"]) for point in points]
    assert radii == pytest.approx([1, 0.5, 0, 0.25, 0.75, 0.1, 1])


def test_words_and_table_say_the_same():
    figure = drawn(40, 20, 0, 10, 30, 4)
    assert "REI" in figure.description
    assert "Highest: Realistic. Lowest: Artistic." in figure.description
    assert figure.rows[0] == ("Realistic", 40)
    assert figure.columns[1] == "Score (0 to 40)"


def test_a_flat_profile_is_told_as_one():
    assert "points nowhere" in drawn(*[5] * 6).description
